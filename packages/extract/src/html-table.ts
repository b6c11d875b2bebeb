/** An HTML table → rows on a grid: spans laid out as a browser lays them out, each covered place known as such. */

import type { Block, Cell, Row, Table } from './blocks.js';
import { type Element, flatText, isElement, numberAttribute } from './html-tree.js';
import { limits } from './limits.js';

const SECTIONS = new Set(['thead', 'tbody', 'tfoot']);

const childrenNamed = (element: Element, names: ReadonlySet<string>): Element[] =>
  element.childNodes.filter((child): child is Element => isElement(child) && names.has(child.tagName));

const ROW = new Set(['tr']);
const CELL = new Set(['td', 'th']);

type Cover = { left: number; readonly span: number };

/** Rows of one section; a rowspan never reaches beyond its section. */
const sectionRows = (rows: readonly Element[], blocksOf: (cell: Element) => readonly Block[]): Row[] => {
  const covers = new Map<number, Cover>();
  return rows.map((row, index) => {
    const cells: Cell[] = [];
    let column = 0;
    const passCovered = (): void => {
      for (let cover = covers.get(column); cover !== undefined && cover.left > 0; cover = covers.get(column)) {
        cells.push({ blocks: [], span: cover.span, continued: true });
        cover.left -= 1;
        column += cover.span;
      }
    };
    for (const element of childrenNamed(row, CELL)) {
      passCovered();
      const span = Math.min(Math.max(numberAttribute(element, 'colspan') ?? 1, 1), limits.columnSpan);
      const down = numberAttribute(element, 'rowspan') ?? 1;
      const left = (down === 0 ? rows.length - index : Math.max(down, 1)) - 1;
      if (left > 0) covers.set(column, { left, span });
      cells.push({ blocks: blocksOf(element), span, continued: false });
      column += span;
    }
    passCovered();
    return cells;
  });
};

export const tableOf = (element: Element, blocksOf: (cell: Element) => readonly Block[]): { captions: string[]; table: Table } => {
  const captions = childrenNamed(element, new Set(['caption']))
    .map(flatText)
    .filter((text) => text !== '');
  const sections = childrenNamed(element, SECTIONS).map((section) => childrenNamed(section, ROW));
  const rows = sections.flatMap((section) => sectionRows(section, blocksOf));
  return { captions, table: { kind: 'table', rows } };
};
