/** The checks that several acts share. Each answers a refusal or null; a check on a task passes over tasks that do not exist. */
import type { Seen } from './commands.js';
import type { TaskId, UnitId } from './entries.js';
import type { Refusal, RefusalCode } from './refusals.js';
import type { PlanState, TaskState, TaskStatus } from './state.js';

export const DRAFTED: readonly TaskStatus[] = ['drafted'];
/** Dispatched and not at rest: what a unit can act on. */
export const WITH_UNITS: readonly TaskStatus[] = ['dispatched', 'acknowledged', 'underWay'];
export const SENT_OUT: readonly TaskStatus[] = [...WITH_UNITS, 'suspended'];
/** Withdrawn and replaced tasks never act again. */
export const LIVE: readonly TaskStatus[] = ['drafted', ...SENT_OUT];

export function refuse(code: RefusalCode, params: Refusal['params'] = {}, tasks: readonly TaskId[] = []): Refusal {
  return { code, params, tasks };
}

export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

export function filled(code: RefusalCode, field: string, text: string | null): Refusal | null {
  return isBlank(text) ? refuse(code, { field }) : null;
}

/** A list must name something, and nothing twice. */
export function wellFormedList(field: string, ids: readonly string[]): Refusal | null {
  return ids.length === 0 ? refuse('command/malformed', { field }) : namedOnce(field, ids);
}

export function namedOnce(field: string, ids: readonly string[]): Refusal | null {
  const met = new Set<string>();
  const twice = ids.find((id) => met.size === met.add(id).size);
  return twice === undefined ? null : refuse('command/malformed', { field, twice });
}

export function presentTasks(state: PlanState, taskIds: readonly TaskId[]): readonly TaskState[] {
  return taskIds.flatMap((taskId) => state.tasks.get(taskId) ?? []);
}

export function tasksKnown(state: PlanState, taskIds: readonly TaskId[]): Refusal | null {
  const unknown = taskIds.filter((taskId) => !state.tasks.has(taskId));
  return unknown.length === 0 ? null : refuse('task/not-found', {}, unknown);
}

/** Refuses with the ids of the tasks for which `wrong` holds. */
export function noneOf(
  code: RefusalCode,
  state: PlanState,
  taskIds: readonly TaskId[],
  wrong: (task: TaskState) => boolean,
  params: Refusal['params'] = {},
): Refusal | null {
  const named = presentTasks(state, taskIds)
    .filter(wrong)
    .map((task) => task.taskId);
  return named.length === 0 ? null : refuse(code, params, named);
}

export function tasksIn(state: PlanState, taskIds: readonly TaskId[], statuses: readonly TaskStatus[]): Refusal | null {
  const wrong = presentTasks(state, taskIds).filter((task) => !statuses.includes(task.status));
  const first = wrong[0];
  if (first === undefined) return null;
  return refuse(
    'task/wrong-state',
    { status: first.status },
    wrong.map((task) => task.taskId),
  );
}

export function tasksUnchanged(state: PlanState, seen: Seen): Refusal | null {
  const changed = Object.entries(seen).filter(([taskId, revision]) => state.tasks.get(taskId)?.revision !== revision);
  if (changed.length === 0) return null;
  return refuse(
    'task/changed-since',
    {},
    changed.map(([taskId]) => taskId),
  );
}

export function notTheVerifier(state: PlanState, taskIds: readonly TaskId[], unitIds: readonly UnitId[]): Refusal | null {
  return noneOf('verifier/holds-duty', state, taskIds, ({ closing }) => unitIds.includes(closing.verifyingUnitId ?? ''));
}
