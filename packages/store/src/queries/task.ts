/** One task with everything its page shows. Words of others that the viewer may not read are left out, the facts stay. */
import type { Day, FindingState, MeasurePaper, PlanId, PlanState, ReportState, TaskId, UnitId } from '@taizhang/ledger';
import { planState } from '../journal/plan-state.js';
import { type SliceRow, sliceColumns, sliceFrom } from '../journal/slice.js';
import { stateAsOf } from '../journal/state-as-of.js';
import type { Store } from '../open-store.js';
import { Parameters, seesDesk, seesTask, seesWordsOf, type TaskOfUnits, type Viewer } from '../see.js';
import type { TaskStanding } from '../views/plan-rows.js';
import { type Context, contextText } from '../views/slice-rows.js';
import { tablesAsOf } from './as-of.js';
import { askOne } from './ask.js';
import { TASK_COLUMNS, TASK_TABLES, type TaskRow } from './list-tasks.js';
import { cutDown } from './seen-plan.js';

export type TaskDetail = {
  readonly row: TaskRow;
  /** Objections' reasons are empty and measures are missing where the viewer may not read them. */
  readonly task: TaskStanding;
  /** As far as the viewer reads them. */
  readonly reports: readonly ReportState[];
  /** Open and settled; none for whom the desk is not. */
  readonly findings: readonly FindingState[];
  /** The words in their place in the source. */
  readonly context: Context;
  readonly coordinatorUnitId: UnitId;
  readonly desk: boolean;
  /** The state with this task at least: for rules (what is allowed), never to be shown. */
  readonly state: PlanState;
};

type Found = TaskRow & { readonly context: string; readonly coordinatorUnitId: UnitId; readonly desk: boolean } & Partial<SliceRow>;

/** Null where there is no such task, or none for this viewer. */
export async function getTask(store: Store, viewer: Viewer, planId: PlanId, taskId: TaskId, asOf?: Day): Promise<TaskDetail | null> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, TASK_TABLES);
  const plan = `${parameters.add(planId)}::text`;
  const id = `${parameters.add(taskId)}::text`;
  const slice = asOf === undefined ? `, ${sliceColumns(plan, `array[${id}]`)}` : '';
  const text = `${before}select ${TASK_COLUMNS}, t.context, p.coordinator_unit_id as "coordinatorUnitId", ${seesDesk(viewer, plan, parameters)} as desk${slice}
    from task t join plan p on p.plan_id = t.plan_id where t.plan_id = ${plan} and t.task_id = ${id} and ${seesTask(viewer, plan, parameters)}`;
  const found = await askOne<Found>(store, text, parameters);
  return found === null ? null : detailOf(viewer, found, await stateOf(store, planId, found, asOf));
}

/** From the slice that came with the row; from the fold on a past day, or where the plan is older than slices. */
async function stateOf(store: Store, planId: PlanId, found: Found, asOf: Day | undefined): Promise<PlanState> {
  if (asOf !== undefined) return (await stateAsOf(store, planId, asOf))!.state;
  return sliceFrom(found as SliceRow, 0) ?? (await planState(store, planId));
}

function detailOf(viewer: Viewer, found: Found, state: PlanState): TaskDetail {
  const { context, coordinatorUnitId, desk, rest, indicators, periods, tasks, findings, reports, shown, claims, ...row } = found;
  const task = state.tasks.get(row.taskId)!;
  const seen = desk ? task : cutDown(state, viewer).tasks.get(row.taskId);
  const own = [...state.findings.values()]
    .filter((finding) => finding.taskId === row.taskId)
    .sort((one, other) => one.span[0] - other.span[0]);
  return {
    row,
    task: forViewer(viewer, task, coordinatorUnitId),
    reports: seen?.reports ?? [],
    findings: desk ? own : [],
    context: JSON.parse(context === '' ? contextText(state, task) : context) as Context,
    ...{ coordinatorUnitId, desk, state },
  };
}

export const unitsOfTask = (task: TaskStanding, coordinatorUnitId: UnitId): TaskOfUnits => ({
  coordinatorUnitId,
  leadUnitIds: task.duties.filter((duty) => duty.role === 'lead').map((duty) => duty.unitId),
  verifyingUnitId: task.closing.verifyingUnitId,
});

function forViewer(viewer: Viewer, task: TaskStanding, coordinatorUnitId: UnitId): TaskStanding {
  const units = unitsOfTask(task, coordinatorUnitId);
  const duties = task.duties.map((duty) =>
    duty.objection === null || seesWordsOf(viewer, duty.unitId, units) ? duty : { ...duty, objection: { ...duty.objection, reason: '' } },
  );
  const measures = task.measures.filter((paper: MeasurePaper) => seesWordsOf(viewer, paper.unitId, units));
  return { ...task, duties, measures };
}
