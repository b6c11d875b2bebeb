/**
 * Sends lines of a sheet back to the liaison (退回经办) with a reason, instead of signing them: the leader in charge or his stand-in. An entry, as
 * signing is one; the drafts themselves stay outside the journal. The reason is the unit's own: nobody else reads it.
 */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { namedOnce, refuse, tasksIn, tasksKnown } from '../../checks.js';
import type { HandedStatus, SentBack, SignedMark } from '../../cycle-state.js';
import type { TaskId } from '../../entries.js';
import { LIMITS, periodOpen, standInNamed, together, wellWorded, within } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { changePeriod } from '../../report-change.js';
import { REPORTABLE, reportOf, valuesOf } from '../../reports.js';
import { canWrite } from '../../sheet-lines.js';
import type { PlanState } from '../../state.js';
import { changeTasks } from '../../task-change.js';

export const sendBack: ActRule<'send-back'> = {
  refusals: (state, { periodId, taskIds, indicatorIds, reason, standInFor }, command) => {
    const { unitId } = command.actor;
    return [
      standInNamed(state, command, 'leaderInCharge', ['leaderInCharge'], standInFor),
      taskIds.length + indicatorIds.length === 0 ? refuse('command/malformed', { field: 'taskIds' }) : null,
      namedOnce('taskIds', taskIds),
      namedOnce('indicatorIds', indicatorIds),
      within('taskIds', taskIds.length + indicatorIds.length, LIMITS.sheet),
      tasksKnown(state, taskIds),
      tasksIn(state, taskIds, REPORTABLE),
      periodOpen(state, periodId),
      together(taskIds.map((taskId) => notSigned(reportOf(state.tasks.get(taskId), periodId, unitId), taskId))),
      ...indicatorIds.map((indicatorId) => notSigned(valuesOf(state.periods.get(periodId), indicatorId, unitId))),
      wellWorded('reason/missing', 'reason', reason),
    ];
  },
  accept: (_, { periodId, taskIds, indicatorIds, reason, standInFor }, { actor: { unitId } }) => ({
    entry: { type: 'sheet.sentBack', v: 1, data: { periodId, unitId, taskIds, indicatorIds, reason, standInFor } },
  }),
  openOn: (state, task, { unitId }) => canWrite(state, task, unitId),
};

/** What was signed is signed anew, and what was handed in is withdrawn first. */
const SIGNED: readonly HandedStatus[] = ['signedOff', 'submitted', 'accepted'];

function notSigned(handed: { readonly status: HandedStatus } | undefined, taskId?: TaskId): Refusal | null {
  if (handed === undefined || !SIGNED.includes(handed.status)) return null;
  return refuse('report/wrong-state', { status: handed.status }, taskId === undefined ? [] : [taskId]);
}

export function sheetSentBack(state: PlanState, data: EntryOfType<'sheet.sentBack'>, mark: SignedMark): PlanState {
  const { periodId, unitId, taskIds, indicatorIds, reason } = data;
  const sentBack: SentBack = { ...mark, unitId, taskIds, indicatorIds, reason };
  const told = changePeriod(state, periodId, (period) => ({ ...period, sentBack: [...period.sentBack, sentBack] }));
  return changeTasks(told, taskIds, (task) => task);
}
