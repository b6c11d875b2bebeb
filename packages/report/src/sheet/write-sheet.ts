/** A unit's sheet → a workbook to fill in offline: what is known is locked, choices drop down, the structure is protected, and it knows which sheet it is. */
import { createRequire } from 'node:module';
import { type Locale, message } from '@taizhang/i18n';
import type { Workbook, Worksheet } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { UnitSheet } from '../model/unit-sheet.js';
import { dateWords, type Say, speaker } from '../model/words.js';
import { cellText } from '../text/clean-text.js';
import { choiceWords } from './choices.js';
import { type ColumnKind, columnName, GRIDS, type GridName, keyCell, type SheetColumn } from './columns.js';
import { IDENTITY_FORMAT, IDENTITY_SHEET, sheetHash } from './identity.js';
import { sheetLimits } from './limits.js';
import { type CellValue, figureRows, seriesRows, taskRows } from './rows.js';

// The library is CommonJS and heavy: loaded when a workbook is wanted.
const library = (): typeof import('exceljs') => createRequire(import.meta.url)('exceljs') as typeof import('exceljs');

const KEY_ROW = 3;
const HEAD_ROW = 4;
const EXCEL_CELL = 32_767;
const GREY = 'FFF2F2F2';
const LINE = { style: 'thin', color: { argb: 'FFB7B7B7' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const;
/** Days are written as numbers in this form; the cells to fill in are prepared for it too. */
const FORMATS = { day: 'yyyy-mm-dd', number: 'General', other: '@' } as const;
/** A list of choices stands in the cell's own rule up to 255 characters (Excel); a longer one stands in a hidden worksheet of its own. */
const LIST_CHARACTERS = 250;
export const LIST_SHEET = 'taizhang_lists';

const text = (value: string): string => cellText(value, EXCEL_CELL);

type Grid = { readonly name: GridName; readonly title: string; readonly rows: readonly (readonly CellValue[])[] };

const writeHead = (sheet: Worksheet, { name, title }: Grid, guide: string, say: Say): void => {
  const columns: readonly SheetColumn[] = GRIDS[name];
  const first = columns.findIndex(({ hidden }) => !hidden) + 1;
  Object.assign(sheet.getCell(1, first), { value: text(title), font: { name: '黑体', size: 16, bold: true } });
  Object.assign(sheet.getCell(2, first), { value: text(guide), font: { name: '宋体', size: 10.5, color: { argb: 'FF595959' } } });
  columns.forEach((column, place) => {
    Object.assign(sheet.getColumn(place + 1), { width: column.width, hidden: column.hidden ?? false });
    sheet.getCell(KEY_ROW, place + 1).value = keyCell(name, column.key);
    Object.assign(sheet.getCell(HEAD_ROW, place + 1), {
      value: say(column.head),
      font: { name: '黑体', size: 10.5, bold: true },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } },
      border: BORDER,
    });
  });
  sheet.getRow(1).height = 30;
  sheet.getRow(KEY_ROW).hidden = true;
  sheet.getRow(HEAD_ROW).height = 32;
};

/** In the order of the columns of the hidden worksheet. */
const LISTED = ['unit', 'task'] as const satisfies readonly ColumnKind[];

const listOf = (kind: ColumnKind, sheet: UnitSheet, locale: Locale): readonly string[] => {
  if (kind === 'unit') return sheet.askable;
  return kind === 'task' ? sheet.tasks.map(({ number }) => number) : (choiceWords(kind, locale) ?? []);
};

/** A comma or a quotation mark would end a word of a list in the cell's own rule. */
const fitsInRule = (words: readonly string[]): boolean =>
  words.join(',').length <= LIST_CHARACTERS && words.every((word) => !/[,"]/.test(word));

const listFormula = (kind: ColumnKind, sheet: UnitSheet, locale: Locale): string | null => {
  const words = listOf(kind, sheet, locale);
  if (words.length === 0) return null;
  const place = LISTED.indexOf(kind as (typeof LISTED)[number]);
  if (place < 0 || fitsInRule(words)) return `"${words.join(',')}"`;
  const column = columnName(place + 1);
  return `${LIST_SHEET}!$${column}$1:$${column}$${words.length}`;
};

const addLists = (book: Workbook, sheet: UnitSheet, locale: Locale): void => {
  const worksheet = book.addWorksheet(LIST_SHEET, { state: 'veryHidden' });
  LISTED.forEach((kind, place) => {
    listOf(kind, sheet, locale).forEach((word, row) => {
      Object.assign(worksheet.getCell(row + 1, place + 1), { value: text(word), numFmt: '@' });
    });
  });
};

const ruleOf = (column: SheetColumn, sheet: UnitSheet, locale: Locale): import('exceljs').DataValidation | null => {
  const say = speaker(locale);
  const shown = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' } as const;
  const list = listFormula(column.kind, sheet, locale);
  if (list !== null) return { type: 'list', formulae: [list], error: say('report.sheet.choose'), ...shown };
  if (column.kind === 'day')
    return {
      type: 'date',
      operator: 'greaterThan',
      formulae: [new Date('2000-01-01T00:00:00Z')],
      error: say('report.sheet.day'),
      ...shown,
    };
  if (column.kind === 'number')
    return { type: 'decimal', operator: 'between', formulae: [-1e15, 1e15], error: say('report.sheet.number'), ...shown };
  return column.kind === 'text' || column.kind === 'line'
    ? { type: 'textLength', operator: 'lessThanOrEqual', formulae: [sheetLimits.textCharacters], ...shown }
    : null;
};

const writeRows = (worksheet: Worksheet, grid: Grid, sheet: UnitSheet, locale: Locale): void => {
  const columns: readonly SheetColumn[] = GRIDS[grid.name];
  const rules = columns.map((column) => (column.locked ? null : ruleOf(column, sheet, locale)));
  const styles = columns.map((column) => ({
    font: { name: '宋体', size: 10.5 },
    border: BORDER,
    alignment: { vertical: 'middle', horizontal: column.kind === 'text' ? 'left' : 'center', wrapText: true },
    protection: { locked: column.locked ?? false },
    numFmt: column.kind === 'day' ? FORMATS.day : column.kind === 'number' ? FORMATS.number : FORMATS.other,
    ...(column.locked ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: GREY } } } : {}),
  }));
  grid.rows.forEach((values, place) => {
    const row = worksheet.getRow(HEAD_ROW + 1 + place);
    values.forEach((value, column) => {
      const cell = row.getCell(column + 1);
      cell.value =
        typeof value === 'string' ? text(value) : value !== null && typeof value === 'object' ? new Date(`${value.day}T00:00:00Z`) : value;
      cell.style = styles[column] as Partial<import('exceljs').Style>;
      const rule = rules[column];
      if (rule) cell.dataValidation = rule;
    });
  });
};

/** No password: it keeps a hand from slipping, it keeps nobody out; what comes back is checked. */
const addGrid = async (book: Workbook, grid: Grid, sheet: UnitSheet, locale: Locale): Promise<void> => {
  const say = speaker(locale);
  const frozen = grid.name === 'tasks' ? 4 : 0;
  const worksheet = book.addWorksheet(message(locale, `report.sheet.tab.${grid.name}`), {
    views: [{ state: 'frozen', xSplit: frozen, ySplit: HEAD_ROW }],
    pageSetup: {
      paperSize: 9 as number,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
    },
  });
  writeHead(worksheet, grid, say('report.sheet.guide'), say);
  writeRows(worksheet, grid, sheet, locale);
  await worksheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatRows: true,
    formatColumns: true,
    autoFilter: true,
  });
};

const addIdentity = (book: Workbook, sheet: UnitSheet): void => {
  const worksheet = book.addWorksheet(IDENTITY_SHEET, { state: 'veryHidden' });
  const { planId, periodId, unitId, version } = sheet.identity;
  const facts = { format: IDENTITY_FORMAT, planId, periodId, unitId, version, hash: sheetHash(sheet) };
  for (const [name, value] of Object.entries(facts)) worksheet.addRow([name, text(String(value))]);
  for (const task of sheet.tasks) worksheet.addRow(['task', text(task.taskId), text(task.number)]);
};

/** The library cannot write it: worksheets may not be added, removed or shown. */
const lockStructure = (bytes: Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes);
  const workbook = strFromU8(parts['xl/workbook.xml'] as Uint8Array);
  const locked = workbook.replace(/<bookViews>|<sheets>/, '<workbookProtection lockStructure="1"/>$&');
  return zipSync({ ...parts, 'xl/workbook.xml': strToU8(locked) }, { level: 6 });
};

/** `on`: the day in the file's properties. */
export const renderSheetWorkbook = async (sheet: UnitSheet, on: string, locale: Locale): Promise<Uint8Array> => {
  const say = speaker(locale);
  const book = new (library().Workbook)();
  Object.assign(book, { creator: sheet.unitName, created: new Date(`${on}T00:00:00Z`), modified: new Date(`${on}T00:00:00Z`) });
  const title = `${say('report.sheet.title', { plan: sheet.planTitle, period: sheet.periodName })}　${say('report.sheet.remark', { unit: sheet.unitName, due: dateWords(sheet.dueOn, say), tasks: sheet.tasks.length })}`;
  await addGrid(book, { name: 'tasks', title, rows: taskRows(sheet, locale) }, sheet, locale);
  await addGrid(book, { name: 'figures', title: say('report.sheet.tab.figures'), rows: figureRows(sheet, locale) }, sheet, locale);
  if (sheet.series.length > 0)
    await addGrid(book, { name: 'series', title: say('report.sheet.tab.series'), rows: seriesRows(sheet, locale) }, sheet, locale);
  addLists(book, sheet, locale);
  addIdentity(book, sheet);
  return lockStructure(new Uint8Array(await book.xlsx.writeBuffer()));
};
