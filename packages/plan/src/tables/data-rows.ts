/** Rows given as data: `{"task": "…", "owner": "…"}`, JSON or near it. One scan; what is no row is left alone. */
import type { Cell, Grid, Row } from './grid.js';

const pair =
  /["']?([A-Za-z_一-鿿][\w一-鿿-]{0,30})["']?\s*[:：]\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|(-?\d+(?:\.\d+)?|null|true|false))/g;
const fewestKeys = 2;
const longestRow = 20000;

type Data = { readonly keys: readonly string[]; readonly row: Row };

const rowOf = (source: string, start: number, end: number): Data | null => {
  const keys: string[] = [];
  const cells: Cell[] = [];
  for (const found of source.slice(start, end).matchAll(pair)) {
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    const quoted = found[4] === undefined;
    const to = start + found.index + found[0].length - (quoted ? 1 : 0);
    keys.push(found[1]!);
    cells.push({ span: value === 'null' ? [to, to] : [to - value.length, to], merged: false });
  }
  return keys.length >= fewestKeys ? { keys, row: { span: [start, end], cells } } : null;
};

const sameKeys = (a: readonly string[], b: readonly string[]): boolean => b.some((key) => a.includes(key));

/** Cells in the order of the first row's keys. */
const aligned = (keys: readonly string[], data: Data): Row => ({
  span: data.row.span,
  cells: keys.map((key) => {
    const at = data.keys.indexOf(key);
    return at < 0 ? { span: [data.row.span[0], data.row.span[0]], merged: false } : data.row.cells[at]!;
  }),
});

export const dataGrids = (source: string): Grid[] => {
  const grids: Grid[] = [];
  let rows: Data[] = [];
  const close = (): void => {
    const [first] = rows;
    if (first && rows.length > 0) {
      const keys = [...new Set(rows.flatMap((row) => row.keys))];
      grids.push({ span: [first.row.span[0], rows.at(-1)!.row.span[1]], rows: rows.map((row) => aligned(keys, row)), keys });
    }
    rows = [];
  };
  let open = source.indexOf('{');
  while (open >= 0) {
    const end = source.indexOf('}', open);
    if (end < 0) break;
    const inner = source.lastIndexOf('{', end);
    const data = end - inner <= longestRow ? rowOf(source, inner, end + 1) : null;
    if (data && rows.length > 0 && !sameKeys(rows[0]!.keys, data.keys)) close();
    if (data) rows.push(data);
    open = source.indexOf('{', end);
  }
  close();
  return grids;
};
