/**
 * What Word, web page and PDF have in common: lines and tables in the order of the page, and how they become text.
 *
 * A table is one line a row, cells joined by a TAB, a cell's paragraphs joined without a break. A merged cell's text stands in its first
 * row and column; the rows it covers below hold 〃 (U+3003), the columns beside it are empty. A table that only lays out the page is no table.
 */

export type Line = { readonly kind: 'line'; readonly text: string };
export type Table = { readonly kind: 'table'; readonly rows: readonly Row[] };
export type Block = Line | Table;
export type Row = readonly Cell[];
/** `continued`: covered by the cell above. */
export type Cell = { readonly blocks: readonly Block[]; readonly span: number; readonly continued: boolean };

export const DITTO = '\u3003';

export const line = (text: string): Line => ({ kind: 'line', text });

const lineText = (block: Block): string => (block.kind === 'line' ? block.text : block.rows.flatMap((row) => row.map(cellText)).join(''));

const trimCell = (text: string): string => text.replace(/[\t\n\r]+/g, ' ').trim();

export const cellText = (cell: Cell): string => trimCell(cell.blocks.map((block) => lineText(block).trim()).join(''));

const rowLine = (row: Row): string => row.map((cell) => (cell.continued ? DITTO : cellText(cell)) + '\t'.repeat(cell.span - 1)).join('\t');

const isFilled = (cell: Cell): boolean => cell.continued || cell.blocks.some((block) => lineText(block).trim() !== '');

/** One column, or tables within it, or one cell that holds the article: the page's frame, not its data. */
const DOMINANT_SHARE = 0.8;
const DOMINANT_CHARACTERS = 600;
const DOMINANT_BLOCKS = 4;

const holdsTable = (cell: Cell): boolean => cell.blocks.some((block) => block.kind === 'table');

const holdsArticle = (table: Table): boolean => {
  const cells = table.rows.flat().map((cell) => ({ length: cellText(cell).length, blocks: cell.blocks.length }));
  const all = cells.reduce((sum, cell) => sum + cell.length, 0);
  return cells.some((cell) => cell.blocks >= DOMINANT_BLOCKS && cell.length >= DOMINANT_CHARACTERS && cell.length >= all * DOMINANT_SHARE);
};

export const isLayout = (table: Table): boolean =>
  table.rows.every((row) => row.filter(isFilled).length <= 1) || table.rows.some((row) => row.some(holdsTable)) || holdsArticle(table);

const tableLines = (table: Table): string[] => {
  if (!isLayout(table)) return table.rows.map(rowLine);
  return table.rows.flatMap((row) => row.flatMap((cell) => blockLines(cell.blocks)));
};

export const blockLines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? tableLines(block) : [block.text]));
