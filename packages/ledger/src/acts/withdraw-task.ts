/** Withdraws tasks (撤销) for good. A drafted one needs a reason; one that units already have needs an approver as well. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { filled, isBlank, LIVE, noneOf, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const withdrawTask: ActRule<'withdraw-task'> = {
  refusals: (state, { taskIds, reason, approver }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, LIVE),
    noneOf('basis/missing', state, taskIds, (task) => isBlank(approver) && task.status !== 'drafted', { field: 'approver' }),
    filled('reason/missing', 'reason', reason),
  ],
  accept: (_, { taskIds, reason, approver }) => ({ entry: { type: 'task.withdrawn', v: 1, data: { taskIds, reason, approver } } }),
  openOn: (_, task) => LIVE.includes(task.status),
};

export function taskWithdrawn(state: PlanState, { taskIds }: EntryOfType<'task.withdrawn'>): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, status: 'withdrawn', resumesTo: null }));
}
