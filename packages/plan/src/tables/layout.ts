/** What a grid's columns hold: told by the words of its head, else by what stands below. */
import type { Span } from '../draft.js';
import type { Flow } from '../flow/flow.js';
import { isGroupName, readsAsUnit } from '../responsibility/unit-words.js';
import type { Range } from '../tasks/item.js';
import { type Column, columnOf, columnOfKey } from './columns.js';
import type { Cell, Grid, Row } from './grid.js';

const indexOf = (flow: Flow, at: number): number => {
  let low = 0;
  let high = flow.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flow.at[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

export const rangeOfSpan = (flow: Flow, span: Span): Range => [indexOf(flow, span[0]), indexOf(flow, span[1])];

export const wordsOf = (flow: Flow, cell: Cell | undefined): string => (cell ? flow.text.slice(...rangeOfSpan(flow, cell.span)) : '');

export type Layout = {
  readonly columns: readonly (Column | null)[];
  readonly text: number;
  readonly headed: boolean /** The words of each column's head. */;
  readonly heads: readonly Range[];
};

export const isHead = (flow: Flow, row: Row): boolean => {
  const known = row.cells.map((cell) => columnOf(wordsOf(flow, cell))).filter((column) => column !== null);
  const kinds = new Set(known.map((column) => column.kind));
  return (
    known.length >= 2 &&
    kinds.size >= 2 &&
    (kinds.has('task') || kinds.has('duty') || kinds.has('indicator')) &&
    known.length * 2 > row.cells.filter((cell) => wordsOf(flow, cell) !== '').length
  );
};

const isUnitCell = (words: string): boolean =>
  words.length > 0 && words.split(/[、,;]/).every((part) => readsAsUnit(part) || isGroupName(part));

/** A column without a head where bodies stand. */
const unitColumn = (flow: Flow, rows: readonly Row[], column: number): boolean => {
  let filled = 0;
  let units = 0;
  for (const row of rows) {
    const words = wordsOf(flow, row.cells[column]);
    if (words === '') continue;
    filled += 1;
    if (isUnitCell(words)) units += 1;
  }
  return units >= 2 && units * 10 >= filled * 6;
};

const isMerging = (rows: readonly Row[], column: number): boolean => rows.some((row) => row.cells[column]?.merged === true);

/** The task stands in the last of the task columns where those before it are merged over several rows, else in the first. */
const textColumn = (columns: readonly (Column | null)[], rows: readonly Row[]): number => {
  const found = columns.flatMap((column, i) => (column?.kind === 'task' ? [i] : []));
  if (found.length === 0) return columns.findIndex((column) => column?.kind === 'indicator' || column?.kind === 'category');
  let at = 0;
  while (at + 1 < found.length && isMerging(rows, found[at]!) && !isMerging(rows, found[at + 1]!)) at += 1;
  return found[at]!;
};

/** 责任分工 over 牵头单位 and 配合单位: a second row of the head, which names only what the first left open. */
export const isSubHead = (flow: Flow, row: Row | undefined): boolean => {
  const own = row?.cells.filter((cell) => !cell.merged && cell.span[1] > cell.span[0]) ?? [];
  return own.length > 0 && own.every((cell) => columnOf(wordsOf(flow, cell))?.kind === 'duty');
};

const isEmpty = (cell: Cell | undefined): boolean => !cell || cell.span[1] <= cell.span[0];

const headCells = (flow: Flow, grid: Grid, headRow: number): readonly Cell[] => {
  const own = headRow < 0 ? [] : grid.rows[headRow]!.cells;
  if (headRow < 1 || !isSubHead(flow, grid.rows[headRow])) return own;
  const above = grid.rows[headRow - 1]!.cells;
  return above.map((cell, i) => (isEmpty(own[i]) ? cell : own[i]!));
};

/** Heads of lists of fees, permits and telephones, which name bodies too. */
const ofOtherLists = /电话|收费|处罚|许可|行使|联系人|联系方式|得票|排名|邮编|地址/;
const ofPowers = /设定依据|法律依据|实施依据|办理依据|收费标准|行使主体/;

export const layoutOf = (flow: Flow, grid: Grid, headRow: number): Layout | null => {
  const rows = grid.rows.slice(headRow + 1);
  const head = headCells(flow, grid, headRow);
  const width = Math.max(...grid.rows.map((row) => row.cells.length));
  const columns: (Column | null)[] = [];
  for (let i = 0; i < width; i += 1) {
    const named = grid.keys ? columnOfKey(grid.keys[i] ?? '') : head[i] ? columnOf(wordsOf(flow, head[i])) : null;
    const told = grid.keys && named?.kind === 'detail' && unitColumn(flow, rows, i) ? null : named;
    columns.push(told ?? (unitColumn(flow, rows, i) ? { kind: 'duty', role: 'responsible' } : null));
  }
  if (headRow < 0 && !columns.some((column) => column?.kind === 'task')) guessText(flow, columns, rows);
  const text = textColumn(columns, rows);
  const told = head.some((cell) => columnOf(wordsOf(flow, cell))?.kind === 'duty');
  if (head.some((cell) => ofPowers.test(wordsOf(flow, cell)) || (!told && ofOtherLists.test(wordsOf(flow, cell))))) return null;
  const useful = columns.some((column) => column?.kind === 'duty' || column?.kind === 'officials') || columns[text]?.kind === 'indicator';
  return text >= 0 && useful
    ? { columns, text, headed: headRow >= 0 || grid.keys !== null, heads: head.map((cell) => rangeOfSpan(flow, cell.span)) }
    : null;
};

/** Without a head the longest words are the task. */
const guessText = (flow: Flow, columns: (Column | null)[], rows: readonly Row[]): void => {
  if (!columns.some((column) => column?.kind === 'duty')) return;
  const lengths = columns.map((column, i) =>
    column && column.kind !== 'detail' ? 0 : rows.reduce((sum, row) => sum + wordsOf(flow, row.cells[i]).length, 0),
  );
  const longest = lengths.indexOf(Math.max(...lengths));
  if (lengths[longest]! >= rows.length * 4) columns[longest] = { kind: 'task' };
  if (rows.every((row) => /^\d{0,3}[.、]?$/.test(wordsOf(flow, row.cells[0])))) columns[0] = { kind: 'number' };
};
