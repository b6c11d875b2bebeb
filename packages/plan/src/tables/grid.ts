/**
 * Tables as rows of cells, from the forms they reach us in: cells parted by tabs (what extraction gives), by bars, a cell a line, rows as data.
 * A cell that another row's cell covers is printed as 〃 by extraction; here it points to the cell it repeats.
 */
import type { Span } from '../draft.js';

export type Cell = { readonly span: Span /** Covered by the cell of an earlier row. */; readonly merged: boolean };
export type Row = { readonly span: Span; readonly cells: readonly Cell[] };
export type Grid = {
  readonly span: Span;
  readonly rows: readonly Row[] /** Keys of data instead of a head row. */;
  readonly keys: readonly string[] | null;
};

export type Line = { readonly start: number; readonly end: number };

export const linesOf = (source: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  while (start <= source.length) {
    const at = source.indexOf('\n', start);
    const end = at < 0 ? source.length : at;
    lines.push({ start, end: end > start && source.charCodeAt(end - 1) === 0x0d ? end - 1 : end });
    if (at < 0) break;
    start = at + 1;
  }
  return lines;
};

export const trimSpan = (source: string, start: number, end: number): Span => {
  const words = source.slice(start, end);
  const lead = words.length - words.trimStart().length;
  return lead === words.length ? [start, start] : [start + lead, start + words.trimEnd().length];
};

const sameAbove = '〃';

const cellsOf = (source: string, line: Line, bar: string, above: readonly Cell[]): Cell[] => {
  const cells: Cell[] = [];
  let { start } = line;
  for (;;) {
    const at = source.indexOf(bar, start);
    const end = at < 0 || at > line.end ? line.end : at;
    const span = trimSpan(source, start, end);
    const repeated = source.slice(...span) === sameAbove ? above[cells.length] : undefined;
    cells.push(repeated ? { span: repeated.span, merged: true } : { span, merged: false });
    if (end === line.end) return cells;
    start = end + 1;
  }
};

/** 一、综合目标 on a line of its own between two rows: a row of one cell. */
const sectionRow = /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；;]{1,40}$/;

/** Runs of lines that hold the bar, blank lines between them passed over. */
const blocksOf = (source: string, lines: readonly Line[], bar: string): Line[][] => {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  for (const [i, line] of lines.entries()) {
    const at = source.indexOf(bar, line.start);
    const next = lines[i + 1];
    const before = next ? source.indexOf(bar, next.start) : -1;
    if (at >= 0 && at < line.end) block.push(line);
    else if (block.length > 0 && before >= 0 && before < next!.end && sectionRow.test(source.slice(line.start, line.end))) block.push(line);
    else if (source.slice(line.start, line.end).trim() !== '' && block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
};

const gridOf = (source: string, block: readonly Line[], bar: string): Grid => {
  const rows: Row[] = [];
  let above: readonly Cell[] = [];
  for (const line of block) {
    const cells = cellsOf(source, line, bar, above);
    above = cells;
    rows.push({ span: [line.start, line.end], cells });
  }
  return { span: [block[0]!.start, block.at(-1)!.end], rows, keys: null };
};

export const tabGrids = (source: string, lines: readonly Line[]): Grid[] =>
  source.includes('\t') ? blocksOf(source, lines, '\t').map((block) => gridOf(source, block, '\t')) : [];

/** `| a | b |`: the outer bars enclose no cell. */
export const barGrids = (source: string, lines: readonly Line[]): Grid[] => {
  if (!source.includes('|')) return [];
  const blocks = blocksOf(source, lines, '|').map((block) =>
    block.filter((line) => !/^[\s|:+-]+$/.test(source.slice(line.start, line.end))),
  );
  return blocks
    .filter((block) => block.length > 1)
    .map((block) => {
      const grid = gridOf(source, block, '|');
      const boxed = block.every((line) => source.slice(line.start, line.end).trim().startsWith('|'));
      const inner = (cells: readonly Cell[]): Cell[] => cells.slice(1, cells.at(-1)!.span[0] === cells.at(-1)!.span[1] ? -1 : undefined);
      return boxed ? { ...grid, rows: grid.rows.map((row) => ({ ...row, cells: inner(row.cells) })) } : grid;
    });
};
