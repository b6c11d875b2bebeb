/** Walks the outline and decides which numbers are headings, which are tasks, and which are parts of one. */
import type { Flow } from '../flow/flow.js';
import { gaps, printed } from '../flow/flow.js';
import { ranks } from '../numbering/candidates.js';
import type { Note } from '../responsibility/notes.js';
import { type HeadingStyle, headingEnd, judgeHeadings, leafHeadEnd } from '../structure/headings.js';
import { endOfBranch, type Node, rankOf } from '../structure/outline.js';
import type { Doubt, Item, Range } from './item.js';
import { isBlank, trimRange } from './item.js';
import { cutPieces, namesSomebody, type Piece } from './pieces.js';
import { unitFirstItems, unitFirstParagraphs } from './unit-first.js';

export type SectionDraft = { readonly heading: string; readonly level: number; readonly extent: Range };

export type Collection = { readonly items: readonly Item[]; readonly sections: readonly SectionDraft[]; readonly doubts: readonly Doubt[] };

export type Walk = {
  readonly flow: Flow;
  /** The notes in each node's own words, by index. */
  readonly notes: readonly (readonly Note[])[];
  /** Those of them that name somebody. */
  readonly duties: readonly (readonly Note[])[];
  readonly counts: readonly number[];
  readonly style: HeadingStyle;
  readonly items: Item[];
  readonly sections: SectionDraft[];
  readonly doubts: Doubt[];
  /** Sections read so far in which units stand before their work. */
  unitFirst: number;
};

const indicatorHeading = /指[标標]|(?:主要|预期|預期|发展|發展|量化)目[标標]。?$/;
const longestSectionHead = 45;

export const notesOf = (walk: Walk, node: Node): readonly Note[] => walk.notes[node.index]!;

const dutyNotes = (walk: Walk, node: Node): readonly Note[] => walk.duties[node.index]!;

/** Notes that name somebody in a node and in all below it. */
const branchNotes = (walk: Walk, node: Node): number => walk.counts[node.index]!;

export const headOf = (walk: Walk, node: Node): Range => [node.start, headingEnd(walk.flow, node, notesOf(walk, node))];

const addSection = (walk: Walk, path: readonly string[], extent: Range): string => {
  const heading = printed(walk.flow, extent[0], extent[1]);
  walk.sections.push({ heading, level: path.length + 1, extent });
  return heading;
};

const isIndicators = (path: readonly string[]): boolean => path.some((heading) => heading.length <= 30 && indicatorHeading.test(heading));

type Made = { readonly number: string | null; readonly path: readonly string[]; readonly doubts?: readonly Doubt[] };

const addPieces = (walk: Walk, made: Made, start: number, pieces: readonly Piece[]): void => {
  let from = start;
  for (const [i, piece] of pieces.entries()) {
    const doubts = [...(made.doubts ?? [])];
    const last = walk.flow.text.charAt(piece.text[1] - 1);
    const closed = /[。;!?)\]”]/.test(last) || /[。;]/.test(walk.flow.text.charAt(piece.notes.at(-1)!.end));
    if (pieces.length > 1 && i < pieces.length - 1 && !closed) doubts.push({ rule: 'task/parts-apart', range: piece.text, params: {} });
    if (piece.text[1] > piece.text[0]) {
      const extent: Range = [i === 0 && piece.text[0] - from < 12 ? from : Math.min(piece.text[0], piece.notes[0]!.start), piece.end];
      walk.items.push({
        number: made.number,
        path: made.path,
        text: [piece.text],
        extent,
        notes: piece.notes,
        clauses: [],
        doubts,
        indicator: isIndicators(made.path),
      });
    } else
      walk.doubts.push({
        rule: 'task/unread-note',
        range: [piece.notes[0]!.start, piece.end],
        params: { words: walk.flow.text.slice(piece.notes[0]!.start, piece.end).slice(0, 40) },
      });
    from = piece.end;
  }
};

/** Units first on the number's own line, the words below: `1.牵头单位：A⏎推进…`. */
const readsBelow = (walk: Walk, node: Node, pieces: readonly Piece[], rest: number, path: readonly string[]): boolean => {
  const [only] = pieces;
  if (pieces.length !== 1 || !only || only.text[1] > only.text[0] || isBlank(walk.flow.text, rest, node.end)) return false;
  const text = trimRange(walk.flow.text, rest, node.end);
  walk.items.push({
    number: node.marker?.number || null,
    path,
    text: [text],
    extent: [node.start, node.end],
    notes: only.notes,
    clauses: [],
    doubts: [],
    indicator: false,
  });
  return true;
};

const readLeaf = (walk: Walk, node: Node, path: readonly string[]): void => {
  const notes = notesOf(walk, node);
  const head = leafHeadEnd(walk.flow, node, notes, walk.style, rankOf(node));
  const inner = head > node.body ? [...path, addSection(walk, path, [node.start, head])] : path;
  const { pieces, rest } = cutPieces(walk.flow, head, node.end, notes, false);
  if (readsBelow(walk, node, pieces, rest, inner)) return;
  addPieces(walk, { number: node.marker?.number || null, path: inner }, node.start, pieces);
  if (pieces.length > 0 && node.end - rest > 8 && node.end < walk.flow.text.length && !isBlank(walk.flow.text, rest, node.end))
    walk.doubts.push({ rule: 'task/words-after', range: [rest, node.end], params: {} });
};

/** Words without a number of their own: what stands before all numbers, or between a heading and the first number below it. */
const readLoose = (walk: Walk, node: Node, start: number, path: readonly string[], number: string | null): void => {
  const notes = notesOf(walk, node).filter((note) => note.start >= start);
  const { pieces } = cutPieces(walk.flow, start, node.end, notes, true);
  addPieces(walk, { number, path }, start, pieces);
};

const readBare = (walk: Walk, node: Node, path: readonly string[]): void => {
  const notes = notesOf(walk, node).filter((note) => isBlank(walk.flow.text, note.end, node.end));
  const text = trimRange(walk.flow.text, node.body, notes[0]?.start ?? node.end);
  const extent: Range = [node.start, node.end];
  walk.items.push({
    number: node.marker?.number || null,
    path,
    text: [text],
    extent,
    notes,
    clauses: [],
    doubts: [{ rule: 'task/no-unit', range: extent, params: {} }],
    indicator: isIndicators(path),
  });
};

const withoutNotes = (start: number, end: number, notes: readonly Note[]): Range[] => {
  const ranges: Range[] = [];
  let from = start;
  for (const note of notes) {
    if (note.start > from) ranges.push([from, note.start]);
    from = Math.max(from, note.end);
  }
  if (end > from) ranges.push([from, end]);
  return ranges;
};

const branchOwnNotes = (walk: Walk, node: Node): Note[] => [
  ...notesOf(walk, node),
  ...node.children.flatMap((child) => branchOwnNotes(walk, child)),
];

/** Parts below a number that share its units: one task. */
const readTogether = (walk: Walk, node: Node, path: readonly string[], sure: boolean): void => {
  const notes = branchOwnNotes(walk, node);
  const branchEnd = endOfBranch(node);
  const last = notes.at(-1)!;
  const closes = last.start > node.end;
  const end = closes ? last.end : branchEnd;
  const doubt: Doubt = {
    rule: 'task/parts-together',
    range: [node.start, Math.min(end, node.start + 1400)],
    params: { parts: node.children.length },
  };
  walk.items.push({
    number: node.marker?.number || null,
    path,
    text: withoutNotes(node.body, end, notes),
    extent: [node.start, end],
    notes,
    clauses: [],
    doubts: sure ? [] : [doubt],
    indicator: isIndicators(path),
  });
};

/** Units named once, behind the last of several parts. */
const isSharedAtEnd = (walk: Walk, node: Node): boolean => {
  const { children } = node;
  if (node.marker === null || children.length < 2 || dutyNotes(walk, node).length > 0) return false;
  if (children.slice(0, -1).some((child) => branchNotes(walk, child) > 0)) return false;
  const last = children.at(-1)!;
  const notes = dutyNotes(walk, last);
  if (last.children.length > 0 || notes.length !== 1) return false;
  const ownLine = (walk.flow.gap[notes[0]!.start] as number) >= gaps.wide;
  return ownLine || rankOf(last) >= ranks.bracketedArabic || rankOf(node) >= ranks.bracketedChinese;
};

const isSmallPart = (node: Node): boolean => rankOf(node) >= ranks.bracketedArabic;

const readBranch = (walk: Walk, node: Node, path: readonly string[]): void => {
  const own = dutyNotes(walk, node).length;
  const noted = node.children.filter((child) => branchNotes(walk, child) > 0).length;
  const shared = (noted === 0 && own > 0 && node.marker !== null && node.children.length > 1) || isSharedAtEnd(walk, node);
  if (shared) {
    readTogether(walk, node, path, node.children.every(isSmallPart));
    return;
  }
  const head = headOf(walk, node);
  const inner = node.marker === null ? path : [...path, addSection(walk, path, head)];
  if (node.marker !== null && own > 0 && dutyNotes(walk, node)[0]!.start <= head[1] + 1) {
    const { pieces } = cutPieces(walk.flow, node.body, node.end, notesOf(walk, node), false);
    addPieces(walk, { number: node.marker.number || null, path }, node.start, pieces);
  } else if (own > 0) readLoose(walk, node, node.marker === null ? node.body : head[1], inner, node.marker?.number || null);
  readChildren(walk, node, inner);
};

/** Headings over how the work is backed, not over the work: one item of two that names a body makes no task of the other. */
const aboutMeans = /保障|组织|领导|要求|总体|原则|附则/;

/** 本措施自印发之日起施行 is about the paper. */
const isClosingWord = ({ flow }: Walk, node: Node): boolean =>
  /^(?:本|此|该)(?:若干)?(?:措施|方案|意见|通知|办法|政策|规定|细则|清单|计划|行动计划|实施方案|实施意见)(?:中|所称|自|由|与|有效|未尽|如|从|印发|施行)/.test(
    flow.text.slice(node.body, node.body + 24),
  );

const readChildren = (walk: Walk, node: Node, path: readonly string[]): void => {
  if (unitFirstItems(walk, node, path)) return;
  const leaves = node.children.filter((child) => child.children.length === 0);
  const named = leaves.filter((child) => branchNotes(walk, child) > 0).length;
  const complete = named * 2 >= leaves.length && (named >= 2 || !aboutMeans.test(path.at(-1) ?? ''));
  for (const child of node.children) {
    const bare = named > 0 && branchNotes(walk, child) === 0 && child.children.length === 0;
    if (bare && isClosingWord(walk, child)) continue;
    if (bare && complete) readBare(walk, child, path);
    else {
      if (bare) walk.doubts.push({ rule: 'task/not-drafted', range: [child.start, child.end], params: {} });
      readNode(walk, child, path);
    }
  }
};

/** A number with nobody named below it: part of the outline all the same. */
const readUnnamed = (walk: Walk, node: Node, path: readonly string[]): void => {
  if (node.marker === null) return;
  const [start, end] = headOf(walk, node);
  if (end - start <= longestSectionHead && rankOf(node) <= ranks.arabic && node.marker.kind !== 'article')
    addSection(walk, path, [start, end]);
};

const readInner = (walk: Walk, node: Node, path: readonly string[]): void => {
  if (branchNotes(walk, node) > 0 || node.marker === null) readBranch(walk, node, path);
  else {
    readUnnamed(walk, node, path);
    readChildren(walk, node, [...path, printed(walk.flow, ...headOf(walk, node))]);
  }
};

export const readNode = (walk: Walk, node: Node, path: readonly string[]): void => {
  if (node.children.length > 0) readInner(walk, node, path);
  else if (dutyNotes(walk, node).length > 0) {
    if (node.marker === null) readLoose(walk, node, node.body, path, null);
    else readLeaf(walk, node, path);
  } else if (!unitFirstParagraphs(walk, node, path)) readUnnamed(walk, node, path);
};

const assignNotes = (nodes: readonly Node[], notes: readonly Note[]): Note[][] => {
  const assigned: Note[][] = nodes.map(() => []);
  let i = 0;
  for (const note of notes) {
    while (i + 1 < nodes.length && nodes[i + 1]!.start <= note.start) i += 1;
    assigned[i]!.push(note);
  }
  return assigned;
};

const countBranches = (nodes: readonly Node[], duties: readonly (readonly Note[])[]): number[] => {
  const counts = duties.map((notes) => notes.length);
  for (const { index, parent } of nodes.toReversed()) if (parent) counts[parent.index] = counts[parent.index]! + counts[index]!;
  return counts;
};

export const collectItems = (flow: Flow, nodes: readonly Node[], notes: readonly Note[]): Collection => {
  const assigned = assignNotes(nodes, notes);
  const duties = assigned.map((notes) => notes.filter((note) => namesSomebody(note.clause)));
  const leaves = nodes.filter((node) => node.children.length === 0 && node.marker !== null && duties[node.index]!.length > 0);
  const style = judgeHeadings(
    flow,
    leaves.map((node) => [node, assigned[node.index]!] as const),
    rankOf,
  );
  const walk: Walk = {
    flow,
    notes: assigned,
    duties,
    counts: countBranches(nodes, duties),
    style,
    items: [],
    sections: [],
    doubts: [],
    unitFirst: 0,
  };
  readNode(walk, nodes[0]!, []);
  return walk;
};
