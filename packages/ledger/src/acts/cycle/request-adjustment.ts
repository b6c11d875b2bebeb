/** A unit requests an adjustment (延期, 改词, 移交, 中止, 撤销) with reason and basis: a normal way out, not a failure. */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf, refuse, SENT_OUT, tasksIn, tasksKnown } from '../../checks.js';
import type { PlanCommand } from '../../commands.js';
import type { AdjustmentRequest, RequestKind } from '../../cycle-entries.js';
import type { Mark } from '../../cycle-state.js';
import type { PlanEntry, TaskId, UnitId } from '../../entries.js';
import { wellWorded } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import type { PlanState, TaskState } from '../../state.js';
import { changeTasks } from '../../task-change.js';
import { adjustTask, given } from '../adjust-task.js';
import { suspend } from '../suspend.js';
import { withdrawTask } from '../withdraw-task.js';

export const requestAdjustment: ActRule<'request-adjustment'> = {
  refusals: (state, act, command) => {
    const { taskId, kind, change, reason, basis } = act;
    return [
      tasksKnown(state, [taskId]),
      tasksIn(state, [taskId], SENT_OUT),
      noneOf('request/already-open', state, [taskId], (task) => hasOpenRequest(task, command.actor.unitId)),
      otherKind(act),
      wellWorded('reason/missing', 'reason', reason),
      wellWorded('basis/missing', 'basis', basis),
      ...carriedOut(state, taskId, { requestId: command.commandId, kind, change, reason, basis }, '-', command).refusals,
    ];
  },
  accept: (_, { taskId, kind, change, reason, basis }, { commandId, actor: { unitId } }) => ({
    entry: {
      type: 'adjustment.requested',
      v: 1,
      data: { taskId, unitId, request: { requestId: commandId, kind, change: given(change), reason, basis } },
    },
  }),
  openOn: (_, task, { unitId }) => SENT_OUT.includes(task.status) && !hasOpenRequest(task, unitId),
};

function hasOpenRequest(task: TaskState, unitId: UnitId): boolean {
  return task.requests.some((request) => request.unitId === unitId && request.status === 'open');
}

const FIELDS: Readonly<Record<RequestKind, readonly string[]>> = {
  extend: ['deadline'],
  reword: ['text'],
  handOver: ['duties'],
  suspend: [],
  withdraw: [],
};

/** A request changes what its kind says, and nothing beside. */
function otherKind({ taskId, kind, change }: ActOf<'request-adjustment'>): Refusal | null {
  const changed = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([field]) => field);
  const wanted = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : null;
  return wanted !== null && wanted.join() === changed.join() ? null : refuse('request/other-kind', { kind }, [taskId]);
}

type CarriedOut = { readonly refusals: readonly (Refusal | null)[]; readonly entry: PlanEntry };

/** What granting the request does, by the rules of the act that it stands for. */
export function carriedOut(
  state: PlanState,
  taskId: TaskId,
  { kind, change, reason, basis }: AdjustmentRequest,
  approver: string,
  command: PlanCommand,
): CarriedOut {
  if (kind === 'suspend') {
    const act: ActOf<'suspend'> = { type: 'suspend', taskIds: [taskId], basis, approver };
    const entry: PlanEntry = { type: 'tasks.suspended', v: 1, data: { taskIds: [taskId], basis, approver } };
    return { refusals: suspend.refusals(state, act, command), entry };
  }
  if (kind === 'withdraw') {
    const act: ActOf<'withdraw-task'> = { type: 'withdraw-task', taskIds: [taskId], reason, approver };
    const entry: PlanEntry = { type: 'task.withdrawn', v: 1, data: { taskIds: [taskId], reason, approver } };
    return { refusals: withdrawTask.refusals(state, act, command), entry };
  }
  const act: ActOf<'adjust-task'> = { type: 'adjust-task', taskId, change, basis, approver };
  return {
    refusals: adjustTask.refusals(state, act, command),
    entry: { type: 'task.adjusted', v: 1, data: { taskId, change, basis, approver } },
  };
}

export function adjustmentRequested(state: PlanState, data: EntryOfType<'adjustment.requested'>, requested: Mark): PlanState {
  const { taskId, unitId, request } = data;
  return changeTasks(state, [taskId], (task) => ({
    ...task,
    requests: [...task.requests, { ...request, unitId, status: 'open', requested, answered: null }],
  }));
}
