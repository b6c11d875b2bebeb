/** Drop-downs: the words of a choice and back. A workbook filled in one language is read in any. */
import { LOCALES, type Locale, type MessageKey, message } from '@taizhang/i18n';
import { CAUSES, REPORTED_LIGHTS } from '../model/unit-sheet.js';
import type { ColumnKind } from './columns.js';

type Choice = { readonly value: string; readonly key: MessageKey };

const CHOICES: Readonly<Record<'yes' | 'light' | 'cause', readonly Choice[]>> = {
  yes: [
    { value: 'yes', key: 'report.sheet.yes' },
    { value: 'no', key: 'report.sheet.no' },
  ],
  light: REPORTED_LIGHTS.map((value) => ({ value, key: `report.light.${value}` as const })),
  cause: CAUSES.map((value) => ({ value, key: `report.cause.${value}` as const })),
};

const isChoice = (kind: ColumnKind): kind is keyof typeof CHOICES => Object.hasOwn(CHOICES, kind);

export const choiceWords = (kind: ColumnKind, locale: Locale): readonly string[] | null =>
  isChoice(kind) ? CHOICES[kind].map(({ key }) => message(locale, key)) : null;

export const wordOf = (kind: 'yes' | 'light' | 'cause', value: string, locale: Locale): string => {
  const found = CHOICES[kind].find((choice) => choice.value === value);
  return found === undefined ? value : message(locale, found.key);
};

/** Shapes and blanks do not matter: `绿灯`, `●绿灯` and `green` are one. */
const plain = (text: string): string => text.replace(/[●▲■○\s]/g, '').toLowerCase();

/** Null where it is none of them. */
export const choiceOf = (kind: 'yes' | 'light' | 'cause', text: string): string | null => {
  const wanted = plain(text);
  const found = CHOICES[kind].find(
    ({ value, key }) => value.toLowerCase() === wanted || LOCALES.some((locale) => plain(message(locale, key)) === wanted),
  );
  return found?.value ?? null;
};
