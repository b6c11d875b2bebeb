/** Any text → text that XML 1.0 can hold: control characters, lone surrogates and non-characters go; all else stays, beyond the basic plane too. */

const CONTROLS = '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]';
const LONE_SURROGATES = '[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]';
const UNWRITABLE = new RegExp(`${CONTROLS}|${LONE_SURROGATES}`, 'g');

export const cleanText = (text: string): string => text.replace(UNWRITABLE, '').replace(/\r\n?/g, '\n');

/** On one line: breaks and tabs become one space. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s*[\n\t\u0085\u2028\u2029]+\s*/g, ' ');

/** Excel reads `_x0041_` in a cell as a character code: written so that it reads back as it was. `most`: characters a cell may hold. */
export const cellText = (text: string, most: number): string =>
  cleanText(cleanText(text).slice(0, most)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
