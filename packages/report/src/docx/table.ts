/** Tables: the head repeats on every page, and a row is never cut at the page's edge unless no page could hold it. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import type { DocumentTable, TableColumn } from '../model/official-document.js';
import { LANDSCAPE, SIZE } from '../official/measures.js';
import { cleanText } from '../text/clean-text.js';
import { textWidth } from '../text/text-width.js';
import { paragraph } from './paragraphs.js';
import { STYLE, TABLE_LINE } from './styles.js';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE } as const;
const CELL_MARGINS = { top: 40, bottom: 40, left: 70, right: 70, marginUnitType: WidthType.DXA } as const;
/** A row of more lines than a turned page holds under a head of two lines may break between pages; every other is kept whole. */
const LINES_KEPT_TOGETHER = Math.floor(LANDSCAPE.height / TABLE_LINE) - 4;

const widthsOf = (columns: readonly TableColumn[], width: number): readonly number[] => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.floor((width * share) / whole));
};

const linesOf = (text: string, width: number): number => {
  const across = Math.max(1, Math.floor((width - CELL_MARGINS.left - CELL_MARGINS.right) / (SIZE.five * 10)));
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / across)), 0);
};

const cell = (children: readonly Paragraph[], width: number): TableCell =>
  new TableCell({ children, width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER });

const cellParagraphs = (text: string, column: TableColumn): readonly Paragraph[] =>
  text
    .split('\n')
    .map((line) => new Paragraph({ style: column.align === 'center' ? STYLE.middle : STYLE.cell, children: [new TextRun(line)] }));

const headRow = (columns: readonly TableColumn[], widths: readonly number[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head }, place) => cell([paragraph('head', head)], widths[place]!)),
  });

const bodyRow = (texts: readonly string[], columns: readonly TableColumn[], widths: readonly number[]): TableRow => {
  const cleaned = columns.map((_, place) => cleanText(texts[place] ?? ''));
  const lines = Math.max(...cleaned.map((text, place) => linesOf(text, widths[place]!)));
  return new TableRow({
    cantSplit: lines <= LINES_KEPT_TOGETHER,
    children: columns.map((column, place) => cell(cellParagraphs(cleaned[place]!, column), widths[place]!)),
  });
};

/** `width` in twips. */
export const tableOf = ({ columns, rows }: DocumentTable, width: number): Table => {
  const widths = widthsOf(columns, width);
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: CELL_MARGINS,
    rows: [headRow(columns, widths), ...rows.map((row) => bodyRow(row, columns, widths))],
  });
};
