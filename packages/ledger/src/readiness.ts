/** One place for the rule of what stands between a drafted task and its dispatch. */
import { holdsDuty } from './duties.js';
import type { FindingId, TaskId } from './entries.js';
import { openAsks } from './findings-by-task.js';
import { NOT_READY_REASONS, type NotReady, type NotReadyReason } from './refusals.js';
import type { PlanState, TaskState } from './state.js';

const STANDS_IN_THE_WAY: { readonly [R in NotReadyReason]: (state: PlanState, task: TaskState) => boolean } = {
  'task/wrong-state': (_, task) => task.status !== 'drafted',
  'finding/open': (state, task) => openAsks(state, task.taskId).length > 0,
  'group/unresolved': (_, task) => task.groups.some((group) => group.resolution === null),
  'duty/none': (_, task) => task.duties.length === 0,
  'lead/unsettled': (_, task) => !task.leadSettled,
  'closing/unconfirmed': (_, task) => !task.closing.confirmed,
  'verifier/missing': (_, task) => task.closing.verifyingUnitId === null,
  'verifier/holds-duty': (_, task) => holdsDuty(task, task.closing.verifyingUnitId),
};

export function reasonsOf(state: PlanState, task: TaskState): readonly NotReadyReason[] {
  return NOT_READY_REASONS.filter((reason) => STANDS_IN_THE_WAY[reason](state, task));
}

/** Why the task cannot be dispatched; empty where it can. A task that does not exist is in the wrong state. */
export function readiness(state: PlanState, taskId: TaskId): readonly NotReadyReason[] {
  const task = state.tasks.get(taskId);
  return task === undefined ? ['task/wrong-state'] : reasonsOf(state, task);
}

/** The tasks of a selection that cannot go, each with its reasons. */
export function notReadyAmong(state: PlanState, taskIds: readonly TaskId[]): readonly NotReady[] {
  return taskIds.map((taskId) => ({ taskId, reasons: readiness(state, taskId) })).filter(({ reasons }) => reasons.length > 0);
}

export type Checklist = {
  /** Tasks still to be dispatched, and those of them that nothing stands in the way of. */
  readonly drafted: number;
  readonly ready: readonly TaskId[];
  /** Only reasons that some drafted task has, in the order of NOT_READY_REASONS; a task may stand under several. */
  readonly reasons: readonly { readonly reason: NotReadyReason; readonly count: number; readonly taskIds: readonly TaskId[] }[];
  /** Open asks on the plan as a whole or on an indicator: they hold no task back, and wait for a person. */
  readonly planFindings: readonly FindingId[];
};

/** 待办清单 of the intake desk: what still stands between the draft and dispatch. */
export function checklist(state: PlanState): Checklist {
  const drafted = tasksInOrder(state).filter((task) => task.status === 'drafted');
  const reasoned = drafted.map((task) => ({ taskId: task.taskId, reasons: reasonsOf(state, task) }));
  const having = (reason: NotReadyReason) => reasoned.filter(({ reasons }) => reasons.includes(reason)).map(({ taskId }) => taskId);
  return {
    drafted: drafted.length,
    ready: reasoned.filter(({ reasons }) => reasons.length === 0).map(({ taskId }) => taskId),
    reasons: NOT_READY_REASONS.map((reason) => ({ reason, taskIds: having(reason) }))
      .filter(({ taskIds }) => taskIds.length > 0)
      .map(({ reason, taskIds }) => ({ reason, count: taskIds.length, taskIds })),
    planFindings: openAsks(state, null).map((finding) => finding.findingId),
  };
}

/** Tasks as they stand in the plan, parts where their whole stood. */
export function tasksInOrder(state: PlanState): readonly TaskState[] {
  return [...state.tasks.values()].sort((one, other) => one.order - other.order);
}
