/** Objects to a duty (异议), with reasons, for the actor's unit: before acknowledging it, not after. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { filled, noneOf, tasksIn, tasksKnown, WITH_UNITS } from '../checks.js';
import { dutyOf } from '../duties.js';
import type { Instant } from '../entries.js';
import type { PlanState } from '../state.js';
import { changeDuty } from '../task-change.js';
import { alreadyAcknowledged } from './acknowledge.js';

export const object: ActRule<'object'> = {
  refusals: (state, { taskId, reason }, { actor }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], WITH_UNITS),
    noneOf('task/wrong-state', state, [taskId], (task) => dutyOf(task, actor.unitId)?.status === 'objected', { duty: 'objected' }),
    alreadyAcknowledged(state, [taskId], actor.unitId),
    filled('reason/missing', 'reason', reason),
  ],
  accept: (_, { taskId, reason }, { actor }) => ({
    entry: { type: 'duty.objected', v: 1, data: { taskId, unitId: actor.unitId, reason } },
  }),
  openOn: (_, task, actor) => WITH_UNITS.includes(task.status) && dutyOf(task, actor.unitId)?.status === 'sent',
};

export function dutyObjected(state: PlanState, { taskId, unitId, reason }: EntryOfType<'duty.objected'>, at: Instant): PlanState {
  return changeDuty(state, taskId, unitId, (duty) => ({ ...duty, status: 'objected', objection: { reason, at } }));
}
