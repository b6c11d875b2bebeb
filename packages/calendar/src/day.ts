/** Calendar days as ISO strings (`2026-10-01`). Arithmetic is in UTC, so that no time zone can move a day. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS = 86_400_000;

const instantOf = (day: Day): number => {
  const [, year, month, date] = DAY.exec(day) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) throw new RangeError(`not a day: ${day}`);
  return at;
};

/** True for a day that the calendar has: 2026-02-30 is none. */
export const isDay = (text: string): boolean => {
  try {
    return instantOf(text) > Number.NEGATIVE_INFINITY;
  } catch {
    return false;
  }
};

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const addDays = (day: Day, days: number): Day => new Date(instantOf(day) + days * MILLISECONDS).toISOString().slice(0, 10);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(instantOf(day)).getUTCDay();
