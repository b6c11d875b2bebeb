/** Changes to tasks with structural sharing: an untouched task stays the same object, a touched one counts one revision more. */
import type { TaskId, UnitId } from './entries.js';
import type { DutyState, PlanState, TaskState } from './state.js';

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

/** The status of a task that is with its units follows from its duties: its lead's acknowledgement, then the first measures. */
function statusByDuties(task: TaskState): 'dispatched' | 'acknowledged' | 'underWay' {
  const leads = task.duties.filter((duty) => duty.role === 'lead');
  if (leads.length === 0 || leads.some((duty) => duty.status !== 'acknowledged')) return 'dispatched';
  return task.measures.length > 0 ? 'underWay' : 'acknowledged';
}

export function followDuties(task: TaskState): TaskState {
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
