/** The directory's rows follow from its state: names as they are, former names among the aliases. Units that ended keep their rows for their names. */
import type { DirectoryState } from '@taizhang/ledger';
import { type Fold, foldDefault } from './search-words.js';
import { UNIT, UNIT_ALIAS } from './tables.js';
import { type Change, difference, isEmpty, type Row } from './view-table.js';

export function directoryChanges(before: DirectoryState, after: DirectoryState, fold: Fold): readonly Change[] {
  const changed = [...after.units].filter(([unitId, unit]) => before.units.get(unitId) !== unit).map(([unitId]) => unitId);
  const rows = (state: DirectoryState, make: (state: DirectoryState, unitId: string, fold: Fold) => readonly Row[]) =>
    changed.flatMap((unitId) => make(state, unitId, fold));
  return [
    difference(UNIT, rows(before, unitRows), rows(after, unitRows)),
    difference(UNIT_ALIAS, rows(before, aliasRows), rows(after, aliasRows)),
  ].filter((change) => !isEmpty(change));
}

const folded = (text: string, fold: Fold): string => foldDefault(fold(text));

function unitRows({ units }: DirectoryState, unitId: string, fold: Fold): readonly Row[] {
  const unit = units.get(unitId);
  if (unit === undefined) return [];
  const { name, kind, level, place, endedInto } = unit;
  return [{ unit_id: unitId, name, kind, level, place, folded: folded(name, fold), ended: endedInto.length > 0 }];
}

function aliasRows({ units }: DirectoryState, unitId: string, fold: Fold): readonly Row[] {
  return (units.get(unitId)?.aliases ?? []).map((alias) => ({ unit_id: unitId, alias, folded: folded(alias, fold) }));
}
