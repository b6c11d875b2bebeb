/**
 * Proof that it is still the same person: wanted for acts on factors where the sign-in is more than ten minutes ago, so that a session left open
 * cannot be made somebody's for good. A wrong proof counts as a failed sign-in.
 */
import { proofWanted } from '@taizhang/identity';
import { type AccountRow, lockedAccount, sessionProved, type Transaction } from '@taizhang/store';
import type { Context } from 'hono';
import type { Accounts } from '../identity/accounts.js';
import type { SignedIn, Way } from '../identity/identity.js';
import { passwordFits } from '../identity/passwords.js';
import type { Parts } from '../parts.js';
import { noteFailure } from '../sign-in/failures.js';
import { totpFits } from '../sign-in/second-factor.js';
import { mayComeIn } from '../sign-in/step.js';

type Proof = { readonly password?: string | undefined; readonly code?: string | undefined };
type World = {
  readonly person: SignedIn;
  readonly way: Way | null;
  readonly http: Context;
  readonly parts: Parts;
  readonly accounts: Accounts;
};
export type Proved =
  | { readonly ok: true; readonly account: AccountRow }
  | { readonly ok: false; readonly refused: 'not-found' | 'session/proof-wanted' | 'sign-in/failed' };

const fits = async (transaction: Transaction, account: AccountRow, { password, code }: Proof, world: World): Promise<boolean> => {
  if (password !== undefined) return passwordFits(account.passwordHash, password);
  return code !== undefined && totpFits(transaction, account.personId, code, world);
};

/** The account, locked in the transaction, of a person who is known to be there. */
export const provedAccount = async (transaction: Transaction, proof: Proof | undefined, world: World): Promise<Proved> => {
  const { person, way, parts } = world;
  const account = way?.kind === 'session' ? await lockedAccount(transaction.client, person.personId) : null;
  if (account === null || way?.kind !== 'session') return { ok: false, refused: 'not-found' };
  if (!proofWanted(way.provedAt, parts.clock().getTime())) return { ok: true, account };
  if (proof?.password === undefined && proof?.code === undefined) return { ok: false, refused: 'session/proof-wanted' };
  if (mayComeIn(account, parts.clock()) && (await fits(transaction, account, proof, world))) {
    await sessionProved(transaction.client, way.tokenHash, parts.clock().toISOString());
    return { ok: true, account };
  }
  await noteFailure(transaction, account, 'proof', world);
  return { ok: false, refused: 'sign-in/failed' };
};
