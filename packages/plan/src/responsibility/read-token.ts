/** One token of a list: a name, a name with its verb, a verb that closes the list, a deadline. What is none of these is strange. */
import { addName, closeWith, flush, type Reading, takeDeadline } from './clause-state.js';
import { isDeadlineWords } from './deadline-words.js';
import { cutTokens, splitName, type Token } from './tokens.js';
import { endsLikeBody, isGroupName } from './unit-words.js';
import { firmVerb, mannerAlone, verbChain, verbsAtEnd } from './verbs.js';

const isOneName = (words: string): boolean => endsLikeBody(words) || isGroupName(words);
const isName = (words: string): boolean => isOneName(words) || isNames(words);
/** Several names at once: `A等有关部门`, `A和B`. */
const isNames = (words: string): boolean => {
  const parts = splitName(words, 0, words.length);
  const changed = parts.length > 1 || parts[0]![1] < words.length;
  return changed && parts.every(([start, end]) => isOneName(words.slice(start, end)));
};
const withoutEtc = (words: string): string => (words.endsWith('等') ? words.slice(0, -1) : words);

const opening = /^(?:并?由|请|以及|及|和|与|会同|其中[:,]?|并|同时由|或)(?=.{2})/;
const roleInBrackets =
  /[([](?:为)?((?:主要|共同|具体)?(?:牵头|负责|配合|协办|参与|责任|主办|协助)(?:单位|部门|负责)?|按?照?职责分工[^()]{0,6})[)\]]$/;

const isInBracket = (words: string, at: number): boolean => words.lastIndexOf('(', at) > words.lastIndexOf(')', at);

/** `A负责法制审查工作`: where the name ends and the verbs begin. */
const verbAt = (words: string): number => {
  firmVerb.lastIndex = 0;
  for (const found of words.matchAll(firmVerb)) {
    if (found.index >= 2 && !isInBracket(words, found.index) && isName(withoutEtc(words.slice(0, found.index)))) return found.index;
  }
  const tail = verbsAtEnd.exec(words);
  if (tail && tail.index >= 2 && isName(withoutEtc(words.slice(0, tail.index)))) return tail.index;
  const manner = /(?:按照?|依照?|根据)(?:各自)?(?:职[责能]|分工).*$/.exec(words);
  return manner && manner.index >= 2 && isName(withoutEtc(words.slice(0, manner.index))) ? manner.index : -1;
};

const readVerbs = (reading: Reading, start: number, at: number, end: number): void => {
  const { text } = reading.flow;
  if (at > start) addName(reading, start, at);
  const words = text.slice(at, end);
  const chain = verbChain.exec(words);
  const length = chain ? chain[0].length : (/^等?(?:按照?|依照?|根据)?(?:各自)?(?:职[责能])?(?:分工|范围)*/.exec(words)?.[0].length ?? 0);
  const rest = words.slice(length).replace(/^[的等]|等$/g, '');
  closeWith(reading, words.slice(0, length));
  if (rest.length === 0) return;
  const joint = /^(?:会同|商|并?由|和|及)(?=.{3})/.exec(rest)?.[0].length ?? 0;
  const from = end - rest.length + joint;
  const more = rest.slice(joint);
  if (isName(more) || verbAt(more) >= 0) readToken(reading, { start: from, end, separator: '' });
  else reading.clause.partial.push([from, end]);
};

/** A name and nothing else: most tokens are, and each is judged once. */
const plainNames = new Map<string, 'unit' | 'group' | null>();
const mostPlainNames = 8192;

const slotAhead = /^(?:牵头|主办|责任|负责|配合|协办|参与|参加|落实|实施)(?:单位|部门)(?:为|是)?(?=.{2})/;

const verbInBracket = /\([^()]*(?:牵头|负责|配合|协助|参与)[^()]*\)$/;

const judgePlain = (words: string): 'unit' | 'group' | null => {
  if (
    !isOneName(words) ||
    opening.test(words) ||
    isDeadlineWords(words) ||
    verbChain.test(words) ||
    roleInBrackets.test(words) ||
    slotAhead.test(words) ||
    verbInBracket.test(words) ||
    verbAt(words) >= 0
  )
    return null;
  const [only, ...more] = splitName(words, 0, words.length);
  return more.length > 0 || only![1] < words.length ? null : isGroupName(words) ? 'group' : 'unit';
};

const plainName = (words: string): 'unit' | 'group' | null => {
  const known = plainNames.get(words);
  if (known !== undefined) return known;
  const answer = judgePlain(words);
  if (plainNames.size >= mostPlainNames) plainNames.clear();
  plainNames.set(words, answer);
  return answer;
};

type Step = (reading: Reading, start: number, end: number, words: string) => boolean;

const asDeadline: Step = (reading, start, end, words) => {
  if (!isDeadlineWords(words)) return false;
  takeDeadline(reading, start, end);
  return true;
};

const asVerbsAlone: Step = (reading, _start, _end, words) => {
  const chain = mannerAlone.test(words) ? words : (verbChain.exec(words)?.[0] ?? null);
  if (chain === null || (chain !== words && (reading.pending.length === 0 || words.length - chain.length > 6 || isName(words))))
    return false;
  closeWith(reading, chain);
  return true;
};

/** `A（牵头）`: the role is this one's alone. */
/** `牵头单位市财政局`: a label whose colon was left out. */
const asUnmarkedSlot: Step = (reading, start, end, words) => {
  const label = slotAhead.exec(words)?.[0];
  if (!label || !isName(words.slice(label.length))) return false;
  flush(reading, null);
  reading.role = /牵头|主办/.test(label)
    ? /牵头/.test(label)
      ? 'lead'
      : 'responsible'
    : /配合|协办|参与|参加/.test(label)
      ? 'support'
      : 'responsible';
  reading.clause.labels += 1;
  readToken(reading, { start: start + label.length, end, separator: '' });
  return true;
};

const asMarked: Step = (reading, start, _end, words) => {
  const marked = roleInBrackets.exec(words);
  if (!marked || marked.index < 2) return false;
  if (!/职责/.test(marked[1]!)) flush(reading, null);
  addName(reading, start, start + marked.index);
  closeWith(reading, marked[1]!);
  return true;
};

/** `A（B、C配合）`: the bracket holds names of its own. */
const asWithInner: Step = (reading, start, end, words) => {
  const found = /^([^()]{2,})\(([^()]{4,})\)$/.exec(words);
  if (!found || !isName(found[1]!) || verbAt(found[2]!.split(/[、,]/).at(-1)!) < 0) return false;
  addName(reading, start, start + found[1]!.length);
  const inner: Reading = { ...reading, pending: [], role: null };
  for (const token of cutTokens(reading.flow, reading.brackets, start + found[1]!.length + 1, end - 1)) readToken(inner, token);
  flush(inner, null);
  return true;
};

const asNameWithVerbs: Step = (reading, start, end, words) => {
  const at = verbAt(words);
  if (at < 0) return false;
  readVerbs(reading, start, start + at, end);
  return true;
};

const dateAhead = /(?:并?[于在])?(?:(?:19|20)\d\d年|\d{1,2}月|年底|年内|长期|持续)/g;

/** `A于2026年底前完成` */
const asNameWithDeadline: Step = (reading, start, end, words) => {
  for (const found of words.matchAll(dateAhead)) {
    if (found.index < 2) continue;
    const name = withoutEtc(words.slice(0, found.index).replace(/等(?:部门|单位)$/, ''));
    if (!isName(name) || !isDeadlineWords(words.slice(found.index))) continue;
    addName(reading, start, start + name.length);
    takeDeadline(reading, start + found.index + (/^[于在]/.test(found[0]) ? 1 : 0), end);
    return true;
  }
  return false;
};

const asName: Step = (reading, start, _end, words) => {
  const bare = withoutEtc(words);
  if (isName(bare)) addName(reading, start, start + bare.length);
  return isName(bare) || /^等?(?:部门|单位|有关部门|相关部门)?$/.test(words);
};

const unknownWithVerb = /^([一-鿿A-Za-z()]{2,14}?)(?:等)?((?:共同|分别|具体|按职责分工)?(?:牵头负责|牵头|负责|配合|参与|协办|落实))$/;
const prosaic = /[的了是在对将把要应不]|本办法|本人|工作|任务|^(?:其|谁|分级|全面|直接|主要|具体|共同|统一|由|依法|按|分别)/;

/** A body that no ending betrays, with a verb behind it: taken, and asked about. */
const asUnknownWithVerb: Step = (reading, start, _end, words) => {
  const found = unknownWithVerb.exec(words);
  if (!found || prosaic.test(found[1]!)) return false;
  addName(reading, start, start + found[1]!.length);
  reading.pending.at(-1)!.unsure = true;
  closeWith(reading, found[2]!);
  return true;
};

/** In a slot of its own any short name is one, though it may be asked about. */
const asUnsure: Step = (reading, start, end, words) => {
  const parts = splitName(reading.flow.text, start, end);
  const bare = withoutEtc(words);
  if (parts.length === 1 && !(reading.labelled && bare.length <= 24 && bare.length >= 2 && !/[“”《》!?]/.test(bare))) return false;
  addName(reading, start, start + bare.length);
  if (parts.length === 1) reading.pending.at(-1)!.unsure = true;
  return true;
};

const steps: readonly Step[] = [
  asDeadline,
  asVerbsAlone,
  asUnmarkedSlot,
  asMarked,
  asWithInner,
  asNameWithVerbs,
  asNameWithDeadline,
  asName,
  asUnknownWithVerb,
  asUnsure,
];

export const readToken = (reading: Reading, token: Token): void => {
  const { text } = reading.flow;
  const plain = token.end - token.start <= 24 ? plainName(text.slice(token.start, token.end)) : null;
  if (plain !== null) {
    reading.pending.push({
      start: token.start,
      end: token.end,
      role: 'responsible',
      group: plain === 'group',
      suffix: null,
      unsure: false,
    });
    return;
  }
  const whole = text.slice(token.start, token.end);
  const open = opening.exec(whole);
  const start = open && (/^并?[由请]/.test(whole) || !isName(whole)) ? token.start + open[0].length : token.start;
  const words = text.slice(start, token.end);
  if (!steps.some((step) => step(reading, start, token.end, words))) reading.clause.strange.push([start, token.end]);
};
