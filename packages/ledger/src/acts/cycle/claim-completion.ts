/**
 * Claims completion (办结) against the parts of the closing condition, each with words and evidence. A unit has one open claim on a task; the task
 * is completed by the lead's claim over all that is not yet met. It is a claim, and closes nothing.
 */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { namedOnce, noneOf, refuse, tasksIn, tasksKnown } from '../../checks.js';
import { closingParts, unmetParts } from '../../closing-parts.js';
import type { ClaimedPart } from '../../cycle-entries.js';
import type { Mark } from '../../cycle-state.js';
import { dutyOf } from '../../duties.js';
import type { UnitId } from '../../entries.js';
import { wellWorded } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { REPORTABLE } from '../../reports.js';
import type { PlanState, TaskState } from '../../state.js';
import { changeTasks, followDuties } from '../../task-change.js';

export const claimCompletion: ActRule<'claim-completion'> = {
  refusals: (state, act, { actor: { unitId } }) => {
    const { taskId, parts } = act;
    const task = state.tasks.get(taskId);
    return [
      namedOnce(
        'parts',
        parts.map(({ partId }) => partId),
      ),
      tasksKnown(state, [taskId]),
      tasksIn(state, [taskId], REPORTABLE),
      noneOf('task/wrong-state', state, [taskId], (held) => dutyOf(held, unitId)?.status !== 'acknowledged', { duty: 'sent' }),
      noneOf('claim/already-open', state, [taskId], (held) => hasOpenClaim(held, unitId)),
      ...(task === undefined ? [] : parts.map((part) => partRefusal(task, part))),
      task === undefined ? null : nothingClaimed(task, act, unitId),
      ...parts.map(({ words }) => wellWorded('text/missing', 'words', words)),
    ];
  },
  accept: (_, { taskId, parts }, { commandId, actor: { unitId } }) => ({
    entry: { type: 'completion.claimed', v: 1, data: { claimId: commandId, taskId, unitId, parts } },
  }),
  openOn: (_, task, { unitId }) =>
    REPORTABLE.includes(task.status) && dutyOf(task, unitId)?.status === 'acknowledged' && !hasOpenClaim(task, unitId),
};

function hasOpenClaim(task: TaskState, unitId: UnitId): boolean {
  return task.claims.some((claim) => claim.status === 'open' && claim.unitId === unitId);
}

function partRefusal(task: TaskState, { partId, evidenceIds }: ClaimedPart): Refusal | null {
  const named = [task.taskId];
  if (!closingParts(task).some((part) => part.partId === partId)) return refuse('part/not-found', { partId }, named);
  if (!unmetParts(task).includes(partId)) return refuse('part/already-met', { partId }, named);
  const unknown = evidenceIds.find((evidenceId) => !task.evidence.some((known) => known.evidenceId === evidenceId));
  if (unknown !== undefined || evidenceIds.length === 0) return refuse('evidence/not-found', { partId, evidenceId: unknown ?? '' }, named);
  return null;
}

/** Where others have met every part, the lead has nothing left to claim but that the task is completed. */
function nothingClaimed(task: TaskState, { parts }: ActOf<'claim-completion'>, unitId: UnitId): Refusal | null {
  if (parts.length > 0) return null;
  const last = unmetParts(task).length === 0 && dutyOf(task, unitId)?.role === 'lead' && task.closing.kind !== 'continuing';
  return last ? null : refuse('command/malformed', { field: 'parts' }, [task.taskId]);
}

export function completionClaimed(state: PlanState, data: EntryOfType<'completion.claimed'>, claimed: Mark): PlanState {
  const { claimId, taskId, unitId, parts } = data;
  return changeTasks(state, [taskId], (task) =>
    followDuties({ ...task, claims: [...task.claims, { claimId, unitId, status: 'open', parts, claimed, answered: null }] }),
  );
}
