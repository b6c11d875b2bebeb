/** The source cut into paragraphs and marked stretches. Pure; thirty-five thousand characters and some two thousand marks take a few milliseconds. */
import type { Finding, PlanDocument } from '../api/client';

export type Mark = PlanDocument['marks'][number];
export type Range = readonly [from: number, to: number];
export type Paragraph = {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Mark[];
  readonly unread: readonly Range[];
};
export type Segment = {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Mark[];
  readonly active: boolean;
  readonly unread: boolean;
};

export const rangeOf = (span: readonly number[]): Range => [span[0] ?? 0, span[1] ?? 0];

function linesOf(source: string): Range[] {
  const lines: Range[] = [];
  let from = 0;
  while (from <= source.length) {
    const end = source.indexOf('\n', from);
    const to = end < 0 ? source.length : end;
    lines.push([from, to]);
    from = to + 1;
  }
  return lines;
}

/** Index of the line that holds the character. */
export function lineOf(lines: readonly { readonly from: number }[], at: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function paragraphsOf(document: PlanDocument): readonly Paragraph[] {
  const paragraphs = linesOf(document.source).map(([from, to], index) => ({ index, from, to, marks: [] as Mark[], unread: [] as Range[] }));
  const lay = (range: Range, put: (paragraph: (typeof paragraphs)[number]) => void) => {
    for (let at = lineOf(paragraphs, range[0]); at < paragraphs.length && paragraphs[at]!.from < range[1]; at++) put(paragraphs[at]!);
  };
  for (const mark of document.marks) lay(rangeOf(mark.span), (paragraph) => paragraph.marks.push(mark));
  for (const span of document.leftOver) lay(rangeOf(span), (paragraph) => paragraph.unread.push(rangeOf(span)));
  return paragraphs.filter(({ from, to }) => to > from);
}

/** The document with the findings that still wait marked in it; one on the whole document colours no task from end to end. */
export function withOpenFindings(document: PlanDocument, findings: readonly Finding[]): PlanDocument {
  const open = new Map(findings.filter(({ settled }) => !settled).map((finding) => [finding.findingId, finding]));
  const tasks = document.marks.filter(({ kind }) => kind === 'task' || kind === 'text').map(({ span }) => rangeOf(span));
  const isShown = ({ kind, id, span }: Mark): boolean => {
    if (kind !== 'finding') return true;
    const finding = open.get(id);
    if (!finding) return false;
    return finding.taskId !== null || !tasks.some(([from, to]) => covers(rangeOf(span), from, to));
  };
  return { ...document, marks: document.marks.filter(isShown) };
}

const covers = (range: Range, from: number, to: number) => range[0] <= from && range[1] >= to;

/** Stretches between the boundaries of all marks; the marks of a stretch from the widest to the narrowest. */
export function segmentsOf(paragraph: Paragraph, active: Range | null): readonly Segment[] {
  const { from, to, marks, unread } = paragraph;
  const ranges = [...marks.map((mark) => rangeOf(mark.span)), ...unread, ...(active ? [active] : [])];
  const places = new Set([from, to]);
  for (const range of ranges) for (const place of range) if (place > from && place < to) places.add(place);
  const cuts = [...places].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    return {
      from: start,
      to: end,
      marks: marks.filter((mark) => covers(rangeOf(mark.span), start, end)).sort((one, other) => width(other) - width(one)),
      active: active !== null && covers(active, start, end),
      unread: unread.some((range) => covers(range, start, end)),
    };
  });
}

const width = (mark: Mark) => rangeOf(mark.span)[1] - rangeOf(mark.span)[0];

export const touches = (paragraph: Paragraph, range: Range | null): boolean =>
  range !== null && range[0] < paragraph.to && range[1] > paragraph.from;
