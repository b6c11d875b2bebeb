/** The directory's rows follow from its entries one by one: a unit is added, an alias is added. */
import type { DirectoryEntry } from '@taizhang/ledger';
import { type Fold, foldDefault } from './search-words.js';
import { UNIT, UNIT_ALIAS } from './tables.js';
import { type Change, isEmpty, putting } from './view-table.js';

export function directoryChanges(entries: readonly DirectoryEntry[], fold: Fold): readonly Change[] {
  const folded = (text: string) => foldDefault(fold(text));
  const added = entries.flatMap((entry) => (entry.type === 'units.added' ? entry.data.units : []));
  const units = [...new Map(added.map((unit) => [unit.unitId, unit])).values()];
  const given = units.flatMap(({ unitId, aliases = [] }) => aliases.map((alias) => ({ unitId, alias })));
  const aliases = [...given, ...entries.flatMap((entry) => (entry.type === 'unit.aliasAdded' ? [entry.data] : []))];
  return [
    putting(
      UNIT,
      units.map(({ unitId, name, kind, level, place }) => ({ unit_id: unitId, name, kind, level, place, folded: folded(name) })),
    ),
    putting(
      UNIT_ALIAS,
      aliases.map(({ unitId, alias }) => ({ unit_id: unitId, alias, folded: folded(alias) })),
    ),
  ].filter((change) => !isEmpty(change));
}
