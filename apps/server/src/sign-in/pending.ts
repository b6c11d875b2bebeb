/** What a person who has just come in must do before anything else. */
import { mustChangePassword, type Policy } from '@taizhang/identity';
import type { AccountRow } from '@taizhang/store';

export type PendingStep = 'change-password' | 'enrol-second-factor';
type Standing = { readonly policy: Policy; readonly now: number; readonly needs: boolean; readonly by: string };

/** A password that was not used to come in is not asked to be changed; an identity provider has its own second factor, but not for administrators. */
export const pendingOf = (account: AccountRow, { policy, now, needs, by }: Standing): readonly PendingStep[] => {
  const { passwordSetAt, totp, passkeys } = account;
  const withPassword = by === 'password' || by === 'totp' || by === 'recovery';
  const aged = withPassword && passwordSetAt !== null && mustChangePassword(Date.parse(passwordSetAt), now, policy);
  return [...(aged ? ['change-password' as const] : []), ...(needs && !totp && passkeys === 0 ? ['enrol-second-factor' as const] : [])];
};
