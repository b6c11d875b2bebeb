/** The answer of a step of signing in: a session with its cookie, or what is wanted next. */
import { isLocked } from '@taizhang/identity';
import type { AccountRow, Transaction } from '@taizhang/store';
import type { Context } from 'hono';
import type { Outcome } from '../http/use-case.js';
import type { Accounts } from '../identity/accounts.js';
import type { Parts } from '../parts.js';
import { describeSession, type SessionAnswer } from '../sessions/describe-session.js';
import { type Begun, beginSession, type SignInBy } from './begin-session.js';
import { failuresOf } from './failures.js';
import { newTicket } from './tickets.js';

export type Method = 'totp' | 'passkey' | 'recovery';
export type StepAnswer =
  | { readonly step: 'signed-in'; readonly session: SessionAnswer }
  | { readonly step: 'second-factor'; readonly ticket: string; readonly methods: readonly Method[] };
export type Came = { readonly begun: Begun } | { readonly ticket: string; readonly methods: readonly Method[] };

type From = { readonly http: Context; readonly parts: Parts; readonly accounts: Accounts };

/** Neither locked, invited, removed nor erased. */
export const mayComeIn = (account: AccountRow | null, now: Date): account is AccountRow =>
  account !== null && account.status === 'active' && !isLocked(failuresOf(account), now.getTime());

export const methodsOf = ({ totp, passkeys, codesLeft }: AccountRow): readonly Method[] => [
  ...(totp ? ['totp' as const] : []),
  ...(passkeys > 0 ? ['passkey' as const] : []),
  ...((totp || passkeys > 0) && codesLeft > 0 ? ['recovery' as const] : []),
];

/** After the first factor: the second where there is one, else the session. */
export const afterFirstFactor = async (transaction: Transaction, account: AccountRow, by: SignInBy, from: From): Promise<Came> => {
  const methods = methodsOf(account);
  if (methods.length === 0) return { begun: await beginSession(transaction, account, by, from) };
  return { ticket: await newTicket(transaction.client, 'second-factor', account.personId, {}, from.parts.clock), methods };
};

export const answerOf = async (came: Came, { parts }: { readonly parts: Parts }): Promise<Outcome<StepAnswer>> => {
  if ('ticket' in came) return { answer: { step: 'second-factor', ...came } };
  const { person, way, cookie } = came.begun;
  return { answer: { step: 'signed-in', session: await describeSession(person, way, parts) }, headers: { 'set-cookie': cookie } };
};
