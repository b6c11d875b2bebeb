/** Reporting periods (报告期): `2023H1`, `2023Q2`, `2023`; their days, and their calendar in working days. Knows no holidays: they are handed in. */
import type { PeriodCalendar, PeriodId, ReportingRules } from './cycle-entries.js';
import { addDays } from './days.js';
import type { Day } from './entries.js';

export type PeriodSpan = { readonly from: Day; readonly to: Day };
/** `add`: the working day `n` working days after (before, where negative) a day. `between`: working days after the first day, up to the second. */
export type Workdays = { readonly add: (day: Day, n: number) => Day; readonly between: (from: Day, to: Day) => number };

const PARTS: Readonly<Record<ReportingRules['rhythm'], { readonly pattern: RegExp; readonly months: number }>> = {
  halfYear: { pattern: /^(\d{4})H([12])$/, months: 6 },
  quarter: { pattern: /^(\d{4})Q([1-4])$/, months: 3 },
  year: { pattern: /^(\d{4})()$/, months: 12 },
};

export function rhythmOf(periodId: PeriodId): ReportingRules['rhythm'] | null {
  const rhythms = Object.keys(PARTS) as ReportingRules['rhythm'][];
  return rhythms.find((rhythm) => PARTS[rhythm].pattern.test(periodId)) ?? null;
}

/** First and last day, or null where the id is none. */
export function periodSpan(periodId: PeriodId): PeriodSpan | null {
  const rhythm = rhythmOf(periodId);
  if (rhythm === null) return null;
  const { pattern, months } = PARTS[rhythm];
  const [, year = '', part] = pattern.exec(periodId) ?? [];
  const first = (Number(part || 1) - 1) * months + 1;
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  const after =
    first + months > 12 ? `${String(Number(year) + 1).padStart(4, '0')}-01-01` : `${year}-${String(first + months).padStart(2, '0')}-01`;
  return { from, to: addDays(after, -1) };
}

/** The periods that a stretch of days meets, in order. */
export function periodsOf(rules: ReportingRules, from: Day, to: Day): readonly PeriodId[] {
  const ids: PeriodId[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) ids.push(...idsOfYear(rules.rhythm, year));
  return ids.filter((periodId) => {
    const span = periodSpan(periodId)!;
    return span.from <= to && from <= span.to;
  });
}

function idsOfYear(rhythm: ReportingRules['rhythm'], year: number): readonly PeriodId[] {
  const digits = String(year).padStart(4, '0');
  if (rhythm === 'year') return [digits];
  return rhythm === 'halfYear' ? [1, 2].map((part) => `${digits}H${part}`) : [1, 2, 3, 4].map((part) => `${digits}Q${part}`);
}

export type PlannedPeriod = PeriodSpan & { readonly calendar: PeriodCalendar; readonly notice: number };

/** The calendar that the plan's rules give a period, and the working days of notice; null where the id is none. */
export function periodCalendar(rules: ReportingRules, periodId: PeriodId, workdays: Workdays): PlannedPeriod | null {
  const span = periodSpan(periodId);
  if (span === null) return null;
  const day = (offset: number) => workdays.add(span.to, offset);
  const calendar = {
    announceOn: day(rules.announce),
    openOn: day(rules.open),
    dueOn: day(rules.due),
    consolidateOn: day(rules.consolidate),
    lockOn: day(rules.lock),
  };
  return { ...span, calendar, notice: workdays.between(calendar.announceOn, calendar.dueOn) };
}
