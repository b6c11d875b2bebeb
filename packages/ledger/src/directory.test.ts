import { describe, expect, it } from 'vitest';
import type { DirectoryAct } from './commands.js';
import { decideDirectory, emptyDirectory, evolveDirectory } from './directory.js';
import type { Actor, UnitContent } from './entries.js';
import { desk, liaisonOf, person } from './testing/plan-builder.js';
import { instant } from './testing/story.js';

const unit = (unitId: string, name: string): UnitContent => ({ unitId, name, kind: 'department', level: 'province', place: null });
const development = unit('development', '省发展改革委');

function after(...acts: DirectoryAct[]) {
  return acts.reduce((state, act, step) => {
    const decision = tried(state, act);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const stamp = { journal: 'directory', seq: step + 1, entryId: `c${step}/0`, at: instant(step), actor: desk };
    return evolveDirectory(state, { ...stamp, ...decision.entries[0]! });
  }, emptyDirectory());
}

function tried(state: ReturnType<typeof emptyDirectory>, act: DirectoryAct, actor: Actor = desk) {
  return decideDirectory(state, { commandId: 'c', actor, at: instant(0), act });
}

function refusedWith(state: ReturnType<typeof emptyDirectory>, act: DirectoryAct, actor?: Actor) {
  const decision = tried(state, act, actor);
  return decision.ok ? null : decision.refusal.code;
}

describe('the directory of units', () => {
  const known = after({ type: 'add-units', units: [development] }, { type: 'add-alias', unitId: 'development', alias: '省发改委' });

  it('knows a unit by its name and its aliases', () => {
    expect(known.seq).toBe(2);
    expect(known.units.get('development')).toEqual({ ...development, aliases: ['省发改委'], endedInto: [] });
  });

  it('never lets one name mean two units', () => {
    expect(refusedWith(known, { type: 'add-units', units: [unit('x', '省发展改革委')] })).toBe('unit/already-known');
    expect(refusedWith(known, { type: 'add-units', units: [unit('x', ' 省发改委 ')] })).toBe('unit/already-known');
    expect(refusedWith(known, { type: 'add-units', units: [unit('development', '另一名')] })).toBe('unit/already-known');
    expect(refusedWith(known, { type: 'add-units', units: [unit('x', '同名'), unit('y', '同名')] })).toBe('unit/already-known');
    expect(refusedWith(known, { type: 'add-alias', unitId: 'development', alias: '省发展改革委' })).toBe('unit/already-known');
  });

  it('refuses an alias without words or without a unit, and an empty list', () => {
    expect(refusedWith(known, { type: 'add-alias', unitId: 'development', alias: ' ' })).toBe('text/missing');
    expect(refusedWith(known, { type: 'add-alias', unitId: 'x', alias: '某' })).toBe('unit/not-found');
    expect(refusedWith(known, { type: 'add-units', units: [] })).toBe('command/malformed');
    expect(refusedWith(known, { type: 'add-units', units: [unit('x', '')] })).toBe('command/malformed');
  });

  it('is kept by coordinators alone', () => {
    const act: DirectoryAct = { type: 'add-units', units: [unit('x', '某')] };
    const others = [liaisonOf('development'), person('a', 'auditor', 'coordinator'), person('a', 'administrator'), person('a')];
    for (const actor of others) expect(refusedWith(known, act, actor)).toBe('act/not-yours');
    expect(refusedWith(known, act, person('any-unit', 'coordinator'))).toBeNull();
  });
});
