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

const classOf = (character: string): number => {
  const unit = character.charCodeAt(0);
  const known = classes[unit] as number;
  if (known !== 0) return known;
  classes[unit] = classify(character.charAt(0));
  return classes[unit] as number;
};

export const isOrdinary = (character: string): boolean => classOf(character) === ordinaryClass;
export const isRare = (character: string): boolean => classOf(character) === rareClass;

export type Words = { readonly uses: (character: string) => number; readonly together: (left: string, right: string) => number };

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

export const wordsOf = (source: string): Words => {
  const singles = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] as string;
    if (!hanzi.test(character)) continue;
    count(singles, character);
    const next = source[at + 1];
    if (next !== undefined && hanzi.test(next)) count(pairs, character + next);
  }
  return { uses: (character) => singles.get(character) ?? 0, together: (left, right) => pairs.get(left + right) ?? 0 };
};
