/** Enters for a unit what came on paper (代填): marked so, with the scan. It counts as submitted; it is never the coordinator's own sheet. */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { filled, isBlank, noneOf, refuse } from '../../checks.js';
import type { Mark } from '../../cycle-state.js';
import { dutyOf, holdsDuty } from '../../duties.js';
import { enteredFor } from '../../handed-in.js';
import type { Refusal } from '../../refusals.js';
import { changeReports, changeValues } from '../../report-change.js';
import { canWrite, sheetRefusals, wordsOf } from '../../sheet-lines.js';
import type { PlanState } from '../../state.js';
import { indicatorRefs, valuesOfIndicator } from './sign-off.js';

export const enterFor: ActRule<'enter-for'> = {
  refusals: (state, act) => [
    act.unitId === state.coordinatorUnitId ? refuse('enter/own-unit') : null,
    noneOf(
      'unit/no-duty-here',
      state,
      act.reports.map(({ taskId }) => taskId),
      (task) => !holdsDuty(task, act.unitId),
      { unitId: act.unitId },
    ),
    indicatorNotHeld(state, act),
    act.paper.scan === null ? filled('text/missing', 'note', act.paper.note) : badScan(act.paper.scan),
    ...sheetRefusals(state, act.unitId, act),
  ],
  accept: (state, { periodId, unitId, reports, values, paper }) => {
    const words = reports.map((line) => wordsOf(state, periodId, unitId, line));
    return { entry: { type: 'sheet.enteredFor', v: 1, data: { periodId, unitId, reports: words, values, paper } } };
  },
  openOn: (state, task) => task.duties.some(({ unitId }) => unitId !== state.coordinatorUnitId && canWrite(state, task, unitId)),
};

function badScan(scan: string): Refusal | null {
  return isBlank(scan) || !/^[0-9a-f]{64}$/.test(scan) ? refuse('evidence/bad-form', { field: 'scan' }) : null;
}

function indicatorNotHeld(state: PlanState, { unitId, values }: ActOf<'enter-for'>): Refusal | null {
  const wrong = values.find(({ indicatorId }) => {
    const indicator = state.indicators.find((one) => one.indicatorId === indicatorId);
    return indicator !== undefined && !indicator.duties.some((duty) => duty.unitId === unitId);
  });
  return wrong === undefined ? null : refuse('unit/no-duty-here', { unitId, indicatorId: wrong.indicatorId });
}

export function sheetEnteredFor(state: PlanState, data: EntryOfType<'sheet.enteredFor'>, mark: Mark): PlanState {
  const { periodId, unitId, reports, values, paper } = data;
  const words = new Map(reports.map((report) => [report.taskId, report]));
  const refs = reports.map(({ taskId }) => ({ taskId, unitId }));
  const entered = changeReports(state, refs, periodId, (former, task) => {
    const role = dutyOf(task, unitId)?.role ?? 'responsible';
    return { ...enteredFor(former, unitId, words.get(task.taskId)!, paper, mark), periodId, role };
  });
  return changeValues(entered, periodId, indicatorRefs(values, unitId), (former, indicatorId) => ({
    ...enteredFor(former, unitId, valuesOfIndicator(values, indicatorId), paper, mark),
    indicatorId,
  }));
}
