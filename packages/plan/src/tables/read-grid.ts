/** A grid's rows as items: which column holds the task, who the units are, which rows are headings. Rows without a task are left over. */
import type { Role } from '../draft.js';
import type { Brackets } from '../flow/brackets.js';
import type { Flow } from '../flow/flow.js';
import { printed } from '../flow/flow.js';
import { type Clause, emptyClause, readClause, readNames } from '../responsibility/clause.js';
import { labelsIn } from '../responsibility/labels.js';
import { cutTokens } from '../responsibility/tokens.js';
import { endsLikeBody } from '../responsibility/unit-words.js';
import type { Doubt, Item, Range } from '../tasks/item.js';
import type { Column } from './columns.js';
import { partGlued } from './glued-names.js';
import type { Grid, Row } from './grid.js';
import { isHead, isSubHead, type Layout, layoutOf, rangeOfSpan, wordsOf } from './layout.js';

export type TableFlow = { readonly flow: Flow; readonly brackets: Brackets };
export type TableReading = {
  readonly items: readonly Item[];
  readonly extent: Range;
  readonly headings: readonly { readonly heading: string; readonly level: number; readonly extent: Range }[];
  readonly doubts: readonly Doubt[];
};

const readCell = ({ flow, brackets }: TableFlow, column: Column, range: Range, head: Range): Clause | null => {
  const [start, end] = range;
  if (end <= start) return null;
  const words = flow.text.slice(start, end);
  if (column.kind === 'duty') {
    if (/^[-—/\\无]+$/.test(words)) return null;
    const clause =
      labelsIn(flow, start, end).length > 0 || /牵头|第一|以下/.test(words)
        ? withRole(readClause(flow, brackets, start, end), column.role)
        : readNames(flow, brackets, start, end, column.role);
    return { ...clause, names: partGlued(flow, clause.names) };
  }
  if (column.kind === 'deadline') return /^[-—/\\]+$/.test(words) ? null : { ...emptyClause(), deadline: range };
  if (column.kind === 'officials')
    return {
      ...emptyClause(),
      officials: cutTokens(flow, brackets, start, end).map((token) => ({ name: [token.start, token.end], title: head })),
    };
  return column.kind === 'detail' || column.kind === 'assessor' ? { ...emptyClause(), details: [range] } : null;
};

const withRole = (clause: Clause, role: Role): Clause => {
  if (clause.labels === 0)
    for (const name of clause.names) if (name.role === 'responsible') name.role = clause.verbs > 0 ? name.role : role;
  return clause;
};

const chineseNumber = /^[([]?[一二三四五六七八九十]{1,4}[)\]]?[、.]?$/;
const sectionWords = /^(?:[一二三四五六七八九十]{1,4}[、.]|[([][一二三四五六七八九十]{1,4}[)\]]|第[一二三四五六七八九十]{1,3}[章节部分])/;

type Walk = TableFlow & {
  readonly layout: Layout;
  readonly items: Item[];
  readonly headings: { heading: string; level: number; extent: Range }[];
  readonly path: string[];
  section: { words: string; range: Range }[];
};

const rowRange = (flow: Flow, row: Row): Range => rangeOfSpan(flow, row.span);

/** A row that is a heading over those below: one cell filled, or an outline's number instead of a row's. */
const sectionOf = (walk: Walk, row: Row): { words: string; range: Range } | null => {
  const { flow, layout } = walk;
  const filled = row.cells.filter((cell) => !cell.merged && cell.span[1] > cell.span[0]);
  const [first, second] = filled;
  if (!first) return null;
  const lead = wordsOf(flow, first);
  const task = row.cells[layout.text];
  if (
    filled.length === 1 &&
    (sectionWords.test(lead) || task === undefined || task.span[1] === task.span[0] || first === task) &&
    !/[。;]/.test(lead) &&
    lead.length <= 60 &&
    !/^\d+$/.test(lead) &&
    !/^(?:备注|注|说明|合计|总计)/.test(lead)
  ) {
    const range = rangeOfSpan(flow, first.span);
    return first === task && !sectionWords.test(lead) ? null : { words: printed(flow, ...range), range };
  }
  const numbered = row.cells[layout.columns.findIndex((column) => column?.kind === 'number')];
  if (second && numbered === first && chineseNumber.test(lead) && walk.layout.columns[0]?.kind === 'number') {
    const range: Range = [rangeOfSpan(flow, first.span)[0], rangeOfSpan(flow, second.span)[1]];
    return { words: printed(flow, ...rangeOfSpan(flow, first.span)) + printed(flow, ...rangeOfSpan(flow, second.span)), range };
  }
  return null;
};

const levelOf = (words: string): number => (/^[（([]/.test(words) ? 2 : 1);

const enter = (walk: Walk, section: { words: string; range: Range }, base: number): void => {
  const level = levelOf(section.words);
  walk.section = [...walk.section.filter((open) => levelOf(open.words) < level), section];
  walk.headings.push({ heading: section.words, level: base + level, extent: section.range });
};

/** `一、通用项目（全部责任单位）`: who is named by the heading of a section. */
const sectionClause = (walk: Walk): Clause | null => {
  for (const { range } of walk.section.toReversed()) {
    const words = walk.flow.text.slice(...range);
    const found = /[(]([^()]{2,40})[)]$/.exec(words);
    if (!found) continue;
    const start = range[1] - found[1]!.length - 1;
    const clause = readNames(walk.flow, walk.brackets, start, range[1] - 1, 'responsible');
    if (clause.names.length > 0 && clause.names.every((name) => name.group || endsLikeBody(walk.flow.text.slice(name.start, name.end))))
      return clause;
  }
  return null;
};

const numberIn = /^(?:[([]?(\d{1,3}|[一二三四五六七八九十]{1,4})[)\]]?[.、]?)/;

type Numbered = { readonly number: string | null; readonly text: Range };

const numberOf = (walk: Walk, row: Row, text: Range): Numbered => {
  const column = walk.layout.columns.findIndex((c) => c?.kind === 'number');
  const own = column >= 0 ? numberIn.exec(wordsOf(walk.flow, row.cells[column])) : null;
  if (own) return { number: own[1]!, text };
  const found = /^(?:[([]?(\d{1,3}|[一二三四五六七八九十]{1,4})(?:[)\]][.、]?|[.、]))(?!\d)/.exec(walk.flow.text.slice(...text));
  return found ? { number: found[1]!, text: [text[0] + found[0].length, text[1]] } : { number: null, text };
};

const pathOf = (walk: Walk, row: Row): string[] => {
  const { columns, text } = walk.layout;
  const own: string[] = [];
  for (const [i, column] of columns.entries()) {
    if (i >= text || !(column?.kind === 'category' || column?.kind === 'task')) continue;
    const cell = row.cells[i];
    const words = cell ? printed(walk.flow, ...rangeOfSpan(walk.flow, cell.span)) : '';
    if (words !== '' && words !== own.at(-1)) own.push(words);
  }
  return [...walk.path, ...walk.section.map((section) => section.words), ...own];
};

const readRow = (walk: Walk, row: Row): void => {
  const { flow, layout } = walk;
  const cell = row.cells[layout.text];
  if (!cell || cell.span[1] <= cell.span[0]) return;
  const { number, text } = numberOf(walk, row, rangeOfSpan(flow, cell.span));
  const clauses: Clause[] = [];
  for (const [i, column] of layout.columns.entries()) {
    const other = row.cells[i];
    if (i === layout.text || !other) continue;
    const read = readCell(
      walk,
      column ?? (i > layout.text ? { kind: 'detail' } : { kind: 'number' }),
      rangeOfSpan(flow, other.span),
      layout.heads[i] ?? [0, 0],
    );
    if (read) clauses.push(read);
  }
  if (clauses.every((clause) => clause.names.length === 0)) {
    const named = sectionClause(walk);
    if (named) clauses.push(named);
  }
  const indicator = layout.columns[layout.text]?.kind === 'indicator';
  walk.items.push({
    number,
    path: pathOf(walk, row),
    text: [text],
    extent: rowRange(flow, row),
    notes: [],
    clauses,
    doubts: [],
    indicator,
  });
};

/** null where the grid is no table of tasks. */
export const readGrid = (table: TableFlow, grid: Grid, path: readonly string[]): TableReading | null => {
  const { flow } = table;
  const firstHead = grid.keys ? -1 : grid.rows.slice(0, 4).findIndex((row) => isHead(flow, row));
  const headRow = firstHead >= 0 && isSubHead(flow, grid.rows[firstHead + 1]) ? firstHead + 1 : firstHead;
  const width = Math.max(...grid.rows.map((row) => row.cells.length));
  if (headRow < 0 && grid.keys === null && (width < 3 || grid.rows.length < 2)) return null;
  const layout = layoutOf(flow, grid, headRow);
  if (!layout) return null;
  const walk: Walk = { ...table, layout, items: [], headings: [], path: [...path], section: [] };
  for (const [i, row] of grid.rows.entries()) {
    if (i <= headRow || isHead(flow, row)) continue;
    const section = grid.keys ? null : sectionOf(walk, row);
    if (section) enter(walk, section, path.length);
    else readRow(walk, row);
  }
  if (walk.items.length === 0) return null;
  const extent = rangeOfSpan(flow, grid.span);
  return {
    items: walk.items,
    extent,
    headings: walk.headings,
    doubts: layout.headed ? [] : [{ rule: 'table/columns', range: extent, params: {} }],
  };
};
