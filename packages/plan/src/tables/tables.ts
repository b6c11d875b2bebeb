/** All tables of a text, in order, whatever the form they are printed in; and the stretches of text between them. */
import type { Span } from '../draft.js';
import { matchBrackets } from '../flow/brackets.js';
import { makeFlow } from '../flow/flow.js';
import { isDeadlineWords } from '../responsibility/deadline-words.js';
import { foldScript } from '../script/script.js';
import { dataGrids } from './data-rows.js';
import { barGrids, type Grid, linesOf, tabGrids } from './grid.js';
import { readGrid, type TableFlow, type TableReading } from './read-grid.js';
import { stackedGrids } from './stacked.js';

export type FoundTable = {
  readonly grid: Grid;
  readonly table: TableFlow;
  readonly read: (path: readonly string[]) => TableReading | null;
};

const mayHold = /\t|\||\{[^}]{0,400}[:：]|(?:^|\n)[ \t　]*(?:序号|编号|序號|編號|项次|項次)[ \t　]*\r?\n/;

/** Tables first; whether a grid is one is known when it has been read. */
export const findTables = (source: string): readonly FoundTable[] => {
  if (!mayHold.test(source)) return [];
  const lines = linesOf(source);
  const fold = (text: string): string => foldScript(text).replace(/（/g, '(').replace(/）/g, ')').replace(/，/g, ',');
  const grids = [
    ...tabGrids(source, lines),
    ...barGrids(source, lines),
    ...stackedGrids(source, fold, isDeadlineWords, lines),
    ...(source.includes('{') ? dataGrids(source) : []),
  ].sort((a, b) => a.span[0] - b.span[0]);
  const flow = makeFlow(source);
  const table: TableFlow = { flow, brackets: matchBrackets(flow) };
  let end = 0;
  const found: FoundTable[] = [];
  for (const grid of grids) {
    if (grid.span[0] < end || readGrid(table, grid, []) === null) continue;
    end = grid.span[1];
    found.push({ grid, table, read: (path) => readGrid(table, grid, path) });
  }
  return found;
};

export const stretchesBetween = (length: number, tables: readonly FoundTable[]): readonly Span[] => {
  const stretches: Span[] = [];
  let from = 0;
  for (const { grid } of tables) {
    if (grid.span[0] > from) stretches.push([from, grid.span[0]]);
    from = grid.span[1];
  }
  if (from < length) stretches.push([from, length]);
  return stretches;
};
