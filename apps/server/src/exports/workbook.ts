/**
 * The ledger as a workbook to hand to a director: tasks, load by unit, and what the sheet is. Rendering only: what it shows is handed in.
 * Text is written as text, so that words that begin like a formula never run.
 */
import type { z } from '@hono/zod-openapi';
import type { Plan, PlanUnit } from '@taizhang/contract';
import { type Locale, type MessageKey, message } from '@taizhang/i18n';
import ExcelJS from 'exceljs';
import type { DeepReadonly } from '../http/use-case.js';
import { type Cell, type Row, TASK_COLUMNS } from './columns.js';

export type LedgerWorkbook = {
  readonly plan: DeepReadonly<z.output<typeof Plan>>;
  readonly rows: readonly Row[];
  readonly units: DeepReadonly<z.output<typeof PlanUnit>[]>;
  readonly filtered: boolean;
  readonly today: string;
};

const A3 = 8 as ExcelJS.PaperSize;
const A4 = 9 as ExcelJS.PaperSize;
const HEAD_ROW = 3;
const LINE: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FFB7B7B7' } };
const BORDER: Partial<ExcelJS.Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };

type SheetColumn = { readonly head: string; readonly width: number; readonly wide?: boolean };

const faceOf = (locale: Locale): { readonly title: string; readonly body: string } =>
  locale === 'zh-Hant'
    ? { title: '微軟正黑體', body: '新細明體' }
    : locale === 'en'
      ? { title: 'Calibri', body: 'Calibri' }
      : { title: '黑体', body: '宋体' };

const openSheet = (
  book: ExcelJS.Workbook,
  name: string,
  paperSize: ExcelJS.PaperSize,
  frozenColumns: number,
  locale: Locale,
): ExcelJS.Worksheet =>
  book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozenColumns, ySplit: HEAD_ROW, activeCell: 'A4' }],
    pageSetup: {
      paperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C${message(locale, 'export.page', { page: '&P', pages: '&N' })}` },
  });

const writeTitle = (sheet: ExcelJS.Worksheet, title: string, subtitle: string, columns: number, locale: Locale): void => {
  const face = faceOf(locale);
  sheet.mergeCells(1, 1, 1, columns);
  sheet.mergeCells(2, 1, 2, columns);
  const [first, second] = [sheet.getCell(1, 1), sheet.getCell(2, 1)];
  first.value = title;
  first.font = { name: face.title, size: 18, bold: true };
  first.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  second.value = subtitle;
  second.font = { name: face.body, size: 10.5, color: { argb: 'FF595959' } };
  second.alignment = { horizontal: 'right', vertical: 'middle' };
  sheet.getRow(1).height = 36;
  sheet.getRow(2).height = 18;
};

const writeHead = (sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[], locale: Locale): void => {
  columns.forEach(({ head, width }, place) => {
    sheet.getColumn(place + 1).width = width;
    const cell = sheet.getCell(HEAD_ROW, place + 1);
    cell.value = head;
    cell.font = { name: faceOf(locale).title, size: 10.5, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
    cell.border = BORDER;
  });
  sheet.getRow(HEAD_ROW).height = 32;
};

const cellValue = (cell: Cell): ExcelJS.CellValue => (cell !== null && typeof cell === 'object' ? new Date(`${cell.day}T00:00:00Z`) : cell);

const writeRow = (
  sheet: ExcelJS.Worksheet,
  place: number,
  cells: readonly Cell[],
  columns: readonly SheetColumn[],
  locale: Locale,
): void => {
  const row = sheet.getRow(place);
  row.height = heightOf(cells, columns);
  const font = { name: faceOf(locale).body, size: 10.5 };
  cells.forEach((given, column) => {
    const cell = row.getCell(column + 1);
    cell.value = cellValue(given);
    cell.font = font;
    cell.border = BORDER;
    cell.alignment = { vertical: 'middle', horizontal: columns[column]?.wide ? 'left' : 'center', wrapText: true };
    if (given !== null && typeof given === 'object') cell.numFmt = 'yyyy-mm-dd';
    else if (typeof given === 'string') cell.numFmt = '@';
  });
};

/** Columns are measured in half-width characters; a Chinese character takes two. */
const halfWidths = (text: string): number => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
const LINE_POINTS = 14;

/** Programs that open the workbook do not all fit rows to wrapped text: the height is worked out here. */
const heightOf = (cells: readonly Cell[], columns: readonly SheetColumn[]): number => {
  const lines = cells.map((cell, place) =>
    typeof cell === 'string' ? Math.ceil(halfWidths(cell) / ((columns[place]?.width ?? 10) - 2)) : 1,
  );
  return Math.min(Math.max(...lines, 1) * LINE_POINTS + 6, 400);
};

const finish = (sheet: ExcelJS.Worksheet, columns: number, rows: number): void => {
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: HEAD_ROW + Math.max(rows, 1), column: columns } };
};

type Say = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

const headings = ({ plan, rows, today }: LedgerWorkbook, say: Say): { readonly title: string; readonly subtitle: string } => ({
  title: say('export.title', { title: plan.title ?? say('export.untitled') }),
  subtitle: say('export.subtitle', { coordinator: plan.coordinator.name, tasks: rows.length, today }),
});

const addTasks = (book: ExcelJS.Workbook, content: LedgerWorkbook, say: Say, locale: Locale): void => {
  const sheet = openSheet(book, say('export.sheet.tasks'), A3, 1, locale);
  const shown = TASK_COLUMNS.filter((column) => !column.countsOnly);
  const columns = shown.map(({ head, width, wide }) => ({ head: say(head), width, wide: wide ?? false }));
  const { title, subtitle } = headings(content, say);
  writeTitle(sheet, title, subtitle, columns.length, locale);
  writeHead(sheet, columns, locale);
  content.rows.forEach((row, place) => {
    writeRow(
      sheet,
      HEAD_ROW + 1 + place,
      shown.map((column) => column.cell(row, locale)),
      columns,
      locale,
    );
  });
  finish(sheet, columns.length, content.rows.length);
};

const UNIT_COLUMNS = [
  { head: 'export.column.unit', width: 34, wide: true },
  { head: 'export.column.leadCount', width: 12 },
  { head: 'export.column.responsibleCount', width: 12 },
  { head: 'export.column.supportCount', width: 12 },
  { head: 'export.column.total', width: 12 },
  { head: 'export.column.waiting', width: 14 },
  { head: 'export.column.acknowledged', width: 12 },
  { head: 'export.column.objected', width: 14 },
] as const satisfies readonly (SheetColumn & { readonly head: MessageKey })[];

const addUnits = (book: ExcelJS.Workbook, content: LedgerWorkbook, say: Say, locale: Locale): void => {
  const sheet = openSheet(book, say('export.sheet.units'), A4, 1, locale);
  const columns = UNIT_COLUMNS.map((column) => ({ ...column, head: say(column.head) }));
  writeTitle(sheet, say('export.sheet.units'), headings(content, say).subtitle, columns.length, locale);
  writeHead(sheet, columns, locale);
  content.units.forEach((unit, place) => {
    const total = unit.lead + unit.responsible + unit.support;
    const cells = [unit.unit.name, unit.lead, unit.responsible, unit.support, total, unit.waiting, unit.acknowledged, unit.objected];
    writeRow(sheet, HEAD_ROW + 1 + place, cells, columns, locale);
  });
  finish(sheet, columns.length, content.units.length);
};

const aboutLines = ({ plan, rows, filtered, today }: LedgerWorkbook, say: Say): readonly (readonly [string, string])[] => [
  [say('export.about.plan'), plan.title ?? say('export.untitled')],
  [say('export.about.issuer'), plan.issuer ?? ''],
  [say('export.about.documentNumber'), plan.documentNumber ?? ''],
  [say('export.about.issuedOn'), plan.issuedOn ?? ''],
  [say('export.about.coordinator'), plan.coordinator.name],
  [say('export.about.rows'), String(rows.length)],
  [say('export.about.filtered'), say(filtered ? 'yes' : 'no')],
  [say('export.about.day'), today],
  [say('export.about.journal'), `${plan.seq} · ${plan.hash}`],
  ['', say('export.about.proposed')],
  ['', say('export.about.source')],
];

const addAbout = (book: ExcelJS.Workbook, content: LedgerWorkbook, say: Say, locale: Locale): void => {
  const sheet = book.addWorksheet(say('export.sheet.about'), {
    pageSetup: { paperSize: A4, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.getColumn(1).width = 22;
  sheet.getColumn(2).width = 90;
  const face = faceOf(locale);
  aboutLines(content, say).forEach(([name, value], place) => {
    const row = sheet.getRow(place + 1);
    row.getCell(1).value = name;
    row.getCell(1).font = { name: face.title, size: 10.5, bold: true };
    row.getCell(2).value = value;
    row.getCell(2).font = { name: face.body, size: 10.5 };
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
  });
};

export const toWorkbook = async (content: LedgerWorkbook, locale: Locale): Promise<Uint8Array<ArrayBuffer>> => {
  const say: Say = (key, params) => message(locale, key, params);
  const book = new ExcelJS.Workbook();
  book.creator = 'Taizhang 台账';
  book.created = new Date(`${content.today}T00:00:00Z`);
  addTasks(book, content, say, locale);
  addUnits(book, content, say, locale);
  addAbout(book, content, say, locale);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
