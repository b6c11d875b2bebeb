/** A period's head: its days, its state, and how many sheets are in, counted over what the viewer may see. From kept counts, never from the tasks. */
import type { z } from '@hono/zod-openapi';
import { workdays } from '@taizhang/calendar';
import type { Period, PeriodSummary } from '@taizhang/contract';
import type { PeriodState, UnitStanding } from '@taizhang/ledger';
import type { SeenPeriods } from '../cycle/seen.js';
import type { DeepReadonly } from '../http/use-case.js';

type SheetStatus = z.input<typeof Period>['units'][number]['status'];
export type PeriodSummaryShape = DeepReadonly<z.input<typeof PeriodSummary>>;

/** Asked tasks and indicators that are not handed in. */
const owed = ({ asked, handedIn }: UnitStanding): number => asked - handedIn;
/** With the coordinator or accepted, also on tasks that came off the sheet since. */
const handed = ({ submitted, accepted }: UnitStanding): number => submitted + accepted;
const isIn = (unit: UnitStanding): boolean => unit.asked + handed(unit) > 0 && owed(unit) === 0;
/** What the sheet asks, and what was handed in on tasks that it asks no more. */
export const answersOf = (unit: UnitStanding): number => unit.asked + Math.max(0, handed(unit) - unit.handedIn);
/** Everything handed in and nothing still waiting for the coordinator. */
const isAccepted = (unit: UnitStanding): boolean => isIn(unit) && unit.submitted === 0;

const isOverdue = ({ today }: SeenPeriods, { status, calendar }: PeriodState): boolean => status === 'open' && today > calendar.dueOn;
/** Late is a view of the calendar and today, never an entry. */
export const isLate = (plan: SeenPeriods, period: PeriodState, unit: UnitStanding): boolean => isOverdue(plan, period) && owed(unit) > 0;

export const sheetStatus = (unit: UnitStanding): SheetStatus => {
  if (unit.returned > 0) return 'returned';
  if (handed(unit) === 0) return 'empty';
  if (owed(unit) > 0) return 'partly';
  return unit.submitted === 0 ? 'accepted' : 'submitted';
};

export const periodSummary = (plan: SeenPeriods, period: PeriodState): PeriodSummaryShape => {
  const { periodId, from, to, calendar, notice, exception, status } = period;
  const units = plan.kept.standings(periodId);
  return {
    ...{ periodId, from, to, calendar, notice, exception, status },
    overdue: isOverdue(plan, period),
    daysLeft: workdays.between(plan.today, calendar.dueOn),
    sheets: units.length,
    submitted: units.filter(isIn).length,
    accepted: units.filter(isAccepted).length,
    late: units.filter((unit) => isLate(plan, period, unit)).length,
  };
};
