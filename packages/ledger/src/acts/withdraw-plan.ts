/** Withdraws a plan that was brought in by mistake (撤回导入), as long as nothing of it has gone out. The journal stays; the file may come in again. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { filled, LIVE, refuse } from '../checks.js';
import type { Mark } from '../cycle-state.js';
import type { TaskId } from '../entries.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';
import { nothingSentOut } from './correct-plan.js';

export const withdrawPlan: ActRule<'withdraw-plan'> = {
  refusals: (state, { reason }) => [nothingSentOut(state) ? null : refuse('plan/dispatched'), filled('reason/missing', 'reason', reason)],
  accept: (_, { reason }) => ({ entry: { type: 'plan.withdrawn', v: 1, data: { reason } } }),
  openOn: () => false,
  openOnPlan: (state) => state.content !== null && nothingSentOut(state),
};

export function tasksWithdrawn(state: PlanState): readonly TaskId[] {
  return [...state.tasks.values()].filter(({ status }) => LIVE.includes(status)).map(({ taskId }) => taskId);
}

/** Its tasks are withdrawn with it, so that no count and no search holds them. */
export function planWithdrawn(state: PlanState, { reason }: EntryOfType<'plan.withdrawn'>, mark: Mark): PlanState {
  const without = changeTasks(state, tasksWithdrawn(state), (task) => ({ ...task, status: 'withdrawn', resumesTo: null }));
  return { ...without, withdrawn: { ...mark, reason } };
}
