/** What a step from one state to the next changes in the views: the rows of changed tasks and findings, nothing of the others. */
import { type PlanEntry, type PlanState, type Stamped, type TaskState, touchedTasks } from '@taizhang/ledger';
import { dutyRows, findingRow, groupRows, indicatorRows, planRow, planUnitRows, sectionRows, taskRow } from './plan-rows.js';
import type { Fold } from './search-words.js';
import { DUTY, ENTRY_TASK, FINDING, INDICATOR, PLAN, PLAN_UNIT, SECTION, TASK, TASK_GROUP } from './tables.js';
import type { Change, Row, ViewTable } from './view-table.js';

/** An entry with the state that it met. */
export type PlanStep = { readonly before: PlanState; readonly entry: Stamped<PlanEntry> };

export function planChanges(before: PlanState, after: PlanState, steps: readonly PlanStep[], fold: Fold): readonly Change[] {
  const changed = changedTasks(before, after);
  const old = changed.flatMap((taskId) => before.tasks.get(taskId) ?? []);
  const now = changed.flatMap((taskId) => after.tasks.get(taskId) ?? []);
  const ofTasks = (table: ViewTable, rows: (task: TaskState) => Row[]) => difference(table, old.flatMap(rows), now.flatMap(rows));
  const planId = after.planId;
  return [
    difference(PLAN, present(planRow(before)), present(planRow(after))),
    ...(before.sections === after.sections ? [] : [difference(SECTION, sectionRows(before), sectionRows(after))]),
    ...(before.indicators === after.indicators ? [] : [difference(INDICATOR, indicatorRows(before), indicatorRows(after))]),
    taskChange(before, after, old, now, fold),
    ofTasks(DUTY, (task) => dutyRows(planId, task)),
    ofTasks(TASK_GROUP, (task) => groupRows(planId, task)),
    difference(PLAN_UNIT, [...unitRowsOf(before).values()], [...unitRowsOf(after).values()]),
    findingChange(before, after),
    { table: ENTRY_TASK, upserts: steps.flatMap(entryTaskRows), deletes: [] },
  ].filter(({ upserts, deletes }) => upserts.length > 0 || deletes.length > 0);
}

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

function taskChange(before: PlanState, after: PlanState, old: readonly TaskState[], now: readonly TaskState[], fold: Fold): Change {
  const gone = old.filter((task) => !after.tasks.has(task.taskId)).map((task) => ({ plan_id: before.planId, task_id: task.taskId }));
  return { table: TASK, upserts: now.map((task) => taskRow(after, task, fold)), deletes: gone };
}

function findingChange(before: PlanState, after: PlanState): Change {
  if (before.findings === after.findings) return { table: FINDING, upserts: [], deletes: [] };
  const changed = [...after.findings].filter(([findingId, finding]) => before.findings.get(findingId) !== finding);
  const gone = [...before.findings.keys()].filter((findingId) => !after.findings.has(findingId));
  return {
    table: FINDING,
    upserts: changed.map(([, finding]) => findingRow(after.planId, finding)),
    deletes: gone.map((finding_id) => ({ plan_id: before.planId, finding_id })),
  };
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

function difference(table: ViewTable, before: readonly Row[], after: readonly Row[]): Change {
  const keyOf = (row: Row) => JSON.stringify(table.key.map((name) => row[name]));
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const upserts = after.filter((row) => !sameRow(known.get(keyOf(row)), row));
  const staying = new Set(after.map(keyOf));
  return { table, upserts, deletes: before.filter((row) => !staying.has(keyOf(row))) };
}

function sameRow(before: Row | undefined, after: Row): boolean {
  return before !== undefined && Object.keys(after).every((name) => before[name] === after[name]);
}
