/** A table whose every cell became a line: the head's cells first, then row after row, each opened by its number. */

import type { Column } from './columns.js';
import { columnOf } from './columns.js';
import type { Cell, Grid, Line, Row } from './grid.js';
import { trimSpan } from './grid.js';

type Filled = { readonly words: string; readonly span: readonly [number, number] };

const fewestColumns = 3;
const mostColumns = 10;

const filledLines = (source: string, fold: (text: string) => string, lines: readonly Line[]): Filled[] => {
  const filled: Filled[] = [];
  for (const line of lines) {
    const span = trimSpan(source, line.start, line.end);
    if (span[1] > span[0]) filled.push({ words: fold(source.slice(span[0], Math.min(span[1], span[0] + 60))).replace(/\s/g, ''), span });
  }
  return filled;
};

const headAt = (lines: readonly Filled[], from: number): Column[] | null => {
  if (columnOf(lines[from]!.words)?.kind !== 'number') return null;
  const columns: Column[] = [];
  for (let i = from; i < lines.length && columns.length < mostColumns; i += 1) {
    if (/^\d+[.、]?$/.test(lines[i]!.words)) break;
    const column =
      columnOf(lines[i]!.words) ??
      (lines[i]!.words.length <= 10 && columns.some((c) => c.kind === 'number') && columns.length === 1
        ? ({ kind: 'task' } as const)
        : null);
    if (!column) return null;
    columns.push(column);
  }
  const useful = columns.some((c) => c.kind === 'duty') && columns.some((c) => c.kind === 'task');
  return columns.length >= fewestColumns && useful ? columns : null;
};

const emptyCell = (at: number): Cell => ({ span: [at, at], merged: false });

/** Fewer or more lines than columns: names go to the names, dates to the dates. */
const placeByContent = (columns: readonly Column[], lines: readonly Filled[], isDate: (words: string) => boolean): Cell[] => {
  const cells = columns.map(() => emptyCell(lines[0]!.span[0]));
  const duty = columns.findIndex((c) => c.kind === 'duty');
  const deadline = columns.findIndex((c) => c.kind === 'deadline');
  const task = columns.findIndex((c) => c.kind === 'task');
  for (const [i, line] of lines.entries()) {
    const column = i === 0 ? 0 : i === 1 ? task : isDate(line.words) && deadline >= 0 && i === lines.length - 1 ? deadline : duty;
    const known = cells[column]!;
    cells[column] =
      known.span[1] > known.span[0] ? { span: [known.span[0], line.span[1]], merged: false } : { span: line.span, merged: false };
  }
  return cells;
};

export const stackedGrids = (
  source: string,
  fold: (text: string) => string,
  isDate: (words: string) => boolean,
  lines: readonly Line[],
): Grid[] => {
  const filled = filledLines(source, fold, lines);
  const grids: Grid[] = [];
  for (let i = 0; i + fewestColumns < filled.length; i += 1) {
    const columns = headAt(filled, i);
    if (!columns) continue;
    const head: Row = {
      span: [filled[i]!.span[0], filled[i + columns.length - 1]!.span[1]],
      cells: filled.slice(i, i + columns.length).map(({ span }) => ({ span, merged: false })),
    };
    const rows: Row[] = [head];
    let at = i + columns.length;
    let number = Number(filled[at]?.words.replace(/\D/g, ''));
    while (at < filled.length && filled[at]!.words.replace(/[.、]$/, '') === String(number)) {
      let next = at + 1;
      while (
        next < filled.length &&
        filled[next]!.words.replace(/[.、]$/, '') !== String(number + 1) &&
        next - at < columns.length + 3 &&
        !(next - at >= columns.length && filled[next]!.words.length > 40)
      )
        next += 1;
      const last = next < filled.length && filled[next]!.words.replace(/[.、]$/, '') === String(number + 1);
      const cut = last ? next : Math.min(next, at + columns.length);
      const own = filled.slice(at, cut);
      const cells =
        own.length === columns.length && columns.every((c, k) => c.kind !== 'deadline' || isDate(own[k]!.words))
          ? own.map(({ span }) => ({ span, merged: false }))
          : placeByContent(columns, own, isDate);
      rows.push({ span: [own[0]!.span[0], own.at(-1)!.span[1]], cells });
      at = cut;
      number += 1;
    }
    if (rows.length < 3) continue;
    grids.push({ span: [rows[0]!.span[0], rows.at(-1)!.span[1]], rows, keys: null });
    i = at - 1;
  }
  return grids;
};
