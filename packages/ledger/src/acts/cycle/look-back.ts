/** Looks again at a closed task that was drawn (回头看): it holds, or the task is reopened in the same decision. The old closure stays visible. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf, tasksIn, tasksKnown } from '../../checks.js';
import { notTheClaimant } from '../../claims.js';
import type { Mark, SignedMark } from '../../cycle-state.js';
import type { PlanEntry } from '../../entries.js';
import { standInNamed, wellWorded } from '../../period-checks.js';
import type { PlanState, TaskState } from '../../state.js';
import { changeTasks, followDuties } from '../../task-change.js';

export const lookBack: ActRule<'look-back'> = {
  refusals: (state, { periodId, taskId, fact, standInFor }, command) => [
    standInNamed(state, command, 'verifier', ['verifier', 'coordinator'], standInFor),
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], ['closedOut']),
    ...notTheClaimant(state, taskId, command.actor),
    noneOf('lookBack/not-drawn', state, [taskId], (task) => !isWaiting(state, task, periodId), { periodId }),
    wellWorded('text/missing', 'fact', fact),
  ],
  accept: (_, { periodId, taskId, holds, fact, standInFor }, { actor: { unitId } }) => {
    const reopening: PlanEntry = { type: 'task.reopened', v: 1, data: { taskId, reason: fact } };
    return {
      entry: { type: 'lookBack.done', v: 1, data: { periodId, taskId, unitId, holds, fact, standInFor } },
      following: holds ? [] : [reopening],
    };
  },
  openOn: (state, task) => task.status === 'closedOut' && state.draws.some(({ periodId }) => isWaiting(state, task, periodId)),
};

/** Drawn in the period, and not yet looked at. */
function isWaiting(state: PlanState, task: TaskState, periodId: string): boolean {
  const drawn = state.draws.some((draw) => draw.periodId === periodId && draw.taskIds.includes(task.taskId));
  return drawn && !task.lookBacks.some((look) => look.periodId === periodId);
}

export function lookBackDone(state: PlanState, data: EntryOfType<'lookBack.done'>, mark: SignedMark): PlanState {
  const { periodId, taskId, unitId, holds, fact } = data;
  return changeTasks(state, [taskId], (task) => ({ ...task, lookBacks: [...task.lookBacks, { ...mark, periodId, unitId, holds, fact }] }));
}

/** Every part is to be met anew. */
export function taskReopened(state: PlanState, { taskId, reason }: EntryOfType<'task.reopened'>, mark: Mark): PlanState {
  return changeTasks(state, [taskId], (task) => {
    const closures = task.closures.map((closure, index) =>
      index === task.closures.length - 1 ? { ...closure, reopened: { ...mark, reason } } : closure,
    );
    return followDuties({ ...task, status: 'underWay', met: [], reopenedFrom: 'closedOut', closures });
  });
}
