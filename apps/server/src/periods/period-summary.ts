/** A period's head: its days, its state, and how many sheets are in, counted over what the viewer may see. */
import type { z } from '@hono/zod-openapi';
import { workdays } from '@taizhang/calendar';
import type { PeriodSummary } from '@taizhang/contract';
import { type PeriodState, periodPicture, type UnitPicture } from '@taizhang/ledger';
import type { Seen } from '../cycle/seen.js';
import type { DeepReadonly } from '../http/use-case.js';

export type PeriodSummaryShape = DeepReadonly<z.input<typeof PeriodSummary>>;

/** The desk and principals see how all units stand, a unit sees itself: nobody is put on show. */
export const unitsShown = ({ state, desk, person, today }: Seen, periodId: string): readonly UnitPicture[] => {
  const units = periodPicture(state, periodId, today)?.units ?? [];
  return desk || person.roles.includes('principal') ? units : units.filter(({ unitId }) => unitId === person.unitId);
};

const isIn = ({ outstanding, asked }: UnitPicture): boolean => asked > 0 && outstanding === 0;
/** Everything handed in and nothing still waiting for the coordinator. */
const isAccepted = (unit: UnitPicture): boolean => isIn(unit) && unit.counts.submitted === 0;

export const periodSummary = (plan: Seen, period: PeriodState): PeriodSummaryShape => {
  const { periodId, from, to, calendar, notice, exception, status } = period;
  const units = unitsShown(plan, periodId);
  return {
    ...{ periodId, from, to, calendar, notice, exception, status },
    overdue: status === 'open' && plan.today > calendar.dueOn,
    daysLeft: workdays.between(plan.today, calendar.dueOn),
    sheets: units.length,
    submitted: units.filter(isIn).length,
    accepted: units.filter(isAccepted).length,
    late: units.filter(({ late }) => late).length,
  };
};
