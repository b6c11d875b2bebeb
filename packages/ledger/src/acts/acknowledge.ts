/** Acknowledges (签收) for the actor's unit, many tasks at once, all or none. An objection is withdrawn or answered first. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { noneOf, tasksIn, tasksKnown, WITH_UNITS, wellFormedList } from '../checks.js';
import { dutyOf } from '../duties.js';
import type { Instant, UnitId } from '../entries.js';
import type { PlanState } from '../state.js';
import { changeTasks, followDuties } from '../task-change.js';

export const acknowledge: ActRule<'acknowledge'> = {
  refusals: (state, { taskIds }, { actor }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, WITH_UNITS),
    noneOf('task/wrong-state', state, taskIds, (task) => dutyOf(task, actor.unitId)?.status === 'objected', { duty: 'objected' }),
    alreadyAcknowledged(state, taskIds, actor.unitId),
  ],
  accept: (_, { taskIds }, { actor }) => ({ entry: { type: 'duties.acknowledged', v: 1, data: { taskIds, unitId: actor.unitId } } }),
  openOn: (_, task, actor) => WITH_UNITS.includes(task.status) && dutyOf(task, actor.unitId)?.status === 'sent',
};

export function alreadyAcknowledged(state: PlanState, taskIds: readonly string[], unitId: UnitId) {
  return noneOf('duty/already-acknowledged', state, taskIds, (task) => dutyOf(task, unitId)?.status === 'acknowledged');
}

export function dutiesAcknowledged(state: PlanState, { taskIds, unitId }: EntryOfType<'duties.acknowledged'>, at: Instant): PlanState {
  return changeTasks(state, taskIds, (task) =>
    followDuties({
      ...task,
      duties: task.duties.map((duty) =>
        duty.unitId === unitId ? { ...duty, status: 'acknowledged', acknowledgedAt: at, objection: null } : duty,
      ),
    }),
  );
}
