/**
 * Names of units by id, for the answers. A name is kept once read; a renaming makes all of them forgotten: here at once, and on another server of
 * the same ledger as soon as it looks at the directory again, which is every few seconds.
 */
import { directoryState, listUnits, type Store } from '@taizhang/store';

type UnitRef = { readonly unitId: string; readonly name: string };
export type NameOf = (unitId: string) => UnitRef;

const BATCH = 500;
/** How long a name of another server's directory may be out of date. */
const LOOK_AGAIN_AFTER = 5_000;
/** The names are the same for everybody who is signed in; nobody in particular asks. */
const NOBODY = { personId: '', unitId: '', roles: [] } as const;

export class UnitNames {
  #known = new Map<string, string>();
  #directorySeq = -1;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: Store,
    private readonly lookAgainAfter = LOOK_AGAIN_AFTER,
  ) {}

  /** Loads what is missing, then answers for any of these; an id that the directory does not know shows itself. */
  async of(unitIds: Iterable<string>): Promise<NameOf> {
    await this.#look();
    const known = this.#known;
    const missing = [...new Set(unitIds)].filter((unitId) => !known.has(unitId));
    for (let start = 0; start < missing.length; start += BATCH) {
      const batch = missing.slice(start, start + BATCH);
      for (const unit of await listUnits(this.store, NOBODY, { unitIds: batch, limit: BATCH })) known.set(unit.unitId, unit.name);
    }
    return (unitId) => ({ unitId, name: known.get(unitId) ?? unitId });
  }

  /** For somebody who has just changed something, perhaps through another server. */
  async lookAgain(): Promise<void> {
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    await this.#look();
  }

  async #look(): Promise<void> {
    const now = performance.now();
    if (now - this.#lookedAt < this.lookAgainAfter) return;
    this.#lookedAt = now;
    const { seq } = await directoryState(this.store);
    if (seq !== this.#directorySeq) this.#known = new Map();
    this.#directorySeq = seq;
  }

  forget(unitIds: Iterable<string>): void {
    for (const unitId of unitIds) this.#known.delete(unitId);
  }

  async one(unitId: string): Promise<UnitRef> {
    return (await this.of([unitId]))(unitId);
  }
}
