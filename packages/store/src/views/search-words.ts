/**
 * Words for search: pairs of neighbouring characters (bigrams), since Chinese has no spaces and two-character words must be found. The last
 * character of a run stands alone as well, so that a single character is found by prefix. Ids, numbers and the plan are lexemes of their own kind,
 * with a colon that no letter pair contains.
 */
export type Fold = (text: string) => string;

export const foldDefault: Fold = (text) => text.normalize('NFKC').toLowerCase();

export const planLexeme = (planId: string): string => `p:${planId}`;
export const unitLexeme = (unitId: string): string => `u:${unitId}`;
export const numberLexeme = (number: string): string => `n:${number}`;

const RUN = /[\p{L}\p{N}\p{M}]+/gu;

export function lexemesOf(text: string, fold: Fold): string[] {
  return (foldDefault(fold(text)).match(RUN) ?? []).flatMap(bigrams);
}

function bigrams(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

/** Words a person typed, by white space; each with the query over lexemes that finds it, or null where it holds no letter or digit. */
export function queryWords(typed: string, fold: Fold): readonly { readonly folded: string; readonly query: string | null }[] {
  return foldDefault(fold(typed))
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((folded) => ({ folded, query: queryOf(folded) }));
}

function queryOf(word: string): string | null {
  const parts = (word.match(RUN) ?? []).map((run) => {
    const pairs = bigrams(run).slice(0, -1);
    return pairs.length > 0 ? [...new Set(pairs)].map(quote).join(' & ') : `${quote(run)}:*`;
  });
  return parts.length === 0 ? null : `(${parts.join(' & ')})`;
}

/** A lexeme as a literal of the tsquery type. */
export const quote = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
