/** Lines of the security journal, from the call they come from: who, from where, when. No name, no typed word, no secret. */
import type { SecurityEvent, SecurityType } from '@taizhang/identity';
import type { NewSecurityEntry } from '@taizhang/store';
import type { Context } from 'hono';
import { clientAddress } from '../http/client-address.js';
import type { Parts } from '../parts.js';
import type { SignedIn } from './identity.js';

type World = Pick<Parts, 'clock' | 'settings'>;
type From = { readonly person: SignedIn | null; readonly http: Context; readonly parts: World };
type More = Partial<Pick<SecurityEvent, 'personId' | 'aboutId' | 'success' | 'facts'>>;

/** Null where the request came over no connection: the command line, tests. */
const addressOf = (http: Context, { settings }: World): string | null => {
  const address = clientAddress(http, settings.trustedProxies);
  return address === 'unknown' ? null : address;
};

export const lineOf = ({ person, http, parts }: From, type: SecurityType, more: More = {}): NewSecurityEntry => ({
  type,
  personId: person?.personId ?? null,
  aboutId: null,
  success: true,
  facts: {},
  address: addressOf(http, parts),
  at: parts.clock().toISOString(),
  ...more,
});
