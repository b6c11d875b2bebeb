/** The second step: a one-time code or a recovery code. Each counts once; a wrong one counts against the ticket and the account. */
import { ROUTES } from '@taizhang/contract';
import {
  type AccountRow,
  dropTicket,
  lockedAccount,
  type Transaction,
  takeTicket,
  ticketOf,
  totpOf,
  transact,
  tryTicket,
  useRecoveryCode,
  useTotpStep,
} from '@taizhang/store';
import { answersAnybodyWithAccounts } from '../http/use-case.js';
import type { Accounts } from '../identity/accounts.js';
import { recoveryHash, totpStep } from '../identity/one-time-codes.js';
import { hashOf } from '../identity/tokens.js';
import type { Parts } from '../parts.js';
import { beginSession } from './begin-session.js';
import { noteFailure } from './failures.js';
import { answerOf, type Came, mayComeIn } from './step.js';
import { TICKET_TRIES } from './tickets.js';

type World = { readonly parts: Parts; readonly accounts: Accounts };

/** Uses the code up. */
export const totpFits = async ({ client }: Transaction, personId: string, code: string, { parts, accounts }: World): Promise<boolean> => {
  const found = await totpOf(client, personId);
  if (found === null || found.confirmedAt === null) return false;
  const secret = accounts.seal.open(found.sealed, personId);
  const step = secret === null ? null : totpStep(secret, code, parts.clock());
  return step !== null && useTotpStep(client, personId, step);
};

const codeFits = (
  transaction: Transaction,
  account: AccountRow,
  method: 'totp' | 'recovery',
  code: string,
  world: World,
): Promise<boolean> =>
  method === 'totp'
    ? totpFits(transaction, account.personId, code, world)
    : useRecoveryCode(transaction.client, account.personId, recoveryHash(account.personId, code), world.parts.clock().toISOString());

type Tried = Came | 'sign-in/ticket-over' | 'sign-in/code-wrong';

export const answerSecondFactor = answersAnybodyWithAccounts(ROUTES.answerSecondFactor, async (call) => {
  const { body, parts } = call;
  const [tokenHash, at] = [hashOf(body.ticket), parts.clock().toISOString()];
  const tried = await transact(parts.store, async (transaction): Promise<Tried> => {
    const { client } = transaction;
    await tryTicket(client, tokenHash);
    const ticket = await ticketOf(client, tokenHash, 'second-factor', at);
    const account = ticket === null ? null : await lockedAccount(client, ticket.personId ?? '');
    if (ticket === null || ticket.tries > TICKET_TRIES || !mayComeIn(account, parts.clock())) {
      await dropTicket(client, tokenHash);
      return 'sign-in/ticket-over';
    }
    if (!(await codeFits(transaction, account, body.method, body.code, call))) {
      await noteFailure(transaction, account, body.method, call);
      return 'sign-in/code-wrong';
    }
    await takeTicket(client, tokenHash, 'second-factor', at);
    return { begun: await beginSession(transaction, account, body.method, call) };
  });
  return typeof tried === 'string' ? { refused: tried } : answerOf(tried, call);
});
