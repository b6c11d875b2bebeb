/** Names of units and people in an answer: the shape is made once to learn which ids it names, and again with their names. */
import type { UnitId } from '@taizhang/ledger';
import { namesOfPeople } from '@taizhang/store';
import type { Parts } from '../parts.js';

export type Names = {
  readonly unit: (unitId: UnitId) => { readonly unitId: UnitId; readonly name: string };
  /** A person whom the directory of people no longer knows shows the id. */
  readonly person: (personId: string) => string;
};

export const withNames = async <T>(parts: Parts, shape: (names: Names) => T): Promise<T> => {
  const [units, people] = [new Set<string>(), new Set<string>()];
  shape({
    unit: (unitId) => {
      units.add(unitId);
      return { unitId, name: unitId };
    },
    person: (personId) => {
      people.add(personId);
      return personId;
    },
  });
  const [unit, names] = await Promise.all([
    parts.names.of(units),
    people.size === 0 ? new Map<string, string>() : namesOfPeople(parts.store, [...people]),
  ]);
  return shape({ unit, person: (personId) => names.get(personId) ?? personId });
};
