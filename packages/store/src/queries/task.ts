/** One task with everything its page shows. Words of others that the viewer may not read are left out, the facts stay. */
import type { Day, MeasurePaper, PlanId, TaskContent, TaskId, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, seesDesk, seesTask, seesWordsOf, type TaskOfUnits, type Viewer } from '../see.js';
import type { TaskBody, TaskStanding } from '../views/plan-rows.js';
import { tablesAsOf } from './as-of.js';
import { askOne } from './ask.js';
import { TASK_COLUMNS, TASK_TABLES, type TaskRow } from './list-tasks.js';

export type TaskDetail = {
  readonly row: TaskRow;
  /** Objections' reasons are empty and measures are missing where the viewer may not read them. */
  readonly task: TaskStanding;
  readonly coordinatorUnitId: UnitId;
  readonly desk: boolean;
};

type Found = TaskRow & { readonly body: TaskBody; readonly read: TaskContent; readonly coordinatorUnitId: UnitId; readonly desk: boolean };

/** Null where there is no such task, or none for this viewer. */
export async function getTask(store: Store, viewer: Viewer, planId: PlanId, taskId: TaskId, asOf?: Day): Promise<TaskDetail | null> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, TASK_TABLES);
  const plan = `${parameters.add(planId)}::text`;
  const text = `${before}select ${TASK_COLUMNS}, t.body, t.read, p.coordinator_unit_id as "coordinatorUnitId", ${seesDesk(viewer, plan, parameters)} as desk
    from task t join plan p on p.plan_id = t.plan_id
    where t.plan_id = ${plan} and t.task_id = ${parameters.add(taskId)}::text and ${seesTask(viewer, plan, parameters)}`;
  const found = await askOne<Found>(store, text, parameters);
  if (found === null) return null;
  const { body, read, coordinatorUnitId, desk, ...row } = found;
  return { row, task: forViewer(viewer, { ...body, read, revision: row.revision }, coordinatorUnitId), coordinatorUnitId, desk };
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
