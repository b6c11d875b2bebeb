/** Dispatches (交办) whatever is ready of a selection; what is not stays drafted and is answered with its reasons. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { refuse, tasksKnown, wellFormedList } from '../checks.js';
import { sent } from '../duties.js';
import type { Instant } from '../entries.js';
import { notReadyAmong, reasonsOf } from '../readiness.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const dispatch: ActRule<'dispatch'> = {
  refusals: (state, { taskIds }) => [wellFormedList('taskIds', taskIds), tasksKnown(state, taskIds), nothingReady(state, taskIds)],
  accept: (state, { taskIds }) => {
    const notReady = notReadyAmong(state, taskIds);
    const staying = new Set(notReady.map(({ taskId }) => taskId));
    const going = taskIds.filter((taskId) => !staying.has(taskId));
    return { entry: { type: 'tasks.dispatched', v: 1, data: { taskIds: going } }, notReady };
  },
  openOn: (state, task) => reasonsOf(state, task).length === 0,
};

function nothingReady(state: PlanState, taskIds: readonly string[]) {
  const notReady = notReadyAmong(state, taskIds);
  return notReady.length < taskIds.length ? null : { ...refuse('dispatch/nothing-ready', {}, taskIds), notReady };
}

export function tasksDispatched(state: PlanState, { taskIds }: EntryOfType<'tasks.dispatched'>, at: Instant): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, status: 'dispatched', dispatchedAt: at, duties: task.duties.map(sent) }));
}
