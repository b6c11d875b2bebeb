/**
 * Text that a database can hold. NUL and lone surrogates cannot be stored; they become `⟦U+0000⟧`, and in a text that has any, a `⟦` of its own
 * becomes `⟦U+27E6⟧`, so that the original can be restored exactly. The file itself is kept as it came.
 */
const UNSTORABLE = /\0|\p{Surrogate}/gu;
const OPEN = '⟦';

const mark = (character: string): string => `${OPEN}U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟧`;

export type StorableText = {
  readonly text: string;
  /** How many characters were replaced, which ones, and where the first mark stands. */
  readonly replaced: { readonly count: number; readonly codes: string; readonly span: readonly [number, number] } | null;
};

export const storableText = (text: string): StorableText => {
  const found = text.match(UNSTORABLE);
  if (found === null) return { text, replaced: null };
  const escaped = text.replaceAll(OPEN, mark(OPEN)).replace(UNSTORABLE, mark);
  const codes = [...new Set(found.map((character) => mark(character).slice(1, -1)))].sort();
  const start = escaped.indexOf(mark(found[0] as string));
  const shown = codes.slice(0, 5).join('、') + (codes.length > 5 ? '…' : '');
  return { text: escaped, replaced: { count: found.length, codes: shown, span: [start, start + mark(found[0] as string).length] } };
};

export const originalText = (stored: string): string =>
  stored.replace(/⟦U\+([0-9A-F]{4})⟧/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
