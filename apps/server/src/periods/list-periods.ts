/** The rules by which a plan reports, its periods, and the ones that the rules propose next. */
import { workdays } from '@taizhang/calendar';
import { ROUTES } from '@taizhang/contract';
import { addDays, DEFAULT_RULES, periodCalendar, periodsOf, RULE_RANGES } from '@taizhang/ledger';
import { allowedOnPlan, notSeen, type SeenPeriods, seenPeriods } from '../cycle/seen.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { periodSummary } from './period-summary.js';

type Proposed = AnswerOf<typeof ROUTES.listPeriods>['proposed'][number];

const holidayYears = (): readonly [number, number] => [workdays.years[0], workdays.years[1]];
const PERIOD_ACTS: readonly string[] = ['set-rules', 'announce-period', 'open-period', 'name-stand-in', 'carry-duties'];

export const getRules = answers(ROUTES.getRules, async (call) => {
  const plan = await seenPeriods(call);
  if (plan === null) return notSeen;
  const allowed = allowedOnPlan(plan).filter((type) => type === 'set-rules');
  return { answer: { rules: plan.kept.rules, defaults: DEFAULT_RULES, ranges: RULE_RANGES, holidayYears: holidayYears(), allowed } };
});

/** From the period before this one to the one after: what a coordinator may want to announce now. */
const proposedIn = ({ kept, today }: SeenPeriods): readonly Proposed[] => {
  const { desk, rules, periods: announced } = kept;
  if (!desk) return [];
  return periodsOf(rules, addDays(today, -190), addDays(today, 190)).flatMap((periodId): Proposed[] => {
    const planned = periodCalendar(rules, periodId, workdays);
    if (planned === null || announced.some(({ from, to }) => from <= planned.to && planned.from <= to)) return [];
    const { from, to, calendar, notice } = planned;
    return [{ periodId, from, to, calendar, notice, covered: workdays.covered(calendar.announceOn) && workdays.covered(calendar.lockOn) }];
  });
};

export const listPeriods = answers(ROUTES.listPeriods, async (call) => {
  const plan = await seenPeriods(call);
  if (plan === null) return notSeen;
  const periods = plan.kept.periods.toSorted((one, other) => (one.from < other.from ? 1 : -1));
  return {
    answer: {
      periods: periods.map((period) => periodSummary(plan, period)),
      proposed: proposedIn(plan),
      holidayYears: holidayYears(),
      allowed: allowedOnPlan(plan).filter((type) => PERIOD_ACTS.includes(type)),
    },
  };
});
