/**
 * Where a document says who is responsible: in brackets, after a label that runs on, on lines of its own. One pass for each form, in the order of the text.
 */
import type { Brackets } from '../flow/brackets.js';
import { type Flow, gaps } from '../flow/flow.js';
import { isWrap } from '../flow/wraps.js';
import type { Candidate } from '../numbering/candidates.js';
import { type Clause, readClause } from './clause.js';
import { isDeadlineWords } from './deadline-words.js';
import { dutyLabelAhead, type Label, labelsIn } from './labels.js';
import { endsLikeBody, isGroupName, readsAsUnit } from './unit-words.js';
import { verbsAtEnd } from './verbs.js';

export type Note = {
  readonly form: 'bracket' | 'label' | 'sentence';
  readonly start: number;
  readonly end: number;
  readonly clause: Clause;
  /** A label's list that did not come to an end of its own. */
  readonly runsOn: boolean;
};

const deepestBracket = 4;
const longestRun = 1200;
const mayBeNote =
  /单位|部门|牵头|负责|配合|落实|职责|完成|推进|坚持|底|前|月|厅|局|委|办|部|会|署|政府|司|各|等|领导|[人院心行联协社校学馆站队处所台团室组县市区镇乡道业矿场港电投末度年期用成止间日效展同)\]]$/;

const isDutyClause = (clause: Clause): boolean => clause.names.length + clause.carried.length > 0;
const isOnlyDeadline = (clause: Clause): boolean =>
  clause.deadline !== null && !isDutyClause(clause) && clause.strange.length + clause.partial.length + clause.details.length === 0;

const endsSentenceAt = (flow: Flow, markers: ReadonlySet<number>, at: number): boolean =>
  at >= flow.text.length || /[。;([]/.test(flow.text.charAt(at)) || (flow.gap[at] as number) > gaps.none || markers.has(at);

/** 直属单位（甲所、乙局）: who they are, not who does something. */
const listsMembers = /(?:单位|部门|科室|机构|企业|成员|学校|院校|地区|县区|乡镇|主体|组织|对象|名单|人员)$/;

/** A list in brackets without a word of duty counts at the end of a sentence only, where each name reads as one. */
const isBareList = (flow: Flow, markers: ReadonlySet<number>, clause: Clause, start: number, end: number): boolean => {
  if (!/[。;!?”)\]]/.test(flow.text.charAt(start - 1)) && !endsSentenceAt(flow, markers, end)) return false;
  if (listsMembers.test(flow.text.slice(Math.max(0, start - 4), start))) return false;
  const words = clause.names.map((name) => flow.text.slice(name.start, name.end));
  return (
    clause.names.every((name, i) => name.group || name.suffix !== null || readsAsUnit(words[i]!) || words[i]!.length <= 4) &&
    (clause.names.some((name) => name.group) || words.some((name) => !/[市县区州镇乡村省]$/.test(name) && readsAsUnit(name)))
  );
};

const longestTail = 14;

/** `(A负责,视情开展)`: words behind all names that nobody knows cost the names nothing; they are asked about. */
const isOddTail = (flow: Flow, markers: ReadonlySet<number>, clause: Clause, end: number): boolean => {
  const [tail, ...more] = clause.strange;
  if (!tail || more.length > 0 || tail[1] - tail[0] > longestTail || !endsSentenceAt(flow, markers, end)) return false;
  return clause.names.every((name) => name.end <= tail[0]) && !/^(?:含|如|即|包括|例|不|下同|详见|见)/.test(flow.text.slice(...tail));
};

const isNote = (flow: Flow, markers: ReadonlySet<number>, clause: Clause, start: number, end: number): boolean => {
  if (clause.labels > 0) return isDutyClause(clause) || clause.assessors.length > 0;
  if (clause.assessors.length > 0) return true;
  if (isOnlyDeadline(clause)) return /[。;!?)\]]/.test(flow.text.charAt(start - 1)) && endsSentenceAt(flow, markers, end);
  if (clause.officials.length > 0) return true;
  if (!isDutyClause(clause) || clause.details.length > 0) return false;
  if (clause.strange.length > 0 && !isOddTail(flow, markers, clause, end)) return false;
  const said = clause.verbs > (clause.partial.length > 0 ? 1 : 0) || clause.names.some((n) => n.role === 'lead');
  return (
    said ||
    clause.firstListedLeads ||
    clause.carried.length > 0 ||
    (clause.partial.length === 0 && isBareList(flow, markers, clause, start, end))
  );
};

const bracketNotes = (flow: Flow, brackets: Brackets, markers: ReadonlySet<number>): Note[] => {
  const notes: Note[] = [];
  for (let i = 0; i < flow.text.length; i += 1) {
    const close = brackets.closing[i] as number;
    if (close < 0 || (brackets.depth[i] as number) >= deepestBracket || markers.has(i) || close - i < 4) continue;
    if (!mayBeNote.test(flow.text.slice(i + 1, close))) continue;
    const clause = readClause(flow, brackets, i + 1, close);
    if (!isNote(flow, markers, clause, i, close + 1)) continue;
    notes.push({ form: 'bracket', start: i, end: close + 1, clause, runsOn: false });
    i = close;
  }
  return notes;
};

const isWhole = (words: string): boolean =>
  endsLikeBody(words) || isGroupName(words) || isDeadlineWords(words) || verbsAtEnd.test(words) || /(?:等|分工|[)\]])$/.test(words);

type Run = { readonly end: number; readonly runsOn: boolean };

const startsLabel = (flow: Flow, at: number): boolean => labelsIn(flow, at, Math.min(flow.text.length, at + 24))[0]?.start === at;

const longestNameLine = 20;

/** A line that is a name and nothing else goes on with the list above it, unless a day follows: then it signs the paper. */
const isNameLine = (flow: Flow, at: number): boolean => {
  let end = at + 1;
  while (end < flow.text.length && end - at <= longestNameLine && (flow.gap[end] as number) < gaps.wide) end += 1;
  const words = flow.text.slice(at, end);
  if (end - at > longestNameLine || /[、,;。:()[\]要应须将]/.test(words)) return false;
  if (/^(?:(?:19|20)\d\d|[一二][〇○零O0一二三四五六七八九]{3})年/.test(flow.text.slice(end, end + 5))) return false;
  return end < flow.text.length && (readsAsUnit(words) || (isGroupName(words) && endsLikeBody(words)));
};

const closesGroup = /(?:单位|部门|政府|机构|街道)$/;

/** `各有⏎关单位`: a group broken over two lines. */
const isBrokenGroup = (flow: Flow, from: number, at: number): boolean => {
  const left = flow.text.slice(from, at);
  if (!isGroupName(left) || endsLikeBody(left) || closesGroup.test(left)) return false;
  let end = at + 1;
  while (end < flow.text.length && end - at <= 8 && flow.gap[end] === gaps.none && !/[、,;。]/.test(flow.text.charAt(end))) end += 1;
  return closesGroup.test(flow.text.slice(at, end));
};

/** After a gap a list goes on only where it has not come to the end of a name, or where a label or another name follows. */
const goesOn = (flow: Flow, from: number, at: number): boolean => {
  const before = flow.text.charAt(at - 1);
  if (/[、,:]/.test(before) || at === from) return true;
  if (startsLabel(flow, at) || isWrap(flow, at) || isBrokenGroup(flow, from, at)) return true;
  if (!isWhole(flow.text.slice(from, at))) return at - from < 30;
  if ((flow.gap[at] as number) < gaps.wide && /[、,;]/.test(flow.text.charAt(at))) return true;
  if ((flow.gap[at] as number) >= gaps.wide) return /[、,]/.test(flow.text.charAt(at)) || isNameLine(flow, at);
  const next = flow.text.slice(at, at + 40).split(/[、,;。:(]/)[0]!;
  return readsAsUnit(next) || isGroupName(next) || verbsAtEnd.test(next.slice(0, 16));
};

const endOfRun = (flow: Flow, brackets: Brackets, markers: ReadonlySet<number>, start: number): Run => {
  const { text } = flow;
  const last = Math.min(text.length, start + longestRun);
  let from = start;
  for (let i = start; i < last; i += 1) {
    if (markers.has(i)) return { end: i, runsOn: !isWhole(text.slice(from, i)) };
    if (i > start && (flow.gap[i] as number) > gaps.none && !goesOn(flow, from, i)) return { end: i, runsOn: false };
    const c = text.charAt(i);
    if (c === '。' || c === '!') {
      if (startsLabel(flow, i + 1)) continue;
      return { end: i + 1, runsOn: false };
    }
    if ('、,;:'.includes(c)) from = i + 1;
    const close = brackets.closing[i] as number;
    if (close > i) i = close;
  }
  return { end: last, runsOn: last < text.length };
};

const opensRun = (flow: Flow, label: Label): boolean => {
  const { kind } = label.slot;
  if (kind === 'detail' || kind === 'scope') return false;
  if (kind === 'deadline') {
    const words = flow.text.slice(label.start, label.end);
    return (
      /(?:完成|办结|整改)(?:时限|时间|期限)/.test(words) ||
      (/时限|期限|完成|办结/.test(words) && (flow.gap[label.start] as number) > gaps.none)
    );
  }
  return label.end - label.start >= 4;
};

const runNote = (flow: Flow, brackets: Brackets, markers: ReadonlySet<number>, start: number, listStart: number): Note | null => {
  const run = endOfRun(flow, brackets, markers, listStart);
  const clause = readClause(flow, brackets, start, run.end);
  if (!isDutyClause(clause) && clause.deadline === null && clause.officials.length === 0 && clause.assessors.length === 0) return null;
  if (flow.text.startsWith('责任分工', start) && clause.strange.length + clause.partial.length > 0) return null;
  const opened = start > 0 && /[([]/.test(flow.text.charAt(start - 1)) && (brackets.closing[start - 1] as number) < 0;
  return {
    form: 'label',
    start: opened ? start - 1 : start,
    end: run.end,
    clause,
    runsOn: (run.runsOn && clause.partial.length === 0) || opened,
  };
};

const labelNotes = (flow: Flow, brackets: Brackets, markers: ReadonlySet<number>, taken: readonly Note[]): Note[] => {
  const notes: Note[] = [];
  let next = 0;
  let from = 0;
  for (const label of labelsIn(flow, 0, flow.text.length)) {
    const at = label.start;
    while (next < taken.length && taken[next]!.end <= at) next += 1;
    if (at < from || (next < taken.length && taken[next]!.start <= at) || !opensRun(flow, label)) continue;
    if ((brackets.depth[at] as number) > 0 && flow.text.charAt(at - 1) !== '(') continue;
    const note = runNote(flow, brackets, markers, at, label.end);
    if (!note) continue;
    notes.push(note);
    from = note.end;
  }
  return notes;
};

/** `责任单位 省教育厅` on a line of its own, the colon left out. */
const lineNotes = (flow: Flow, brackets: Brackets, markers: ReadonlySet<number>): Note[] => {
  const notes: Note[] = [];
  for (let i = 0; i < flow.text.length; i += 1) {
    if ((flow.gap[i] as number) < gaps.wide || (brackets.depth[i] as number) > 0) continue;
    const found = dutyLabelAhead.exec(flow.text.slice(i, i + 16));
    if (!found || flow.gap[i + found[0].length] === gaps.none || flow.text.charAt(i + found[0].length) === ':') continue;
    const listStart = i + found[0].length;
    const run = endOfRun(flow, brackets, markers, listStart);
    const clause = readClause(flow, brackets, listStart, run.end);
    if (!isDutyClause(clause) || clause.strange.length > 0) continue;
    clause.labels += 1;
    if (/牵头/.test(found[0]) && !/责任|配合/.test(found[0])) for (const name of clause.names) name.role = 'lead';
    if (/配合|协办|参与/.test(found[0]) && !/牵头|责任/.test(found[0])) for (const name of clause.names) name.role = 'support';
    notes.push({ form: 'label', start: i, end: run.end, clause, runsOn: run.runsOn });
    i = run.end - 1;
  }
  return notes;
};

const inOrder = (notes: readonly Note[]): Note[] => {
  const sorted = [...notes].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Note[] = [];
  for (const note of sorted) if (kept.length === 0 || kept.at(-1)!.end <= note.start) kept.push(note);
  return kept;
};

/** Lists of names without a word of duty anywhere: as many are a plan's. */
const fewestBare = 3;

/** By a word of duty, and not only by standing in brackets: one lone list of names in a text is no note. */
const saysSo = (clause: Clause): boolean =>
  clause.labels + clause.verbs + clause.carried.length + clause.officials.length > 0 || clause.firstListedLeads;

/** Every place that says who is responsible or until when, in order, none overlapping. */
export const findNotes = (flow: Flow, brackets: Brackets, markers: readonly Candidate[]): readonly Note[] => {
  const starts = new Set(markers.map((marker) => marker.start));
  const bracketed = bracketNotes(flow, brackets, starts);
  const notes = inOrder([...bracketed, ...labelNotes(flow, brackets, starts, bracketed), ...lineNotes(flow, brackets, starts)]);
  return notes.some((note) => saysSo(note.clause)) || notes.length >= fewestBare ? notes : [];
};
