/** Suspends tasks (中止) on a basis and with an approver: nothing is done on them until they are resumed. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { filled, tasksIn, tasksKnown, WITH_UNITS, wellFormedList } from '../checks.js';
import type { PlanState } from '../state.js';
import { changeTasks, followDuties } from '../task-change.js';

export const suspend: ActRule<'suspend'> = {
  refusals: (state, { taskIds, basis, approver }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, WITH_UNITS),
    filled('basis/missing', 'basis', basis),
    filled('basis/missing', 'approver', approver),
  ],
  accept: (_, { taskIds, basis, approver }) => ({ entry: { type: 'tasks.suspended', v: 1, data: { taskIds, basis, approver } } }),
  openOn: (_, task) => WITH_UNITS.includes(task.status),
};

export function tasksSuspended(state: PlanState, { taskIds }: EntryOfType<'tasks.suspended'>): PlanState {
  return changeTasks(state, taskIds, (task) => followDuties({ ...task, status: 'suspended' }));
}
