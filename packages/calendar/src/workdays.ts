/**
 * Working days in China (工作日): weekends, public holidays (法定节假日) and the weekend days worked in exchange (调休), as the State Council's
 * office announces them each year. The days come from a kept data set (chinese-days); outside the years it covers only weekends are known,
 * and `covered` says so. Must never ask for today.
 */
import days from 'chinese-days';
import { addDays, type Day, weekdayOf, yearOf } from './day.js';

export type Workdays = {
  /** First and last year whose announced holidays are known. */
  readonly years: readonly [first: number, last: number];
  covered(day: Day): boolean;
  isWorkday(day: Day): boolean;
  /** The nth working day after `day` (before it where n is negative); `day` itself for 0, whatever day it is. */
  add(day: Day, n: number): Day;
  /** How many working days to go from `a` to `b`: `b` counts and `a` does not. `between(a, add(a, n))` is n. */
  between(a: Day, b: Day): number;
};

const FIRST_YEAR = 2004;
/** Some forty years of working days: more is a fault of the caller. */
const FARTHEST = 10_000;

/** The library formats in local time: noon of the local day is that day in every zone. */
const noon = (day: Day): Date => new Date(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12);

const announced = (year: number): boolean => days.getHolidaysInRange(noon(`${year}-01-01`), noon(`${year}-12-31`), false).length > 0;

const lastYear = (): number => {
  let year = FIRST_YEAR;
  while (announced(year + 1)) year += 1;
  return year;
};

const years: Workdays['years'] = [FIRST_YEAR, lastYear()];

const covered = (day: Day): boolean => yearOf(day) >= years[0] && yearOf(day) <= years[1];

const isWorkday = (day: Day): boolean => {
  const weekday = weekdayOf(day);
  return covered(day) ? days.isWorkday(noon(day)) : weekday !== 0 && weekday !== 6;
};

const add = (day: Day, n: number): Day => {
  if (!Number.isInteger(n) || Math.abs(n) > FARTHEST) throw new RangeError(`not a number of working days: ${n}`);
  let at = addDays(day, 0);
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, Math.sign(n));
    if (isWorkday(at)) left -= 1;
  }
  return at;
};

const between = (a: Day, b: Day): number => {
  const [from, to] = [addDays(a, 0), addDays(b, 0)];
  const step = from <= to ? 1 : -1;
  let count = 0;
  for (let at = from; at !== to; ) {
    at = addDays(at, step);
    if (isWorkday(at)) count += step;
  }
  return count;
};

export const workdays: Workdays = { years, covered, isWorkday, add, between };
