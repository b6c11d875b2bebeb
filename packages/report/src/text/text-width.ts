/** Widths in characters of the grid: a Chinese character is 1, a Latin letter or digit a half. */
const NARROW = /[\u0020-\u007E\u00A0-\u00FF]/;

export const textWidth = (text: string): number => {
  let width = 0;
  for (const character of text) width += NARROW.test(character) ? 0.5 : 1;
  return width;
};
