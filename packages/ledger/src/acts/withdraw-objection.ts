/** Withdraws an own objection, until it is answered: the duty waits for acknowledgement again. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { noneOf, tasksIn, tasksKnown, WITH_UNITS } from '../checks.js';
import { dutyOf, sent } from '../duties.js';
import type { TaskId, UnitId } from '../entries.js';
import type { PlanState } from '../state.js';
import { changeDuty } from '../task-change.js';

export const withdrawObjection: ActRule<'withdraw-objection'> = {
  refusals: (state, { taskId }, { actor }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], WITH_UNITS),
    notObjected(state, taskId, actor.unitId),
  ],
  accept: (_, { taskId }, { actor }) => ({ entry: { type: 'objection.withdrawn', v: 1, data: { taskId, unitId: actor.unitId } } }),
  openOn: (_, task, actor) => WITH_UNITS.includes(task.status) && dutyOf(task, actor.unitId)?.status === 'objected',
};

export function notObjected(state: PlanState, taskId: TaskId, unitId: UnitId) {
  return noneOf('duty/not-objected', state, [taskId], (task) => dutyOf(task, unitId)?.status !== 'objected', { unitId });
}

export function objectionWithdrawn(state: PlanState, { taskId, unitId }: EntryOfType<'objection.withdrawn'>): PlanState {
  return changeDuty(state, taskId, unitId, sent);
}
