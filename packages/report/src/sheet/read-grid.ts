/** A worksheet of the sheet → rows of answers by column key, with the problems of its cells, merges and missing columns. */
import { speaker } from '../model/words.js';
import type { SheetProblem } from './answers.js';
import { type Answer, answerOf, type Reading } from './cell-answers.js';
import { columnName, GRIDS, type GridName, keyCell, type SheetColumn } from './columns.js';
import type { RawSheet } from './read-cells.js';

export type GridRow = { readonly row: number; readonly values: Readonly<Record<string, Answer['value']>> };
export type ReadGrid = {
  readonly name: string;
  readonly rows: readonly GridRow[];
  readonly problems: readonly SheetProblem[];
  /** Column numbers by key; a deleted column has none. */
  readonly columns: ReadonlyMap<string, number>;
};

/** Rows may have been put in above. */
const KEY_ROWS = 20;
/** What is known is compared whole, however long. */
const EXCEL_CELL = 32_767;

const keysOf = (sheet: RawSheet, grid: GridName): { readonly row: number; readonly columns: ReadonlyMap<string, number> } | null => {
  const keys = new Map<string, string>(GRIDS[grid].map(({ key }) => [keyCell(grid, key), key]));
  for (let row = 1; row <= KEY_ROWS; row += 1) {
    const columns = new Map<string, number>();
    for (const [column, cell] of sheet.rows.get(row) ?? []) {
      const key = cell.kind === 'text' ? keys.get(cell.text.trim()) : undefined;
      if (key !== undefined && !columns.has(key)) columns.set(key, column);
    }
    if (columns.size > 0) return { row, columns };
  }
  return null;
};

const mergeProblems = (sheet: RawSheet, keyRow: number): readonly SheetProblem[] =>
  sheet.merges
    .filter(({ bottom }) => bottom > keyRow)
    .map(({ top, left, text }) => ({
      severity: 'error',
      sheet: sheet.name,
      cell: columnName(left) + top,
      row: top,
      taskId: null,
      code: 'merged',
      params: { range: text },
    }));

const missingProblems = (
  sheet: RawSheet,
  grid: GridName,
  columns: ReadonlyMap<string, number>,
  reading: Reading,
): readonly SheetProblem[] => {
  const say = speaker(reading.locale);
  const wanted: readonly SheetColumn[] = GRIDS[grid];
  return wanted
    .filter(({ key, locked }) => !locked && !columns.has(key))
    .map(({ head }) => ({
      severity: 'error',
      sheet: sheet.name,
      cell: null,
      row: null,
      taskId: null,
      code: 'column-missing',
      params: { column: say(head) },
    }));
};

/** Null where no worksheet bears the grid's keys. */
export const readGridRows = (sheets: readonly RawSheet[], grid: GridName, reading: Reading): ReadGrid | null => {
  for (const sheet of sheets) {
    const found = keysOf(sheet, grid);
    if (found === null) continue;
    const problems: SheetProblem[] = [...mergeProblems(sheet, found.row), ...missingProblems(sheet, grid, found.columns, reading)];
    const rows: GridRow[] = [];
    const unbounded = { ...reading, limits: { ...reading.limits, textCharacters: EXCEL_CELL, lineCharacters: EXCEL_CELL } };
    // The row after the keys holds the heads.
    for (const row of [...sheet.rows.keys()].filter((at) => at > found.row + 1).sort((one, other) => one - other)) {
      const cells = sheet.rows.get(row);
      const values: Record<string, Answer['value']> = {};
      for (const column of GRIDS[grid] as readonly SheetColumn[]) {
        const at = found.columns.get(column.key);
        const answer = answerOf(at === undefined ? undefined : cells?.get(at), column.kind, column.locked ? unbounded : reading);
        values[column.key] = answer.value;
        if (answer.problem !== null && at !== undefined && !(column.locked ?? false))
          problems.push({ ...answer.problem, sheet: sheet.name, cell: columnName(at) + row, row, taskId: null });
      }
      rows.push({ row, values });
    }
    return { name: sheet.name, rows, problems, columns: found.columns };
  }
  return null;
};
