/** Changing one's password: the present one is asked, the rules and the history looked at; other sessions end and this one gets a new token. */
import { ROUTES } from '@taizhang/contract';
import { passwordFault } from '@taizhang/identity';
import { accountOf, endSessionsOf, lastPasswords, lockedAccount, rotateSession, setPassword, stepDone, transact } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';
import { policyInForce } from '../identity/accounts.js';
import type { SessionWay } from '../identity/identity.js';
import { hashPassword, isAmong, passwordFits } from '../identity/passwords.js';
import { lineOf } from '../identity/security-note.js';
import { forgeryTokenOf, hashOf, newToken } from '../identity/tokens.js';
import { noteFailure } from '../sign-in/failures.js';
import { answerOf, mayComeIn } from '../sign-in/step.js';

const FAILED = { refused: 'sign-in/failed' } as const;

export const changePassword = answersWithAccounts(ROUTES.changePassword, async (call) => {
  const { body, person, way, parts, accounts } = call;
  const { pool } = parts.store;
  const seen = await accountOf(pool, person.personId);
  if (seen === null || way?.kind !== 'session') return { refused: 'not-found' };
  const known = await passwordFits(seen.passwordHash, body.current);
  if (!known || !mayComeIn(seen, parts.clock())) {
    await transact(parts.store, async (t) => noteFailure(t, await lockedAccount(t.client, person.personId), 'proof', call));
    return FAILED;
  }
  const { policy } = await policyInForce(pool);
  const fault = passwordFault(body.next, [seen.loginName ?? '', seen.name], policy);
  if (fault !== null) return { refused: fault.code, params: fault.params };
  const { history } = policy.password;
  if (await isAmong(await lastPasswords(pool, person.personId, Math.max(1, history)), body.next))
    return { refused: 'password/used-before', params: { history } };
  const hash = await hashPassword(body.next);
  const [token, at] = [newToken(), parts.clock().toISOString()];
  const changed = await transact(parts.store, async ({ client, note }) => {
    const account = await lockedAccount(client, person.personId);
    if (account?.passwordHash !== seen.passwordHash) return false;
    await setPassword(client, person.personId, hash, at, history);
    await endSessionsOf(client, person.personId, { except: way.tokenHash });
    await stepDone(client, person.personId, 'change-password');
    await rotateSession(client, way.tokenHash, hashOf(token), at);
    note(lineOf(call, 'password.changed'));
    return true;
  });
  if (!changed) return FAILED;
  const next: SessionWay = {
    ...way,
    tokenHash: hashOf(token),
    provedAt: parts.clock().getTime(),
    pending: way.pending.filter((step) => step !== 'change-password'),
    forgeryToken: forgeryTokenOf(token),
  };
  const cookie = accounts.cookies.session(token, policy.session.absoluteHours * 3600);
  return answerOf({ begun: { person, way: next, cookie } }, call);
});
