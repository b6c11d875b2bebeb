/**
 * Words for search: pairs of neighbouring characters (bigrams), since Chinese has no spaces and two-character words must be found; longer words
 * are phrases of pairs. The last
 * character of a run stands alone as well, so that a single character is found by prefix. Ids, numbers and the plan are lexemes of their own kind,
 * with a colon that no letter pair contains.
 */
export type Fold = (text: string) => string;

export const foldDefault: Fold = (text) => text.normalize('NFKC').toLowerCase();

export const planLexeme = (planId: string): string => `p:${planId}`;
export const unitLexeme = (unitId: string): string => `u:${unitId}`;
export const numberLexeme = (number: string): string => `n:${number}`;

const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** PostgreSQL knows no place beyond this one. */
const LAST_PLACE = 16_383;
/** Between two runs, so that no pair follows across them. */
const GAP = 2;

/** A tsvector's text: each pair with its places, so that longer words are found as phrases; ids without a place. */
export function searchVector(texts: readonly string[], ids: readonly string[], fold: Fold): string {
  const places = new Map<string, number[]>();
  let place = 1;
  for (const run of texts.flatMap((text) => foldDefault(fold(text)).match(RUN) ?? [])) {
    for (const pair of bigrams(run)) {
      const known = places.get(pair);
      if (known === undefined) places.set(pair, [place]);
      else known.push(place);
      place = Math.min(place + 1, LAST_PLACE);
    }
    place = Math.min(place + GAP, LAST_PLACE);
  }
  const words = [...places].map(([pair, at]) => `${quote(pair)}:${at.slice(0, MOST_PLACES).join(',')}`);
  return [...ids.map(quote), ...words].join(' ');
}
const MOST_PLACES = 255;

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
    return pairs.length > 0 ? pairs.map(quote).join(' <-> ') : `${quote(run)}:*`;
  });
  return parts.length === 0 ? null : `(${parts.join(' & ')})`;
}

/** A lexeme as a literal of the tsquery type. */
export const quote = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
