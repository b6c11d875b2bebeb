/** Units by name in the directory: finds those that are known, adds those that are not, in one command. */
import { createHash } from 'node:crypto';
import type { Actor, UnitContent } from '@taizhang/ledger';
import { canonicalUnit, describeUnit, usualNames } from '@taizhang/plan';
import { directoryState, executeDirectory } from '@taizhang/store';
import type { Parts } from '../parts.js';

/** The same name gives the same id on every server, so that two who add it at once mean one unit. */
export const unitIdOf = (name: string): string => `u-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;

/** With the usual other names of the body, but for those that mean somebody already. */
export const unitContent = (name: string, taken: (name: string) => boolean): UnitContent => {
  const { kind, level, place } = describeUnit(name);
  const aliases = usualNames(name).filter((alias) => !taken(alias));
  return { unitId: unitIdOf(name), name, kind, level, place: place?.name ?? null, aliases };
};

/** Several at once: no name or other name stands for two of them. */
export const unitContents = (names: readonly string[], known: ReadonlyMap<string, string>): readonly UnitContent[] => {
  const taken = new Set([...known.keys(), ...names]);
  return names.map((name) => {
    const unit = unitContent(name, (alias) => taken.has(alias));
    for (const alias of unit.aliases ?? []) taken.add(alias);
    return unit;
  });
};

export const canonicalName = (name: string): string => canonicalUnit(name.trim(), { province: null });

export const idsByName = async (parts: Parts): Promise<ReadonlyMap<string, string>> => {
  const { units } = await directoryState(parts.store);
  return new Map([...units.values()].flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [name, unit.unitId] as const)));
};

export type Mapped = { readonly ids: ReadonlyMap<string, string>; readonly added: readonly UnitContent[] };

const TRIES = 3;

/** Throws only where the directory keeps changing under it; a refusal of the actor comes back as null. */
export const unitsByName = async (names: readonly string[], actor: Actor, parts: Parts): Promise<Mapped | null> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await idsByName(parts);
    const added = unitContents(
      names.filter((name) => !known.has(name)),
      known,
    );
    if (added.length === 0) return { ids: known, added };
    const at = parts.clock().toISOString();
    const done = await executeDirectory(parts.store, { commandId: parts.newId(), actor, at, act: { type: 'add-units', units: added } });
    if (done.ok) {
      await parts.evaluation?.welcome(added);
      return { ids: new Map([...known, ...added.map((unit) => [unit.name, unit.unitId] as const)]), added };
    }
    if (done.refusal.code !== 'unit/already-known') return null;
  }
  throw new Error('The directory of units kept changing while units were added');
};
