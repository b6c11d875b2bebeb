/** The series of an indicator (指标): what is measured, the bound, the value, by when. Words that bear no value give no series. */
import type { Series, Span } from '../draft.js';
import { foldScript } from '../script/script.js';
import { arabicNumber, halfWidth } from './numbers.js';
import { type Measure, readMeasures, unbroken } from './quantities.js';

/** 力争 at the head of a sentence governs all that follows it; 左右 and 接近 stand at their number. */
const hedgeOf = (words: string, { at, before, after }: Measure): string | null => {
  const tail = /^(?:左右|上下)/u.exec(after);
  if (tail) return words.slice(at[1], at[1] + tail[0].length);
  const lead = /力争|争取/u.exec(before) ?? /(?:接近|大约|约)$/u.exec(before);
  const start = at[0] - before.length;
  return lead ? words.slice(start + lead.index, start + lead.index + lead[0].length) : null;
};

const natureOf = (plain: string): Series['nature'] => (/约束性/u.test(plain) ? 'binding' : /预期性/u.test(plain) ? 'anticipatory' : null);

const byOf = (plain: string): string | null => {
  const match = /(?:到|至)?((?:19|20)\d\d)年(?:底|末)?/u.exec(plain);
  if (match) return match[1] as string;
  return /十四五/u.test(plain) ? '2025' : /十五五/u.test(plain) ? '2030' : null;
};

/** A row of an indicator table: name, unit, base, target, nature. */
const rowPattern = new RegExp(
  `^\\s*(?:\\d+[.、]?\\s*)?([^\\d\\s|][^|\\s]*?)\\s*[(|\\s]\\s*([^\\d\\s|()]{1,8})\\)?[\\s|]+(${arabicNumber})[\\s|]+([<>≤≥]?)\\s*(${arabicNumber})[\\s|]*(约束性|预期性)?`,
  'u',
);

const readRow = (words: string, plain: string): Series | null => {
  const row = rowPattern.exec(plain);
  if (!row) return null;
  const [, name = '', unit = '', , sign = '', target = '', nature] = row;
  const start = plain.indexOf(name);
  return {
    name: words.slice(start, start + name.length),
    bound: /[<≤]/u.test(sign) ? '<=' : '>=',
    value: Number(target.replace(/,/gu, '')),
    unit,
    by: byOf(plain),
    hedge: null,
    nature: nature === '约束性' ? 'binding' : nature === '预期性' ? 'anticipatory' : null,
  };
};

const sentenceSeries = (words: string, plain: string): readonly Series[] =>
  readMeasures(words).map((measure) => ({
    name: measure.quantity.of,
    bound: measure.quantity.bound,
    value: measure.quantity.value,
    unit: measure.quantity.unit,
    by: byOf(plain),
    hedge: hedgeOf(words, measure),
    nature: natureOf(plain),
  }));

export const readSeries = (source: string, span: Span): readonly Series[] => {
  const words = unbroken(source.slice(span[0], span[1]));
  const plain = halfWidth(foldScript(words));
  const row = plain.length < 200 ? readRow(words, plain) : null;
  return row ? [row] : sentenceSeries(words, plain);
};
