import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import type { PeriodCalendar } from './cycle-entries.js';
import { addDays, dayOf, daysBetween } from './days.js';
import { periodCalendar, periodSpan, periodsOf } from './periods.js';
import { DEFAULT_RULES, ruleOutOfRange } from './reporting-rules.js';
import { CALENDAR, PERIOD } from './testing/cycle-acts.js';
import { desk, plan, task } from './testing/plan-builder.js';
import { dispatched } from './testing/story.js';

/** Five working days a week, no holidays: enough to see which way the rules count. */
const workdays = {
  add: (day: string, n: number) => addDays(day, Math.trunc(n / 5) * 7 + (n % 5)),
  between: (from: string, to: string) => Math.floor((daysBetween(from, to) * 5) / 7),
};

describe('days', () => {
  it('are those of Asia/Shanghai', () => {
    expect(dayOf('2026-06-30T15:59:59.999Z')).toBe('2026-06-30');
    expect(dayOf('2026-06-30T16:00:00.000Z')).toBe('2026-07-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-12-31', '2026-01-01')).toBe(-364);
  });
});

describe('periods', () => {
  it('are half-years, quarters or years', () => {
    expect(periodSpan('2026H1')).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(periodSpan('2026H2')).toEqual({ from: '2026-07-01', to: '2026-12-31' });
    expect(periodSpan('2028Q1')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
    expect(periodSpan('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    for (const none of ['2026H3', '2026Q5', '26H1', '', '2026H1 ', '2026-01']) expect(periodSpan(none)).toBeNull();
  });

  it('are those that the days of the plan meet', () => {
    expect(periodsOf(DEFAULT_RULES, '2026-06-30', '2027-01-01')).toEqual(['2026H1', '2026H2', '2027H1']);
    expect(periodsOf({ ...DEFAULT_RULES, rhythm: 'quarter' }, '2026-04-01', '2026-06-30')).toEqual(['2026Q2']);
    expect(periodsOf({ ...DEFAULT_RULES, rhythm: 'year' }, '2026-04-01', '2025-06-30')).toEqual([]);
  });

  it('have the calendar that the rules count from their last day', () => {
    const planned = periodCalendar(DEFAULT_RULES, '2026H1', workdays);
    expect(planned?.calendar).toMatchObject({ announceOn: '2026-06-23', openOn: '2026-07-01', dueOn: '2026-07-14' });
    expect(planned?.notice).toBeGreaterThanOrEqual(DEFAULT_RULES.minimumNotice);
    expect(periodCalendar(DEFAULT_RULES, 'soon', workdays)).toBeNull();
  });
});

describe('reporting rules', () => {
  it('of the start are in range, and others are looked at', () => {
    expect(ruleOutOfRange(DEFAULT_RULES)).toBeNull();
    expect(ruleOutOfRange({ ...DEFAULT_RULES, due: DEFAULT_RULES.consolidate + 1 })).toBe('order');
    expect(ruleOutOfRange({ ...DEFAULT_RULES, minutesPerAnswer: Number.NaN })).toBe('minutesPerAnswer');
    expect(ruleOutOfRange({ ...DEFAULT_RULES, lookBackShare: 1.1 })).toBe('lookBackShare');
    expect(ruleOutOfRange({ ...DEFAULT_RULES, rhythm: 'weekly' as never })).toBe('rhythm');
    const bad: PlanAct = { type: 'set-rules', rules: { ...DEFAULT_RULES, lookBackShare: -1 } };
    expect(dispatched(plan([task('t1')])).try(desk, bad).refusal?.code).toBe('rules/out-of-range');
  });
});

describe('a period is announced and opened', () => {
  const announce = (words: object = {}): PlanAct => ({
    type: 'announce-period',
    ...{ periodId: PERIOD, calendar: CALENDAR, notice: 15, exception: null, ...words },
  });
  const story = () => dispatched(plan([task('t1'), task('t2', { duties: ['industry'] })]));

  it('with the notice that the plan sets, or an approver and a reason', () => {
    expect(story().try(desk, announce({ notice: 9 })).refusal).toMatchObject({
      code: 'period/notice-too-short',
      params: { minimumNotice: 10 },
    });
    expect(story().try(desk, announce({ notice: 9, exception: { approver: ' ', reason: '会期提前' } })).refusal?.code).toBe(
      'period/notice-too-short',
    );
    const exception = { approver: '分管副省长', reason: '会期提前' };
    const short = story().given(desk, announce({ notice: 9, exception }));
    expect(short.state.periods.get(PERIOD)).toMatchObject({ status: 'announced', notice: 9, exception });
  });

  it('once, in the rhythm of the plan, on days that exist and follow each other', () => {
    const twice = story().given(desk, announce());
    const code = (words: object) => twice.try(desk, announce(words)).refusal?.code;
    expect(code({})).toBe('period/already-announced');
    expect(code({ periodId: '2026Q1' })).toBe('period/bad-id');
    const calendar = (words: Partial<PeriodCalendar>) => ({ periodId: '2026H2', calendar: { ...CALENDAR, ...words } });
    expect(code(calendar({ dueOn: '2026-06-31' }))).toBe('period/bad-calendar');
    expect(code(calendar({ openOn: '2026-07-16' }))).toBe('period/bad-calendar');
  });

  it('with the burden account as it was then', () => {
    const open = story().given(desk, announce()).given(desk, { type: 'open-period', periodId: PERIOD });
    const known = { answersKnown: 0, answersStanding: 0, answersAtRest: 0 };
    const burden = { units: 2, sheets: 2, answersAsked: 3, ...known, minutesPerAnswer: 10, minutes: 30, notice: 15 };
    expect(open.state.periods.get(PERIOD)).toMatchObject({ status: 'open', burden });
    open.given(desk, { type: 'withdraw-task', taskIds: ['t2'], reason: '重复', approver: '分管副省长' });
    expect(open.state.periods.get(PERIOD)?.burden).toEqual(burden);
    expect(open.try(desk, { type: 'open-period', periodId: PERIOD }).refusal?.code).toBe('period/wrong-state');
    expect(open.try(desk, { type: 'open-period', periodId: '2027H1' }).refusal?.code).toBe('period/not-found');
  });
});
