/** Numbers as plans print them: 十二, 12, ⑫, ㈡. */

const digits = new Map([...'〇零一二三四五六七八九'].map((c, i) => [c, i < 2 ? 0 : i - 1]));

const numerals = new Uint8Array(0x10000);
for (const c of ['十', '百', ...digits.keys()]) numerals[c.charCodeAt(0)] = 1;

/** Asked of every character of a text. */
export const isChineseNumeral = (c: string): boolean => numerals[c.charCodeAt(0)] === 1;

/** 十二 → 12, 二十 → 20, 一百零三 → 103; null for what is no number. */
export const chineseNumber = (text: string): number | null => {
  let total = 0;
  let digit = 0;
  for (const c of text) {
    if (c === '十') {
      total += (digit || 1) * 10;
      digit = 0;
    } else if (c === '百') {
      total += (digit || 1) * 100;
      digit = 0;
    } else {
      const value = digits.get(c);
      if (value === undefined) return null;
      digit = value;
    }
  }
  return total + digit;
};

export type SignNumber = { readonly value: number; readonly kind: 'circled' | 'bracketed' | 'dotted' | 'bracketedChinese' };

/** One-character numbers: ① ⑴ ⒈ ㈠. */
export const signNumber = (unit: number): SignNumber | null => {
  if (unit >= 0x2460 && unit <= 0x2473) return { value: unit - 0x245f, kind: 'circled' };
  if (unit >= 0x2474 && unit <= 0x2487) return { value: unit - 0x2473, kind: 'bracketed' };
  if (unit >= 0x2488 && unit <= 0x249b) return { value: unit - 0x2487, kind: 'dotted' };
  if (unit >= 0x2776 && unit <= 0x277f) return { value: unit - 0x2775, kind: 'circled' };
  if (unit >= 0x3220 && unit <= 0x3229) return { value: unit - 0x321f, kind: 'bracketedChinese' };
  return null;
};
