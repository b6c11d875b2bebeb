/** Signing in by name and password. An unknown name, a wrong password and a locked account answer alike, after the same work. */
import { ROUTES } from '@taizhang/contract';
import { accountOfLogin, lockedAccount, transact } from '@taizhang/store';
import { answersAnybodyWithAccounts } from '../http/use-case.js';
import { foldLogin } from '../identity/accounts.js';
import { passwordFits } from '../identity/passwords.js';
import { noteFailure } from './failures.js';
import { afterFirstFactor, answerOf, mayComeIn } from './step.js';

export const signInWithPassword = answersAnybodyWithAccounts(ROUTES.signInWithPassword, async (call) => {
  const { body, parts } = call;
  const seen = await accountOfLogin(parts.store.pool, foldLogin(body.loginName));
  const fits = await passwordFits(seen?.passwordHash ?? null, body.password);
  const came = await transact(parts.store, async (transaction) => {
    const account = await lockedAccount(transaction.client, seen?.personId ?? '');
    const stands = fits && account?.passwordHash === seen?.passwordHash;
    if (stands && mayComeIn(account, parts.clock())) return afterFirstFactor(transaction, account, 'password', call);
    await noteFailure(transaction, account, 'password', call);
    return null;
  });
  return came === null ? { refused: 'sign-in/failed' } : answerOf(came, call);
});
