/**
 * Printed lines → paragraphs, across line and page breaks, by geometry: a paragraph goes on where a line ran to the right margin and the
 * next one starts at the left. Where a document indents nothing, numbers and full stops decide with it.
 */

import type { Block } from './blocks.js';
import { line } from './blocks.js';
import { joinBroken, type PrintedLine } from './pdf-lines.js';
import type { PageTable } from './pdf-table.js';

export type PageFlow = { readonly width: number; readonly lines: readonly PrintedLine[]; readonly tables: readonly PageTable[] };
type Margins = { readonly left: number; readonly right: number };
type Layout = { readonly size: number; readonly pitch: number; readonly indents: boolean; marginsOf(page: number): Margins };
type Placed = { readonly page: number; readonly line: PrintedLine };

const mode = (values: readonly number[], weightOf: (at: number) => number): number => {
  const weights = new Map<number, number>();
  for (const [at, value] of values.entries()) weights.set(value, (weights.get(value) ?? 0) + weightOf(at));
  return [...weights].reduce((best, each) => (each[1] > best[1] ? each : best), [0, -1] as [number, number])[0];
};

const half = (value: number): number => Math.round(value * 2) / 2;
const isBody = (each: PrintedLine, size: number): boolean => Math.abs(each.size - size) <= size * 0.15;

/** The left margin is the leftmost place where lines start again and again; the right one is where long lines end. */
const marginsFrom = (lines: readonly PrintedLine[], size: number): Margins | null => {
  if (lines.length < 6) return null;
  const starts = lines.map((each) => each.x).sort((a, b) => a - b);
  const often = Math.max(2, lines.length * 0.03);
  const left = starts.find((x) => starts.filter((other) => Math.abs(other - x) < size / 2).length >= often) ?? starts[0]!;
  const ends = lines.map((each) => each.right).sort((a, b) => a - b);
  return { left, right: ends[Math.floor((ends.length - 1) * 0.95)]! };
};

/** Too few lines to show a right margin: it lies as far from the edge as the left one. */
const fewLinesMargins = (lines: readonly PrintedLine[], width: number): Margins => {
  const left = Math.min(...lines.map((each) => each.x));
  return { left, right: Math.max(width - left, ...lines.map((each) => each.right)) };
};

const medianPitch = (flows: readonly PageFlow[], size: number): number => {
  const gaps = flows
    .flatMap(({ lines }) => lines.slice(1).map((each, at) => each.y - lines[at]!.y))
    .filter((gap) => gap > size * 0.8 && gap < size * 4);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? size * 1.5;
};

const layoutOf = (flows: readonly PageFlow[]): Layout => {
  const all = flows.flatMap((flow) => flow.lines);
  const size = mode(
    all.map((each) => half(each.size)),
    (at) => all[at]!.text.length,
  );
  const body = all.filter((each) => isBody(each, size));
  const whole = marginsFrom(body, size) ?? fewLinesMargins(body, flows[0]!.width);
  // pages bound on both sides have two sets of margins
  const bySide = [0, 1].map(
    (side) =>
      marginsFrom(
        flows.filter((_, page) => page % 2 === side).flatMap((flow) => flow.lines.filter((each) => isBody(each, size))),
        size,
      ) ?? whole,
  );
  const indented = body.filter((each) => each.x > whole.left + size * 1.2 && each.x < whole.left + size * 3.2).length;
  return { size, pitch: medianPitch(flows, size), indents: indented >= body.length * 0.05, marginsOf: (page) => bySide[page % 2]! };
};

const NUMBERED = /^(?:[（(【]?(?:第?[一二三四五六七八九十百]+|\d{1,3})[、.．)）】条章节](?!\d)|[①-⑳])/;
const OPEN = /[，、,（(《“\w]$/;
const CLOSED = /[。；：;!?！？]["”’）)】]*$/;

const isCentred = ({ page, line: each }: Placed, layout: Layout): boolean => {
  const { left, right } = layout.marginsOf(page);
  return each.x > left + layout.size && each.right < right - layout.size && Math.abs(each.x + each.right - left - right) < layout.size * 3;
};

/** A title's lines are larger than the body's and centred; the first may fill the line. */
const isTitlePair = (before: Placed, next: Placed, layout: Layout): boolean => {
  if (before.line.size <= layout.size * 1.15 || Math.abs(before.line.size - next.line.size) > 0.6) return false;
  const full = before.line.right >= layout.marginsOf(before.page).right - before.line.size;
  return isCentred(next, layout) && (full || isCentred(before, layout));
};

/** Where first lines are indented, a line at the margin goes on, and so does one in a block that is set in as a whole. */
const goesOnByIndent = (before: Placed, next: Placed, layout: Layout): boolean => {
  const { left } = layout.marginsOf(next.page);
  const size = next.line.size;
  if (next.line.x <= left + size * 1.2) return true;
  const firstLine = Math.abs(next.line.x - left - size * 2) < size * 0.6;
  return !firstLine && before.page === next.page && Math.abs(next.line.x - before.line.x) < size * 0.5 && !CLOSED.test(before.line.text);
};

/** Where nothing is indented, a number or a full stop between two full lines is taken for the end of a paragraph. */
const goesOnByWords = (before: string, next: string): boolean => {
  if (NUMBERED.test(next)) return OPEN.test(before);
  // brackets belong to the sentence before them
  return !CLOSED.test(before) || /^[（(]/.test(next);
};

const goesOn = (before: Placed, next: Placed, layout: Layout): boolean => {
  if (before.page === next.page && next.line.y - before.line.y > Math.max(layout.pitch, before.line.size * 1.2) * 1.6) return false;
  if (isTitlePair(before, next, layout)) return true;
  const size = Math.max(before.line.size, next.line.size);
  if (Math.abs(before.line.size - next.line.size) > size * 0.15) return false;
  if (before.line.right < layout.marginsOf(before.page).right - size * 2.3) return false;
  // a date or a signature at the right margin is no line that goes on
  if (before.line.x > layout.marginsOf(before.page).left + size * 4.5 && Math.abs(next.line.x - before.line.x) > size * 0.5) return false;
  return layout.indents ? goesOnByIndent(before, next, layout) : goesOnByWords(before.line.text, next.line.text);
};

/** Small print under the last line of a page is a note: it stands at the end, not inside the sentence that goes on overleaf. */
const notesOf = (flow: PageFlow, size: number): readonly PrintedLine[] => {
  let from = flow.lines.length;
  while (from > 0 && flow.lines[from - 1]!.size < size * 0.88) from -= 1;
  const top = flow.lines[from]?.y ?? 0;
  return from === 0 || flow.tables.some((table) => table.top > top) ? [] : flow.lines.slice(from);
};

type Part =
  | { readonly kind: 'line'; readonly y: number; readonly placed: Placed }
  | { readonly kind: 'table'; readonly y: number; readonly table: PageTable };

const partsOf = (flow: PageFlow, page: number, notes: ReadonlySet<PrintedLine>): Part[] => {
  const lines = flow.lines
    .filter((each) => !notes.has(each))
    .map((each): Part => ({ kind: 'line', y: each.y, placed: { page, line: each } }));
  const tables = flow.tables.map((table): Part => ({ kind: 'table', y: table.top, table }));
  return [...lines, ...tables].sort((a, b) => a.y - b.y);
};

/** The same columns right after a table: it goes on from the page before, its head perhaps printed again. */
const continuesTable = (before: PageTable, next: PageTable): boolean =>
  before.columns.length === next.columns.length && before.columns.every((x, at) => Math.abs(x - next.columns[at]!) < 4);

const rowText = (row: PageTable['rows'][number]): string[] =>
  row.map((cell) => cell.blocks.map((block) => (block.kind === 'line' ? block.text : '')).join(''));

const appendRows = (before: PageTable, next: PageTable): PageTable => {
  const again = rowText(before.rows[0]!).join('\t') === rowText(next.rows[0]!).join('\t');
  const rows = next.rows.slice(again ? 1 : 0);
  const [first, ...others] = rows;
  const last = before.rows.at(-1)!;
  const texts = first === undefined ? [] : rowText(first);
  const isRest =
    first !== undefined &&
    texts[0] === '' &&
    first.length === last.length &&
    texts.filter((text) => text !== '').length * 2 <= texts.length;
  if (!isRest) return { ...before, rows: [...before.rows, ...rows] };
  const joined = last.map((cell, at) => ({ ...cell, blocks: [line(joinBroken([rowText(last)[at]!, texts[at]!]))] }));
  return { ...before, rows: [...before.rows.slice(0, -1), joined, ...others] };
};

export const paragraphsOf = (flows: readonly PageFlow[]): Block[] => {
  const layout = layoutOf(flows);
  const notes = new Set(flows.flatMap((flow) => notesOf(flow, layout.size)));
  const blocks: Array<PageTable | string[]> = [];
  let before: Placed | null = null;
  for (const part of flows.flatMap((flow, page) => partsOf(flow, page, notes))) {
    const last = blocks.at(-1);
    if (part.kind === 'table') {
      before = null;
      if (last !== undefined && !Array.isArray(last) && continuesTable(last, part.table))
        blocks[blocks.length - 1] = appendRows(last, part.table);
      else blocks.push(part.table);
      continue;
    }
    if (before !== null && Array.isArray(last) && goesOn(before, part.placed, layout)) last.push(part.placed.line.text);
    else blocks.push([part.placed.line.text]);
    before = part.placed;
  }
  const body = blocks.map((block): Block => (Array.isArray(block) ? line(joinBroken(block)) : { kind: 'table', rows: block.rows }));
  return [...body, ...[...notes].map((each) => line(each.text))];
};
