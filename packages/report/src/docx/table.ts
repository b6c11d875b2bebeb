/**
 * Tables: the head repeats on every page, and a row is never cut at the page's edge unless no page could hold it. A ledger has thousands of
 * cells, so a table is handed to the library as finished elements: building a component for each costs more than all the rest.
 */
import { type FileChild, XmlComponent } from 'docx';
import type { DocumentTable, TableColumn } from '../model/official-document.js';
import { LANDSCAPE, SIZE } from '../official/measures.js';
import { cleanText } from '../text/clean-text.js';
import { textWidth } from '../text/text-width.js';
import { CELL_MARGIN, STYLE, type StyleName, TABLE_LINE, TABLE_STYLE } from './styles.js';

/** What the library's writer takes: an element by its name, its attributes under `_attr`, text as text. */
type Element = { readonly [name: string]: Content };
type Content =
  | { readonly _attr: Readonly<Record<string, string | number>> }
  | readonly (Element | string | { readonly _attr: Readonly<Record<string, string>> })[];

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

const paragraph = (style: StyleName, text: string): Element => {
  const properties: Element = { 'w:pPr': [{ 'w:pStyle': { _attr: { 'w:val': STYLE[style] } } }] };
  const run: Element = { 'w:r': [{ 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, text] }] };
  return { 'w:p': text === '' ? [properties] : [properties, run] };
};

/** Widths are the grid's, the rest is the table style's. */
const cell = (style: StyleName, text: string): Element => ({ 'w:tc': text.split('\n').map((line) => paragraph(style, line)) });

const WHOLE: Element = { 'w:cantSplit': [] };
const REPEATED: Element = { 'w:tblHeader': [] };

const headRow = (columns: readonly TableColumn[]): Element => ({
  'w:tr': [{ 'w:trPr': [WHOLE, REPEATED] }, ...columns.map(({ head }) => cell('head', cleanText(head)))],
});

const bodyRow = (texts: readonly string[], columns: readonly TableColumn[], widths: readonly number[]): Element => {
  const cleaned = columns.map((_, place) => cleanText(texts[place] ?? ''));
  const lines = Math.max(...cleaned.map((text, place) => linesOf(text, widths[place]!)));
  const cells = columns.map(({ align }, place) => cell(align === 'center' ? 'middle' : 'cell', cleaned[place]!));
  return { 'w:tr': lines <= LINES_KEPT_TOGETHER ? [{ 'w:trPr': [WHOLE] }, ...cells] : cells };
};

const gridOf = (widths: readonly number[]): readonly Element[] => {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const properties: readonly Element[] = [
    { 'w:tblStyle': { _attr: { 'w:val': TABLE_STYLE } } },
    { 'w:tblW': { _attr: { 'w:w': width, 'w:type': 'dxa' } } },
    { 'w:tblLayout': { _attr: { 'w:type': 'fixed' } } },
  ];
  return [{ 'w:tblPr': properties }, { 'w:tblGrid': widths.map((one) => ({ 'w:gridCol': { _attr: { 'w:w': one } } })) }];
};

class FinishedTable extends XmlComponent {
  constructor(private readonly content: readonly Element[]) {
    super('w:tbl');
  }
  override prepForXml(): Readonly<Record<string, unknown>> {
    return { 'w:tbl': this.content };
  }
}

/** `width` in twips. */
export const tableOf = ({ columns, rows }: DocumentTable, width: number): FileChild => {
  const widths = widthsOf(columns, width);
  const content = [...gridOf(widths), headRow(columns), ...rows.map((row) => bodyRow(row, columns, widths))];
  return new FinishedTable(content) as unknown as FileChild;
};
