/** Numbers as plans print them: Arabic with 万 or 亿, and short Chinese numerals. Text is given folded and in half width. */

/** Pattern sources, to be joined into larger ones; bounded, so that a million digits are not tried at every digit. */
export const arabicNumber = '(?<!\\d)\\d{1,12}(?:,\\d{3}){0,4}(?:[.\\ufe52\\uff0e]\\d{1,6})?(?!\\d)';
export const chineseNumber = '[一二两三四五六七八九十百千]{1,7}';

const digits = '〇一二三四五六七八九';
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const multipliers: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12, '': 1 };

/** 三十二 is 32; what has no digit is 0. */
const chineseValue = (text: string): number => {
  let total = 0;
  let digit = 0;
  for (const character of text.replace(/两/gu, '二')) {
    const ten = tens[character];
    if (ten === undefined) digit = digits.indexOf(character);
    else {
      total += (digit || 1) * ten;
      digit = 0;
    }
  }
  return total + digit;
};

export const numberValue = (text: string): number =>
  /\d/u.test(text) ? Number(text.replace(/,/gu, '').replace(/[\ufe52\uff0e]/gu, '.')) : chineseValue(text);

export const multiplierOf = (text: string): number => multipliers[text] ?? 1;

/** Full-width digits, letters and marks in half width; one unit for one, so that places in the text stay. */
export const halfWidth = (text: string): string => {
  let half = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0xff01 || unit > 0xff5e) continue;
    half += text.slice(from, at) + String.fromCharCode(unit - 0xfee0);
    from = at + 1;
  }
  return from === 0 ? text : half + text.slice(from);
};
