/**
 * Simplified and Traditional. Folding keeps the length in UTF-16 units, so a span into the folded text is a span into the text as given.
 * It must never reword: characters alone are mapped, phrases are not, and a character whose counterpart has another length stays.
 */
import hongKong from 'opencc-js/dict/HKVariantsRev';
import toTraditional from 'opencc-js/dict/STCharacters';
import toSimplified from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWVariantsRev';
import type { Script } from '../draft.js';

/** 乾 is also a Simplified character, met in names of places (乾县, 乾安县). */
const kept = new Set(['乾']);

/** Simplified characters that are Traditional ones too, in other words (Big5 has them): they tell nothing of the script. */
const inBoth =
  '丑丰么于云仆伙余佣儿准几凶划占台吁吃后听咨咸唇坏夸尸岩岳峰帘干并床征愿扑挂斗晒朴杠杰涌游灶痴皂秘筑粽群肴腌苧范荐虫虱辟郁采里雇霉';

/** Above this share of characters of the lesser script a text is mixed. */
const mixedShare = 0.05;
/** Below this number of characters of the lesser script it is a slip or a name, not a second script. */
const mixedLeast = 3;

type Tables = { readonly units: Uint16Array; readonly pairs: ReadonlyMap<number, string>; readonly marks: Uint8Array };

const traditionalMark = 1;
const simplifiedMark = 2;

const entries = (list: string): (readonly [from: string, to: readonly string[]])[] =>
  list.split('|').map((line) => {
    const [from = '', ...to] = line.split(' ');
    return [from, to];
  });

/** Variants of Taiwan and Hong Kong (説, 衞, 綫) that lead to a Traditional character with a Simplified one. */
const withVariants = (simplified: Map<string, string>): Map<string, string> => {
  for (const [variant, [standard = '']] of [...entries(taiwan), ...entries(hongKong)]) {
    const target = simplified.get(standard);
    if (target !== undefined && target !== variant && !simplified.has(variant)) simplified.set(variant, target);
  }
  return simplified;
};

const foldings = (): Map<string, string> => {
  const simplified = new Map<string, string>();
  for (const [from, [to = '']] of entries(toSimplified)) if (!kept.has(from) && to.length === from.length) simplified.set(from, to);
  withVariants(simplified);
  // One pass must be enough: folding a folded text changes nothing.
  for (const [from, to] of simplified) simplified.set(from, simplified.get(to) ?? to);
  return simplified;
};

const markScripts = (foldable: ReadonlyMap<string, string>): Uint8Array => {
  const marks = new Uint8Array(0x10000);
  for (const [from, to] of foldable) if (from.length === 1 && from !== to) marks[from.charCodeAt(0)] = traditionalMark;
  for (const [from, to] of entries(toTraditional)) {
    if (from.length !== 1 || to.includes(from) || inBoth.includes(from)) continue;
    marks[from.charCodeAt(0)] = foldable.has(from) ? 0 : simplifiedMark;
  }
  return marks;
};

const buildTables = (): Tables => {
  const foldable = foldings();
  const units = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  const pairs = new Map<number, string>();
  for (const [from, to] of foldable) {
    if (from.length === 1) units[from.charCodeAt(0)] = to.charCodeAt(0);
    else pairs.set(from.codePointAt(0) as number, to);
  }
  return { units, pairs, marks: markScripts(foldable) };
};

let built: Tables | null = null;
const tables = (): Tables => {
  built ??= buildTables();
  return built;
};

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Simplified characters for Traditional ones, one for one; `foldScript(text).length === text.length`. */
export const foldScript = (text: string): string => {
  const { units, pairs } = tables();
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const rare = isHighSurrogate(unit) ? pairs.get(text.codePointAt(at) as number) : undefined;
    const mapped = units[unit] as number;
    if (rare === undefined && mapped === unit) continue;
    folded += text.slice(from, at) + (rare ?? String.fromCharCode(mapped));
    at += rare === undefined ? 0 : 1;
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
};

/**
 * The script a text is written in. Only characters that belong to one script alone count, so a Traditional text made by machine that kept 范, 并, 采, 游
 * (all Traditional characters in other words) is `hant`. `mixed` is a text where more than one such character in twenty is of the other script.
 */
export const detectScript = (text: string): Script => {
  const { marks } = tables();
  const counts = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const mark = marks[text.charCodeAt(at)] as number;
    counts[mark] = (counts[mark] as number) + 1;
  }
  const traditional = counts[traditionalMark] as number;
  const simplified = counts[simplifiedMark] as number;
  const lesser = Math.min(traditional, simplified);
  if (lesser >= mixedLeast && lesser > (traditional + simplified) * mixedShare) return 'mixed';
  return traditional > simplified ? 'hant' : 'hans';
};
