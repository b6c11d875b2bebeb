/** One's own passkeys: made and removed. */
import { ROUTES } from '@taizhang/contract';
import { dropPasskey, dropRecoveryCodes, lockedAccount, passkeysOf, putPasskey, stepDone, takeTicket, transact } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';
import { lineOf } from '../identity/security-note.js';
import { hashOf } from '../identity/tokens.js';
import { askForNewPasskey, newPasskeyOf } from '../sign-in/passkey-answers.js';
import { newTicket } from '../sign-in/tickets.js';
import { describeAccount } from './describe-account.js';
import { provedAccount } from './proof.js';
import { lastFactorStays } from './totp-factor.js';

export const beginPasskey = answersWithAccounts(ROUTES.beginPasskey, async (call) => {
  const { body, parts, accounts } = call;
  const asked = await transact(parts.store, async (transaction) => {
    const proved = await provedAccount(transaction, body.proof, call);
    if (!proved.ok) return proved.refused;
    const { personId, name, loginName } = proved.account;
    const known = await passkeysOf(transaction.client, personId);
    const options = await askForNewPasskey({ personId, name, loginName: loginName ?? '' }, known, accounts.settings);
    const ticket = await newTicket(transaction.client, 'new-passkey', personId, { challenge: options.challenge }, parts.clock);
    return { ticket, options: { ...options } };
  });
  return typeof asked === 'string' ? { refused: asked } : { answer: asked };
});

export const addPasskey = answersWithAccounts(ROUTES.addPasskey, async (call) => {
  const { body, parts, accounts, person } = call;
  const { personId } = person;
  const at = parts.clock().toISOString();
  const refused = await transact(parts.store, async ({ client, note }) => {
    await lockedAccount(client, personId);
    const ticket = await takeTicket(client, hashOf(body.ticket), 'new-passkey', at);
    if (ticket?.personId !== personId) return 'sign-in/ticket-over' as const;
    const made = await newPasskeyOf(body.response, ticket.facts.challenge ?? '', accounts.settings);
    if (made === null) return 'factor/passkey-failed' as const;
    if ((await putPasskey(client, { ...made, personId, name: body.name, madeAt: at })) === 0) return 'factor/already-there' as const;
    await stepDone(client, personId, 'enrol-second-factor');
    note(lineOf(call, 'factor.added', { facts: { kind: 'passkey' } }));
    return null;
  });
  const answer = refused === null ? await describeAccount(call) : null;
  return answer === null ? { refused: refused ?? 'not-found' } : { answer };
});

export const removePasskey = answersWithAccounts(ROUTES.removePasskey, async (call) => {
  const { body, params, parts, person } = call;
  const refused = await transact(parts.store, async (transaction) => {
    const { client, note } = transaction;
    const proved = await provedAccount(transaction, body.proof, call);
    if (!proved.ok) return proved.refused;
    const { totp, passkeys } = proved.account;
    const left = passkeys - 1 + (totp ? 1 : 0);
    if (await lastFactorStays(transaction, proved.account, left)) return 'factor/required' as const;
    if ((await dropPasskey(client, person.personId, params.passkeyId)) === 0) return 'factor/none' as const;
    if (left === 0) await dropRecoveryCodes(client, person.personId);
    note(lineOf(call, 'factor.removed', { facts: { kind: 'passkey' } }));
    return null;
  });
  const answer = refused === null ? await describeAccount(call) : null;
  return answer === null ? { refused: refused ?? 'not-found' } : { answer };
});
