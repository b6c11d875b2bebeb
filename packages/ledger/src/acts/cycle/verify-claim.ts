/**
 * Verifies a claim (核验), each part met or not with a finding of fact; never by whoever claimed. Where a lead's claim leaves no part unmet the task is
 * closed out (销号) in the same decision. Continuing work is not closed out: it is made routine.
 */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { namedOnce, refuse, tasksIn, tasksKnown } from '../../checks.js';
import { changeClaim, claimIn, claimOf, notTheClaimant, openClaim } from '../../claims.js';
import { unmetParts } from '../../closing-parts.js';
import type { Mark, MetPart, SignedMark } from '../../cycle-state.js';
import { leadUnits } from '../../duties.js';
import type { PlanEntry } from '../../entries.js';
import { standInNamed, wellWorded } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { REPORTABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';
import { changeTasks } from '../../task-change.js';

export const verifyClaim: ActRule<'verify-claim'> = {
  refusals: (state, act, command) => {
    const { taskId, claimId, parts, standInFor } = act;
    return [
      standInNamed(state, command, 'verifier', ['verifier', 'coordinator'], standInFor),
      namedOnce(
        'parts',
        parts.map(({ partId }) => partId),
      ),
      tasksKnown(state, [taskId]),
      tasksIn(state, [taskId], REPORTABLE),
      claimIn(state, taskId, claimId),
      ...notTheClaimant(state, taskId, command.actor),
      ...unanswered(state, act),
      ...parts.map(({ fact }) => wellWorded('text/missing', 'fact', fact)),
    ];
  },
  accept: (state, act, { actor: { unitId } }) => {
    const { taskId, claimId, parts, standInFor } = act;
    const closing: PlanEntry = { type: 'task.closedOut', v: 1, data: { taskId, claimId } };
    return {
      entry: { type: 'claim.verified', v: 1, data: { claimId, taskId, unitId, parts, standInFor } },
      following: closesOut(state, act) ? [closing] : [],
    };
  },
  openOn: (_, task) => REPORTABLE.includes(task.status) && openClaim(task),
};

/** Every part that was claimed is answered, and no other. */
function unanswered(state: PlanState, { taskId, claimId, parts }: ActOf<'verify-claim'>): readonly (Refusal | null)[] {
  const claimed = claimOf(state.tasks.get(taskId), claimId)?.parts ?? [];
  const other = parts.find(({ partId }) => !claimed.some((part) => part.partId === partId));
  const left = claimed.find(({ partId }) => !parts.some((part) => part.partId === partId));
  return [
    other === undefined ? null : refuse('part/not-found', { partId: other.partId }, [taskId]),
    left === undefined ? null : refuse('part/unanswered', { partId: left.partId }, [taskId]),
  ];
}

function closesOut(state: PlanState, { taskId, claimId, parts }: ActOf<'verify-claim'>): boolean {
  const task = state.tasks.get(taskId)!;
  const claim = claimOf(task, claimId)!;
  const met = new Set(parts.filter((part) => part.met).map(({ partId }) => partId));
  const byLead = leadUnits(task.duties).includes(claim.unitId);
  return task.closing.kind !== 'continuing' && byLead && unmetParts(task).every((partId) => met.has(partId));
}

export function claimVerified(state: PlanState, data: EntryOfType<'claim.verified'>, mark: SignedMark): PlanState {
  const { taskId, claimId, unitId, parts } = data;
  const { standInFor: _, ...verified } = mark;
  const found = parts.filter((part) => part.met).map(({ partId, fact }): MetPart => ({ partId, claimId, fact, verified }));
  return changeClaim(
    state,
    taskId,
    claimId,
    (claim) => ({ ...claim, status: 'verified', answered: { ...mark, unitId, parts, reason: '' } }),
    (task) => ({ ...task, met: [...task.met, ...found.filter(({ partId }) => unmetParts(task).includes(partId))] }),
  );
}

export function taskClosedOut(state: PlanState, { taskId, claimId }: EntryOfType<'task.closedOut'>, closed: Mark): PlanState {
  return changeTasks(state, [taskId], (task) => ({
    ...task,
    status: 'closedOut',
    resumesTo: null,
    reopenedFrom: null,
    closures: [...task.closures, { claimId, closed, parts: task.met, reopened: null }],
  }));
}
