/**
 * GBK bytes that lost one byte: every pair after it is read one byte off until an odd byte sets it right. The run is encoded back, the pairs are
 * taken one byte earlier, and the result stands if it is far more ordinary than what was found. What no byte tells stays □ for the person:
 * the character that lost its byte, and characters of which a converter dropped two bytes.
 */
import type { Finding } from '../draft.js';
import { type Gbk, gbk, isTrail, unfilledLeads } from './gbk.js';
import { isOrdinary, isRare, isRareUnit, type Words, wordsOf } from './ordinary-words.js';

const longestRun = 60;
const seedReach = 5;
/** Enough for any document with damage here and there; a text of rare characters throughout is no shifted text. */
const mostTries = 3000;
const leastGain = 4;
/** Without a printed ? only a longer run is proof: two rare characters may stand together in any list of birds or towns. */
const leastUnsigned = { pairs: 4, gain: 6 } as const;
/** A printed ? is the sign of the lost byte itself: the likeliest place to begin. */
const lostByteSign = 3;
const unknown = '□';

/** Full-width marks are often narrowed after the damage was done: ; stands for ；, two bytes. */
const narrowed = /[?;:,!()]/u;
const widened = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

type Run = {
  readonly start: number;
  readonly end: number;
  /** The bytes after the lost one; an even number plus one when the run closes on itself. */
  readonly bytes: readonly number[];
  readonly closed: boolean;
};

const bytesOf = (character: string, table: Gbk): readonly number[] | null => {
  const unit = character.charCodeAt(0);
  const code = table.codeOf(narrowed.test(character) ? widened(character) : character);
  if (code !== undefined) return [code >> 8, code & 0xff];
  return unit < 0x7f && isTrail(unit) ? [unit] : null;
};

/** A run from a place where a byte may be lost; `?` there is the sign of the lost byte itself. */
const runFrom = (source: string, start: number, table: Gbk): Run => {
  const bytes: number[] = [];
  let at = source[start] === '?' ? start + 1 : start;
  const limit = Math.min(source.length, start + longestRun);
  for (; at < limit; at += 1) {
    const found = bytesOf(source[at] as string, table);
    if (found === null) break;
    bytes.push(...found);
    if (found.length === 1) return { start, end: at + 1, bytes, closed: true };
  }
  return { start, end: at, bytes, closed: false };
};

/** Candidates for the two characters around a dropped pair of bytes. */
const aroundDropped = (lead: number, trail: number, table: Gbk): readonly (readonly [string, string])[] => {
  const found: [string, string][] = [];
  for (const [droppedLead, first, last] of unfilledLeads) {
    const left = table.characterOf(lead, droppedLead);
    if (left === undefined || !isOrdinary(left)) continue;
    for (let dropped = first; dropped <= last; dropped += 1) {
      const right = table.characterOf(dropped, trail);
      if (right !== undefined && isOrdinary(right)) found.push([left, right]);
    }
  }
  return found;
};

const weigh = (words: Words, before: string, characters: readonly string[], after: string): number => {
  const line = [before, ...characters, after];
  const uses = characters.reduce((sum, character) => sum + Math.log1p(words.uses(character)), 0);
  return line.reduce(
    (sum, character, at) => sum + (at === 0 ? 0 : 3 * Math.log1p(words.together(line[at - 1] as string, character))),
    uses,
  );
};

/** The likeliest pair; a character the document itself writes next to neither neighbour stays unknown. */
const bestAround = (words: Words, before: string, candidates: readonly (readonly [string, string])[], after: string): string | null => {
  let best: readonly [string, string] | null = null;
  let weight = 0;
  for (const pair of candidates) {
    const found = weigh(words, before, pair, after);
    if (found > weight) [best, weight] = [pair, found];
  }
  if (!best) return candidates.length === 0 ? null : unknown + unknown;
  const [left, right] = best;
  const linked = words.together(left, right) > 0;
  return (linked || words.together(before, left) > 0 ? left : unknown) + (linked || words.together(right, after) > 0 ? right : unknown);
};

type Reading = { readonly text: string; readonly gain: number; readonly end: number };

type Pair = { readonly character: string | undefined; readonly lead: number; readonly trail: number };

const pairsOf = (run: Run, table: Gbk): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (let at = 1; at + 1 < run.bytes.length; at += 2) {
    const [lead, trail] = [run.bytes[at] as number, run.bytes[at + 1] as number];
    pairs.push({ character: table.characterOf(lead, trail), lead, trail });
  }
  return pairs;
};

const isGood = ({ character }: Pair): boolean => character !== undefined && isOrdinary(character);

/** A pair that reads badly among good ones lost two bytes in between, or is not of the run. */
const mended = (pairs: readonly Pair[], at: number, after: string, table: Gbk, words: Words): string => {
  const { lead, trail, character } = pairs[at] as Pair;
  const before = pairs[at - 1]?.character ?? '';
  return bestAround(words, before, aroundDropped(lead, trail, table), pairs[at + 1]?.character ?? after) ?? character ?? unknown;
};

/** The character whose lead byte is lost: only where the document writes it next to both neighbours. */
const firstCharacter = (trail: number, before: string, after: string, table: Gbk, words: Words): string => {
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    const character = table.characterOf(lead, trail);
    if (character && words.together(before, character) > 0 && words.together(character, after) > 0) return character;
  }
  return unknown;
};

const oddness = (text: string): number => {
  let sum = 0;
  for (const character of text) sum += isRare(character) ? 1 : isOrdinary(character) ? -1 : 0;
  return sum;
};

const rareIn = (text: string): number => {
  let count = 0;
  for (const character of text) if (isRare(character)) count += 1;
  return count;
};

const readRun = (source: string, run: Run, table: Gbk, words: () => Words): Reading | null => {
  const pairs = pairsOf(run, table);
  const good = pairs.filter(isGood).length;
  const found = source.slice(run.start, run.end);
  if (pairs.length < 2 || good < pairs.length * 0.6 || rareIn(found) < 2) return null;
  const gain = good + oddness(found) + (run.closed ? 1 : 0);
  const signed = source[run.start] === '?';
  if (gain < (signed ? leastGain : leastUnsigned.gain) || (!signed && pairs.length < leastUnsigned.pairs)) return null;
  const known = words();
  const after = source[run.end] ?? '';
  const rest = pairs.map((pair, at) => (isGood(pair) ? (pair.character as string) : mended(pairs, at, after, table, known)));
  const first = firstCharacter(run.bytes[0] as number, source[run.start - 1] ?? '', rest[0]?.[0] ?? '', table, known);
  return { text: first + rest.join(''), gain, end: run.end };
};

/** Runs that end by themselves, then the same cut where the reading turns bad: a second lost byte set the pairs right. */
const runsFrom = (source: string, start: number, table: Gbk): readonly Run[] => {
  const run = runFrom(source, start, table);
  if (run.closed) return [run];
  const pairs = pairsOf(run, table);
  const bad = pairs.findIndex((pair, at) => !isGood(pair) && !(pairs[at + 1] && isGood(pairs[at + 1] as Pair)));
  const whole = bad === -1 ? pairs.length : bad;
  const skipped = source[start] === '?' ? 1 : 0;
  // A dangling lead byte at the end belongs to the last character found.
  return [{ ...run, end: start + skipped + whole + 1, bytes: run.bytes.slice(0, whole * 2 + 1) }];
};

const seedAt = (source: string, at: number): boolean => {
  if (!isRareUnit(source.charCodeAt(at))) return false;
  const near = source.slice(at + 1, at + 1 + seedReach);
  return rareIn(near) > 0 || /\?/u.test(source.slice(Math.max(0, at - 3), at));
};

const bestFrom = (source: string, seed: number, from: number, table: Gbk, words: () => Words): (Reading & { start: number }) | null => {
  let best: (Reading & { start: number }) | null = null;
  for (let start = Math.max(from, seed - 3); start <= seed; start += 1) {
    for (const run of runsFrom(source, start, table)) {
      const reading = readRun(source, run, table, words);
      const bonus = source[start] === '?' ? lostByteSign : 0;
      if (reading && (!best || reading.gain + bonus > best.gain)) best = { ...reading, gain: reading.gain + bonus, start };
    }
  }
  return best;
};

export const findShiftedBytes = (source: string): readonly Finding[] => {
  const table = gbk();
  if (!table) return [];
  let known: Words | null = null;
  const words = (): Words => {
    known ??= wordsOf(source);
    return known;
  };
  const findings: Finding[] = [];
  let tries = 0;
  for (let at = 0, from = 0; at < source.length && tries < mostTries; at += 1) {
    if (!seedAt(source, at)) continue;
    tries += 1;
    const best = bestFrom(source, at, from, table, words);
    if (!best) continue;
    const end = source[best.end] === '\ufffd' ? best.end + 1 : best.end;
    const span = [best.start, end] as const;
    const suggestion = end === best.end ? best.text : best.text + unknown;
    findings.push({ rule: 'text/shifted-bytes', params: { found: source.slice(...span) }, level: 'ask', span, suggestion });
    at = end - 1;
    from = end;
  }
  return findings;
};
