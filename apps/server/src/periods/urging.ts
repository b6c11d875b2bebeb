/** Whom one may urge next (催办), and from which day. The steps are the rules'; the working days are counted here. */
import { workdays } from '@taizhang/calendar';
import { nextUrging, type PeriodState, type ReportingRules, type UrgingStep } from '@taizhang/ledger';
import { dayOf } from '../clock.js';

export type NextUrging = { readonly step: UrgingStep; readonly from: string; readonly now: boolean };

const lastUrged = (period: PeriodState, unitId: string): string | null => {
  const last = period.urgings.findLast((urging) => urging.unitId === unitId);
  return last === undefined ? null : dayOf(new Date(last.at));
};

/** Working days since the unit was urged by the step before; 0 for the first. */
export const elapsedSince = (period: PeriodState, unitId: string, today: string): number => {
  const last = lastUrged(period, unitId);
  return last === null ? 0 : Math.max(0, workdays.between(last, today));
};

export const urgingOf = (rules: ReportingRules, period: PeriodState, unitId: string, today: string): NextUrging | null => {
  const next = nextUrging(rules, period, unitId);
  if (next === null || period.status !== 'open') return null;
  const last = lastUrged(period, unitId);
  const from = last === null ? period.calendar.openOn : workdays.add(last, next.after);
  return { step: next.step, from, now: elapsedSince(period, unitId, today) >= next.after };
};
