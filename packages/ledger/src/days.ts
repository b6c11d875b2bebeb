/** Arithmetic of calendar days, `2025-12-31`, without a clock. The day of an instant is the one in Asia/Shanghai, which knows no summer time. */
import type { Day, Instant } from './entries.js';

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

export function dayOf(at: Instant): Day {
  return dayAt(Date.parse(at) + SHANGHAI);
}

export function addDays(day: Day, days: number): Day {
  return dayAt(Date.parse(`${day}T00:00:00Z`) + days * DAY);
}

/** Calendar days from one to the other; negative where the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** What is no instant has no day: the empty string, which no day equals. */
function dayAt(milliseconds: number): Day {
  if (!Number.isFinite(milliseconds)) return '';
  return new Date(milliseconds).toISOString().slice(0, 10);
}
