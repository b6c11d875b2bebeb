/** Widths in characters of the grid: a Chinese character is 1, a Latin letter or digit a half. */
const FIRST_WIDE = 0x100;
const LOW_SURROGATE = 0xdc00;
const AFTER_SURROGATES = 0xe000;

export const textWidth = (text: string): number => {
  let halves = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST_WIDE) halves += 1;
    else if (code < LOW_SURROGATE || code >= AFTER_SURROGATES) halves += 2;
  }
  return halves / 2;
};
