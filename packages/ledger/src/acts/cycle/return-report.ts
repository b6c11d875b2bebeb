/** Returns a report (退回) for revision, with a reason. What was handed in stays in the report's history, word for word. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { tasksIn, tasksKnown } from '../../checks.js';
import type { Mark } from '../../cycle-state.js';
import { returned } from '../../handed-in.js';
import { openReport, periodOpen, reportIn, wellWorded } from '../../period-checks.js';
import { changeReports } from '../../report-change.js';
import { REVIEWABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';

export const returnReport: ActRule<'return-report'> = {
  refusals: (state, { periodId, taskId, unitId, reason }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], REVIEWABLE),
    periodOpen(state, periodId),
    reportIn(state, periodId, { taskId, unitId }, ['submitted']),
    wellWorded('reason/missing', 'reason', reason),
  ],
  accept: (_, { periodId, taskId, unitId, reason }) => ({
    entry: { type: 'report.returned', v: 1, data: { periodId, taskId, unitId, reason } },
  }),
  openOn: (state, task) => REVIEWABLE.includes(task.status) && openReport(state, task, null, ['submitted']),
};

export function reportReturned(state: PlanState, data: EntryOfType<'report.returned'>, mark: Mark): PlanState {
  return changeReports(state, [data], data.periodId, (report) => report && returned(report, data.reason, mark));
}
