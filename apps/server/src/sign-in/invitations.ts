/** One-time links: who is meant, and coming in by one. The first administrator says also who they are. */
import { ROUTES } from '@taizhang/contract';
import { type Policy, passwordFault } from '@taizhang/identity';
import {
  type AccountRow,
  accountOf,
  accountOfLogin,
  dropFactors,
  type InvitationRow,
  insertAccount,
  invitationOf,
  lastPasswords,
  lockedAccount,
  setPassword,
  setStatus,
  type Transaction,
  takeInvitation,
  transact,
} from '@taizhang/store';
import type { Context } from 'hono';
import type { Refused } from '../http/problem.js';
import { answersAnybodyWithAccounts } from '../http/use-case.js';
import { type Accounts, foldLogin, policyInForce } from '../identity/accounts.js';
import { hashPassword, isAmong } from '../identity/passwords.js';
import { lineOf } from '../identity/security-note.js';
import { hashOf } from '../identity/tokens.js';
import type { Parts } from '../parts.js';
import { canonicalName, unitsByName } from '../units/directory-units.js';
import { beginSession } from './begin-session.js';
import { answerOf, type Came } from './step.js';

type First = { readonly name: string; readonly loginName: string; readonly unitName: string };
type From = { readonly http: Context; readonly parts: Parts; readonly accounts: Accounts };
const FIRST_ROLES = ['securityAdministrator'] as const;
const OVER = { refused: 'invitation/over' } as const;

export const lookAtInvitation = answersAnybodyWithAccounts(ROUTES.lookAtInvitation, async ({ body, parts, accounts }) => {
  const { pool } = parts.store;
  const found = await invitationOf(pool, hashOf(body.token), parts.clock().toISOString());
  const account = found?.personId == null ? null : await accountOf(pool, found.personId);
  if (found === null || (found.purpose !== 'first' && account === null)) return OVER;
  const { policy } = await policyInForce(pool);
  const sso = accounts.settings.singleSignOn;
  return {
    answer: {
      purpose: found.purpose,
      name: account?.name ?? '',
      unitName: account === null ? null : (await parts.names.one(account.unitId)).name,
      loginName: account?.loginName ?? '',
      roles: account?.roles ?? FIRST_ROLES,
      endsAt: found.endsAt,
      passwordRules: policy.password,
      oidc: sso === null || account === null ? null : { label: sso.label },
    },
  };
});

/** Who the link is for, as far as the password's rules need it. */
const refusedPassword = async (password: string, account: AccountRow | null, first: First | undefined, policy: Policy, parts: Parts) => {
  const names = [account?.loginName ?? first?.loginName ?? ''];
  const fault = passwordFault(password, names, policy);
  if (fault !== null) return { refused: fault.code, params: fault.params };
  if (account === null) return null;
  const former = await lastPasswords(parts.store.pool, account.personId, policy.password.history);
  return (await isAmong(former, password))
    ? ({ refused: 'password/used-before', params: { history: policy.password.history } } as const)
    : null;
};

/** The unit of the first administrator: from the directory, or new in it. */
const unitOf = async (name: string, parts: Parts): Promise<string> => {
  const canonical = canonicalName(name);
  const actor = { personId: 'first-administrator', unitId: '', roles: ['systemAdministrator'] } as const;
  const mapped = await unitsByName([canonical], actor, parts);
  const unitId = mapped?.ids.get(canonical);
  if (unitId === undefined) throw new Error('The first unit was refused');
  return unitId;
};

const makeFirst = async ({ client }: Transaction, first: First, unitId: string, { parts }: From): Promise<string> => {
  const personId = `p-${parts.newId()}`;
  const at = parts.clock().toISOString();
  const { name, loginName } = first;
  const one = { personId, name, unitId, roles: FIRST_ROLES, mail: null, phone: null, loginName, at };
  // Looked at before; whoever takes the name in this very moment sends the link's bearer back to try again.
  if (!(await insertAccount(client, { ...one, loginFolded: foldLogin(loginName) })))
    throw new Error('The sign-in name was taken meanwhile');
  return personId;
};

type Entering = { readonly hash: string; readonly first: First | undefined; readonly unitId: string | null };

const enter = async (transaction: Transaction, found: InvitationRow, { hash, first, unitId }: Entering, from: From): Promise<Came> => {
  const { client, note } = transaction;
  const { policy } = await policyInForce(client);
  const personId = first !== undefined && unitId !== null ? await makeFirst(transaction, first, unitId, from) : (found.personId ?? '');
  await lockedAccount(client, personId);
  const at = from.parts.clock().toISOString();
  if (found.purpose === 'renew') await dropFactors(client, personId);
  await setPassword(client, personId, hash, at, policy.password.history);
  await setStatus(client, personId, 'active');
  note(lineOf({ ...from, person: null }, 'account.accepted', { personId }));
  const fresh = (await lockedAccount(client, personId))!;
  return { begun: await beginSession(transaction, fresh, 'invitation', from) };
};

export const acceptInvitation = answersAnybodyWithAccounts(ROUTES.acceptInvitation, async (call) => {
  const { body, parts } = call;
  const { pool } = parts.store;
  const [tokenHash, at] = [hashOf(body.token), parts.clock().toISOString()];
  const found = await invitationOf(pool, tokenHash, at);
  if (found === null) return OVER;
  const first = found.purpose === 'first' ? body.first : undefined;
  if (found.purpose === 'first' && first === undefined)
    return { refused: 'request/malformed', fields: [{ path: 'first', fault: 'missing' }] };
  const account = found.personId === null ? null : await accountOf(pool, found.personId);
  const { policy } = await policyInForce(pool);
  const refused: Refused | null = await refusedPassword(body.password, account, first, policy, parts);
  if (refused !== null) return refused;
  if (first !== undefined && (await accountOfLogin(pool, foldLogin(first.loginName))) !== null) return { refused: 'account/login-taken' };
  const entering = { hash: await hashPassword(body.password), first, unitId: first ? await unitOf(first.unitName, parts) : null };
  const came = await transact(parts.store, async (transaction) => {
    const taken = await takeInvitation(transaction.client, tokenHash, at);
    return taken === null ? null : enter(transaction, taken, entering, call);
  });
  return came === null ? OVER : answerOf(came, call);
});
