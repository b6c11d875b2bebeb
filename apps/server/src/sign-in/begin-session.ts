/** The last step of every way in: a new session under a new token, the oldest ones ended, the lock forgotten. One place, so that no way in forgets one. */
import { isOffice, sessionsToEnd } from '@taizhang/identity';
import {
  type AccountRow,
  createSession,
  endSessionsOf,
  type NewSecurityEntry,
  sessionsOf,
  setSignedIn,
  type Transaction,
} from '@taizhang/store';
import type { Context } from 'hono';
import { type Accounts, needsSecondFactor, policyInForce } from '../identity/accounts.js';
import type { Asker, SessionWay, SignedIn } from '../identity/identity.js';
import { lineOf } from '../identity/security-note.js';
import { forgeryTokenOf, hashOf, newToken } from '../identity/tokens.js';
import type { Parts } from '../parts.js';
import { pendingOf } from './pending.js';

export type SignInBy = 'password' | 'totp' | 'recovery' | 'passkey' | 'single-sign-on' | 'invitation';
type From = { readonly http: Context; readonly parts: Parts; readonly accounts: Accounts };
export type Begun = Asker & { readonly way: SessionWay; readonly cookie: string };

export const signedInAs = ({ personId, name, unitId, roles }: AccountRow): SignedIn => ({ personId, name, unitId, roles });

/** The account is locked in the transaction and may come in; it is asked nowhere else. */
export const beginSession = async ({ client, note }: Transaction, account: AccountRow, by: SignInBy, from: From): Promise<Begun> => {
  const { policy } = await policyInForce(client);
  const now = from.parts.clock();
  const [at, person, token] = [now.toISOString(), signedInAs(account), newToken()];
  const rows = (await sessionsOf(client, person.personId)).map((row) => ({ ...row, startedAt: Date.parse(row.startedAt) }));
  const ended = sessionsToEnd(rows, policy).map(({ tokenHash }) => tokenHash);
  if (ended.length > 0) await endSessionsOf(client, person.personId, { only: ended });
  // An identity provider asks for its own second factor; an administrator is asked here all the same.
  const needs = by === 'single-sign-on' ? account.roles.some(isOffice) : needsSecondFactor(account.roles, policy);
  const pending = pendingOf(account, { policy, now: now.getTime(), needs, by });
  const idleSeconds = policy.session.idleMinutes * 60;
  const seconds = policy.session.absoluteHours * 3600;
  const expiresAt = new Date(now.getTime() + seconds * 1000).toISOString();
  await createSession({ pool: client }, { tokenHash: hashOf(token), personId: person.personId, at, expiresAt, idleSeconds, pending });
  await setSignedIn(client, person.personId, at);
  const line: NewSecurityEntry = lineOf({ ...from, person }, 'session.began', { facts: { by } });
  note(line);
  const way: SessionWay = {
    kind: 'session',
    tokenHash: hashOf(token),
    startedAt: now.getTime(),
    provedAt: now.getTime(),
    pending,
    forgeryToken: forgeryTokenOf(token),
    idleSeconds,
  };
  return { person, way, cookie: from.accounts.cookies.session(token, seconds) };
};
