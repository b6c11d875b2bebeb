/** The directory of units (单位名录): the same decider over a small journal of its own. A name or an alias means one unit, never two. */
import { filled, isBlank, refuse, wellFormedList } from './checks.js';
import type { DirectoryAct, DirectoryCommand } from './commands.js';
import { foremost } from './decide.js';
import type { Actor, DirectoryEntry, Stamped, UnitContent, UnitId } from './entries.js';
import type { Decision, Refusal } from './refusals.js';

/** `endedInto`: the units that a merged or split unit went over to; empty while it lasts. Its names stay its own. */
export type DirectoryUnit = UnitContent & { readonly aliases: readonly string[]; readonly endedInto: readonly UnitId[] };
export type DirectoryState = { readonly seq: number; readonly units: ReadonlyMap<UnitId, DirectoryUnit> };

export function emptyDirectory(): DirectoryState {
  return { seq: 0, units: new Map() };
}

/** A coordinator of any plan keeps the directory, and so does the system administrator; whoever audits or minds the accounts does not. */
export function mayKeepDirectory({ roles }: Actor): boolean {
  if (roles.includes('auditor') || roles.includes('securityAdministrator')) return false;
  return roles.includes('coordinator') || roles.includes('systemAdministrator');
}

export function decideDirectory(state: DirectoryState, command: DirectoryCommand): Decision<DirectoryEntry> {
  if (!mayKeepDirectory(command.actor)) return { ok: false, refusal: refuse('act/not-yours') };
  const refusal = foremost(refusalsOf(state, command.act));
  return refusal === null ? { ok: true, entries: [entryOf(state, command.act)], notReady: [] } : { ok: false, refusal };
}

function refusalsOf(state: DirectoryState, act: DirectoryAct): readonly (Refusal | null)[] {
  switch (act.type) {
    case 'add-units':
      return newUnits(state, 'units', act.units);
    case 'add-alias':
      return [unitThere(state, act.unitId), alreadyMeans(namesIn(state), act.alias), filled('text/missing', 'alias', act.alias)];
    case 'rename-unit':
      return [unitThere(state, act.unitId), renamable(state, act.unitId, act.name), filled('text/missing', 'name', act.name)];
    case 'merge-units':
      return [
        wellFormedList('from', act.from),
        act.from.includes(act.into) ? refuse('command/malformed', { field: 'into' }) : null,
        ...[...act.from, act.into].map((unitId) => unitThere(state, unitId)),
      ];
    case 'split-unit':
      return [unitThere(state, act.unitId), ...newUnits(state, 'into', act.into)];
    default:
      return act satisfies never;
  }
}

function newUnits(state: DirectoryState, field: string, units: readonly UnitContent[]): readonly (Refusal | null)[] {
  return [
    wellFormedList(
      field,
      units.map((unit) => unit.unitId),
    ),
    units.some((unit) => isBlank(unit.unitId) || isBlank(unit.name)) ? refuse('command/malformed', { field: 'name' }) : null,
    firstKnown(state, units),
  ];
}

/** A unit that was merged or split away acts no more. */
function unitThere(state: DirectoryState, unitId: UnitId): Refusal | null {
  const unit = state.units.get(unitId);
  return unit !== undefined && unit.endedInto.length === 0 ? null : refuse('unit/not-found', { unitId });
}

/** A unit may take one of its own former names back. */
function renamable(state: DirectoryState, unitId: UnitId, name: string): Refusal | null {
  const unit = state.units.get(unitId);
  const own = unit?.aliases.includes(name.trim()) ?? false;
  return own ? null : alreadyMeans(namesIn(state), name);
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

function entryOf(state: DirectoryState, act: DirectoryAct): DirectoryEntry {
  switch (act.type) {
    case 'add-units':
      return { type: 'units.added', v: 1, data: { units: act.units.map(trimmed) } };
    case 'add-alias':
      return { type: 'unit.aliasAdded', v: 1, data: { unitId: act.unitId, alias: act.alias.trim() } };
    case 'rename-unit': {
      const formerName = state.units.get(act.unitId)?.name ?? '';
      return { type: 'unit.renamed', v: 1, data: { unitId: act.unitId, name: act.name.trim(), formerName } };
    }
    case 'merge-units':
      return { type: 'units.merged', v: 1, data: { from: act.from, into: act.into } };
    case 'split-unit':
      return { type: 'unit.split', v: 1, data: { unitId: act.unitId, into: act.into.map(trimmed) } };
    default:
      return act satisfies never;
  }
}

function trimmed(unit: UnitContent): UnitContent {
  return { ...unit, name: unit.name.trim() };
}

export function evolveDirectory(state: DirectoryState, entry: Stamped<DirectoryEntry>): DirectoryState {
  const units = new Map(state.units);
  foldUnits(units, entry);
  return { seq: state.seq + 1, units };
}

function foldUnits(units: Map<UnitId, DirectoryUnit>, entry: Stamped<DirectoryEntry>): void {
  switch (entry.type) {
    case 'units.added':
      add(units, entry.data.units);
      break;
    case 'unit.aliasAdded':
      change(units, entry.data.unitId, (unit) => ({ ...unit, aliases: [...unit.aliases, entry.data.alias] }));
      break;
    case 'unit.renamed':
      change(units, entry.data.unitId, (unit) => renamed(unit, entry.data.name));
      break;
    case 'units.merged':
      for (const unitId of entry.data.from) change(units, unitId, (unit) => ({ ...unit, endedInto: [entry.data.into] }));
      break;
    case 'unit.split':
      add(units, entry.data.into);
      change(units, entry.data.unitId, (unit) => ({ ...unit, endedInto: entry.data.into.map(({ unitId }) => unitId) }));
      break;
    default:
      entry satisfies never;
  }
}

function add(units: Map<UnitId, DirectoryUnit>, contents: readonly UnitContent[]): void {
  for (const content of contents) units.set(content.unitId, { ...content, aliases: content.aliases ?? [], endedInto: [] });
}

function change(units: Map<UnitId, DirectoryUnit>, unitId: UnitId, to: (unit: DirectoryUnit) => DirectoryUnit): void {
  const unit = units.get(unitId);
  if (unit !== undefined) units.set(unitId, to(unit));
}

function renamed(unit: DirectoryUnit, name: string): DirectoryUnit {
  return { ...unit, name, aliases: [...unit.aliases.filter((alias) => alias !== name), unit.name] };
}
