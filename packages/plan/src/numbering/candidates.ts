/** Where a number of an outline could stand: 一、 (一) 1. (1) ① 第三章 ——. Whether it does is decided in sequence.ts. */
import { type Flow, gaps } from '../flow/flow.js';
import { chineseNumber, isChineseNumeral, signNumber } from './numerals.js';

/** Depth that each kind of number has by custom; a bullet lies below all. */
export const ranks = {
  chapter: 0,
  article: 1,
  formal: 1.5,
  chinese: 2,
  bracketedChinese: 3,
  arabic: 4,
  decimal: 5,
  bracketedArabic: 6,
  circled: 7,
  bullet: 8,
} as const;

export type NumberKind = keyof typeof ranks;

export type Candidate = {
  readonly kind: NumberKind;
  readonly value: number;
  /** As printed, without brackets or dots; empty for a bullet. */
  readonly number: string;
  readonly start: number;
  readonly end: number;
};

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLatin = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);

const runOfDigits = (text: string, from: number): number => {
  let end = from;
  while (end < text.length && end - from < 4 && isDigit(text.charCodeAt(end))) end += 1;
  return end;
};

const runOfChinese = (text: string, from: number): number => {
  let end = from;
  while (end < text.length && end - from < 5 && isChineseNumeral(text.charAt(end))) end += 1;
  return end;
};

const measured = /^\d+(?:\.\d+)?[%‰万亿元个倍平公米吨千百℃年月日家项级:)-]/;
const yearAhead = /^(?:19|20)\d\d年/;

/** `1.5亿` is a quantity, `1.2017年10月底前…` and `1.5G网络` are numbers with text behind. */
const dotIsDecimal = (text: string, after: number): boolean => {
  if (!isDigit(text.charCodeAt(after))) return false;
  const ahead = text.slice(after, after + 12);
  if (yearAhead.test(ahead) || /^\d+\.\d+[^\d.]/.test(ahead)) return false;
  return measured.test(ahead) || !/^\d+[A-Za-z]/.test(ahead);
};

const decimalAt = (flow: Flow, start: number): Candidate | null => {
  if ((flow.gap[start] as number) < gaps.wide) return null;
  const found = /^\d{1,2}(?:\.\d{1,2}){1,3}/.exec(flow.text.slice(start, start + 12));
  if (!found) return null;
  const end = start + found[0].length;
  if (/^[%‰万亿元个倍平公米吨千百℃年月日家项级:、,]/.test(flow.text.slice(end, end + 1))) return null;
  return { kind: 'decimal', value: Number(found[0].split('.').pop()), number: found[0], start, end };
};

/** `3　推进…` at the start of a line: a space does the dot's work. */
const spacedAt = (flow: Flow, start: number, end: number): Candidate | null => {
  if ((flow.gap[start] as number) < gaps.wide || flow.gap[end] !== gaps.space || end - start > 2) return null;
  if (!/[一-鿿“《]/.test(flow.text.charAt(end))) return null;
  return { kind: 'arabic', value: Number(flow.text.slice(start, end)), number: flow.text.slice(start, end), start, end };
};

const arabicAt = (flow: Flow, start: number): Candidate | null => {
  const { text } = flow;
  const before = start > 0 && flow.gap[start] === gaps.none ? text.charCodeAt(start - 1) : 0;
  if (isDigit(before) || isLatin(before) || before === 0x2e || before === 0x7b2c) return null;
  const end = runOfDigits(text, start);
  if (end - start > 3) return null;
  const mark = text.charAt(end);
  const value = Number(text.slice(start, end));
  if (mark === ')') return { kind: 'bracketedArabic', value, number: text.slice(start, end), start, end: end + 1 };
  if (mark === '.' && dotIsDecimal(text, end + 1)) return decimalAt(flow, start);
  if (
    mark === '、' &&
    isDigit(text.charCodeAt(end + 1)) &&
    (flow.gap[start] === gaps.none || /^\d+[、号和至-]/.test(text.slice(end + 1, end + 8)))
  )
    return null;
  if (mark !== '.' && mark !== '、') return spacedAt(flow, start, end);
  const doubled = text.charAt(end + 1) === '、' || text.charAt(end + 1) === '.' ? 1 : 0;
  return { kind: 'arabic', value, number: text.slice(start, end), start, end: end + 1 + doubled };
};

const formalNumerals = '壹贰叁肆伍陆柒捌玖拾';

/** 壹、 above 一、 in papers of the older form. */
const formalAt = (flow: Flow, start: number): Candidate | null => {
  const letter = flow.text.charAt(start) === '参' ? '叁' : flow.text.charAt(start);
  const value = formalNumerals.indexOf(letter) + 1;
  if (value === 0 || flow.text.charAt(start + 1) !== '、' || (start > 0 && flow.gap[start] === gaps.none)) return null;
  return { kind: 'formal', value, number: flow.text.charAt(start), start, end: start + 2 };
};

const chineseAt = (flow: Flow, start: number): Candidate | null => {
  const { text } = flow;
  const before = start > 0 ? text.charAt(start - 1) : '';
  if (before === '第' || (isChineseNumeral(before) && flow.gap[start] === gaps.none)) return null;
  const end = runOfChinese(text, start);
  const value = chineseNumber(text.slice(start, end));
  const mark = text.charAt(end);
  if (value === null || value === 0 || (mark !== '、' && mark !== '.')) return null;
  return { kind: 'chinese', value, number: text.slice(start, end), start, end: end + 1 };
};

const bracketedAt = (flow: Flow, start: number): Candidate | null => {
  const { text } = flow;
  const chinese = runOfChinese(text, start + 1);
  const arabic = runOfDigits(text, start + 1);
  const end = Math.max(chinese, arabic);
  if (end === start + 1 || text.charAt(end) !== (text.charAt(start) === '(' ? ')' : ']')) return null;
  const number = text.slice(start + 1, end);
  const value = arabic > chinese ? Number(number) : chineseNumber(number);
  if (value === null || value === 0 || value > 999) return null;
  const after = text.charAt(end + 1) === '、' ? end + 2 : end + 1;
  return { kind: arabic > chinese ? 'bracketedArabic' : 'bracketedChinese', value, number, start, end: after };
};

const ordinalAt = (flow: Flow, start: number): Candidate | null => {
  if ((flow.gap[start] as number) === gaps.none && start > 0 && !/[。;)]/.test(flow.text.charAt(start - 1))) return null;
  const found = /^第([〇零一二三四五六七八九十百]{1,5}|\d{1,3})(章|节|篇|编|条|部分)/.exec(flow.text.slice(start, start + 9));
  if (!found) return null;
  const [all, number = '', noun] = found;
  const value = /\d/.test(number) ? Number(number) : chineseNumber(number);
  if (value === null) return null;
  return { kind: noun === '条' ? 'article' : 'chapter', value, number, start, end: start + all.length };
};

const bullets = /[●■◆◇□▪•◦➢►▶-]/;

const bulletAt = (flow: Flow, start: number): Candidate | null => {
  const { text } = flow;
  const c = text.charAt(start);
  if (c === '—' && text.charAt(start + 1) === '—' && text.charAt(start + 2) !== '—')
    return { kind: 'bullet', value: 0, number: '', start, end: start + 2 };
  if (
    (flow.gap[start] as number) >= gaps.wide &&
    (bullets.test(c) || (c === '—' && text.charAt(start + 1) !== '—')) &&
    !isDigit(text.charCodeAt(start + 1))
  )
    return { kind: 'bullet', value: 0, number: '', start, end: start + 1 };
  return null;
};

const signAt = (flow: Flow, start: number): Candidate | null => {
  const sign = signNumber(flow.text.charCodeAt(start));
  if (!sign) return null;
  const kinds = { circled: 'circled', bracketed: 'bracketedArabic', dotted: 'arabic', bracketedChinese: 'bracketedChinese' } as const;
  return { kind: kinds[sign.kind], value: sign.value, number: flow.text.charAt(start), start, end: start + 1 };
};

const rangesOfOpeners: readonly (readonly [first: number, last: number])[] = [
  [0x30, 0x39],
  [0x2022, 0x27ff],
  [0x3220, 0x3229],
];

/** Characters that a number can begin with: hardly any of a text's. */
const openers = new Uint8Array(0x10000);
for (const [first, last] of rangesOfOpeners) openers.fill(1, first, last + 1);
for (const c of `([第—-参${formalNumerals}`) openers[c.charCodeAt(0)] = 1;
for (let unit = 0; unit < openers.length; unit += 1) if (isChineseNumeral(String.fromCharCode(unit))) openers[unit] = 1;

export const candidateAt = (flow: Flow, start: number): Candidate | null => {
  const unit = flow.text.charCodeAt(start);
  if (openers[unit] === 0) return null;
  if (isDigit(unit)) return arabicAt(flow, start);
  if (unit === 0x28 || unit === 0x5b) return bracketedAt(flow, start);
  if (unit === 0x7b2c) return ordinalAt(flow, start);
  if ((unit >= 0x2460 && unit <= 0x249b) || (unit >= 0x2776 && unit <= 0x277f) || (unit >= 0x3220 && unit <= 0x3229))
    return signAt(flow, start);
  if (unit === 0x2014 || unit === 0x2d || (unit >= 0x2022 && unit <= 0x27ff && unit !== 0x201c)) return bulletAt(flow, start);
  if (isChineseNumeral(flow.text.charAt(start))) return chineseAt(flow, start);
  return flow.text.charAt(start + 1) === '、' ? formalAt(flow, start) : null;
};
