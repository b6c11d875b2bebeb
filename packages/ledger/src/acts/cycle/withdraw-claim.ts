/** Withdraws an own claim until it is answered. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf, tasksIn, tasksKnown } from '../../checks.js';
import { changeClaim, claimIn, claimOf } from '../../claims.js';
import { REPORTABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';

export const withdrawClaim: ActRule<'withdraw-claim'> = {
  refusals: (state, { taskId, claimId }, { actor: { unitId } }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], REPORTABLE),
    claimIn(state, taskId, claimId),
    noneOf('claim/not-found', state, [taskId], (task) => claimOf(task, claimId)?.unitId !== unitId),
  ],
  accept: (_, { taskId, claimId }, { actor: { unitId } }) => ({
    entry: { type: 'claim.withdrawn', v: 1, data: { claimId, taskId, unitId } },
  }),
  openOn: (_, task, { unitId }) =>
    REPORTABLE.includes(task.status) && task.claims.some((claim) => claim.status === 'open' && claim.unitId === unitId),
};

export function claimWithdrawn(state: PlanState, { taskId, claimId }: EntryOfType<'claim.withdrawn'>): PlanState {
  return changeClaim(state, taskId, claimId, (claim) => ({ ...claim, status: 'withdrawn' }));
}
