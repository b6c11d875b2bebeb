/** Catalogue words that several documents share. */
import { type Locale, type MessageKey, message, type Params } from '@taizhang/i18n';
import { chineseNumber } from '../text/chinese-number.js';
import type { JournalHead, Letterhead } from './official-document.js';

export type Light = 'green' | 'yellow' | 'red' | 'none';
export type Role = 'lead' | 'responsible' | 'support';

export type Say = (key: MessageKey, params?: Params) => string;
export const speaker =
  (locale: Locale): Say =>
  (key, params) =>
    message(locale, key, params);

/** 成文日期: no leading zeros (7.3.5.4). */
export const dateWords = (day: string, say: Say): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return say('report.date', { year, month: Number(month), day: Number(date) });
};

export const lightWords = (light: Light | null, say: Say): string => (light === null ? '—' : say(`report.light.${light}`));

export const headingNumber = (level: 1 | 2, count: number, locale: Locale): string => {
  const number = locale === 'en' ? String(count) : chineseNumber(count);
  return message(locale, level === 1 ? 'report.heading.first' : 'report.heading.second', { number });
};

export const journalNotes = (journal: JournalHead | null, say: Say): readonly string[] =>
  journal === null ? [] : [say('report.journal', { seq: journal.seq, hash: journal.hash })];

export const listWords = (names: readonly string[], say: Say): string => names.join(say('report.list.comma'));

export type { JournalHead, Letterhead };
