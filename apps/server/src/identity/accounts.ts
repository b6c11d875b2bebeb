/** What real accounts need of the world: settings, key, cookies, mail, the policy in force. Handed to use cases as `accounts`; null in evaluation mode. */
import { DEFAULT_POLICY, isOffice, type Policy } from '@taizhang/identity';
import type { PersonRole } from '@taizhang/ledger';
import { type Carrier, identityState } from '@taizhang/store';
import type { SingleSignOn } from '../sign-in/provider.js';
import type { CookieJar } from './cookies.js';
import type { Seal } from './sealing.js';
import type { IdentitySettings } from './settings.js';

export type Mail = (letter: { readonly to: string; readonly subject: string; readonly text: string }) => Promise<void>;

export type Accounts = {
  readonly settings: IdentitySettings;
  readonly seal: Seal;
  readonly cookies: CookieJar;
  readonly mail: Mail | null;
  readonly singleSignOn: SingleSignOn | null;
  readonly database: 'embedded' | 'server';
};

/** Fields that a stored policy of an older version does not know are the default's. */
export const policyInForce = async (carrier: Carrier): Promise<{ readonly revision: number; readonly policy: Policy }> => {
  const found = await identityState<Policy>(carrier, 'policy');
  return { revision: found?.revision ?? 0, policy: { ...DEFAULT_POLICY, ...found?.value } };
};

export const needsSecondFactor = (roles: readonly PersonRole[], policy: Policy): boolean =>
  policy.secondFactor.everybody || roles.some(isOffice);

export const foldLogin = (loginName: string): string => loginName.trim().normalize('NFKC').toLowerCase();
