/** Submits (报送) what was signed off, whole or in part, and only as it was signed: each item names the sign-off it was seen under. */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { namedOnce, refuse, tasksIn, tasksKnown } from '../../checks.js';
import type { Mark } from '../../cycle-state.js';
import type { UnitId } from '../../entries.js';
import { submitted } from '../../handed-in.js';
import { openReport, periodOpen, reportIn, together, valuesIn } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { changeReports, changeValues } from '../../report-change.js';
import { REPORTABLE, reportOf, sliceOf, valuesOf } from '../../reports.js';
import type { PlanState } from '../../state.js';

export const submit: ActRule<'submit'> = {
  refusals: (state, act, { actor: { unitId } }) => {
    const { periodId, reports, indicators } = act;
    const taskIds = reports.map(({ taskId }) => taskId);
    return [
      reports.length + indicators.length === 0 ? refuse('command/malformed', { field: 'reports' }) : null,
      namedOnce('reports', taskIds),
      namedOnce(
        'indicators',
        indicators.map(({ indicatorId }) => indicatorId),
      ),
      tasksKnown(state, taskIds),
      tasksIn(state, taskIds, REPORTABLE),
      periodOpen(state, periodId),
      together(taskIds.map((taskId) => reportIn(state, periodId, { taskId, unitId }, ['signedOff']))),
      ...indicators.map(({ indicatorId }) => valuesIn(state, periodId, { indicatorId, unitId }, ['signedOff'])),
      ...changedSince(state, act, unitId),
    ];
  },
  accept: (_, { periodId, reports, indicators }, { actor: { unitId } }) => ({
    entry: { type: 'sheet.submitted', v: 1, data: { periodId, unitId, reports, indicators } },
  }),
  openOn: (state, task, { unitId }) => REPORTABLE.includes(task.status) && openReport(state, task, unitId, ['signedOff']),
};

/** Signed anew since it was seen; or resting on another unit's slice that was taken back or returned since. */
function changedSince(state: PlanState, { periodId, reports, indicators }: ActOf<'submit'>, unitId: UnitId): readonly (Refusal | null)[] {
  return [
    together(
      reports.map(({ taskId, signOffId }) => {
        const report = reportOf(state.tasks.get(taskId), periodId, unitId);
        const same = report?.signedOff?.entryId === signOffId;
        return report === undefined || same ? null : refuse('report/changed-since-signed', {}, [taskId]);
      }),
    ),
    ...indicators.map(({ indicatorId, signOffId }) => {
      const values = valuesOf(state.periods.get(periodId), indicatorId, unitId);
      const same = values?.signedOff?.entryId === signOffId;
      return values === undefined || same ? null : refuse('report/changed-since-signed', { indicatorId });
    }),
    ...reports.map(({ taskId }) => lostSlice(state, periodId, taskId, unitId)),
  ];
}

function lostSlice(state: PlanState, periodId: string, taskId: string, unitId: UnitId): Refusal | null {
  const task = state.tasks.get(taskId);
  const lost = reportOf(task, periodId, unitId)?.words.merges.find((ref) => task !== undefined && sliceOf(task, periodId, ref) === null);
  return lost === undefined ? null : refuse('merge/no-slice', { unitId: lost.unitId }, [taskId]);
}

export function sheetSubmitted(state: PlanState, data: EntryOfType<'sheet.submitted'>, mark: Mark): PlanState {
  const { periodId, unitId, reports, indicators } = data;
  const refs = reports.map(({ taskId }) => ({ taskId, unitId }));
  const handed = changeReports(state, refs, periodId, (report) => report && submitted(report, mark));
  const own = indicators.map(({ indicatorId }) => ({ indicatorId, unitId }));
  return changeValues(handed, periodId, own, (values) => values && submitted(values, mark));
}
