/** The last known states, least recently used first out. Holds nothing that was not committed, and is never the truth: the head row is. */
import type { Head } from './stamp-entries.js';

export type Known<S> = { readonly head: Head; readonly state: S };

export class StateCache {
  readonly #limit: number;
  readonly #known = new Map<string, Known<unknown>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get<S>(journalId: string): Known<S> | undefined {
    const found = this.#known.get(journalId);
    if (found === undefined) return undefined;
    this.#known.delete(journalId);
    this.#known.set(journalId, found);
    return found as Known<S>;
  }

  /** A reader that was slower than a writer must not put the older state back. */
  put<S>(journalId: string, known: Known<S>): void {
    const found = this.#known.get(journalId);
    if (found !== undefined && found.head.seq > known.head.seq) return;
    this.#known.delete(journalId);
    this.#known.set(journalId, known);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#limit) break;
      this.#known.delete(oldest);
    }
  }

  drop(journalId: string): void {
    this.#known.delete(journalId);
  }
}
