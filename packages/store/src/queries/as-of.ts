/**
 * Any read query on a past day: the rows of that day's state stand in the place of the tables, under the same filters and the same *See*. What
 * somebody may see today (`plan_unit`) stays today's; what there was to see (`published`) is that day's.
 */
import { type Day, emptyPlan, type PlanId, type PlanState } from '@taizhang/ledger';
import { stateAsOf } from '../journal/state-as-of.js';
import type { Store } from '../open-store.js';
import type { Parameters } from '../see.js';
import { dutyRows, findingRow, groupRows, indicatorRows, planRow, searchOf, sectionRows, taskRow, wordRow } from '../views/plan-rows.js';
import type { Fold } from '../views/search-words.js';
import { DUTY, FINDING, INDICATOR, PLAN, SECTION, TASK, TASK_GROUP, TASK_WORD } from '../views/tables.js';
import { asTable } from '../views/view-sql.js';
import type { Row, ViewTable } from '../views/view-table.js';

type Past = { readonly table: ViewTable; readonly rows: (state: PlanState, fold: Fold) => readonly Row[] };

const tasksOf = (state: PlanState) => [...state.tasks.values()];

const PAST = {
  plan: { table: PLAN, rows: (state) => [planRow(state)].filter((row) => row !== null) },
  section: { table: SECTION, rows: sectionRows },
  indicator: { table: INDICATOR, rows: indicatorRows },
  task: {
    table: TASK,
    rows: (state) => tasksOf(state).map((task) => taskRow(state, task)),
  },
  task_word: {
    table: TASK_WORD,
    rows: (state, fold) => tasksOf(state).map((task) => ({ ...wordRow(state.planId, task), search: searchOf(state.planId, task, fold) })),
  },
  duty: { table: DUTY, rows: (state) => tasksOf(state).flatMap((task) => dutyRows(state.planId, task)) },
  task_group: { table: TASK_GROUP, rows: (state) => tasksOf(state).flatMap((task) => groupRows(state.planId, task)) },
  finding: { table: FINDING, rows: (state) => [...state.findings.values()].map((finding) => findingRow(state.planId, finding)) },
} as const satisfies Readonly<Record<string, Past>>;

/** What goes before the query, for the tables it reads; nothing for today. */
export async function tablesAsOf(
  store: Store,
  planId: PlanId,
  asOf: Day | undefined,
  parameters: Parameters,
  tables: readonly (keyof typeof PAST)[],
): Promise<string> {
  if (asOf === undefined) return '';
  const state = (await stateAsOf(store, planId, asOf))?.state ?? emptyPlan(planId);
  const past = tables.map((name) => asTable(PAST[name].table, PAST[name].rows(state, store.fold), parameters));
  return `with ${past.join(', ')}\n`;
}
