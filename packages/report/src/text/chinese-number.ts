/** 一 … 九十九: the numbers of headings. Beyond, Arabic digits. */
const DIGITS = '〇一二三四五六七八九';

export const chineseNumber = (value: number): string => {
  if (!Number.isInteger(value) || value < 1 || value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return `${head}${ones === 0 ? '' : DIGITS[ones]}`;
};
