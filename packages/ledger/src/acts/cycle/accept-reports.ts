/** Accepts reports and values (审核通过), many at once, all or none. Whoever signed or submitted the words himself does not accept them. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { namedOnce, refuse, tasksIn, tasksKnown } from '../../checks.js';
import type { Handed, Mark } from '../../cycle-state.js';
import type { Actor } from '../../entries.js';
import { accepted } from '../../handed-in.js';
import { openReport, periodOpen, reportIn, together, valuesIn, valuesWait } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { changeReports, changeValues } from '../../report-change.js';
import { REVIEWABLE, reportOf, valuesOf } from '../../reports.js';
import type { PlanState } from '../../state.js';

export const acceptReports: ActRule<'accept-reports'> = {
  refusals: (state, { periodId, reports, values }, { actor }) => [
    reports.length + values.length === 0 ? refuse('command/malformed', { field: 'reports' }) : null,
    namedOnce(
      'reports',
      reports.map(({ taskId, unitId }) => `${taskId}/${unitId}`),
    ),
    namedOnce(
      'values',
      values.map(({ indicatorId, unitId }) => `${indicatorId}/${unitId}`),
    ),
    tasksKnown(
      state,
      reports.map(({ taskId }) => taskId),
    ),
    tasksIn(
      state,
      reports.map(({ taskId }) => taskId),
      REVIEWABLE,
    ),
    periodOpen(state, periodId),
    together(reports.map((ref) => reportIn(state, periodId, ref, ['submitted']))),
    ...values.map((ref) => valuesIn(state, periodId, ref, ['submitted'])),
    together(reports.map(({ taskId, unitId }) => ownWords(reportOf(state.tasks.get(taskId), periodId, unitId), actor, taskId))),
    ...values.map(({ indicatorId, unitId }) => ownWords(valuesOf(state.periods.get(periodId), indicatorId, unitId), actor)),
  ],
  accept: (_, { periodId, reports, values }) => ({ entry: { type: 'reports.accepted', v: 1, data: { periodId, reports, values } } }),
  openOn: (state, task) => REVIEWABLE.includes(task.status) && openReport(state, task, null, ['submitted']),
  openOnPlan: valuesWait,
};

/** What was entered from paper is the unit's words, whoever typed them. */
function ownWords(handed: Handed<unknown> | undefined, { personId }: Actor, taskId?: string): Refusal | null {
  if (handed === undefined || handed.enteredFor !== null) return null;
  const own = handed.signedOff?.personId === personId || handed.submitted?.personId === personId;
  return own ? refuse('review/own-words', {}, taskId === undefined ? [] : [taskId]) : null;
}

export function reportsAccepted(state: PlanState, data: EntryOfType<'reports.accepted'>, mark: Mark): PlanState {
  const reviewed = changeReports(state, data.reports, data.periodId, (report) => report && accepted(report, mark));
  return changeValues(reviewed, data.periodId, data.values, (values) => values && accepted(values, mark));
}
