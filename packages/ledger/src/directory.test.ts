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

  it('is kept by coordinators and the system administrator alone', () => {
    const act: DirectoryAct = { type: 'add-units', units: [unit('x', '某')] };
    const others = [liaisonOf('development'), person('a', 'auditor', 'coordinator'), person('a', 'securityAdministrator'), person('a')];
    for (const actor of others) expect(refusedWith(known, act, actor)).toBe('act/not-yours');
    expect(refusedWith(known, act, person('any-unit', 'coordinator'))).toBeNull();
    expect(refusedWith(known, act, person('any-unit', 'systemAdministrator'))).toBeNull();
  });
});

describe('units are renamed, merged and split', () => {
  const two = after({ type: 'add-units', units: [development, unit('prices', '省物价局')] });

  it('a former name stays an alias, and may be taken back', () => {
    const renamed = after({ type: 'add-units', units: [development] }, { type: 'rename-unit', unitId: 'development', name: '省发展委' });
    expect(renamed.units.get('development')).toMatchObject({ name: '省发展委', aliases: ['省发展改革委'] });
    expect(refusedWith(renamed, { type: 'add-units', units: [unit('x', '省发展改革委')] })).toBe('unit/already-known');
    expect(refusedWith(renamed, { type: 'rename-unit', unitId: 'development', name: '省发展改革委' })).toBeNull();
    expect(refusedWith(two, { type: 'rename-unit', unitId: 'prices', name: '省发展改革委' })).toBe('unit/already-known');
    expect(refusedWith(two, { type: 'rename-unit', unitId: 'prices', name: ' ' })).toBe('text/missing');
  });

  it('a merged unit ends into the other, and acts no more; its name stays its own', () => {
    const merged = after(
      { type: 'add-units', units: [development, unit('prices', '省物价局')] },
      { type: 'merge-units', from: ['prices'], into: 'development' },
    );
    expect(merged.units.get('prices')).toMatchObject({ name: '省物价局', endedInto: ['development'] });
    expect(refusedWith(merged, { type: 'merge-units', from: ['prices'], into: 'development' })).toBe('unit/not-found');
    expect(refusedWith(merged, { type: 'add-alias', unitId: 'prices', alias: '物价局' })).toBe('unit/not-found');
    expect(refusedWith(two, { type: 'merge-units', from: ['prices'], into: 'prices' })).toBe('command/malformed');
  });

  it('a split unit ends into new ones, under names that nobody bears', () => {
    const split: DirectoryAct = { type: 'split-unit', unitId: 'prices', into: [unit('a', '甲局'), unit('b', '乙局')] };
    const done = after({ type: 'add-units', units: [unit('prices', '省物价局')] }, split);
    expect(done.units.get('prices')?.endedInto).toEqual(['a', 'b']);
    expect(done.units.get('b')).toMatchObject({ name: '乙局', endedInto: [] });
    expect(refusedWith(two, { ...split, into: [unit('a', '省发展改革委')] })).toBe('unit/already-known');
    expect(refusedWith(two, { ...split, into: [] })).toBe('command/malformed');
    expect(refusedWith(two, split, liaisonOf('development'))).toBe('act/not-yours');
  });
});
