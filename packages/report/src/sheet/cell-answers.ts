/** A cell → an answer of its column's kind, or a problem. Never guesses: a day written in another form is read only where it can mean one day. */
import type { Locale } from '@taizhang/i18n';
import type { SheetProblem, SheetProblemCode } from './answers.js';
import { choiceOf, choiceWords } from './choices.js';
import type { ColumnKind } from './columns.js';
import type { SheetLimits } from './limits.js';
import type { RawCell } from './read-cells.js';

export type Answer = {
  readonly value: string | number | null;
  readonly problem: {
    readonly severity: SheetProblem['severity'];
    readonly code: SheetProblemCode;
    readonly params: SheetProblem['params'];
  } | null;
};
export type Reading = { readonly limits: SheetLimits; readonly date1904: boolean; readonly locale: Locale };

const good = (value: Answer['value']): Answer => ({ value, problem: null });
const bad = (code: SheetProblemCode, params: SheetProblem['params'] = {}): Answer => ({
  value: null,
  problem: { severity: 'error', code, params },
});

const SHOWN = 40;
const DAY_WORDS = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const DAY_MILLISECONDS = 86_400_000;
/** 1899-12-30: day 0 as Excel counts since its 29 February 1900. */
const EPOCH = { from1900: -25_569, from1904: -24_107 } as const;

const dayFrom = (milliseconds: number): string | null => {
  const at = new Date(milliseconds);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 9998 ? null : at.toISOString().slice(0, 10);
};

const dayOfText = (text: string): string | null => {
  const [, year, month, date] = DAY_WORDS.exec(text) ?? [];
  if (year === undefined) return null;
  const day = dayFrom(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return day === `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` ? day : null;
};

const dayAnswer = (cell: RawCell, { date1904 }: Reading): Answer => {
  if (cell.kind === 'number') {
    const day = dayFrom((Math.floor(cell.number) + (date1904 ? EPOCH.from1904 : EPOCH.from1900)) * DAY_MILLISECONDS);
    return day === null ? bad('not-a-day', { value: String(cell.number) }) : good(day);
  }
  const text = cell.kind === 'text' ? cell.text.trim() : '';
  const day = dayOfText(text);
  if (day === null) return bad('not-a-day', { value: text.slice(0, SHOWN) });
  return { value: day, problem: { severity: 'warning', code: 'date-as-text', params: { day } } };
};

const numberAnswer = (cell: RawCell): Answer => {
  if (cell.kind === 'number') return good(cell.number);
  const text = cell.kind === 'text' ? cell.text.trim() : '';
  const plain = text.replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, '');
  return /^[-+]?\d{1,15}(\.\d{1,10})?$/.test(plain) ? good(Number(plain)) : bad('not-a-number', { value: text.slice(0, SHOWN) });
};

const choiceAnswer = (kind: 'yes' | 'light' | 'cause', text: string, locale: Locale): Answer => {
  const value = choiceOf(kind, text);
  return value === null
    ? bad('not-a-choice', { value: text.slice(0, SHOWN), choices: (choiceWords(kind, locale) ?? []).join(' ') })
    : good(value);
};

const textAnswer = (text: string, limit: number): Answer =>
  text.length > limit ? bad('too-long', { length: text.length, limit }) : good(text === '' ? null : text);

/** Empty is null, without a problem. */
export const answerOf = (cell: RawCell | undefined, kind: ColumnKind, reading: Reading): Answer => {
  if (cell === undefined || (cell.kind === 'text' && cell.text.trim() === '')) return good(null);
  if (cell.kind === 'formula') return bad('formula');
  if (cell.kind === 'error') return bad('cell-error', { value: cell.text.slice(0, SHOWN) });
  if (kind === 'day') return dayAnswer(cell, reading);
  if (kind === 'number') return numberAnswer(cell);
  const text = (cell.kind === 'number' ? String(cell.number) : cell.text).trim();
  if (kind === 'yes' || kind === 'light' || kind === 'cause') return choiceAnswer(kind, text, reading.locale);
  return textAnswer(text, kind === 'text' ? reading.limits.textCharacters : reading.limits.lineCharacters);
};
