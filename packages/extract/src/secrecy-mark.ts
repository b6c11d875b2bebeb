/**
 * Marks of secrecy (密级标志) as documents bear them: 绝密, 机密 or 秘密, a star, and how long (国家秘密定密管理暂行规定; GB/T 9704-2012, 7.2.2: the mark
 * stands at the top left of the first page, its two characters apart where no time is given). Pure. Words that speak of secrecy are no mark:
 * 保密工作, 严守国家秘密, a mark named inside quotation marks.
 */

/** ⭐ is what a telephone makes of ★; an asterisk counts only where a time follows it. */
const STAR = '[★☆✩✪✫✬✭✮✯✰⭐🌟]';
const GAP = '[^\\S\\n\\r]*';
const WORD = `[绝絕机機秘祕]${GAP}密${GAP}[级級]?`;
const TIME = `(?:\\d{1,4}${GAP}(?:年|个月|個月|月|日|天)|长期|長期|永久|启用前|啟用前|解密前|公布前)`;

const STARRED = new RegExp(`(${WORD})${GAP}${STAR}${GAP}(${TIME})?`, 'gu');
const TIMED = new RegExp(`(${WORD})${GAP}[*＊]${GAP}(${TIME})`, 'gu');
/** A line of its own near the top: 秘　密, 密级：机密, 机密 10年, 绝密级. */
const ALONE = new RegExp(`^(?:密${GAP}[级級]${GAP}[:：]${GAP})?(${WORD}${GAP}(?:${TIME})?)$`, 'u');
const TOP_LINES = 12;
/** Between parts that each have a top of their own: a page's header, the body, a note. */
export const PART_ENDS = '\f';

/** What no eye sees: signs of form, choosers of a sign's shape, controls that no line ends with. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
const OPENS = /[“‘「『《"'（(【[]\s*$/u;
const CLOSES = /^\s*[”’」』》"'）)】\]]/u;

/** The mark as it stands, without its gaps; null where the text bears none. */
export const secrecyMark = (text: string): string | null => {
  if (!/密/.test(text)) return null;
  const plain = text.replace(INVISIBLE, '').normalize('NFKC');
  return starred(plain) ?? alone(plain);
};

/** Marks with their star alone: for words that people type, which have no first page. */
export const starredMark = (text: string): string | null =>
  /密/.test(text) ? starred(text.replace(INVISIBLE, '').normalize('NFKC')) : null;

const shown = (mark: string): string => mark.replace(/\s+/gu, '');

const starred = (plain: string): string | null => {
  for (const found of plain.matchAll(STARRED)) if (isMark(plain, found, found[2] !== undefined)) return shown(found[0]);
  for (const found of plain.matchAll(TIMED)) if (isMark(plain, found, true)) return shown(found[0]);
  return null;
};

/** Without a time, a star right behind running words is the sign of a list: 保守国家秘密★加强宣传. In quotation marks it is spoken of. */
const isMark = (plain: string, found: RegExpMatchArray, timed: boolean): boolean => {
  const start = found.index ?? 0;
  const before = plain.slice(Math.max(0, start - 4), start);
  const after = plain.slice(start + found[0].length, start + found[0].length + 4);
  if (OPENS.test(before) && CLOSES.test(after)) return false;
  return timed || !/\p{Script=Han}$/u.test(before);
};

const alone = (plain: string): string | null => {
  for (const part of plain.split(PART_ENDS)) {
    const mark = aloneAtTop(part);
    if (mark !== null) return mark;
  }
  return null;
};

const aloneAtTop = (part: string): string | null => {
  const lines = part.split(/\r?\n|\r|\u2028/, 400).map((line) => line.trim());
  const top = lines.filter((line) => line !== '').slice(0, TOP_LINES);
  for (const line of top) {
    const mark = ALONE.exec(line)?.[1];
    if (mark !== undefined) return shown(mark);
  }
  return null;
};
