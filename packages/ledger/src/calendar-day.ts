/** A calendar day as written, `2025-12-31`: no clock, no time zone, only whether the day exists. */
import type { Day } from './entries.js';

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isCalendarDay(day: Day): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return false;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date >= 1 && date <= (LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}
