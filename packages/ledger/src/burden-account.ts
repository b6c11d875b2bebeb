/** The burden account (减负账): what a period asks of its units, shown before it is opened and kept as it was. */
import type { BurdenAccount, PeriodId, ReportingRules } from './cycle-entries.js';
import type { UnitId } from './entries.js';
import { givesValues, isAsked } from './reports.js';
import type { PlanState } from './state.js';

/** Answers known already are not asked; a sheet is one unit's. Zero of everything for a period that was not announced. */
export function burdenAccount(state: PlanState, periodId: PeriodId, { known }: { readonly known: number }): BurdenAccount {
  const answers = answersByUnit(state, periodId);
  const all = [...answers.values()].reduce((sum, count) => sum + count, 0);
  return burdenOf({ units: answers.size, answers: all, known, notice: state.periods.get(periodId)?.notice ?? 0 }, state.rules);
}

type Asking = { readonly units: number; readonly answers: number; readonly known: number; readonly notice: number };

/** The account of what is counted already: how many units are asked, for how many answers together. */
export function burdenOf(
  { units, answers, known, notice }: Asking,
  { minutesPerAnswer }: Pick<ReportingRules, 'minutesPerAnswer'>,
): BurdenAccount {
  const answersKnown = Math.max(0, Math.min(known, answers));
  const answersAsked = answers - answersKnown;
  return { units, sheets: units, answersAsked, answersKnown, minutesPerAnswer, minutes: answersAsked * minutesPerAnswer, notice };
}

/** How many answers each unit is asked: one a task, one a series. */
export function answersByUnit(state: PlanState, periodId: PeriodId): ReadonlyMap<UnitId, number> {
  const answers = new Map<UnitId, number>();
  const period = state.periods.get(periodId);
  if (period === undefined) return answers;
  const add = (unitId: UnitId, count: number) => count > 0 && answers.set(unitId, (answers.get(unitId) ?? 0) + count);
  for (const task of state.tasks.values()) {
    for (const { unitId } of task.duties) if (isAsked(task, unitId, period)) add(unitId, 1);
  }
  for (const indicator of state.indicators) {
    for (const { unitId } of indicator.duties) if (givesValues(indicator, unitId)) add(unitId, indicator.series.length);
  }
  return answers;
}
