/**
 * Words for search: pairs of neighbouring characters (bigrams), since Chinese has no spaces and two-character words must be found; longer words
 * are phrases of pairs. The last character of a run stands alone as well, so that a single character is found by prefix. Ids and numbers are lexemes
 * of their own kind, with a colon that no letter pair contains.
 *
 * Each lexeme but the plan's own begins with the bucket of its plan. A search over all plans asks bucket after bucket and ends when it has enough:
 * a word that stands in every sixth task is then as quick to count as a rare one.
 */
export type Fold = (text: string) => string;

export const foldDefault: Fold = (text) => text.normalize('NFKC').toLowerCase();

export const planLexeme = (planId: string): string => `p:${planId}`;
export const unitLexeme = (unitId: string): string => `u:${unitId}`;
export const numberLexeme = (number: string): string => `n:${number}`;

/** Two digits; a plan's is always the same (FNV-1a of its id). */
export type Bucket = string;
const BUCKET_COUNT = 64;
export const BUCKETS: readonly Bucket[] = Array.from({ length: BUCKET_COUNT }, (_, at) => at.toString(16).padStart(2, '0'));

export function bucketOf(planId: string): Bucket {
  let hash = 0x811c9dc5;
  for (const character of planId) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return BUCKETS[(hash >>> 0) % BUCKET_COUNT]!;
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** PostgreSQL knows no place beyond this one. */
const LAST_PLACE = 16_383;
/** Between two runs, so that no pair follows across them. */
const GAP = 2;

/** A tsvector's text: each pair with its places, so that longer words are found as phrases; the plan and ids without a place. */
export function searchVector(planId: string, texts: readonly string[], ids: readonly string[], fold: Fold): string {
  const bucket = bucketOf(planId);
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
  const words = [...places].map(([pair, at]) => `${quote(bucket + pair)}:${at.slice(0, MOST_PLACES).join(',')}`);
  return [quote(planLexeme(planId)), ...ids.map((id) => quote(bucket + id)), ...words].join(' ');
}
const MOST_PLACES = 255;

function bigrams(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

/** A word a person typed, folded; `runs` are its stretches of letters and digits. */
export type QueryWord = { readonly folded: string; readonly runs: readonly string[] };

/** By white space. */
export function queryWords(typed: string, fold: Fold): readonly QueryWord[] {
  return foldDefault(fold(typed))
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((folded) => ({ folded, runs: folded.match(RUN) ?? [] }));
}

/** What finds the word in plans of the bucket: its pairs one after another, or one of these ids. */
export function wordQuery({ runs }: QueryWord, ids: readonly string[], bucket: Bucket): string {
  const phrase = runs.length === 0 ? [] : [`(${runs.map((run) => runQuery(run, bucket)).join(' & ')})`];
  return `(${[...phrase, ...ids.map((id) => quote(bucket + id))].join(' | ')})`;
}

function runQuery(run: string, bucket: Bucket): string {
  const pairs = bigrams(run).slice(0, -1);
  return pairs.length > 0 ? pairs.map((pair) => quote(bucket + pair)).join(' <-> ') : `${quote(bucket + run)}:*`;
}

/** A lexeme as a literal of the tsquery type. */
export const quote = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
