/** Resumes suspended tasks where their duties stand, on a basis and with an approver. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { filled, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const resume: ActRule<'resume'> = {
  refusals: (state, { taskIds, basis, approver }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, ['suspended']),
    filled('basis/missing', 'basis', basis),
    filled('basis/missing', 'approver', approver),
  ],
  accept: (_, { taskIds, basis, approver }) => ({ entry: { type: 'tasks.resumed', v: 1, data: { taskIds, basis, approver } } }),
  openOn: (_, task) => task.status === 'suspended',
};

export function tasksResumed(state: PlanState, { taskIds }: EntryOfType<'tasks.resumed'>): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, status: task.resumesTo ?? 'dispatched', resumesTo: null }));
}
