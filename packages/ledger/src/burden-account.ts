/** The burden account (减负账): what a period asks of its units, shown before it is opened and kept as it was. */
import type { BurdenAccount, PeriodId } from './cycle-entries.js';
import type { UnitId } from './entries.js';
import { givesValues, isAsked } from './reports.js';
import type { PlanState } from './state.js';

/** Answers known already are not asked; a sheet is one unit's. Zero of everything for a period that was not announced. */
export function burdenAccount(state: PlanState, periodId: PeriodId, { known }: { readonly known: number }): BurdenAccount {
  const answers = answersByUnit(state, periodId);
  const all = [...answers.values()].reduce((sum, count) => sum + count, 0);
  const answersKnown = Math.max(0, Math.min(known, all));
  const { minutesPerAnswer } = state.rules;
  return {
    units: answers.size,
    sheets: answers.size,
    answersAsked: all - answersKnown,
    answersKnown,
    minutesPerAnswer,
    minutes: (all - answersKnown) * minutesPerAnswer,
    notice: state.periods.get(periodId)?.notice ?? 0,
  };
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
