/** The rules of accounts: read by administrators, changed by the security administrator, never below the floors. */
import { ROUTES } from '@taizhang/contract';
import { belowFloor, POLICY_FLOORS } from '@taizhang/identity';
import { setIdentityState, shortenSessions, transact } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';
import { policyInForce } from '../identity/accounts.js';
import { lineOf } from '../identity/security-note.js';

export const getPolicy = answersWithAccounts(ROUTES.getPolicy, async ({ parts }) => ({
  answer: { ...(await policyInForce(parts.store.pool)), floors: POLICY_FLOORS },
}));

export const savePolicy = answersWithAccounts(ROUTES.savePolicy, async (call) => {
  const { body, parts } = call;
  const below = belowFloor(body.policy);
  if (below !== null) return { refused: 'policy/below-floor', params: below };
  const saved = await transact(parts.store, async ({ client, note }) => {
    if (!(await setIdentityState(client, 'policy', body.revision, body.policy))) return false;
    const { idleMinutes, absoluteHours } = body.policy.session;
    await shortenSessions(client, idleMinutes * 60, absoluteHours * 3600);
    note(lineOf(call, 'policy.changed', { facts: { revision: body.revision + 1 } }));
    return true;
  });
  if (!saved) return { refused: 'policy/changed-since' };
  return { answer: { ...(await policyInForce(parts.store.pool)), floors: POLICY_FLOORS } };
});
