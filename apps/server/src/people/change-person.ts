/** A person's account changed by who keeps it: name and roles, a new link, a lock ended, removed, erased. */
import { ROUTES } from '@taizhang/contract';
import { rolesExclude, rolesToGive } from '@taizhang/identity';
import {
  accountOf,
  changePersonRow,
  dropCredentials,
  endSessionsOf,
  erasePersonRow,
  setFailures,
  setStatus,
  type Transaction,
  transact,
} from '@taizhang/store';
import type { Refused } from '../http/problem.js';
import { answersWithAccounts } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import { lineOf } from '../identity/security-note.js';
import type { Parts } from '../parts.js';
import { describePerson, type PersonAnswer } from './describe-person.js';
import { mailed, newLink } from './invite.js';
import { keptAccount } from './kept-account.js';

type World = { readonly person: SignedIn; readonly parts: Parts };
type Answer = { readonly answer: PersonAnswer } | Refused;

/** Does it in a transaction, or says why not; answers the person as they then are. */
const done = async (
  personId: string,
  { person, parts }: World,
  act: (transaction: Transaction) => Promise<Refused | null>,
): Promise<Answer> => {
  const refused = await transact(parts.store, act);
  if (refused !== null) return refused;
  return { answer: await describePerson((await accountOf(parts.store.pool, personId))!, person, parts) };
};

export const changePerson = answersWithAccounts(ROUTES.changePerson, (call) => {
  const { params, body, person } = call;
  return done(params.personId, call, async (transaction) => {
    const { client, note } = transaction;
    const kept = await keptAccount(transaction, params.personId, 'change', call);
    if (!kept.ok) return kept;
    if (rolesExclude(body.roles)) return { refused: 'account/roles-exclude' };
    const giving = rolesToGive(person, kept.account.unitId);
    if (!body.roles.every((role) => giving.includes(role))) return { refused: 'account/role-not-given-here' };
    await changePersonRow(client, params.personId, body);
    const sameRoles = [...kept.account.roles].sort().join() === [...body.roles].sort().join();
    if (!sameRoles) await endSessionsOf(client, params.personId);
    if (kept.account.status === 'removed') await setStatus(client, params.personId, 'invited');
    note(lineOf(call, 'account.changed', { aboutId: params.personId, facts: { roles: body.roles.join(' ') } }));
    return null;
  });
});

export const renewInvitation = answersWithAccounts(ROUTES.renewInvitation, async (call) => {
  const { params, person, parts, locale } = call;
  const made = await transact(parts.store, async (transaction) => {
    const kept = await keptAccount(transaction, params.personId, 'renew-invitation', call);
    if (!kept.ok) return kept;
    const purpose = kept.account.status === 'invited' ? 'invite' : 'renew';
    transaction.note(lineOf(call, 'account.invitation-renewed', { aboutId: params.personId }));
    const link = await newLink(transaction.client, { personId: params.personId, purpose, madeBy: person.personId }, call);
    return { ok: true, link, mail: kept.account.mail } as const;
  });
  return made.ok ? { answer: await mailed(made.link, made.mail, call, locale) } : made;
});

export const unlockPerson = answersWithAccounts(ROUTES.unlockPerson, (call) =>
  done(call.params.personId, call, async (transaction) => {
    const { personId } = call.params;
    const kept = await keptAccount(transaction, personId, 'unlock', call);
    if (!kept.ok) return kept;
    await setFailures(transaction.client, personId, { count: 0, lastAt: null, lockedUntil: null });
    transaction.note(lineOf(call, 'account.unlocked', { aboutId: personId }));
    return null;
  }),
);

export const removePerson = answersWithAccounts(ROUTES.removePerson, (call) =>
  done(call.params.personId, call, async (transaction) => {
    const { personId } = call.params;
    const kept = await keptAccount(transaction, personId, 'remove', call);
    if (!kept.ok) return kept;
    await dropCredentials(transaction.client, personId);
    await changePersonRow(transaction.client, personId, { roles: [] });
    await setStatus(transaction.client, personId, 'removed');
    transaction.note(lineOf(call, 'account.removed', { aboutId: personId }));
    return null;
  }),
);

export const erasePerson = answersWithAccounts(ROUTES.erasePerson, (call) =>
  done(call.params.personId, call, async (transaction) => {
    const { personId } = call.params;
    const kept = await keptAccount(transaction, personId, 'erase', call);
    if (!kept.ok) return kept;
    await erasePersonRow(transaction.client, personId);
    transaction.note(lineOf(call, 'account.erased', { aboutId: personId }));
    return null;
  }),
);
