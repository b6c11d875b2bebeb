/** The directory of units (单位名录): the same decider over a small journal of its own. A name or an alias means one unit, never two. */
import { filled, isBlank, refuse, wellFormedList } from './checks.js';
import type { DirectoryAct, DirectoryCommand } from './commands.js';
import { foremost } from './decide.js';
import type { Actor, DirectoryEntry, Stamped, UnitContent, UnitId } from './entries.js';
import type { Decision, Refusal } from './refusals.js';

export type DirectoryUnit = UnitContent & { readonly aliases: readonly string[] };
export type DirectoryState = { readonly seq: number; readonly units: ReadonlyMap<UnitId, DirectoryUnit> };

export function emptyDirectory(): DirectoryState {
  return { seq: 0, units: new Map() };
}

/** A coordinator of any plan keeps the directory; whoever audits or runs the system does not. */
export function mayKeepDirectory(actor: Actor): boolean {
  return actor.roles.includes('coordinator') && !actor.roles.includes('auditor') && !actor.roles.includes('administrator');
}

export function decideDirectory(state: DirectoryState, command: DirectoryCommand): Decision<DirectoryEntry> {
  if (!mayKeepDirectory(command.actor)) return { ok: false, refusal: refuse('act/not-yours') };
  const refusal = foremost(refusalsOf(state, command.act));
  return refusal === null ? { ok: true, entries: [entryOf(command.act)], notReady: [] } : { ok: false, refusal };
}

function refusalsOf(state: DirectoryState, act: DirectoryAct): readonly (Refusal | null)[] {
  if (act.type === 'add-units') {
    const { units } = act;
    return [
      wellFormedList(
        'units',
        units.map((unit) => unit.unitId),
      ),
      units.some((unit) => isBlank(unit.unitId) || isBlank(unit.name)) ? refuse('command/malformed', { field: 'name' }) : null,
      firstKnown(state, units),
    ];
  }
  return [
    state.units.has(act.unitId) ? null : refuse('unit/not-found', { unitId: act.unitId }),
    alreadyMeans(namesIn(state), act.alias),
    filled('text/missing', 'alias', act.alias),
  ];
}

function namesIn(state: DirectoryState): Map<string, UnitId> {
  return new Map(
    [...state.units.values()].flatMap(({ unitId, name, aliases }) => [name, ...aliases].map((word) => [word, unitId] as const)),
  );
}

function alreadyMeans(names: ReadonlyMap<string, UnitId>, name: string): Refusal | null {
  const unitId = names.get(name.trim());
  return unitId === undefined ? null : refuse('unit/already-known', { name: name.trim(), unitId });
}

/** Also within the batch: two new units under one name would be one unit. */
function firstKnown(state: DirectoryState, units: readonly UnitContent[]): Refusal | null {
  const names = namesIn(state);
  for (const { unitId, name, aliases = [] } of units) {
    if (state.units.has(unitId)) return refuse('unit/already-known', { name, unitId });
    for (const word of [name, ...aliases]) {
      const known = alreadyMeans(names, word);
      if (known !== null) return known;
      names.set(word.trim(), unitId);
    }
  }
  return null;
}

function entryOf(act: DirectoryAct): DirectoryEntry {
  if (act.type === 'add-alias') return { type: 'unit.aliasAdded', v: 1, data: { unitId: act.unitId, alias: act.alias.trim() } };
  return { type: 'units.added', v: 1, data: { units: act.units.map((unit) => ({ ...unit, name: unit.name.trim() })) } };
}

export function evolveDirectory(state: DirectoryState, entry: Stamped<DirectoryEntry>): DirectoryState {
  const units = new Map(state.units);
  if (entry.type === 'units.added') for (const unit of entry.data.units) units.set(unit.unitId, { ...unit, aliases: unit.aliases ?? [] });
  else withAlias(units, entry.data.unitId, entry.data.alias);
  return { seq: state.seq + 1, units };
}

function withAlias(units: Map<UnitId, DirectoryUnit>, unitId: UnitId, alias: string): void {
  const unit = units.get(unitId);
  if (unit !== undefined) units.set(unitId, { ...unit, aliases: [...unit.aliases, alias] });
}
