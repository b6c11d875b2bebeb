/** The authenticator app as second factor, and recovery codes. A secret counts once a code of it was given; codes are shown once. */
import { ROUTES } from '@taizhang/contract';
import {
  type AccountRow,
  beginTotpRow,
  confirmTotpRow,
  dropRecoveryCodes,
  dropTotp,
  lockedAccount,
  putRecoveryCodes,
  stepDone,
  type Transaction,
  totpOf,
  transact,
  useTotpStep,
} from '@taizhang/store';
import { renderSVG } from 'uqr';
import { answersWithAccounts } from '../http/use-case.js';
import { needsSecondFactor, policyInForce } from '../identity/accounts.js';
import { newRecoveryCodes, newTotpSecret, recoveryHash, totpAddress, totpStep } from '../identity/one-time-codes.js';
import { lineOf } from '../identity/security-note.js';
import { describeAccount } from './describe-account.js';
import { provedAccount } from './proof.js';

export const beginTotp = answersWithAccounts(ROUTES.beginTotp, async (call) => {
  const { body, parts, accounts, person } = call;
  const secret = newTotpSecret();
  const begun = await transact(parts.store, async (transaction) => {
    const proved = await provedAccount(transaction, body.proof, call);
    if (!proved.ok) return proved;
    const made = await beginTotpRow(transaction.client, person.personId, accounts.seal.close(secret, person.personId));
    return made === 1 ? proved : ({ ok: false, refused: 'factor/already-there' } as const);
  });
  if (!begun.ok) return { refused: begun.refused };
  const address = totpAddress(secret, begun.account.loginName ?? '');
  return { answer: { secret, address, picture: renderSVG(address) } };
});

const putCodes = async ({ client }: Transaction, personId: string): Promise<readonly string[]> => {
  const codes = newRecoveryCodes();
  await putRecoveryCodes(
    client,
    personId,
    codes.map((code) => recoveryHash(personId, code)),
  );
  return codes;
};

export const confirmTotp = answersWithAccounts(ROUTES.confirmTotp, async (call) => {
  const { body, parts, accounts, person } = call;
  const { personId } = person;
  const codes = await transact(parts.store, async (transaction) => {
    const { client, note } = transaction;
    await lockedAccount(client, personId);
    const found = await totpOf(client, personId);
    if (found === null || found.confirmedAt !== null) return 'factor/none' as const;
    const secret = accounts.seal.open(found.sealed, personId);
    const step = secret === null ? null : totpStep(secret, body.code, parts.clock());
    if (step === null || !(await useTotpStep(client, personId, step))) return 'factor/code-wrong' as const;
    await confirmTotpRow(client, personId, parts.clock().toISOString());
    await stepDone(client, personId, 'enrol-second-factor');
    note(lineOf(call, 'factor.added', { facts: { kind: 'totp' } }), lineOf(call, 'factor.codes-made'));
    return putCodes(transaction, personId);
  });
  return typeof codes === 'string' ? { refused: codes } : { answer: { codes } };
});

/** The last factor stays where the policy wants one. */
export const lastFactorStays = async ({ client }: Transaction, account: AccountRow, left: number): Promise<boolean> =>
  left === 0 && needsSecondFactor(account.roles, (await policyInForce(client)).policy);

export const removeTotp = answersWithAccounts(ROUTES.removeTotp, async (call) => {
  const { body, parts, person } = call;
  const refused = await transact(parts.store, async (transaction) => {
    const { client, note } = transaction;
    const proved = await provedAccount(transaction, body.proof, call);
    if (!proved.ok) return proved.refused;
    if (!proved.account.totp) return 'factor/none' as const;
    if (await lastFactorStays(transaction, proved.account, proved.account.passkeys)) return 'factor/required' as const;
    await dropTotp(client, person.personId);
    if (proved.account.passkeys === 0) await dropRecoveryCodes(client, person.personId);
    note(lineOf(call, 'factor.removed', { facts: { kind: 'totp' } }));
    return null;
  });
  const answer = refused === null ? await describeAccount(call) : null;
  return answer === null ? { refused: refused ?? 'not-found' } : { answer };
});

export const makeRecoveryCodes = answersWithAccounts(ROUTES.makeRecoveryCodes, async (call) => {
  const { body, parts, person } = call;
  const made = await transact(parts.store, async (transaction) => {
    const proved = await provedAccount(transaction, body.proof, call);
    if (!proved.ok) return proved.refused;
    if (!proved.account.totp && proved.account.passkeys === 0) return 'factor/none' as const;
    transaction.note(lineOf(call, 'factor.codes-made'));
    return putCodes(transaction, person.personId);
  });
  return typeof made === 'string' ? { refused: made } : { answer: { codes: made } };
});
