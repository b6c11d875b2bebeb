/** Withdraws a wrong dispatch: an own act, open until anybody has acted on it. The tasks are drafted again. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { filled, noneOf, tasksIn, tasksKnown, WITH_UNITS, wellFormedList } from '../checks.js';
import { recalled } from '../duties.js';
import type { PlanState, TaskState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const withdrawDispatch: ActRule<'withdraw-dispatch'> = {
  refusals: (state, { taskIds, reason }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, WITH_UNITS),
    noneOf('dispatch/acknowledged', state, taskIds, wasActedOn),
    filled('reason/missing', 'reason', reason),
  ],
  accept: (_, { taskIds, reason }) => ({ entry: { type: 'dispatch.withdrawn', v: 1, data: { taskIds, reason } } }),
  openOn: (_, task) => WITH_UNITS.includes(task.status) && !wasActedOn(task),
};

/**
 * Measures and what was handed in count too: their unit may have been released since, or have sent paper without acknowledging. An objection says that
 * the dispatch was wrong, and does not hold it.
 */
function wasActedOn(task: TaskState): boolean {
  const { measures, reports, lights, evidence, claims, requests } = task;
  return (
    [measures, reports, lights, evidence, claims, requests].some((acts) => acts.length > 0) ||
    task.duties.some((duty) => duty.status === 'acknowledged')
  );
}

export function dispatchWithdrawn(state: PlanState, { taskIds }: EntryOfType<'dispatch.withdrawn'>): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, status: 'drafted', dispatchedAt: null, duties: task.duties.map(recalled) }));
}
