/** Withdraws an own request for adjustment until it is answered. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf, refuse, tasksIn, tasksKnown } from '../../checks.js';
import type { RequestId } from '../../cycle-entries.js';
import type { RequestState } from '../../cycle-state.js';
import type { TaskId } from '../../entries.js';
import type { Refusal } from '../../refusals.js';
import { REVIEWABLE } from '../../reports.js';
import type { PlanState, TaskState } from '../../state.js';
import { changeTasks } from '../../task-change.js';

export const withdrawRequest: ActRule<'withdraw-request'> = {
  refusals: (state, { taskId, requestId }, { actor: { unitId } }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], REVIEWABLE),
    requestOpen(state, taskId, requestId),
    noneOf('request/not-found', state, [taskId], (task) => requestOf(task, requestId)?.unitId !== unitId),
  ],
  accept: (_, { taskId, requestId }, { actor: { unitId } }) => ({
    entry: { type: 'adjustment.withdrawn', v: 1, data: { taskId, unitId, requestId } },
  }),
  openOn: (_, task, { unitId }) =>
    REVIEWABLE.includes(task.status) && task.requests.some((request) => request.status === 'open' && request.unitId === unitId),
};

export function requestOf(task: TaskState | undefined, requestId: RequestId): RequestState | undefined {
  return task?.requests.find((request) => request.requestId === requestId);
}

export function requestOpen(state: PlanState, taskId: TaskId, requestId: RequestId): Refusal | null {
  const request = requestOf(state.tasks.get(taskId), requestId);
  if (request === undefined) return refuse('request/not-found', {}, [taskId]);
  return request.status === 'open' ? null : refuse('request/answered', { status: request.status }, [taskId]);
}

export function changeRequest(
  state: PlanState,
  taskId: TaskId,
  requestId: RequestId,
  change: (request: RequestState) => RequestState,
): PlanState {
  return changeTasks(state, [taskId], (task) => ({
    ...task,
    requests: task.requests.map((request) => (request.requestId === requestId ? change(request) : request)),
  }));
}

export function adjustmentWithdrawn(state: PlanState, { taskId, requestId }: EntryOfType<'adjustment.withdrawn'>): PlanState {
  return changeRequest(state, taskId, requestId, (request) => ({ ...request, status: 'withdrawn' }));
}
