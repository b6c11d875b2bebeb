/** Locking after failures: so many within the lock's own time, and the account takes nothing until that time is over. Instants in milliseconds. */
import type { Policy } from './policy.js';

export type Failures = { readonly count: number; readonly lastAt: number | null; readonly lockedUntil: number | null };

export const NO_FAILURES: Failures = { count: 0, lastAt: null, lockedUntil: null };

const MINUTE = 60_000;

export const isLocked = ({ lockedUntil }: Failures, now: number): boolean => lockedUntil !== null && lockedUntil > now;

/** After one more failure. What lies further back than the lock lasts is forgotten, and so is what a lock has paid for. */
export const afterFailure = (before: Failures, now: number, { lock }: Policy): Failures & { readonly locks: boolean } => {
  if (isLocked(before, now)) return { ...before, locks: false };
  const span = lock.minutes * MINUTE;
  const fresh = before.lockedUntil === null && before.lastAt !== null && now - before.lastAt < span;
  const count = (fresh ? before.count : 0) + 1;
  const locks = count >= lock.failures;
  return { count, lastAt: now, lockedUntil: locks ? now + span : null, locks };
};
