/** Names of units by id, for the answers. A name is kept once read, until a renaming makes it forgotten. */
import { listUnits, type Store } from '@taizhang/store';

type UnitRef = { readonly unitId: string; readonly name: string };
export type NameOf = (unitId: string) => UnitRef;

const BATCH = 500;
/** The names are the same for everybody who is signed in; nobody in particular asks. */
const NOBODY = { personId: '', unitId: '', roles: [] } as const;

export class UnitNames {
  readonly #known = new Map<string, string>();

  constructor(private readonly store: Store) {}

  /** Loads what is missing, then answers for any of these; an id that the directory does not know shows itself. */
  async of(unitIds: Iterable<string>): Promise<NameOf> {
    const missing = [...new Set(unitIds)].filter((unitId) => !this.#known.has(unitId));
    for (let start = 0; start < missing.length; start += BATCH) {
      const batch = missing.slice(start, start + BATCH);
      for (const unit of await listUnits(this.store, NOBODY, { unitIds: batch, limit: BATCH })) this.#known.set(unit.unitId, unit.name);
    }
    return (unitId) => ({ unitId, name: this.#known.get(unitId) ?? unitId });
  }

  forget(unitIds: Iterable<string>): void {
    for (const unitId of unitIds) this.#known.delete(unitId);
  }

  async one(unitId: string): Promise<UnitRef> {
    return (await this.of([unitId]))(unitId);
  }
}
