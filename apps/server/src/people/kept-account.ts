/** The account an act on a person is about, locked: found only by who keeps it, and only where the act is open. Anything else is not there. */
import { type AccountRow, lockedAccount, type Transaction } from '@taizhang/store';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { allowedOn, type PersonAnswer } from './describe-person.js';

type PersonAct = PersonAnswer['allowed'][number];
export type Kept =
  | { readonly ok: true; readonly account: AccountRow }
  | { readonly ok: false; readonly refused: 'not-found' | 'account/wrong-state' | 'account/oneself' };

export const keptAccount = async (
  { client }: Transaction,
  personId: string,
  act: PersonAct,
  { person, parts }: { readonly person: SignedIn; readonly parts: Parts },
): Promise<Kept> => {
  if (personId === person.personId && act !== 'hand-over') return { ok: false, refused: 'account/oneself' };
  const account = await lockedAccount(client, personId);
  const allowed = account === null ? [] : allowedOn(person, account, parts.clock());
  if (account !== null && allowed.includes(act)) return { ok: true, account };
  return { ok: false, refused: allowed.length > 0 ? 'account/wrong-state' : 'not-found' };
};
