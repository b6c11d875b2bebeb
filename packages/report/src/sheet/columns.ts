/** The columns of a unit's workbook: one table for writing and reading. A column is known by its key in a hidden row, not by its place or head. */
import type { MessageKey } from '@taizhang/i18n';

export type GridName = 'tasks' | 'figures' | 'series';
export type ColumnKind = 'text' | 'line' | 'number' | 'day' | 'yes' | 'light' | 'cause' | 'unit' | 'task';
/** `locked`: what is known; `hidden`: for the machine. */
export type SheetColumn = {
  readonly key: string;
  readonly head: MessageKey;
  readonly width: number;
  readonly kind: ColumnKind;
  readonly locked?: true;
  readonly hidden?: true;
};

/** A number never stands without its definition and source. */
const SAID_OF_A_NUMBER = [
  { key: 'definition', head: 'report.column.definition', width: 34, kind: 'line' },
  { key: 'source', head: 'report.column.source', width: 26, kind: 'line' },
  { key: 'estimate', head: 'report.column.estimate', width: 10, kind: 'yes' },
] as const satisfies readonly SheetColumn[];

export const GRIDS = {
  tasks: [
    { key: 'taskId', head: 'report.column.number', width: 4, kind: 'line', locked: true, hidden: true },
    { key: 'mark', head: 'report.column.number', width: 4, kind: 'line', locked: true, hidden: true },
    { key: 'number', head: 'report.column.number', width: 7, kind: 'line', locked: true },
    { key: 'task', head: 'report.column.task', width: 42, kind: 'text', locked: true },
    { key: 'role', head: 'report.column.role', width: 9, kind: 'line', locked: true },
    { key: 'due', head: 'report.column.due', width: 14, kind: 'line', locked: true },
    { key: 'closing', head: 'report.column.closing', width: 24, kind: 'text', locked: true },
    { key: 'last', head: 'report.column.lastProgress', width: 34, kind: 'text', locked: true },
    { key: 'unchanged', head: 'report.column.unchanged', width: 10, kind: 'yes' },
    { key: 'text', head: 'report.column.thisProgress', width: 46, kind: 'text' },
    { key: 'light', head: 'report.column.light', width: 10, kind: 'light' },
    { key: 'cause', head: 'report.column.cause', width: 12, kind: 'cause' },
    { key: 'askOf', head: 'report.column.askOf', width: 18, kind: 'unit' },
    { key: 'askWhat', head: 'report.column.askWhat', width: 30, kind: 'text' },
    { key: 'askBy', head: 'report.column.askBy', width: 14, kind: 'day' },
  ],
  figures: [
    { key: 'task', head: 'report.column.number', width: 8, kind: 'task' },
    { key: 'name', head: 'report.column.figure', width: 26, kind: 'line' },
    { key: 'value', head: 'report.column.value', width: 14, kind: 'number' },
    { key: 'unit', head: 'report.column.measure', width: 10, kind: 'line' },
    ...SAID_OF_A_NUMBER,
  ],
  series: [
    { key: 'indicatorId', head: 'report.column.indicator', width: 4, kind: 'line', locked: true, hidden: true },
    { key: 'series', head: 'report.column.indicator', width: 4, kind: 'number', locked: true, hidden: true },
    { key: 'name', head: 'report.column.indicator', width: 36, kind: 'line', locked: true },
    { key: 'unit', head: 'report.column.measure', width: 10, kind: 'line', locked: true },
    { key: 'last', head: 'report.column.lastValue', width: 14, kind: 'number', locked: true },
    { key: 'value', head: 'report.column.thisValue', width: 14, kind: 'number' },
    ...SAID_OF_A_NUMBER,
  ],
} as const satisfies Readonly<Record<GridName, readonly SheetColumn[]>>;

/** In the hidden row: `taizhang.tasks.text`. */
export const keyCell = (grid: GridName, key: string): string => `taizhang.${grid}.${key}`;

export const columnName = (column: number): string =>
  (column > 26 ? columnName(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));
