/**
 * Single sign-on: to the identity provider and back. A subject means an account that somebody here made: linked before, by an invitation's link, or by
 * the claim that equals the sign-in name. Nobody unknown gets an account.
 */
import { ROUTES } from '@taizhang/contract';
import { isOffice } from '@taizhang/identity';
import {
  type AccountRow,
  accountOfLogin,
  dropFactors,
  invitationOf,
  lockedAccount,
  personOfLink,
  putLink,
  setStatus,
  type Transaction,
  takeInvitation,
  takeTicket,
  transact,
} from '@taizhang/store';
import { answersAnybodyWithAccounts } from '../http/use-case.js';
import { type Accounts, foldLogin } from '../identity/accounts.js';
import { lineOf } from '../identity/security-note.js';
import { hashOf } from '../identity/tokens.js';
import type { Parts } from '../parts.js';
import { beginSession } from './begin-session.js';
import { noteFailure } from './failures.js';
import type { Known } from './provider.js';
import { afterFirstFactor, type Came, mayComeIn } from './step.js';
import { newTicket } from './tickets.js';

const TICKET_SECONDS = 600;
type From = Parameters<typeof beginSession>[3];

export const beginSingleSignOn = answersAnybodyWithAccounts(ROUTES.beginSingleSignOn, async ({ body, parts, accounts }) => {
  const provider = accounts.singleSignOn;
  if (provider === null) return { refused: 'sso/not-set' };
  const invitation = body.invitation === undefined ? '' : hashOf(body.invitation);
  if (invitation !== '' && (await invitationOf(parts.store.pool, invitation, parts.clock().toISOString())) === null)
    return { refused: 'invitation/over' };
  try {
    const { address, state, nonce, verifier } = await provider.begin();
    const token = await newTicket(parts.store.pool, 'single-sign-on', null, { state, nonce, verifier, invitation }, parts.clock);
    return { answer: { address }, headers: { 'set-cookie': accounts.cookies.signOn(token, TICKET_SECONDS) } };
  } catch (fault) {
    parts.log('error', { event: 'single-sign-on', fault: fault instanceof Error ? fault.name : 'unknown' });
    return { refused: 'sso/failed' };
  }
});

/** An account that is linked to the subject, or is linked now. */
const linked = async (
  { client, note }: Transaction,
  known: Known,
  personId: string | null,
  by: 'invitation' | 'claim',
  from: From,
): Promise<AccountRow | null> => {
  const account = await lockedAccount(client, personId ?? '');
  if (account === null || (account.status !== 'active' && account.status !== 'invited')) return null;
  if (!(await putLink(client, known, account.personId, from.parts.clock().toISOString()))) return null;
  await setStatus(client, account.personId, 'active');
  note(lineOf({ ...from, person: null }, 'account.linked', { personId: account.personId, facts: { by } }));
  return lockedAccount(client, account.personId);
};

const accountMeant = async (transaction: Transaction, known: Known, invitation: string, from: From): Promise<AccountRow | null> => {
  const { client } = transaction;
  const personId = await personOfLink(client, known);
  if (personId !== null) return lockedAccount(client, personId);
  if (invitation !== '') {
    const taken = await takeInvitation(client, invitation, from.parts.clock().toISOString());
    if (taken?.purpose === 'renew') await dropFactors(client, taken.personId ?? '');
    return linked(transaction, known, taken?.personId ?? null, 'invitation', from);
  }
  const claim = from.accounts.settings.singleSignOn?.claim ?? null;
  const named = claim === null ? undefined : known.claims[claim];
  if (typeof named !== 'string') return null;
  return linked(transaction, known, (await accountOfLogin(client, foldLogin(named)))?.personId ?? null, 'claim', from);
};

const comeIn = async (transaction: Transaction, known: Known, invitation: string, from: From): Promise<Came | null> => {
  const account = await accountMeant(transaction, known, invitation, from);
  if (!mayComeIn(account, from.parts.clock())) {
    await noteFailure(transaction, account, 'single-sign-on', from);
    return null;
  }
  if (account.roles.some(isOffice)) return afterFirstFactor(transaction, account, 'single-sign-on', from);
  return { begun: await beginSession(transaction, account, 'single-sign-on', from) };
};

const goTo = (place: string, cookies: readonly string[]): Response => {
  const headers = new Headers({ location: place, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
};

/** Behind `#`: no server and no log sees it. */
const signInPage = (facts: Readonly<Record<string, string>>): string => `/sign-in#${new URLSearchParams(facts)}`;

const provedBy = async (
  query: string,
  facts: Readonly<Record<string, string>>,
  { parts, accounts }: { parts: Parts; accounts: Accounts },
) => {
  const { state = '', nonce = '', verifier = '' } = facts;
  try {
    return (await accounts.singleSignOn?.complete(query, { state, nonce, verifier })) ?? null;
  } catch (fault) {
    parts.log('warn', { event: 'single-sign-on', fault: fault instanceof Error ? fault.name : 'unknown' });
    return null;
  }
};

export const completeSingleSignOn = answersAnybodyWithAccounts(ROUTES.completeSingleSignOn, async (call) => {
  const { http, parts, accounts } = call;
  const token = accounts.cookies.signOnOf(http.req.raw);
  const gone = accounts.cookies.signOn('', 0);
  const at = parts.clock().toISOString();
  const ticket =
    token === null ? null : await transact(parts.store, ({ client }) => takeTicket(client, hashOf(token), 'single-sign-on', at));
  const known = ticket === null ? null : await provedBy(new URL(http.req.url).search, ticket.facts, call);
  if (ticket === null || known === null) return goTo(signInPage({ refused: 'sso/failed' }), [gone]);
  const came = await transact(parts.store, (transaction) => comeIn(transaction, known, ticket.facts.invitation ?? '', call));
  if (came === null) return goTo(signInPage({ refused: 'sso/unknown-person' }), [gone]);
  if ('ticket' in came) return goTo(signInPage({ ticket: came.ticket, methods: came.methods.join(' ') }), [gone]);
  return goTo('/', [gone, came.begun.cookie]);
});
