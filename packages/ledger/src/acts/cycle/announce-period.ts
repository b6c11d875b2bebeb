/** Announces a reporting period (报告期) with its calendar. Less notice than the plan's minimum needs a named approver and a reason. */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { isCalendarDay } from '../../calendar-day.js';
import { isBlank, refuse } from '../../checks.js';
import type { PeriodCalendar } from '../../cycle-entries.js';
import type { Mark } from '../../cycle-state.js';
import { periodSpan, rhythmOf } from '../../periods.js';
import type { Refusal } from '../../refusals.js';
import type { PlanState } from '../../state.js';

export const announcePeriod: ActRule<'announce-period'> = {
  refusals: (state, act) => [
    badId(state, act.periodId),
    badCalendar(act.calendar),
    Number.isInteger(act.notice) && act.notice >= 0 ? null : refuse('command/malformed', { field: 'notice' }),
    noticeTooShort(state, act),
  ],
  accept: (state, { periodId, calendar, notice, exception }) => {
    const given = notice < state.rules.minimumNotice ? exception : null;
    return { entry: { type: 'period.announced', v: 1, data: { periodId, ...periodSpan(periodId)!, calendar, notice, exception: given } } };
  },
  openOn: () => false,
  openOnPlan: (state) => state.content !== null,
};

/** A period of the plan's rhythm, announced once, that meets no other. */
function badId(state: PlanState, periodId: string): Refusal | null {
  const span = periodSpan(periodId);
  if (span === null || rhythmOf(periodId) !== state.rules.rhythm) return refuse('period/bad-id', { periodId });
  const meeting = [...state.periods.values()].find(({ from, to }) => from <= span.to && span.from <= to);
  return meeting === undefined ? null : refuse('period/already-announced', { periodId: meeting.periodId });
}

function badCalendar({ announceOn, openOn, dueOn, consolidateOn, lockOn }: PeriodCalendar): Refusal | null {
  const days = [announceOn, openOn, dueOn, consolidateOn, lockOn];
  const wrong = days.find((day, index) => !isCalendarDay(day) || (index > 0 && day < days[index - 1]!));
  return wrong === undefined ? null : refuse('period/bad-calendar', { day: wrong });
}

function noticeTooShort(state: PlanState, { notice, exception }: ActOf<'announce-period'>): Refusal | null {
  const { minimumNotice } = state.rules;
  if (notice >= minimumNotice) return null;
  const allowed = exception !== null && !isBlank(exception.approver) && !isBlank(exception.reason);
  return allowed ? null : refuse('period/notice-too-short', { notice, minimumNotice });
}

export function periodAnnounced(state: PlanState, data: EntryOfType<'period.announced'>, announced: Mark): PlanState {
  const fresh = { opened: null, burden: null, values: [], urgings: [], sentBack: [], report: null };
  return { ...state, periods: new Map(state.periods).set(data.periodId, { ...data, status: 'announced', announced, ...fresh }) };
}
