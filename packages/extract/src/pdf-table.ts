/** Tables of a page, where ruled lines make a grid. A table without vertical lines stays what its text shows: lines. */

import type { Cell, Row } from './blocks.js';
import { line } from './blocks.js';
import { joinBroken, linesOf } from './pdf-lines.js';
import type { Item, Ruling } from './pdf-page.js';

export type PageTable = {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
};

const NEAR = 3;
/** Share of a cell's side that must be ruled for the side to be there. */
const RULED = 0.6;
/** More lines than this on one page draw a picture, not a table. */
const MOST_RULINGS = 4_000;

const isHorizontal = (each: Ruling): boolean => each.x2 - each.x1 >= each.y2 - each.y1;

const touch = (a: Ruling, b: Ruling): boolean => a.x1 <= b.x2 + NEAR && b.x1 <= a.x2 + NEAR && a.y1 <= b.y2 + NEAR && b.y1 <= a.y2 + NEAR;

/** Lines that touch belong to one table. Sorted from the top, so that a line is compared only with those it can still reach. */
const connected = (rulings: readonly Ruling[]): Ruling[][] => {
  const groups = new Map<number, { members: Ruling[]; bottom: number }>();
  let name = 0;
  for (const ruling of [...rulings].sort((a, b) => a.y1 - b.y1)) {
    const own = { members: [ruling], bottom: ruling.y2 };
    for (const [key, group] of groups) {
      if (group.bottom + NEAR < ruling.y1 || !group.members.some((each) => touch(each, ruling))) continue;
      for (const member of group.members) own.members.push(member);
      own.bottom = Math.max(own.bottom, group.bottom);
      groups.delete(key);
    }
    groups.set(name, own);
    name += 1;
  }
  return [...groups.values()].map((group) => group.members);
};

const distinct = (values: readonly number[]): number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, at) => at === 0 || value - sorted[at - 1]! > NEAR);
};

const covered = (pieces: ReadonlyArray<readonly [number, number]>, from: number, to: number): boolean => {
  let sum = 0;
  let reached = from;
  for (const [start, end] of [...pieces].sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, Math.min(end, to) - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return sum >= (to - from) * RULED;
};

type Grid = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  ruledRight(row: number, column: number): boolean;
  ruledBelow(row: number, column: number): boolean;
};

const gridOf = (rulings: readonly Ruling[]): Grid => {
  const across = rulings.filter(isHorizontal);
  const down = rulings.filter((each) => !isHorizontal(each));
  const xs = distinct(down.map((each) => each.x1));
  const ys = distinct(across.map((each) => each.y1));
  return {
    xs,
    ys,
    ruledRight: (row, column) => {
      const at = xs[column + 1]!;
      const pieces = down.filter((each) => Math.abs(each.x1 - at) <= NEAR).map((each) => [each.y1, each.y2] as const);
      return covered(pieces, ys[row]!, ys[row + 1]!);
    },
    ruledBelow: (row, column) => {
      const at = ys[row + 1]!;
      const pieces = across.filter((each) => Math.abs(each.y1 - at) <= NEAR).map((each) => [each.x1, each.x2] as const);
      return covered(pieces, xs[column]!, xs[column + 1]!);
    },
  };
};

type Place = { readonly row: number; readonly column: number };

/** For each place of the grid, the place whose cell covers it. */
const ownersOf = (grid: Grid): Place[][] => {
  const rows = grid.ys.length - 1;
  const columns = grid.xs.length - 1;
  const owners: (Place | undefined)[][] = Array.from({ length: rows }, () => new Array<Place | undefined>(columns).fill(undefined));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (owners[row]![column] !== undefined) continue;
      let right = column;
      while (right + 1 < columns && owners[row]![right + 1] === undefined && !grid.ruledRight(row, right)) right += 1;
      let below = row;
      while (below + 1 < rows && !grid.ruledBelow(below, column)) below += 1;
      const place = { row, column };
      for (let r = row; r <= below; r += 1) for (let c = column; c <= right; c += 1) owners[r]![c] = place;
    }
  }
  return owners as Place[][];
};

const indexIn = (edges: readonly number[], value: number): number =>
  edges.findIndex((edge, at) => value >= edge && value < (edges[at + 1] ?? edge));

const rowsOf = (grid: Grid, items: readonly Item[]): Row[] => {
  const owners = ownersOf(grid);
  const held = new Map<Place, Item[]>();
  for (const item of items) {
    const owner = owners[indexIn(grid.ys, item.y - item.size * 0.3)]?.[indexIn(grid.xs, item.x + Math.min(item.width, item.size) / 2)];
    if (owner !== undefined) held.set(owner, [...(held.get(owner) ?? []), item]);
  }
  return owners.map((row, at) => {
    const cells: Cell[] = [];
    for (const [column, owner] of row.entries()) {
      if (column > 0 && row[column - 1] === owner) continue;
      const span = row.filter((each) => each === owner).length;
      const text = owner.row === at ? joinBroken(linesOf(held.get(owner) ?? []).map((each) => each.text)) : '';
      cells.push({ blocks: [line(text)], span, continued: owner.row < at });
    }
    return cells;
  });
};

export const tablesOf = (items: readonly Item[], rulings: readonly Ruling[]): { tables: PageTable[]; rest: readonly Item[] } => {
  if (rulings.length === 0 || rulings.length > MOST_RULINGS) return { tables: [], rest: items };
  const grids = connected(rulings)
    .map(gridOf)
    .filter((grid) => grid.xs.length > 2 && grid.ys.length > 1);
  const taken = new Set<Item>();
  const tables = grids.map((grid) => {
    const inside = items.filter(
      (item) =>
        indexIn(grid.ys, item.y - item.size * 0.3) >= 0 &&
        indexIn(grid.xs, item.x + Math.min(item.width, item.size) / 2) >= 0 &&
        !taken.has(item),
    );
    for (const item of inside) taken.add(item);
    return { top: grid.ys[0]!, bottom: grid.ys.at(-1)!, columns: grid.xs, rows: rowsOf(grid, inside) };
  });
  return { tables: tables.filter((table) => table.rows.length > 0), rest: items.filter((item) => !taken.has(item)) };
};
