/** Names of units and people in an answer: the shape is made once to learn which ids it names, and again with their names. */
import { type Locale, message } from '@taizhang/i18n';
import type { UnitId } from '@taizhang/ledger';
import { namesOfPeople } from '@taizhang/store';
import type { Parts } from '../parts.js';

export type Names = {
  readonly unit: (unitId: UnitId) => { readonly unitId: UnitId; readonly name: string };
  /** A person who was erased is a neutral word; whom nobody knows, the id. */
  readonly person: (personId: string) => string;
};

type World = { readonly parts: Parts; readonly locale: Locale };

/** Undefined where nobody knows such a person; an erased one has a row without a name. */
export const nameOfPerson = (names: ReadonlyMap<string, string>, personId: string, locale: Locale): string | undefined => {
  const name = names.get(personId);
  return name === '' ? message(locale, 'person.erased') : name;
};

export const withNames = async <T>({ parts, locale }: World, shape: (names: Names) => T): Promise<T> => {
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
  return shape({ unit, person: (personId) => nameOfPerson(names, personId, locale) ?? personId });
};
