/**
 * One clause of responsibility, bracketed or not: which words name units and groups, in which role, until when. It says what it could not place
 * (`strange`) instead of dropping it.
 */
import type { Role, Span } from '../draft.js';
import type { Brackets } from '../flow/brackets.js';
import type { Flow } from '../flow/flow.js';
import { isDeadlineWords } from './deadline-words.js';
import { labelsIn, type Slot } from './labels.js';
import { type CarriedWords, findRules } from './rules.js';
import { cutTokens, joinGroups, splitName, type Token } from './tokens.js';
import { endsLikeBody, isGroupName } from './unit-words.js';
import { firmVerb, mannerAlone, roleOfVerbs, verbChain, verbsAtEnd } from './verbs.js';

/** A name in the flow; `suffix` is where a shared ending stands that belongs to it too. */
export type Named = {
  readonly start: number;
  readonly end: number;
  role: Role;
  readonly group: boolean;
  suffix: Span | null;
  unsure: boolean;
};

/** A person in a slot, with the slot's own words. */
export type OfficialWords = { readonly name: Span; readonly title: Span };

export type Clause = {
  readonly names: Named[];
  readonly officials: OfficialWords[];
  deadline: Span | null;
  readonly carried: CarriedWords[];
  firstListedLeads: boolean;
  /** Words with a colon that opened a slot of duty. */
  labels: number;
  /** A verb or a manner closed a list. */
  verbs: number;
  /** A lead was marked by word or slot. */
  readonly strange: Span[];
  readonly partial: Span[];
  readonly assessors: Span[];
  readonly scopes: Span[];
  readonly details: Span[];
};

type Reading = {
  readonly flow: Flow;
  readonly brackets: Brackets;
  readonly clause: Clause;
  pending: Named[];
  role: Role | null;
  labelled: boolean;
};

const emptyClause = (): Clause => ({
  names: [],
  officials: [],
  deadline: null,
  carried: [],
  firstListedLeads: false,
  labels: 0,
  verbs: 0,
  strange: [],
  partial: [],
  assessors: [],
  scopes: [],
  details: [],
});

const flush = (reading: Reading, role: Role | null): void => {
  for (const name of reading.pending) name.role = role ?? reading.role ?? 'responsible';
  reading.clause.names.push(...reading.pending);
  reading.pending = [];
};

/** A verb closes the names before it; a slot's own role gives way only to a word of leading or supporting. */
const closeWith = (reading: Reading, chain: string): void => {
  reading.clause.verbs += 1;
  const role = roleOfVerbs(chain);
  flush(reading, role === 'responsible' ? (reading.role ?? role) : role);
};

const addName = (reading: Reading, start: number, end: number): void => {
  for (const [from, to] of splitName(reading.flow.text, start, end)) {
    const words = reading.flow.text.slice(from, to);
    reading.pending.push({ start: from, end: to, role: 'responsible', group: isGroupName(words), suffix: null, unsure: false });
  }
};

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

/** `A负责法制审查工作`: where the name ends and the verbs begin. */
const verbAt = (words: string): number => {
  firmVerb.lastIndex = 0;
  for (const found of words.matchAll(firmVerb)) {
    if (found.index >= 2 && isName(withoutEtc(words.slice(0, found.index)))) return found.index;
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

const takeDeadline = (reading: Reading, start: number, end: number): void => {
  const { clause } = reading;
  clause.deadline = clause.deadline === null ? [start, end] : [clause.deadline[0], end];
};

/** A name and nothing else: most tokens are, and each is judged once. */
const plainNames = new Map<string, 'unit' | 'group' | null>();
const mostPlainNames = 8192;

const judgePlain = (words: string): 'unit' | 'group' | null => {
  if (
    !isOneName(words) ||
    opening.test(words) ||
    isDeadlineWords(words) ||
    verbChain.test(words) ||
    roleInBrackets.test(words) ||
    verbAt(words) >= 0
  )
    return null;
  return splitName(words, 0, words.length).length > 1 || words.endsWith('等') ? null : isGroupName(words) ? 'group' : 'unit';
};

const plainName = (words: string): 'unit' | 'group' | null => {
  const known = plainNames.get(words);
  if (known !== undefined) return known;
  const answer = judgePlain(words);
  if (plainNames.size >= mostPlainNames) plainNames.clear();
  plainNames.set(words, answer);
  return answer;
};

const readToken = (reading: Reading, token: Token): void => {
  const { flow, clause } = reading;
  const plain = token.end - token.start <= 24 ? plainName(flow.text.slice(token.start, token.end)) : null;
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
  let { start } = token;
  const { end } = token;
  const open = opening.exec(flow.text.slice(start, end));
  if (open && !isName(flow.text.slice(start, end))) start += open[0].length;
  const words = flow.text.slice(start, end);
  if (isDeadlineWords(words)) return takeDeadline(reading, start, end);
  if (mannerAlone.test(words)) return closeWith(reading, words);
  const chain = verbChain.exec(words);
  if (chain && reading.pending.length > 0 && words.length - chain[0].length <= 6 && !isName(words)) return closeWith(reading, chain[0]);
  const marked = roleInBrackets.exec(words);
  if (marked && marked.index >= 2) return readMarked(reading, start, start + marked.index, marked[1]!);
  const at = verbAt(words);
  if (at >= 0) return readVerbs(reading, start, start + at, end);
  const bare = withoutEtc(words);
  if (isName(bare)) return addName(reading, start, start + bare.length);
  if (/^等?(?:部门|单位|有关部门|相关部门)?$/.test(words)) return;
  if (readUnknown(reading, start, end)) return;
  const parts = splitName(flow.text, start, end);
  if (parts.length > 1 || (reading.labelled && bare.length <= 24 && bare.length >= 2 && !/[“”《》!?]/.test(bare)))
    return addUnsure(reading, start, start + bare.length, parts);
  clause.strange.push([start, end]);
};

const unknownWithVerb = /^([一-鿿A-Za-z()]{2,14}?)(?:等)?((?:共同|分别|具体|按职责分工)?(?:牵头负责|牵头|负责|配合|参与|协办|落实))$/;

/** A body that no ending betrays, with a verb behind it: taken, and asked about. */
const readUnknown = (reading: Reading, start: number, end: number): boolean => {
  const found = unknownWithVerb.exec(reading.flow.text.slice(start, end));
  if (!found || prosaic.test(found[1]!)) return false;
  addUnsure(reading, start, start + found[1]!.length, [[start, end]]);
  closeWith(reading, found[2]!);
  return true;
};

const prosaic = /[的了是在对将把要应不]|本办法|本人|工作|任务|^(?:其|谁|分级|全面|直接|主要|具体|共同|统一|由|依法|按|分别)/;

const addUnsure = (reading: Reading, start: number, end: number, parts: readonly (readonly [number, number])[]): void => {
  addName(reading, start, end);
  if (parts.length === 1) reading.pending.at(-1)!.unsure = true;
};

/** `A（牵头）`: the role is this one's alone. */
const readMarked = (reading: Reading, start: number, end: number, role: string): void => {
  const before = reading.pending;
  if (/职责/.test(role)) {
    addName(reading, start, end);
    return closeWith(reading, '');
  }
  reading.pending = [];
  flush({ ...reading, pending: before }, null);
  addName(reading, start, end);
  closeWith(reading, role);
};

const bareWords = /^[^各有相()省市县区州厅局委办部]{2,4}$/;
const lendsSuffix = /^.{2,8}[市县区州](?:人民)?政府/;

/** 望海 in `望海、沅阳市政府`: no name alone, one with the ending that a later name lends. */
const borrowsSuffix = (flow: Flow, tokens: readonly Token[], at: number): boolean => {
  for (let i = at; i < tokens.length; i += 1) {
    const words = flow.text.slice(tokens[i]!.start, tokens[i]!.end);
    if (i > at && tokens[i]!.separator !== '、') return false;
    if (bareWords.test(words)) continue;
    return i > at && lendsSuffix.test(words);
  }
  return false;
};

const readList = (reading: Reading, start: number, end: number): void => {
  const { flow, brackets } = reading;
  const tokens = joinGroups(flow, cutTokens(flow, brackets, start, end));
  for (const [i, token] of tokens.entries()) {
    if (token.separator === ';' || token.separator === '。') flush(reading, null);
    if (borrowsSuffix(flow, tokens, i)) addName(reading, token.start, token.end);
    else readToken(reading, token);
  }
  flush(reading, null);
};

const trimmed = (text: string, start: number, end: number): Span => {
  let [from, to] = [start, end];
  while (from < to && /[,;。、:]/.test(text.charAt(from))) from += 1;
  while (to > from && /[,;。、:]/.test(text.charAt(to - 1))) to -= 1;
  return [from, to];
};

type Part = { readonly slot: Slot | null; readonly title: Span; readonly start: number; readonly end: number };

const readSlot = (reading: Reading, part: Part): void => {
  const { clause, flow } = reading;
  const { slot, start, end } = part;
  const span = trimmed(flow.text, start, end);
  const used = span[1] > span[0];
  if (slot === null || slot.kind === 'duty') {
    if (slot !== null) clause.labels += 1;
    reading.role = slot === null ? null : slot.role;
    reading.labelled = slot !== null;
    readList(reading, start, end);
  } else if (slot.kind === 'deadline') {
    if (used) takeDeadline(reading, span[0], span[1]);
  } else if (slot.kind === 'officials') {
    for (const token of cutTokens(flow, reading.brackets, start, end))
      clause.officials.push({ name: [token.start, token.end], title: part.title });
  } else if (used) {
    const lists = { assessor: clause.assessors, scope: clause.scopes, detail: clause.details };
    lists[slot.kind].push(span);
  }
};

const cutSlots = (flow: Flow, start: number, end: number): Part[] => {
  const parts: Part[] = [];
  let from = start;
  let slot: Slot | null = null;
  let title: Span = [start, start];
  for (const label of labelsIn(flow.text, start, end)) {
    if (label.start > from || slot !== null) parts.push({ slot, title, start: from, end: label.start });
    slot = label.slot;
    title = [label.start, label.start + flow.text.slice(label.start, label.end).replace(/[:—]+$/, '').length];
    from = label.end;
  }
  parts.push({ slot, title, start: from, end });
  return parts;
};

/** Reads `[start, end)` of the flow as one clause of responsibility. */
export const readClause = (flow: Flow, brackets: Brackets, start: number, end: number): Clause => {
  const clause = emptyClause();
  const reading: Reading = { flow, brackets, clause, pending: [], role: null, labelled: false };
  const rules = findRules(flow.text, start, end);
  clause.firstListedLeads = rules.firstListed !== null;
  clause.carried.push(...rules.carried);
  let from = start;
  for (const [cutStart, cutEnd] of [...rules.spans, [end, end] as const]) {
    if (cutStart > from) for (const part of cutSlots(flow, from, cutStart)) readSlot(reading, part);
    from = Math.max(from, cutEnd);
  }
  return clause;
};

/** Reads a list of names alone, as a table's cell or a carried clause gives it. */
export const readNames = (flow: Flow, brackets: Brackets, start: number, end: number, role: Role): Clause => {
  const clause = emptyClause();
  readList({ flow, brackets, clause, pending: [], role, labelled: true }, start, end);
  return clause;
};
