/**
 * The burden account (减负账): what a period asks of its units, shown before it is opened and kept as it was.
 *
 * Counted are the answers that a form of the usual kind would ask: one a duty on every task dispatched by the period's last day, one a series of an
 * indicator. An answer is **known**, and nobody is asked to write it, where the ledger holds it already:
 * - it *stands*: words of the unit on the task were accepted before and can stand by one click, "no change". Only where those words were new then:
 *   "no change" twice in a row is marked for the reviewer, so the account does not promise it;
 * - the task is *at rest*: completed and with its verifier, closed out, made routine, not attained or suspended. How it stands is in the journal.
 * Values of indicators are never known beforehand: each period has its own. The rest is **asked**. Hours are the answers asked times the minutes that
 * the plan states, an assumption that is shown as one.
 */
import type { BurdenAccount, PeriodId } from './cycle-entries.js';
import type { PeriodState } from './cycle-state.js';
import type { UnitId } from './entries.js';
import { givesValues, isAsked, isAtRest, lastAccepted } from './reports.js';
import type { PlanState } from './state.js';

type Answers = { asked: number; standing: number; atRest: number };

/** Zero of everything for a period that was not announced. */
export function burdenAccount(state: PlanState, periodId: PeriodId): BurdenAccount {
  const period = state.periods.get(periodId);
  const answers = period === undefined ? new Map<UnitId, Answers>() : answersByUnit(state, period);
  const sum = (key: keyof Answers) => [...answers.values()].reduce((total, one) => total + one[key], 0);
  const [answersAsked, answersStanding, answersAtRest] = [sum('asked'), sum('standing'), sum('atRest')];
  const withSheets = [...answers.values()].filter(({ asked, standing }) => asked + standing > 0).length;
  const { minutesPerAnswer } = state.rules;
  return {
    units: withSheets,
    sheets: withSheets,
    answersAsked,
    answersKnown: answersStanding + answersAtRest,
    ...{ answersStanding, answersAtRest, minutesPerAnswer },
    minutes: answersAsked * minutesPerAnswer,
    notice: period?.notice ?? 0,
  };
}

function answersByUnit(state: PlanState, period: PeriodState): ReadonlyMap<UnitId, Answers> {
  const answers = new Map<UnitId, Answers>();
  const count = (unitId: UnitId, key: keyof Answers, by = 1) => {
    const own = answers.get(unitId) ?? { asked: 0, standing: 0, atRest: 0 };
    own[key] += by;
    answers.set(unitId, own);
  };
  for (const task of state.tasks.values()) {
    for (const { unitId } of task.duties) {
      if (isAtRest(task, period)) count(unitId, 'atRest');
      if (!isAsked(task, unitId, period)) continue;
      const stands = lastAccepted(state, task, unitId, period.periodId)?.words.unchanged === 0;
      count(unitId, stands ? 'standing' : 'asked');
    }
  }
  for (const indicator of state.indicators) {
    for (const { unitId } of indicator.duties) if (givesValues(indicator, unitId)) count(unitId, 'asked', indicator.series.length);
  }
  return answers;
}
