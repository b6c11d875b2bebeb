/** Claims of completion (办结) looked up, and who may never answer one: nobody walks both halves of completed → closed out. */
import { noneOf, refuse } from './checks.js';
import type { ClaimId } from './cycle-entries.js';
import type { ClaimState, ClaimStatus } from './cycle-state.js';
import type { Actor, TaskId } from './entries.js';
import type { Refusal } from './refusals.js';
import type { PlanState, TaskState } from './state.js';
import { changeTasks, followDuties } from './task-change.js';

export function claimOf(task: TaskState | undefined, claimId: ClaimId): ClaimState | undefined {
  return task?.claims.find((claim) => claim.claimId === claimId);
}

export function openClaim(task: TaskState): boolean {
  return task.claims.some(({ status }) => status === 'open');
}

export function claimIn(state: PlanState, taskId: TaskId, claimId: ClaimId, status: ClaimStatus = 'open'): Refusal | null {
  const claim = claimOf(state.tasks.get(taskId), claimId);
  if (claim === undefined) return refuse('claim/not-found', {}, [taskId]);
  return claim.status === status ? null : refuse('claim/answered', { status: claim.status }, [taskId]);
}

/** Neither the unit nor the person of any claim on the task that was not withdrawn, whichever unit the person is in by now. */
export function notTheClaimant(state: PlanState, taskId: TaskId, actor: Actor): readonly (Refusal | null)[] {
  const standing = (task: TaskState) => task.claims.filter(({ status }) => status !== 'withdrawn');
  return [
    noneOf('verifier/claiming-unit', state, [taskId], (task) => standing(task).some(({ unitId }) => unitId === actor.unitId)),
    noneOf('verifier/claiming-person', state, [taskId], (task) =>
      standing(task).some(({ claimed }) => claimed.personId === actor.personId),
    ),
  ];
}

/** Changes one claim; the task's status follows. `also` changes the task beside it. */
export function changeClaim(
  state: PlanState,
  taskId: TaskId,
  claimId: ClaimId,
  change: (claim: ClaimState) => ClaimState,
  also: (task: TaskState) => TaskState = (task) => task,
): PlanState {
  return changeTasks(state, [taskId], (task) => {
    const claims = task.claims.map((claim) => (claim.claimId === claimId ? change(claim) : claim));
    return followDuties(also({ ...task, claims }));
  });
}
