/** Signs a sheet off inside the unit (审签), whole or in part: the leader in charge or his stand-in. The content itself is what is signed. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf } from '../../checks.js';
import type { SeriesValue } from '../../cycle-entries.js';
import type { SignedMark } from '../../cycle-state.js';
import { dutyOf } from '../../duties.js';
import { signedOff } from '../../handed-in.js';
import { standInNamed } from '../../period-checks.js';
import { changeReports, changeValues } from '../../report-change.js';
import { canWrite, sheetRefusals, wordsOf } from '../../sheet-lines.js';
import type { PlanState } from '../../state.js';

export const signOff: ActRule<'sign-off'> = {
  refusals: (state, act, command) => {
    const taskIds = act.reports.map(({ taskId }) => taskId);
    const { unitId } = command.actor;
    const unacknowledged = { duty: 'sent' };
    return [
      standInNamed(state, command, 'leaderInCharge', ['leaderInCharge'], act.standInFor),
      noneOf('task/wrong-state', state, taskIds, (task) => dutyOf(task, unitId)?.status !== 'acknowledged', unacknowledged),
      ...sheetRefusals(state, unitId, act),
    ];
  },
  accept: (state, { periodId, reports, values, standInFor }, { actor: { unitId } }) => {
    const words = reports.map((line) => wordsOf(state, periodId, unitId, line));
    return { entry: { type: 'sheet.signedOff', v: 1, data: { periodId, unitId, reports: words, values, standInFor } } };
  },
  openOn: (state, task, { unitId }) => dutyOf(task, unitId)?.status === 'acknowledged' && canWrite(state, task, unitId),
};

export function sheetSignedOff(state: PlanState, data: EntryOfType<'sheet.signedOff'>, mark: SignedMark): PlanState {
  const { periodId, unitId, reports, values } = data;
  const words = new Map(reports.map((report) => [report.taskId, report]));
  const refs = reports.map(({ taskId }) => ({ taskId, unitId }));
  const signed = changeReports(state, refs, periodId, (former, task) => {
    const role = dutyOf(task, unitId)?.role ?? 'responsible';
    return { ...signedOff(former, unitId, words.get(task.taskId)!, mark), periodId, role };
  });
  return changeValues(signed, periodId, indicatorRefs(values, unitId), (former, indicatorId) => ({
    ...signedOff(former, unitId, valuesOfIndicator(values, indicatorId), mark),
    indicatorId,
  }));
}

export function indicatorRefs(values: readonly SeriesValue[], unitId: string) {
  return [...new Set(values.map(({ indicatorId }) => indicatorId))].map((indicatorId) => ({ indicatorId, unitId }));
}

export function valuesOfIndicator(values: readonly SeriesValue[], indicatorId: string): readonly SeriesValue[] {
  return values.filter((value) => value.indicatorId === indicatorId);
}
