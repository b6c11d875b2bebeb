/** Returns a claim unverified, with a reason: the task is under way again. The claim stays on record. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { tasksIn, tasksKnown } from '../../checks.js';
import { changeClaim, claimIn, notTheClaimant, openClaim } from '../../claims.js';
import type { SignedMark } from '../../cycle-state.js';
import { standInNamed, wellWorded } from '../../period-checks.js';
import { REPORTABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';

export const returnClaim: ActRule<'return-claim'> = {
  refusals: (state, { taskId, claimId, reason, standInFor }, command) => [
    standInNamed(state, command, 'verifier', ['verifier', 'coordinator'], standInFor),
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], REPORTABLE),
    claimIn(state, taskId, claimId),
    ...notTheClaimant(state, taskId, command.actor),
    wellWorded('reason/missing', 'reason', reason),
  ],
  accept: (_, { taskId, claimId, reason, standInFor }, { actor: { unitId } }) => ({
    entry: { type: 'claim.returned', v: 1, data: { claimId, taskId, unitId, reason, standInFor } },
  }),
  openOn: (_, task) => REPORTABLE.includes(task.status) && openClaim(task),
};

export function claimReturned(state: PlanState, data: EntryOfType<'claim.returned'>, mark: SignedMark): PlanState {
  const { taskId, claimId, unitId, reason } = data;
  const answered = { ...mark, unitId, parts: [], reason };
  return changeClaim(state, taskId, claimId, (claim) => ({ ...claim, status: 'returned', answered }));
}
