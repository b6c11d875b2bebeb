/** A hand-over (工作交接) in one act: the successor gets the roles, unread notices, drafts and stand-ins; the person stays as a handler, or goes. */
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
  setStatus,
  type Transaction,
  transact,
} from '@taizhang/store';
import type { Context } from 'hono';
import { answersWithAccounts } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import { lineOf } from '../identity/security-note.js';
import type { Parts } from '../parts.js';
import { allowedOn } from './describe-person.js';
import { keptAccount } from './kept-account.js';
import { countStandIns, passStandIns } from './pass-stand-ins.js';
import { describeUnitPeople } from './unit-people.js';

const mayTake = ({ status }: AccountRow): boolean => status === 'active' || status === 'invited';

type World = { readonly person: SignedIn; readonly http: Context; readonly parts: Parts };
type Asked = { readonly to: string; readonly stays: boolean };
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
  const standIns = await countStandIns({ unitId, fromId: personId, toId: '' }, parts);
  return { answer: { from: { personId, name, roles }, ...held, standIns, successors } };
});

/** The person who goes keeps nothing; who stays is a handler and signs in anew. */
const leave = async ({ client }: Transaction, { personId }: AccountRow, stays: boolean): Promise<void> => {
  await changePersonRow(client, personId, { roles: stays ? ['handler'] : [] });
  if (stays) await endSessionsOf(client, personId);
  else {
    await dropCredentials(client, personId);
    await setStatus(client, personId, 'removed');
  }
};

type Misfit = 'hand-over/not-fitting' | 'account/roles-exclude' | 'account/role-not-given-here';

/** The roles that the successor then holds; or why nothing passes. */
const passing = (from: AccountRow, to: AccountRow | null, giver: SignedIn): { readonly roles: AccountRow['roles'] } | Misfit => {
  if (to === null || to.personId === from.personId || to.unitId !== from.unitId || !mayTake(to)) return 'hand-over/not-fitting';
  const roles = [...new Set([...to.roles, ...from.roles])];
  if (rolesExclude(roles)) return 'account/roles-exclude';
  const giving = rolesToGive(giver, from.unitId);
  return roles.every((role) => giving.includes(role)) ? { roles } : 'account/role-not-given-here';
};

/** Everything but the stand-ins, which stand in the ledger's journals. */
const passPost = async (transaction: Transaction, call: World, fromId: string, { to: toId, stays }: Asked, standIns: number) => {
  const { client, note } = transaction;
  const kept = await keptAccount(transaction, fromId, 'hand-over', call);
  if (!kept.ok) return kept;
  const passes = passing(kept.account, toId === fromId ? null : await lockedAccount(client, toId), call.person);
  if (typeof passes === 'string') return { ok: false, refused: passes } as const;
  const passed = await passOn(client, fromId, toId);
  await changePersonRow(client, toId, { roles: passes.roles });
  await endSessionsOf(client, toId);
  await leave(transaction, kept.account, stays);
  note(lineOf(call, 'account.handed-over', { personId: fromId, aboutId: toId, facts: { ...passed, standIns, by: call.person.personId } }));
  return { ok: true, unitId: kept.account.unitId } as const;
};

/**
 * The ledger's part goes first, for it can be done again: where the rest fails, the same hand-over asked for once more finds nothing left to pass there
 * and does the rest. What the rest would refuse is looked at before.
 */
export const handOver = answersWithAccounts(ROUTES.handOver, async (call) => {
  const { params, body, person, parts } = call;
  const found = await handedOver(params.personId, call);
  if ('refused' in found) return found;
  const passes = passing(found.account, await accountOf(parts.store.pool, body.to), person);
  if (typeof passes === 'string') return { refused: passes };
  const { unitId } = found.account;
  const standIns = await passStandIns({ unitId, fromId: params.personId, toId: body.to }, call);
  const done = await transact(parts.store, (transaction) => passPost(transaction, call, params.personId, body, standIns));
  if (!done.ok) return done;
  const answer = await describeUnitPeople(done.unitId, person, parts);
  return answer === null ? { refused: 'not-found' } : { answer };
});
