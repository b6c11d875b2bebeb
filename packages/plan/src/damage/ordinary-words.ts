/** How ordinary a character is, and how often two stand together in this document: the only judge of what a damaged place said. */
import { foldScript } from '../script/script.js';
import { gbk, isFirstLevel } from './gbk.js';

const hanzi = /[\u3400-\u9fff]/u;

/** Marks and letters of any text are neither; signs that texts of this kind do not use are rare. */
const plainMark = /[\p{ASCII}\s，。、；：？！“”‘’（）《》〈〉【】〔〕［］—…·～℃％＋－—①-⑳Ⅰ-Ⅻ○●■□◆★※×÷±≥≤℅〇\u2010-\u2027\uff10-\uff5e]/u;

const ordinaryClass = 1;
const rareClass = 2;
const otherClass = 3;

/** A Chinese character of everyday use is ordinary in either script; a mark of any text is neither ordinary nor rare. */
const classify = (character: string): number => {
  if (!hanzi.test(character)) return plainMark.test(character) ? otherClass : rareClass;
  const code = gbk()?.codeOf(foldScript(character));
  return code !== undefined && isFirstLevel(code) ? ordinaryClass : rareClass;
};

/** Filled as characters are met. */
const classes = new Uint8Array(0x10000);

const classOf = (unit: number): number => {
  const known = classes[unit] as number;
  if (known !== 0) return known;
  classes[unit] = classify(String.fromCharCode(unit));
  return classes[unit] as number;
};

export const isOrdinary = (character: string): boolean => classOf(character.charCodeAt(0)) === ordinaryClass;
export const isRareUnit = (unit: number): boolean => classOf(unit) === rareClass;
export const isRare = (character: string): boolean => isRareUnit(character.charCodeAt(0));

export type Words = { readonly uses: (character: string) => number; readonly together: (left: string, right: string) => number };

const firstHanzi = 0x3400;
const lastHanzi = 0x9fff;

/** Counts by key (above 0) in typed arrays: a map of pairs of characters costs more than all the rest of the search for damage. */
type Counts = { readonly keys: Int32Array; readonly counts: Uint32Array };

const makeCounts = (length: number): Counts => ({ keys: new Int32Array(length), counts: new Uint32Array(length) });

/** Where the key is or would be. */
const slotOf = (keys: Int32Array, key: number): number => {
  const mask = keys.length - 1;
  let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask;
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
};

const doubled = ({ keys, counts }: Counts): Counts => {
  const larger = makeCounts(keys.length * 2);
  for (const [at, key] of keys.entries()) {
    if (key === 0) continue;
    const slot = slotOf(larger.keys, key);
    larger.keys[slot] = key;
    larger.counts[slot] = counts[at] as number;
  }
  return larger;
};

/** A Chinese character as a number from 1, else 0. */
const hanziOf = (unit: number): number => (unit >= firstHanzi && unit <= lastHanzi ? unit - firstHanzi + 1 : 0);
const pairKey = (left: number, right: number): number => (left << 15) | right;

const countPairs = (source: string): Counts => {
  let found = makeCounts(1 << 13);
  let size = 0;
  let before = 0;
  for (let at = 0; at < source.length; at += 1) {
    const hanzi = hanziOf(source.charCodeAt(at));
    if (before !== 0 && hanzi !== 0) {
      const { keys, counts } = found;
      const key = pairKey(before, hanzi);
      const slot = slotOf(keys, key);
      if (keys[slot] === 0) size += 1;
      keys[slot] = key;
      counts[slot] = (counts[slot] as number) + 1;
      if (size * 4 > keys.length * 3) found = doubled(found);
    }
    before = hanzi;
  }
  return found;
};

export const wordsOf = (source: string): Words => {
  const singles = new Uint32Array(lastHanzi - firstHanzi + 2);
  for (let at = 0; at < source.length; at += 1) {
    const hanzi = hanziOf(source.charCodeAt(at));
    singles[hanzi] = (singles[hanzi] as number) + 1;
  }
  singles[0] = 0;
  const { keys, counts } = countPairs(source);
  const numberOf = (character: string): number => (character.length === 1 ? hanziOf(character.charCodeAt(0)) : 0);
  return {
    uses: (character) => singles[numberOf(character)] as number,
    together: (left, right) => {
      const [first, second] = [numberOf(left), numberOf(right)];
      return first === 0 || second === 0 ? 0 : (counts[slotOf(keys, pairKey(first, second))] as number);
    },
  };
};
