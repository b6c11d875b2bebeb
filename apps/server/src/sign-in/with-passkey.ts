/** A passkey as the second step, or alone: it proves both that the device is there and that its owner unlocked it, which is two factors. */
import { ROUTES } from '@taizhang/contract';
import { lockedAccount, passkeyById, passkeysOf, passkeyUsed, takeTicket, ticketOf, transact } from '@taizhang/store';
import { answersAnybodyWithAccounts } from '../http/use-case.js';
import { hashOf } from '../identity/tokens.js';
import { beginSession } from './begin-session.js';
import { noteFailure } from './failures.js';
import { askForPasskey, passkeyHolds } from './passkey-answers.js';
import { answerOf, mayComeIn } from './step.js';
import { newTicket } from './tickets.js';

export const beginPasskeySignIn = answersAnybodyWithAccounts(ROUTES.beginPasskeySignIn, async ({ body, parts, accounts }) => {
  const { pool } = parts.store;
  const at = parts.clock().toISOString();
  const half = body.ticket === undefined ? null : await ticketOf(pool, hashOf(body.ticket), 'second-factor', at);
  if (body.ticket !== undefined && half === null) return { refused: 'sign-in/ticket-over' };
  const personId = half?.personId ?? null;
  const options = await askForPasskey(personId === null ? null : await passkeysOf(pool, personId), accounts.settings);
  const ticket = await newTicket(pool, 'passkey', personId, { challenge: options.challenge }, parts.clock);
  return { answer: { ticket, options: { ...options } } };
});

export const signInWithPasskey = answersAnybodyWithAccounts(ROUTES.signInWithPasskey, async (call) => {
  const { body, parts, accounts } = call;
  const at = parts.clock().toISOString();
  const came = await transact(parts.store, async (transaction) => {
    const { client } = transaction;
    const ticket = await takeTicket(client, hashOf(body.ticket), 'passkey', at);
    if (ticket === null) return 'sign-in/ticket-over' as const;
    const passkey = await passkeyById(client, String(body.response.id ?? ''));
    const account = await lockedAccount(client, passkey?.personId ?? '');
    const meant = passkey !== null && (ticket.personId === null || ticket.personId === passkey.personId);
    const counter = meant ? await passkeyHolds(body.response, ticket.facts.challenge ?? '', passkey, accounts.settings) : null;
    if (counter === null || passkey === null || !mayComeIn(account, parts.clock())) {
      await noteFailure(transaction, meant ? account : null, 'passkey', call);
      return 'sign-in/failed' as const;
    }
    await passkeyUsed(client, passkey.passkeyId, counter, at);
    return { begun: await beginSession(transaction, account, 'passkey', call) };
  });
  return typeof came === 'string' ? { refused: came } : answerOf(came, call);
});
