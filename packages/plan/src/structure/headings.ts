/** Where a node's heading ends: on a line of its own above paragraphs, at its first full stop, or at the next number it is glued to. */
import { type Flow, gaps } from '../flow/flow.js';
import type { Note } from '../responsibility/notes.js';
import type { Node } from './outline.js';

const longestHeading = 60;
/** Headings are short; the beginnings of broken sentences are of any length. */
const longestMeanHeading = 25;

const brokenWords = /[,、的和与及为将对以在把“"《(:]$/;

/** First paragraph gap inside the node's own words, or its end. */
const firstGap = (flow: Flow, node: Node, least: number): number => {
  for (let i = node.body + 1; i < node.end; i += 1)
    if ((flow.gap[i] as number) >= least && !/[,、]/.test(flow.text.charAt(i - 1))) return i;
  return node.end;
};

const counted = new WeakMap<Flow, number>();

/** Where a text has hardly any line breaks, a space does their work. */
const gapThatCounts = (flow: Flow): number => {
  const known = counted.get(flow);
  if (known !== undefined) return known;
  let lines = 0;
  for (let i = 1; i < flow.gap.length && lines < 3; i += 1) if ((flow.gap[i] as number) >= gaps.wide) lines += 1;
  const least = lines >= 3 ? gaps.wide : gaps.space;
  counted.set(flow, least);
  return least;
};

/** A heading alone on its line: `一、…` with paragraphs below. */
const headAlone = (flow: Flow, node: Node, notes: readonly Note[]): number | null => {
  const at = firstGap(flow, node, gapThatCounts(flow));
  if (at >= node.end || at - node.body > longestHeading || at - node.body < 4) return null;
  const head = flow.text.slice(node.body, at);
  if (brokenWords.test(head) || /[。;]./.test(head) || notes.some((note) => note.start <= at)) return null;
  return at;
};

const ends = /[。;:!?)\]”》、,—]/;

/** Lengths of the lines in a leaf that end inside a sentence, its first line apart. */
const brokenLines = (flow: Flow, node: Node): number[] => {
  const lengths: number[] = [];
  let from = firstGap(flow, node, gaps.line);
  for (let i = from + 1; i < node.end; i += 1) {
    if (flow.gap[i] !== gaps.line) continue;
    if (!ends.test(flow.text.charAt(i - 1)) && !/[([]/.test(flow.text.charAt(i))) lengths.push(i - from);
    from = i;
  }
  return lengths;
};

/** Sentences broken over lines of uneven length: a first line tells nothing then. */
const isBroken = (flow: Flow, leaves: readonly (readonly [node: Node, notes: readonly Note[]])[]): boolean => {
  const lengths = leaves.flatMap(([node]) => brokenLines(flow, node));
  const longest = Math.max(0, ...lengths);
  return lengths.length * 6 >= leaves.length && (lengths.length === 1 || lengths.some((length) => length < longest * 0.7));
};

type Tally = { leaves: number; alone: number; head: number; body: number; indented: number };

const isIndented = (flow: Flow, at: number): boolean => {
  const before = flow.source.charCodeAt((flow.at[at] as number) - 1);
  return before === 0x20 || before === 0x3000 || before === 0x09 || before === 0xa0;
};

/** Paragraphs are indented or long; what a stray line break leaves is neither, and not everywhere. */
const isStyle = ({ leaves, alone, head, body, indented }: Tally, broken: boolean): boolean => {
  if (alone === 0 || head > alone * longestMeanHeading) return false;
  if (indented * 2 >= alone) return alone * 4 >= leaves * 3;
  return !broken && alone * 10 >= leaves * 9 && body >= head * 2;
};

export type HeadingStyle = { readonly alone: ReadonlySet<number> };

/**
 * Which numbers' leaves carry their heading on a line of its own: judged for all leaves of a rank together, so that one line broken inside a
 * sentence does not make a heading.
 */
export const judgeHeadings = (
  flow: Flow,
  leaves: readonly (readonly [node: Node, notes: readonly Note[]])[],
  rank: (node: Node) => number,
): HeadingStyle => {
  const heads = new Map<number, Tally>();
  for (const [node, notes] of leaves) {
    const tally = heads.get(rank(node)) ?? { leaves: 0, alone: 0, head: 0, body: 0, indented: 0 };
    const at = headAlone(flow, node, notes);
    tally.leaves += 1;
    if (at !== null) {
      tally.alone += 1;
      tally.head += at - node.body;
      tally.body += (notes[0]?.start ?? node.end) - at;
      if (isIndented(flow, at)) tally.indented += 1;
    }
    heads.set(rank(node), tally);
  }
  const alone = new Set<number>();
  const broken = isBroken(flow, leaves);
  for (const [key, tally] of heads) if (isStyle(tally, broken)) alone.add(key);
  return { alone };
};

/** End of a leaf's heading that stands alone, or the start of its words where it has none. */
export const leafHeadEnd = (flow: Flow, node: Node, notes: readonly Note[], style: HeadingStyle, rank: number): number =>
  style.alone.has(rank) ? (headAlone(flow, node, notes) ?? node.body) : node.body;

/** End of the heading of a node that has others below it. */
export const headingEnd = (flow: Flow, node: Node, notes: readonly Note[]): number => {
  const limit = Math.min(node.end, notes.find((note) => note.start > node.body)?.start ?? node.end);
  const at = Math.min(limit, firstGap(flow, node, gaps.wide));
  const head = flow.text.slice(node.body, at);
  if (head.length <= longestHeading && !/[。].{4}/.test(head)) return at;
  const stop = head.indexOf('。');
  if (stop > 0 && stop < longestHeading) return node.body + stop + 1;
  const space = firstGap(flow, node, gaps.space);
  return space - node.body <= longestHeading ? space : at;
};
