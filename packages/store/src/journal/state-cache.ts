/** The last known states, least recently used first out. Holds nothing that was not committed, and is never the truth: the head row is. */
import type { Head } from './stamp-entries.js';

/** `at`: the time of the last entry; empty before the first. */
export type Known<S> = { readonly head: Head; readonly state: S; readonly at: string };

export type StateCache = {
  get<S>(journalId: string): Known<S> | undefined;
  /** A reader that was slower than a writer must not put the older state back. */
  put<S>(journalId: string, known: Known<S>): void;
  drop(journalId: string): void;
};

export function stateCache(limit: number): StateCache {
  const all = new Map<string, Known<unknown>>();
  const putLast = (journalId: string, known: Known<unknown>) => {
    all.delete(journalId);
    all.set(journalId, known);
  };
  return {
    get: <S>(journalId: string) => {
      const found = all.get(journalId);
      if (found !== undefined) putLast(journalId, found);
      return found as Known<S> | undefined;
    },
    put: (journalId, known) => {
      if ((all.get(journalId)?.head.seq ?? 0) > known.head.seq) return;
      putLast(journalId, known);
      for (const oldest of all.keys()) {
        if (all.size <= limit) break;
        all.delete(oldest);
      }
    },
    drop: (journalId) => void all.delete(journalId),
  };
}
