/** A hand-over (工作交接) in one act: the successor gets the roles, the unread notices and the drafts; the person stays as a handler, or goes. */
import { ROUTES } from '@taizhang/contract';
import { rolesExclude, rolesToGive } from '@taizhang/identity';
import {
  type AccountRow,
  accountOf,
  accountOfUnit,
  changePersonRow,
  dropCredentials,
  endSessionsOf,
  heldBy,
  lockedAccount,
  passOn,
  planState,
  plansOfUnit,
  setStatus,
  type Transaction,
  transact,
} from '@taizhang/store';
import { dayOf } from '../clock.js';
import { answersWithAccounts } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import { lineOf } from '../identity/security-note.js';
import type { Parts } from '../parts.js';
import { allowedOn } from './describe-person.js';
import { keptAccount } from './kept-account.js';
import { describeUnitPeople } from './unit-people.js';

const mayTake = ({ status }: AccountRow): boolean => status === 'active' || status === 'invited';

type Found = { readonly account: AccountRow } | { readonly refused: 'not-found' | 'account/wrong-state' };

const handedOver = async (personId: string, { person, parts }: { person: SignedIn; parts: Parts }): Promise<Found> => {
  const account = await accountOf(parts.store.pool, personId);
  const allowed = account === null ? [] : allowedOn(person, account, parts.clock());
  if (account !== null && allowed.includes('hand-over')) return { account };
  return { refused: allowed.length > 0 ? 'account/wrong-state' : 'not-found' };
};

export const getHandOver = answersWithAccounts(ROUTES.getHandOver, async (call) => {
  const { params, parts } = call;
  const found = await handedOver(params.personId, call);
  if ('refused' in found) return found;
  const { personId, name, roles, unitId } = found.account;
  const others = (await accountOfUnit(parts.store, unitId)).filter((one) => one.personId !== personId && mayTake(one));
  const held = await heldBy(parts.store, personId, unitId);
  const successors = others.map((one) => ({ personId: one.personId, name: one.name, roles: one.roles }));
  const standIns = await standInsHeld(personId, unitId, parts);
  return { answer: { from: { personId, name, roles }, ...held, standIns, successors } };
});

/** Namings in which the person stands in for somebody, today or later: who named them names somebody else, for it was the person they trusted. */
const standInsHeld = async (personId: string, unitId: string, { store, clock }: Parts): Promise<number> => {
  const today = dayOf(clock());
  const states = await Promise.all((await plansOfUnit(store, unitId)).map((planId) => planState(store, planId)));
  return states.flatMap(({ standIns }) => standIns).filter((named) => named.standInId === personId && named.to >= today).length;
};

/** The person who goes keeps nothing; who stays is a handler and signs in anew. */
const leave = async ({ client }: Transaction, { personId }: AccountRow, stays: boolean): Promise<void> => {
  await changePersonRow(client, personId, { roles: stays ? ['handler'] : [] });
  if (stays) await endSessionsOf(client, personId);
  else {
    await dropCredentials(client, personId);
    await setStatus(client, personId, 'removed');
  }
};

export const handOver = answersWithAccounts(ROUTES.handOver, async (call) => {
  const { params, body, person, parts } = call;
  const done = await transact(parts.store, async (transaction) => {
    const { client, note } = transaction;
    const kept = await keptAccount(transaction, params.personId, 'hand-over', call);
    if (!kept.ok) return kept;
    const from = kept.account;
    const to = body.to === from.personId ? null : await lockedAccount(client, body.to);
    if (to === null || to.unitId !== from.unitId || !mayTake(to)) return { ok: false, refused: 'hand-over/not-fitting' } as const;
    const roles = [...new Set([...to.roles, ...from.roles])];
    const giving = rolesToGive(person, from.unitId);
    if (rolesExclude(roles)) return { ok: false, refused: 'account/roles-exclude' } as const;
    if (!roles.every((role) => giving.includes(role))) return { ok: false, refused: 'account/role-not-given-here' } as const;
    const passed = await passOn(client, from.personId, to.personId);
    await changePersonRow(client, to.personId, { roles });
    await endSessionsOf(client, to.personId);
    await leave(transaction, from, body.stays);
    note(
      lineOf(call, 'account.handed-over', {
        personId: from.personId,
        aboutId: to.personId,
        facts: { ...passed, standIns: 0, by: person.personId },
      }),
    );
    return { ok: true, unitId: from.unitId } as const;
  });
  if (!done.ok) return done;
  const answer = await describeUnitPeople(done.unitId, person, parts);
  return answer === null ? { refused: 'not-found' } : { answer };
});
