import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, isDay, workdays } from './index.js';

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
const day = fc.integer({ min: 0, max: 366 * 40 }).map((offset) => addDays('2000-01-01', offset));
const steps = fc.integer({ min: -300, max: 300 });
const holds = (property: fc.IRawProperty<unknown>) => fc.assert(property as fc.IProperty<unknown>, { seed, numRuns: 200 });

describe('announced years', () => {
  it('says which years it covers', () => expect(workdays.years).toEqual([2004, 2026]));

  it.each([
    ['2023-01-23', false, '春节'],
    ['2023-01-28', true, '调休的星期六'],
    ['2023-01-29', true, '调休的星期日'],
    ['2023-10-08', true, '调休的星期日'],
    ['2024-02-09', true, '除夕当年上班'],
    ['2024-04-07', true, '清明调休'],
    ['2024-10-01', false, '国庆'],
    ['2025-01-26', true, '春节调休'],
    ['2025-10-06', false, '中秋'],
    ['2026-02-14', true, '春节调休'],
    ['2026-02-28', true, '春节调休'],
    ['2026-06-19', false, '端午'],
    ['2026-07-01', true, '星期三'],
    ['2026-07-04', false, '星期六'],
  ])('%s: %s (%s)', (on, works) => expect(workdays.isWorkday(on)).toBe(works));

  it('counts a half-year as people count it', () => {
    expect(workdays.add('2023-06-30', 10)).toBe('2023-07-14');
    expect(workdays.add('2023-09-28', 1)).toBe('2023-10-07');
    expect(workdays.between('2023-01-20', '2023-01-31')).toBe(4);
  });
});

describe('other years', () => {
  it('knows weekends alone, and says so', () => {
    expect(workdays.covered('2026-12-31')).toBe(true);
    expect(workdays.covered('2027-01-01')).toBe(false);
    expect(workdays.isWorkday('2031-10-01')).toBe(true);
    expect(workdays.isWorkday('2031-10-04')).toBe(false);
  });
});

describe('time zones', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  it.each(['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('do not move a day: %s', (name) => {
    process.env.TZ = name;
    expect(['2023-01-28', '2023-01-27', '2024-10-01', '2024-10-08'].map(workdays.isWorkday)).toEqual([true, false, false, true]);
  });
});

describe(`laws (seed ${seed})`, () => {
  it('between undoes add', () => holds(fc.property(day, steps, (from, n) => workdays.between(from, workdays.add(from, n)) === n)));
  it('add is monotone', () =>
    holds(fc.property(day, steps, steps, (from, one, other) => one <= other === workdays.add(from, one) <= workdays.add(from, other))));
  it('what add finds is a working day', () =>
    holds(fc.property(day, steps, (from, n) => n === 0 || workdays.isWorkday(workdays.add(from, n)))));
  it('ways add up', () =>
    holds(
      fc.property(day, steps.map(Math.abs), steps.map(Math.abs), (from, one, other) => {
        expect(workdays.add(workdays.add(from, one), other)).toBe(workdays.add(from, one + other));
      }),
    ));
});

describe('what is no day', () => {
  it.each(['2026-02-30', '2026-2-3', '', 'today', '2026-13-01', '2026-01-01T00:00:00Z'])('%j is refused', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => workdays.isWorkday(text)).toThrow(RangeError);
  });
  it.each([0.5, Number.NaN, 1e9])('%d working days are a fault', (n) => expect(() => workdays.add('2026-01-05', n)).toThrow(RangeError));
});
