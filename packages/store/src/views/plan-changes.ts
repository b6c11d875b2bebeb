/** What a step from one state to the next changes in the views: the rows of changed tasks and findings, nothing of the others. */
import { type PlanEntry, type PlanState, type Stamped, type TaskState, touchedTasks } from '@taizhang/ledger';
import { cycleChanges } from './cycle-rows.js';
import {
  dutyRows,
  findingRow,
  groupRows,
  indicatorRows,
  isPublished,
  planRow,
  planUnitRows,
  sameSearch,
  searchOf,
  sectionRows,
  taskRow,
  wordRow,
} from './plan-rows.js';
import type { Fold } from './search-words.js';
import { isSlice, restChanges } from './slice-rows.js';
import { standingChanges } from './standing-rows.js';
import { DUTY, ENTRY_TASK, FINDING, INDICATOR, PLAN, PLAN_UNIT, SECTION, TASK, TASK_GROUP, TASK_WORD } from './tables.js';
import { tallyChange } from './tally-rows.js';
import { type Change, difference, isEmpty, putting, type Row, type ViewTable } from './view-table.js';

/** An entry with the state that it met. */
export type PlanStep = { readonly before: PlanState; readonly entry: Stamped<PlanEntry> };

export function planChanges(before: PlanState, after: PlanState, steps: readonly PlanStep[], fold: Fold): readonly Change[] {
  const changed = changedTasks(before, after);
  const old = changed.flatMap((taskId) => before.tasks.get(taskId) ?? []);
  const now = changed.flatMap((taskId) => after.tasks.get(taskId) ?? []);
  const ofTasks = (table: ViewTable, rows: (task: TaskState) => Row[]) => difference(table, old.flatMap(rows), now.flatMap(rows));
  const planId = after.planId;
  return [
    ...planAndUnits(before, after, old, now),
    ...(before.sections === after.sections ? [] : [difference(SECTION, sectionRows(before), sectionRows(after))]),
    ...(before.indicators === after.indicators ? [] : [difference(INDICATOR, indicatorRows(before), indicatorRows(after))]),
    difference(
      TASK,
      old.map((task) => taskRow(before, task)),
      now.map((task) => taskRow(after, task)),
    ),
    wordChange(planId, before, after, old, now, fold),
    tallyChange(before, after, changed),
    ...restChanges(before, after, changed),
    ofTasks(DUTY, (task) => dutyRows(planId, task)),
    ofTasks(TASK_GROUP, (task) => groupRows(planId, task)),
    findingChange(before, after),
    ...cycleChanges(before, after, old, now),
    ...standingChanges(before, after, changed),
    putting(ENTRY_TASK, steps.flatMap(entryTaskRows)),
  ].filter((change) => !isEmpty(change));
}

/** These count over all tasks of the plan, so they are only looked at where a task's part in them changed. */
function planAndUnits(before: PlanState, after: PlanState, old: readonly TaskState[], now: readonly TaskState[]): Change[] {
  const samePlan =
    before.content === after.content && before.withdrawn === after.withdrawn && before.coordinatorUnitId === after.coordinatorUnitId;
  const sameParts = old.length === now.length && old.every((task, at) => partIn(task) === partIn(now[at]!));
  if (samePlan && sameParts) return [];
  if (isSlice(before)) throw new Error('An act on named tasks changed what is counted over its whole plan');
  return [
    difference(PLAN, present(planRow(before)), present(planRow(after))),
    difference(PLAN_UNIT, [...unitRowsOf(before).values()], [...unitRowsOf(after).values()]),
  ];
}

const partIn = (task: TaskState): string =>
  JSON.stringify([isPublished(task), task.status === 'replaced', task.closing.verifyingUnitId, task.duties.map((duty) => duty.unitId)]);

export function entryTaskRows({ before, entry }: PlanStep): Row[] {
  return [...new Set(touchedTasks(before, entry))].map((task_id) => ({ plan_id: before.planId, task_id, seq: entry.seq }));
}

/** A task's row also rests on its findings and on who coordinates. */
function changedTasks(before: PlanState, after: PlanState): readonly string[] {
  if (before.coordinatorUnitId !== after.coordinatorUnitId) return [...new Set([...before.tasks.keys(), ...after.tasks.keys()])];
  const changed = new Set<string>();
  for (const [taskId, task] of after.tasks) if (before.tasks.get(taskId) !== task) changed.add(taskId);
  for (const taskId of before.tasks.keys()) if (!after.tasks.has(taskId)) changed.add(taskId);
  if (before.findings !== after.findings) {
    for (const [findingId, finding] of after.findings) {
      const known = before.findings.get(findingId);
      if (known === finding) continue;
      for (const taskId of [known?.taskId, finding.taskId]) if (taskId !== null && taskId !== undefined) changed.add(taskId);
    }
  }
  return [...changed];
}

/** The search column is dear to make: only for new tasks, and where the words it is made of changed. */
function wordChange(
  planId: string,
  before: PlanState,
  after: PlanState,
  old: readonly TaskState[],
  now: readonly TaskState[],
  fold: Fold,
): Change {
  const { table, puts, patch, cuts } = difference(
    TASK_WORD,
    old.map((task) => wordRow(planId, task)),
    now.map((task) => wordRow(planId, task)),
  );
  const withSearch = (row: Row) => ({ ...row, search: searchOf(planId, after.tasks.get(row.task_id as string)!, fold) });
  const reworded = now.filter((task) => before.tasks.has(task.taskId) && !sameSearch(before.tasks.get(task.taskId)!, task));
  if (reworded.length === 0) return { table, puts: puts.map(withSearch), patch, cuts };
  const rows = new Map([...patch.rows, ...reworded.map((task) => wordRow(planId, task))].map((row) => [row.task_id, row]));
  const columns = ['ord', 'published', 'replaced', 'search'];
  return { table, puts: puts.map(withSearch), patch: { columns, rows: [...rows.values()].map(withSearch) }, cuts };
}

function findingChange(before: PlanState, after: PlanState): Change {
  if (before.findings === after.findings) return putting(FINDING, []);
  const changed = (one: PlanState, other: PlanState) =>
    [...one.findings]
      .filter(([findingId, finding]) => other.findings.get(findingId) !== finding)
      .map(([, finding]) => findingRow(one.planId, finding));
  return difference(FINDING, changed(before, after), changed(after, before));
}

const unitRows = new WeakMap<PlanState['tasks'], ReadonlyMap<string, Row>>();

function unitRowsOf(state: PlanState): ReadonlyMap<string, Row> {
  const known = unitRows.get(state.tasks);
  if (known !== undefined) return known;
  const rows = planUnitRows(state);
  unitRows.set(state.tasks, rows);
  return rows;
}

const present = (row: Row | null): Row[] => (row === null ? [] : [row]);
