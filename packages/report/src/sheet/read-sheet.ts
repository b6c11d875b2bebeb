/** A filled-in workbook → rows and problems, cell by cell (the dry run), or a refusal. Never throws on a file. */
import type { Locale } from '@taizhang/i18n';
import type { Cause, ReportedLight, SheetAsk, SheetIdentity } from '../model/unit-sheet.js';
import {
  type ReadFigure,
  type ReadRow,
  type ReadSeries,
  type SheetProblem,
  type SheetReading,
  SheetRefused,
  sheetRefused,
} from './answers.js';
import type { Reading } from './cell-answers.js';
import { columnName } from './columns.js';
import { rowMark } from './identity.js';
import { type SheetLimits, sheetLimits } from './limits.js';
import { type GridRow, type ReadGrid, readGridRows } from './read-grid.js';
import { checkIdentity, type KnownSheet, readIdentity } from './read-identity.js';
import { readWorkbook } from './read-workbook.js';

/** `expect`: refuse a workbook of another plan, unit, period or version. `locale`: of the words inside problems. */
export type ReadOptions = { readonly expect?: SheetIdentity; readonly limits?: SheetLimits; readonly locale?: Locale };

const textOf = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

const problemAt = (grid: ReadGrid, key: string | null, row: number | null, taskId: string | null) => {
  const column = key === null ? undefined : grid.columns.get(key);
  return { sheet: grid.name, cell: column === undefined || row === null ? null : columnName(column) + row, row, taskId };
};

/** 需协调事项 is whole or not there. */
const askOf = ({ row, values }: GridRow, grid: ReadGrid, problems: SheetProblem[], taskId: string): SheetAsk | null => {
  const ask = { of: textOf(values.askOf), what: textOf(values.askWhat), by: textOf(values.askBy) };
  const given = Object.values(ask).filter((part) => part !== '').length;
  if (given === 3) return ask;
  const told = problems.some((problem) => problem.row === row && problem.sheet === grid.name && problem.severity === 'error');
  if (given > 0 && !told)
    problems.push({ severity: 'error', code: 'ask-incomplete', params: {}, ...problemAt(grid, 'askWhat', row, taskId) });
  return null;
};

const knownChanged = ({ values }: GridRow): boolean =>
  values.mark !== rowMark(['number', 'task', 'role', 'due', 'closing', 'last'].map((key) => textOf(values[key])));

const isEmpty = ({ values }: GridRow): boolean => Object.values(values).every((value) => value === null);

const taskRows = (
  grid: ReadGrid,
  known: KnownSheet,
  figures: ReadonlyMap<string, readonly ReadFigure[]>,
  problems: SheetProblem[],
): readonly ReadRow[] => {
  const wanted = new Map(known.tasks.map(({ taskId, number }) => [taskId, number]));
  const seen = new Map<string, number>();
  const rows: ReadRow[] = [];
  for (const gridRow of grid.rows) {
    const { row, values } = gridRow;
    const taskId = textOf(values.taskId);
    if (isEmpty(gridRow)) continue;
    if (!wanted.has(taskId)) problems.push({ severity: 'error', code: 'row-unknown', params: {}, ...problemAt(grid, null, row, null) });
    else if (seen.has(taskId))
      problems.push({
        severity: 'error',
        code: 'row-duplicate',
        params: { row: seen.get(taskId) ?? 0 },
        ...problemAt(grid, null, row, taskId),
      });
    else {
      seen.set(taskId, row);
      if (knownChanged(gridRow))
        problems.push({ severity: 'warning', code: 'locked-changed', params: {}, ...problemAt(grid, null, row, taskId) });
      rows.push({
        taskId,
        row,
        unchanged: values.unchanged === 'yes',
        text: textOf(values.text),
        light: values.light as ReportedLight | null,
        cause: values.cause as Cause | null,
        ask: askOf(gridRow, grid, problems, taskId),
        figures: figures.get(taskId) ?? [],
      });
    }
  }
  for (const [taskId, number] of wanted)
    if (!seen.has(taskId))
      problems.push({ severity: 'error', code: 'row-missing', params: { number }, ...problemAt(grid, null, null, taskId) });
  return rows;
};

/** A row with no value says nothing: what was known of the figure stands there before it is filled in. */
const figuresOf = (grid: ReadGrid | null, known: KnownSheet, problems: SheetProblem[]): ReadonlyMap<string, readonly ReadFigure[]> => {
  const ids = new Map(known.tasks.map(({ taskId, number }) => [number.trim(), taskId]));
  const figures = new Map<string, ReadFigure[]>();
  for (const { row, values } of grid?.rows ?? []) {
    if (grid === null || values.value === null || values.value === undefined) continue;
    const [number, name, definition, source] = [values.task, values.name, values.definition, values.source].map(textOf) as [
      string,
      string,
      string,
      string,
    ];
    const taskId = ids.get(number);
    if (taskId === undefined)
      problems.push({ severity: 'error', code: 'figure-task', params: { value: number }, ...problemAt(grid, 'task', row, null) });
    else if (name === '' || definition === '' || source === '')
      problems.push({ severity: 'error', code: 'figure-incomplete', params: {}, ...problemAt(grid, 'name', row, taskId) });
    else {
      const figure = {
        name,
        value: Number(values.value),
        unit: textOf(values.unit),
        definition,
        source,
        estimate: values.estimate === 'yes',
      };
      figures.set(taskId, [...(figures.get(taskId) ?? []), figure]);
    }
  }
  return figures;
};

const seriesOf = (grid: ReadGrid | null): readonly ReadSeries[] =>
  (grid?.rows ?? []).flatMap(({ row, values }) =>
    values.value === null || values.indicatorId === null
      ? []
      : [
          {
            indicatorId: textOf(values.indicatorId),
            series: Number(values.series ?? 0),
            row,
            value: Number(values.value),
            definition: textOf(values.definition),
            source: textOf(values.source),
            estimate: values.estimate === 'yes',
          },
        ],
  );

const read = (bytes: Uint8Array, options: ReadOptions): SheetReading => {
  const limits = options.limits ?? sheetLimits;
  const book = readWorkbook(bytes, limits);
  const known = readIdentity(book.sheets);
  if (options.expect !== undefined) checkIdentity(known.identity, options.expect);
  const reading: Reading = { limits, date1904: book.date1904, locale: options.locale ?? 'zh-Hans' };
  const tasks = readGridRows(book.sheets, 'tasks', reading);
  if (tasks === null || !tasks.columns.has('taskId')) throw sheetRefused('no-ids');
  const [figures, series] = [readGridRows(book.sheets, 'figures', reading), readGridRows(book.sheets, 'series', reading)];
  const problems = [tasks, figures, series].flatMap((grid) => grid?.problems ?? []);
  const rows = taskRows(tasks, known, figuresOf(figures, known, problems), problems);
  const idOf = new Map(rows.map(({ row, taskId }) => [row, taskId]));
  const told = problems.map((problem) =>
    problem.sheet === tasks.name && problem.row !== null ? { ...problem, taskId: idOf.get(problem.row) ?? problem.taskId } : problem,
  );
  return { ok: true, identity: known.identity, rows, series: seriesOf(series), problems: told };
};

export const readSheetWorkbook = (bytes: Uint8Array, options: ReadOptions = {}): SheetReading => {
  try {
    return read(bytes, options);
  } catch (fault) {
    if (fault instanceof SheetRefused) return { ok: false, refusal: fault.refusal };
    if (fault instanceof RangeError) return { ok: false, refusal: { code: 'broken', params: {} } };
    throw fault;
  }
};
