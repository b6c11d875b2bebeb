/** The annexes of a document → a workbook, a worksheet each, for those who want to filter. Words stay text, whatever they begin with. */
import { createRequire } from 'node:module';
import type { Worksheet } from 'exceljs';
import type { Annex, OfficialDocument } from '../model/official-document.js';
import { cellText } from '../text/clean-text.js';
import { escapeSheetName } from './sheet-name.js';

const library = (): typeof import('exceljs') => createRequire(import.meta.url)('exceljs') as typeof import('exceljs');

const HEAD_ROW = 3;
const EXCEL_CELL = 32_767;
/** Characters across all columns of a worksheet. */
const WIDTH = 160;
const LINE = { style: 'thin', color: { argb: 'FFB7B7B7' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const;

const text = (value: string): string => cellText(value, EXCEL_CELL);

const writeHead = (sheet: Worksheet, { title, remark, table }: Annex): void => {
  const whole = table.columns.reduce((sum, { share }) => sum + share, 0);
  Object.assign(sheet.getCell(1, 1), { value: text(title), font: { name: '黑体', size: 16, bold: true } });
  Object.assign(sheet.getCell(2, 1), { value: text(remark ?? ''), font: { name: '宋体', size: 10.5 } });
  table.columns.forEach(({ head, share }, place) => {
    sheet.getColumn(place + 1).width = Math.max(7, Math.round((WIDTH * share) / whole));
    Object.assign(sheet.getCell(HEAD_ROW, place + 1), {
      value: text(head),
      font: { name: '黑体', size: 10.5, bold: true },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } },
      border: BORDER,
    });
  });
  sheet.getRow(1).height = 30;
};

/** Whole numbers as numbers, so that they add up; all else as text. */
const cellValue = (word: string): string | number => (/^(?:0|[1-9]\d{0,14})$/.test(word) ? Number(word) : text(word));

const writeRows = (sheet: Worksheet, { table }: Annex): void => {
  const styles = table.columns.map(({ align }) => ({
    font: { name: '宋体', size: 10.5 },
    border: BORDER,
    alignment: { vertical: 'middle', horizontal: align, wrapText: true } as const,
  }));
  table.rows.forEach((row, place) => {
    row.forEach((word, column) => {
      const cell = sheet.getCell(HEAD_ROW + 1 + place, column + 1);
      const value = cellValue(word);
      cell.value = value;
      cell.style = { ...styles[column], numFmt: typeof value === 'number' ? '0' : '@' };
    });
  });
  sheet.autoFilter = {
    from: { row: HEAD_ROW, column: 1 },
    to: { row: HEAD_ROW + Math.max(1, table.rows.length), column: table.columns.length },
  };
};

export const renderAnnexWorkbook = async (document: OfficialDocument): Promise<Uint8Array> => {
  const book = new (library().Workbook)();
  const on = new Date(`${document.about.on}T00:00:00Z`);
  Object.assign(book, { creator: document.about.creator, created: on, modified: on, title: document.title });
  document.annexes.forEach((annex, place) => {
    const sheet = book.addWorksheet(escapeSheetName(annex.title, place + 1), {
      views: [{ state: 'frozen', xSplit: 1, ySplit: HEAD_ROW }],
      pageSetup: {
        paperSize: 9 as number,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
      },
    });
    writeHead(sheet, annex);
    writeRows(sheet, annex);
  });
  if (document.annexes.length === 0) book.addWorksheet(escapeSheetName(document.title, 1));
  return new Uint8Array(await book.xlsx.writeBuffer());
};
