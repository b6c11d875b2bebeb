/** Changes to tasks with structural sharing: an untouched task stays the same object, a touched one counts one revision more. */
import { isClaimedWhole } from './closing-parts.js';
import type { TaskId, UnitId } from './entries.js';
import type { DutyState, PlanState, TaskState, TaskStatus } from './state.js';

export function changeTasks(state: PlanState, taskIds: readonly TaskId[], change: (task: TaskState) => TaskState): PlanState {
  const tasks = new Map(state.tasks);
  for (const taskId of taskIds) {
    const task = tasks.get(taskId);
    if (task !== undefined) tasks.set(taskId, { ...change(task), revision: task.revision + 1 });
  }
  return { ...state, tasks };
}

export function changeDuty(state: PlanState, taskId: TaskId, unitId: UnitId, change: (duty: DutyState) => DutyState): PlanState {
  return changeTasks(state, [taskId], (task) => ({
    ...task,
    duties: task.duties.map((duty) => (duty.unitId === unitId ? change(duty) : duty)),
  }));
}

/**
 * The status of a task that is with its units follows from its duties: acknowledged when its lead has, under way at the first measures or accepted
 * report, completed by the lead's claim over all that is not yet met.
 */
function statusByDuties(task: TaskState): 'dispatched' | 'acknowledged' | 'underWay' | 'completed' {
  const leads = task.duties.filter((duty) => duty.role === 'lead');
  if (leads.length === 0 || leads.some((duty) => duty.status !== 'acknowledged')) return 'dispatched';
  if (isClaimedWhole(task)) return 'completed';
  return hasBegun(task) ? 'underWay' : 'acknowledged';
}

function hasBegun({ measures, reports, claims, closures }: TaskState): boolean {
  return measures.length > 0 || claims.length > 0 || closures.length > 0 || reports.some(({ status }) => status === 'accepted');
}

/** Before dispatch and at an end nothing follows. */
const FOLLOWING: readonly TaskStatus[] = ['dispatched', 'acknowledged', 'underWay', 'suspended', 'completed'];

export function followDuties(task: TaskState): TaskState {
  if (!FOLLOWING.includes(task.status)) return task;
  const status = statusByDuties(task);
  return task.status === 'suspended' ? { ...task, resumesTo: status } : { ...task, status, resumesTo: null };
}

/** Parts of a split and the whole of a merge stand just after `taskId`, before whatever followed it. */
export function placesAfter(state: PlanState, taskId: TaskId, count: number): readonly number[] {
  const order = state.tasks.get(taskId)?.order ?? 0;
  let next = order + 1;
  for (const task of state.tasks.values()) if (task.order > order && task.order < next) next = task.order;
  const step = (next - order) / (count + 1);
  return Array.from({ length: count }, (_, index) => order + step * (index + 1));
}
