/** A failure counts against the account, whichever step it was; a name that nobody has leaves a line and costs the same statements. */
import { afterFailure, type Failures } from '@taizhang/identity';
import { type AccountRow, setFailures, type Transaction } from '@taizhang/store';
import type { Context } from 'hono';
import { policyInForce } from '../identity/accounts.js';
import { lineOf } from '../identity/security-note.js';
import type { Parts } from '../parts.js';

type From = { readonly http: Context; readonly parts: Parts };
export type FailedStep = 'password' | 'totp' | 'recovery' | 'passkey' | 'proof' | 'single-sign-on';

const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at));
const stamp = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export const failuresOf = ({ failures, lastFailureAt, lockedUntil }: AccountRow): Failures => ({
  count: failures,
  lastAt: instant(lastFailureAt),
  lockedUntil: instant(lockedUntil),
});

export const noteFailure = async (
  { client, note }: Transaction,
  account: AccountRow | null,
  step: FailedStep,
  { http, parts }: From,
): Promise<void> => {
  const { policy } = await policyInForce(client);
  const before = account === null ? { count: 0, lastAt: null, lockedUntil: null } : failuresOf(account);
  const { count, lastAt, lockedUntil, locks } = afterFailure(before, parts.clock().getTime(), policy);
  const aboutId = account?.personId ?? null;
  await setFailures(client, aboutId ?? '', { count, lastAt: stamp(lastAt), lockedUntil: stamp(lockedUntil) });
  const from = { person: null, http, parts };
  note(lineOf(from, 'sign-in.failed', { aboutId, success: false, facts: { step } }));
  if (locks && account !== null) note(lineOf(from, 'account.locked', { aboutId, facts: { minutes: policy.lock.minutes } }));
};
