/**
 * The day a deadline phrase (完成时限) fixes: the last day it allows. A phrase that names a state (持续推进) or could mean two days
 * (2025年前: before or by the end of?) fixes none. It must never take a year from anywhere but the phrase and the context.
 */
import { foldScript } from '../script/script.js';

export type DeadlineContext = { readonly year: number | null };

const chineseDigits = '〇一二三四五六七八九';

const plainDigits = (text: string): string =>
  foldScript(text)
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[零○]/gu, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/gu, (year) => Array.from(year, (digit) => chineseDigits.indexOf(digit)).join(''))
    .replace(/十([一二])(?=月)/gu, (_, digit: string) => `1${chineseDigits.indexOf(digit)}`)
    .replace(/十(?=月)/gu, '10')
    .replace(/[一二三四五六七八九](?=月)/gu, (digit) => String(chineseDigits.indexOf(digit)))
    .replace(/\s+/gu, '');

const lastDayOf = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const isoDay = (year: number, month: number, day: number): string | null => {
  if (year < 1949 || year > 2149 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const monthEnd = (year: number, month: number): string | null =>
  month >= 1 && month <= 12 ? isoDay(year, month, lastDayOf(year, month)) : null;

/** Periods of five years: 十四五 ends with 2025. */
const fiveYearEnd: Readonly<Record<string, number>> = { 十二五: 2015, 十三五: 2020, 十四五: 2025, 十五五: 2030, 十六五: 2035 };

const point = new RegExp(
  [
    '(?<year>(?:19|20)\\d\\d|今|本|当|明|次)年',
    '(?<numeric>(?:19|20)\\d\\d[-./]\\d{1,2}(?:[-./]\\d{1,2})?)(?!\\d)',
    '(?<!\\d)(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})[日号]|(?<third>[上中下]旬)|(?<part>底|末|中|初|份?前)|份)?',
    '(?<half>[上下]半年)',
    '第?(?<quarter>[一二三四1-4])季度(?:末|底)?',
    '(?<plan>十[二三四五六]五)[”"」』]?(?:规划)?(?:期?末|期间)',
    '(?<end>年?(?:底|末)(?=$|前|之前|以前|完成|[,，、;；。]))',
    '(?<within>年内|全年)',
  ].join('|'),
  'gu',
);

type Point = Readonly<Record<string, string | undefined>>;

const relativeYears: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 明: 1, 次: 1 };

const yearOf = (word: string, context: number | null): number | null => {
  const shift = relativeYears[word];
  if (shift === undefined) return Number(word);
  return context === null ? null : context + shift;
};

const monthPoint = (year: number, { month, day, third, part }: Point): string | null => {
  const number = Number(month);
  if (day !== undefined) return isoDay(year, number, Number(day));
  if (third === '上旬') return isoDay(year, number, 10);
  if (third === '中旬') return isoDay(year, number, 20);
  if (part === '中') return isoDay(year, number, 15);
  if (part === '初' || part?.endsWith('前')) return null;
  return monthEnd(year, number);
};

const numericPoint = (text: string): string | null => {
  const [year, month, day] = text.split(/[-./]/u).map(Number) as [number, number, number?];
  return day === undefined ? monthEnd(year, month) : isoDay(year, month, day);
};

/** A point inside a year that is already known. */
const pointIn = (year: number | null, found: Point): string | null => {
  if (year === null) return null;
  if (found.month !== undefined) return monthPoint(year, found);
  if (found.half !== undefined) return monthEnd(year, found.half === '上半年' ? 6 : 12);
  if (found.quarter !== undefined) return monthEnd(year, 3 * ('一二三四'.indexOf(found.quarter) + 1 || Number(found.quarter)));
  return monthEnd(year, 12);
};

/** 2025年 alone is its last day; 2025年前 could be the day before it begins. */
const bareYear = (year: number | null, rest: string): string | null =>
  year === null || /^(?:前|以前|之前|初|以来|起|度?报)/u.test(rest) ? null : isoDay(year, 12, 31);

const isRepeated = (text: string): boolean => /每(?:年|月|季|半年|周|日|个)|逐年|逐月/u.test(text);

export const deadlineOn = (text: string, context: DeadlineContext): string | null => {
  const plain = plainDigits(text.slice(0, 200));
  if (isRepeated(plain)) return null;
  let year = context.year;
  let on: string | null = null;
  for (const match of plain.matchAll(point)) {
    const found = (match.groups ?? {}) as Point;
    if (found.year !== undefined) {
      year = yearOf(found.year, context.year);
      on = bareYear(year, plain.slice(match.index + match[0].length));
    } else if (found.numeric !== undefined) on = numericPoint(found.numeric);
    else if (found.plan !== undefined) on = isoDay(fiveYearEnd[found.plan] as number, 12, 31);
    else if (found.within === '全年' && /持续|长期|常态/u.test(plain)) on = null;
    else on = pointIn(year, found);
  }
  return on;
};
