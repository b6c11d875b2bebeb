/** How long a session lasts and how many a person may have. Instants in milliseconds. */
import type { Policy } from './policy.js';

export type SessionTimes = { readonly startedAt: number; readonly lastSeenAt: number };

export const sessionEndsAt = ({ startedAt, lastSeenAt }: SessionTimes, { session }: Policy): number =>
  Math.min(startedAt + session.absoluteHours * 3_600_000, lastSeenAt + session.idleMinutes * 60_000);

/** Which of a person's sessions end when one more begins: the oldest, until the new one fits. */
export const sessionsToEnd = <S extends { readonly startedAt: number }>(sessions: readonly S[], { session }: Policy): readonly S[] =>
  sessions.toSorted((one, other) => one.startedAt - other.startedAt).slice(0, Math.max(0, sessions.length - (session.atOnce - 1)));

/** Whoever signed in or proved themselves this recently is not asked for a proof again. */
export const PROOF_MINUTES = 10;
export const proofWanted = (provedAt: number, now: number): boolean => now - provedAt > PROOF_MINUTES * 60_000;
