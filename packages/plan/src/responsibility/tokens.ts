/** Cuts a list of names at its separators, outside brackets. 、 and ， both separate; 和, 及, 会同 only where names stand on both sides. */
import type { Brackets } from '../flow/brackets.js';
import { type Flow, gaps } from '../flow/flow.js';
import { isWrap } from '../flow/wraps.js';
import { isDeadlineWords } from './deadline-words.js';
import { endsLikeBody, isBareNoun, isGroupName } from './unit-words.js';
import { verbsAtEnd } from './verbs.js';

export type Token = {
  readonly start: number;
  readonly end: number /** What stood before it: 、 , ; 。 or nothing. */;
  readonly separator: string;
};

const separators = '、,;。|/\\';

const isName = (words: string): boolean => endsLikeBody(words) || isGroupName(words);

/** A space separates two names that are each whole. */
const splitsAtSpace = (text: string, from: number, at: number, end: number): boolean => {
  if (at - from < 3 || !isName(text.slice(from, at))) return false;
  const next = text.slice(at, Math.min(end, at + 40)).split(/[、,;。(]/)[0]!;
  if (isDeadlineWords(next) || /^(?:牵头|主办|责任|负责|配合|协办|参与)(?:单位|部门)/.test(next)) return true;
  return (
    next.length >= 3 &&
    !isBareNoun(next) &&
    /^[省市县区州国各有相驻]/.test(next) === /^[省市县区州国各有相驻]/.test(text.charAt(from)) &&
    (isName(next) || verbsAtEnd.test(next))
  );
};

/** Lines part names on lines of their own; in brackets a line break is layout. */
const isParting = (flow: Flow, brackets: Brackets, at: number): boolean => {
  const gap = flow.gap[at] as number;
  if (isWrap(flow, at)) return false;
  return gap === gaps.line ? brackets.depth[at] === 0 : gap > gaps.none;
};

export const cutTokens = (flow: Flow, brackets: Brackets, start: number, end: number): Token[] => {
  const { text } = flow;
  const tokens: Token[] = [];
  let from = start;
  let separator = '';
  const close = (at: number, next: string): void => {
    if (at > from) tokens.push({ start: from, end: at, separator });
    if (at > from || next === ';' || next === '。') separator = next;
  };
  for (let i = start; i < end; i += 1) {
    const closing = brackets.closing[i] as number;
    if (closing > i && closing < end) {
      i = closing;
      continue;
    }
    if (separators.includes(text.charAt(i))) {
      close(i, text.charAt(i));
      from = i + 1;
    } else if (i > from && isParting(flow, brackets, i) && splitsAtSpace(text, from, i, end)) {
      close(i, '、');
      from = i;
    }
  }
  close(end, '');
  return tokens;
};

const placeWord =
  '设区|以上|省直管|直管|直辖|副省级|计划单列|地级|自治|神农架|林区|级|街道|新区|开发区|[省市县州区盟旗乡镇村和及]|[(\\[][^)\\]]{1,12}[)\\]]';
const placeLetters = new RegExp(`^(?:${placeWord})+$`);
const placeTail = new RegExp(
  `^(?:${placeWord})+(?:(?:党委[和、]?)?(?:人民)?政府|行署|行政公署|管委会|党委|党政|部门|单位|办事处|党工委)?$`,
);

/** The first name of a list, brackets and all. */
const firstOf = (words: string): string => /^(?:[^、([]|[([][^)\]]*[)\]])+/.exec(words)?.[0] ?? words;

/** 各市 in 省供销社及各市. */
const lastOf = (words: string): string => words.replace(/^.*(?:以及|会同|[和及与])(?=各|有关|相关)/, '');

const isOpenGroup = (words: string): boolean => {
  const own = lastOf(words);
  const core = own.replace(/^.{0,4}?(?:各|有关|相关)/, '').replace(/(?:党委|行署|行政公署)$/, '');
  return core !== own && (core === '' || placeLetters.test(core));
};

const continuesGroup = (words: string): boolean => {
  const tail = words.replace(
    /等?(?:按照?|依|分别|共同|具体)?(?:各自)?(?:职[责能](?:分工)?)?(?:分别)?(?:组织|抓好)?(?:负责|配合|落实|牵头|参与|参加|实施|推进|协助|协办|主办|承办)*$/,
    '',
  );
  if (/^(?:人民)?政府$/.test(tail)) return true;
  return placeTail.test(tail);
};

const levels: readonly (readonly [level: number, pattern: RegExp])[] = [
  [0, /省|自治区|直辖/],
  [1, /市|州|盟/],
  [2, /县|区|旗/],
  [3, /乡|镇|街/],
  [4, /村/],
];

/** The levels that words name: 县（市、区） is that of its first word. */
const levelsIn = (words: string): readonly number[] => {
  const plain = words.replace(/[([][^)\]]*[)\]]/g, '').replace(/(?:人民政府|政府|管委会|党委|部门|单位|办事处).*$/, '');
  return levels.flatMap(([level, pattern]) => (pattern.test(plain) ? [level] : []));
};

/** 各市、县 goes down or stays; in 各乡镇、县政府 another body begins. */
const goesDown = (above: string, below: string): boolean => {
  const next = levelsIn(below);
  return next.length === 0 || Math.max(...next) >= Math.max(0, ...levelsIn(lastOf(above)));
};

const departmentOf = new RegExp(`^(?:${placeWord})*[(\\[][^)\\]]+[)\\]](?:党委)?[一-鿿]{1,8}[部局委办]$`);

/** 各市、州、县人民政府 is one group: the names of its levels go together again. */
export const joinGroups = (flow: Flow, tokens: readonly Token[]): Token[] => {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const words = flow.text.slice(token.start, token.end);
    const before = last ? flow.text.slice(last.start, last.end) : '';
    if (
      last &&
      token.separator === '、' &&
      isOpenGroup(firstOf(before)) &&
      (continuesGroup(words) || departmentOf.test(words)) &&
      goesDown(before, words) &&
      !/政府$/.test(before)
    )
      joined[joined.length - 1] = { ...last, end: token.end };
    else joined.push(token);
  }
  return joined;
};

/** 各市、州及林区人民政府 stays whole. */
const isJoinedGroup = (words: string): boolean => {
  const first = firstOf(words);
  if (first.length === words.length || !/^.{0,4}?(?:各|有关|相关)/.test(words) || /[和及与]./.test(first) || !isOpenGroup(first))
    return false;
  return words
    .slice(first.length + 1)
    .split('、')
    .every(continuesGroup);
};

const joints = /以及|及其|会同|[和及与暨]/g;

/** 实验室与设备管理处 is one: an ending as common as 室 or 中心 makes no name without the level before it. */
const isWhole = (words: string): boolean =>
  isName(words) &&
  (!/(?:室|站|馆|中心|所|台|院|社|队|处|科|股|组|园|厂|港|行|村|人大|政协)$/.test(words) ||
    /^(?:国|中|省|市|县|区|州|各|有关|相关)|(?:银行|分行|支行)$/.test(words));

/** 会同 and 以及 stand in no name; 和 may, unless a word of level or 各 opens a name behind it. */
const joins = (left: string, joint: string, right: string): boolean =>
  isWhole(left) ||
  (isName(left) && (joint === '会同' || joint === '以及' || /^(?:国家|[省市县区州](?![区场域])|各|有关|相关)/.test(right)));

const splitPoint = (words: string): readonly [at: number, length: number] | null => {
  for (const found of words.matchAll(joints)) {
    const at = found.index;
    const right = words.slice(at + found[0].length);
    if (at < 2 || right.length < 2 || found[0] === '及其' || isBareNoun(right)) continue;
    if (joins(words.slice(0, at), found[0], right) && (isName(right) || splitPoint(right) !== null)) return [at, found[0].length];
  }
  return null;
};

/** 等 that closes a list; not 高等学校, 等级. */
const etcAt = (words: string): number => {
  let at = words.indexOf('等', 2);
  while (at > 0 && (/[高初中同平对均优特一二三]/.test(words.charAt(at - 1)) || /[级次额效候]/.test(words.charAt(at + 1))))
    at = words.indexOf('等', at + 1);
  return at;
};

/** No list without a mark is longer. */
const longestJoined = 160;

/** Splits one name at 等, 和, 及 into the names it holds; a closing 等 is dropped. */
export const splitName = (text: string, start: number, end: number): readonly (readonly [start: number, end: number])[] => {
  if (end - start > longestJoined) return [[start, end]];
  const words = text.slice(start, end);
  const etc = etcAt(words);
  if (etc > 0 && isName(words.slice(0, etc))) {
    const rest = words.slice(etc + 1);
    const left = splitName(text, start, start + etc);
    const joint = /^(?:部门|单位|企业)(?:以及|[及和与])(?=.{2})/.exec(rest)?.[0].length ?? 0;
    if (joint > 0 && isName(rest.slice(joint))) return [...left, ...splitName(text, start + etc + 1 + joint, end)];
    return rest.length > 2 && isGroupName(rest)
      ? [...left, ...splitName(text, start + etc + 1, end)]
      : rest.length <= 6
        ? left
        : [[start, end]];
  }
  const found = isJoinedGroup(words) ? null : splitPoint(words);
  if (!found) return [[start, end]];
  const [at, length] = found;
  return [...splitName(text, start, start + at), ...splitName(text, start + at + length, end)];
};
