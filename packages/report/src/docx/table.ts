/** Tables: the head repeats on every page, and a row is never cut at the page's edge unless no page could hold it. */
import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import type { DocumentTable, TableColumn } from '../model/official-document.js';
import { LANDSCAPE, SIZE } from '../official/measures.js';
import { cleanText } from '../text/clean-text.js';
import { textWidth } from '../text/text-width.js';
import { paragraph } from './paragraphs.js';
import { CELL_MARGIN, STYLE, TABLE_LINE, TABLE_STYLE } from './styles.js';

/** A row of more lines than a turned page holds under a head of two lines may break between pages; every other is kept whole. */
const LINES_KEPT_TOGETHER = Math.floor(LANDSCAPE.height / TABLE_LINE) - 4;

const widthsOf = (columns: readonly TableColumn[], width: number): readonly number[] => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.floor((width * share) / whole));
};

const linesOf = (text: string, width: number): number => {
  const across = Math.max(1, Math.floor((width - 2 * CELL_MARGIN) / (SIZE.five * 10)));
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / across)), 0);
};

/** Widths are the grid's, the rest is the table style's: a ledger has thousands of cells, and each property of each is written out. */
const cell = (children: readonly Paragraph[]): TableCell => new TableCell({ children });

const cellParagraphs = (text: string, column: TableColumn): readonly Paragraph[] =>
  text
    .split('\n')
    .map((line) => new Paragraph({ style: column.align === 'center' ? STYLE.middle : STYLE.cell, children: [new TextRun(line)] }));

const headRow = (columns: readonly TableColumn[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head }) => cell([paragraph('head', head)])),
  });

const bodyRow = (texts: readonly string[], columns: readonly TableColumn[], widths: readonly number[]): TableRow => {
  const cleaned = columns.map((_, place) => cleanText(texts[place] ?? ''));
  const lines = Math.max(...cleaned.map((text, place) => linesOf(text, widths[place]!)));
  return new TableRow({
    cantSplit: lines <= LINES_KEPT_TOGETHER,
    children: columns.map((column, place) => cell(cellParagraphs(cleaned[place]!, column))),
  });
};

/** `width` in twips. */
export const tableOf = ({ columns, rows }: DocumentTable, width: number): Table => {
  const widths = widthsOf(columns, width);
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    style: TABLE_STYLE,
    rows: [headRow(columns), ...rows.map((row) => bodyRow(row, columns, widths))],
  });
};
