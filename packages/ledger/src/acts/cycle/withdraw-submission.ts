/** Withdraws own submissions until they are reviewed: they are signed off again, and can be signed anew. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { namedOnce, refuse, tasksIn, tasksKnown } from '../../checks.js';
import { takenBack } from '../../handed-in.js';
import { openReport, periodOpen, reportIn, together, valuesIn } from '../../period-checks.js';
import { changeReports, changeValues } from '../../report-change.js';
import { REVIEWABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';

export const withdrawSubmission: ActRule<'withdraw-submission'> = {
  refusals: (state, { periodId, taskIds, indicatorIds }, { actor: { unitId } }) => [
    taskIds.length + indicatorIds.length === 0 ? refuse('command/malformed', { field: 'taskIds' }) : null,
    namedOnce('taskIds', taskIds),
    namedOnce('indicatorIds', indicatorIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, REVIEWABLE),
    periodOpen(state, periodId),
    together(taskIds.map((taskId) => reportIn(state, periodId, { taskId, unitId }, ['submitted']))),
    ...indicatorIds.map((indicatorId) => valuesIn(state, periodId, { indicatorId, unitId }, ['submitted'])),
  ],
  accept: (_, { periodId, taskIds, indicatorIds }, { actor: { unitId } }) => ({
    entry: { type: 'submission.withdrawn', v: 1, data: { periodId, unitId, taskIds, indicatorIds } },
  }),
  openOn: (state, task, { unitId }) => REVIEWABLE.includes(task.status) && openReport(state, task, unitId, ['submitted']),
};

export function submissionWithdrawn(state: PlanState, data: EntryOfType<'submission.withdrawn'>): PlanState {
  const { periodId, unitId, taskIds, indicatorIds } = data;
  const refs = taskIds.map((taskId) => ({ taskId, unitId }));
  const back = changeReports(state, refs, periodId, (report) => report && takenBack(report));
  const own = indicatorIds.map((indicatorId) => ({ indicatorId, unitId }));
  return changeValues(back, periodId, own, (values) => values && takenBack(values));
}
