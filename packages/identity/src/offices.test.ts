/** Laws of offices: they exclude each other and the ledger, and no single administrator, nor single kind, raises anybody. */
import type { PersonRole } from '@taizhang/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actsAlone,
  confirmationRefused,
  type Holder,
  isFounded,
  isOffice,
  keepsAccountOf,
  LEDGER_ROLES,
  OFFICES,
  type OfficeProposal,
  type Offices,
  officeOf,
  proposalRefused,
  reachAllows,
  rolesExclude,
  rolesToGive,
} from './index.js';

const ROLES: readonly PersonRole[] = [...LEDGER_ROLES, ...OFFICES];
const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((personId) => personId);
const step = fc.record({
  what: fc.constantFrom('give' as const, 'end' as const, 'liaison' as const),
  office: fc.constantFrom(...OFFICES),
  by: fc.constantFrom(...people),
  second: fc.constantFrom(...people),
  about: fc.constantFrom(...people),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type World = { readonly founded: boolean; readonly roles: ReadonlyMap<string, readonly PersonRole[]> };
const holder = ({ roles }: World, personId: string): Holder => ({ personId, unitId: 'u', roles: roles.get(personId) ?? [] });
const officesOf = (world: World): Offices => ({
  founded: world.founded,
  holders: people.map((personId) => ({ ...holder(world, personId), active: true })).filter(({ roles }) => officeOf(roles) !== null),
});
const withRoles = (world: World, personId: string, roles: readonly PersonRole[]): World => {
  const next = { ...world, roles: new Map([...world.roles, [personId, roles]]) };
  return { ...next, founded: isFounded(officesOf(next)) };
};

/** One step as the server takes it: invitation by roles, or a proposal with its second hand where one is wanted. */
const take = (world: World, { what, office, by, second, about, roles }: Step): World => {
  const actor = holder(world, by);
  const person = holder(world, about);
  if (what === 'liaison') {
    const given = rolesToGive(actor, 'u');
    const may = keepsAccountOf(actor, person) && !rolesExclude(roles) && roles.every((role) => given.includes(role));
    return may ? withRoles(world, about, roles) : world;
  }
  const offices = officesOf(world);
  const asked = { kind: what, office, personId: about };
  if (proposalRefused(offices, asked, actor, person) !== null) return world;
  const proposal: OfficeProposal = { ...asked, proposedBy: { personId: by, office: officeOf(actor.roles)! } };
  const carried = actsAlone(offices, proposal) || confirmationRefused(offices, proposal, holder(world, second), person) === null;
  return carried ? withRoles(world, about, what === 'give' ? [office] : []) : world;
};

const START: World = { founded: false, roles: new Map([['a', ['securityAdministrator'] as const]]) };

describe('whatever is tried in whatever order', () => {
  it('nobody holds an office beside another role', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const world = steps.reduce(take, START);
        for (const personId of people) expect(rolesExclude(holder(world, personId).roles)).toBe(false);
      }),
    );
  });

  it('no step gives the one who takes it an office, or any role', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let world = START;
        for (const one of steps) {
          const next = take(world, one);
          expect(holder(next, one.by).roles).toEqual(holder(world, one.by).roles);
          world = next;
        }
      }),
    );
  });

  it('once founded, an office changes hands by two kinds of administrators and no fewer; none stands empty', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let world = START;
        for (const one of steps) {
          const next = take(world, one);
          if (world.founded && officeOf(holder(next, one.about).roles) !== officeOf(holder(world, one.about).roles)) {
            const hands = [one.by, one.second].map((personId) => officeOf(holder(world, personId).roles));
            expect(hands.every((hand) => hand !== null) && hands[0] !== hands[1]).toBe(true);
          }
          if (world.founded)
            for (const office of OFFICES) expect(officesOf(next).holders.some(({ roles }) => officeOf(roles) === office)).toBe(true);
          world = next;
        }
      }),
    );
  });
});

describe('roles', () => {
  it('a liaison keeps people of the own unit without wider roles; nobody keeps an administrator', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.subarray([...ROLES]), fc.boolean(), (mine, theirs, same) => {
        const giver = { personId: 'x', unitId: 'u', roles: mine };
        const person = { personId: 'y', unitId: same ? 'u' : 'v', roles: theirs };
        if (!keepsAccountOf(giver, person)) return;
        expect(theirs.some(isOffice)).toBe(false);
        expect(mine.includes('securityAdministrator') || same).toBe(true);
      }),
    );
  });

  it('whoever holds an office beside another role reaches nothing that is an administrator’s', () => {
    for (const office of OFFICES)
      for (const reach of ['security', 'system', 'audit', 'offices']) expect(reachAllows(reach, [office, 'liaison'])).toBe(false);
  });
});
