/** Administrators' offices: proposed by one, confirmed by one of another kind (see `offices.ts` of the rules). */
import { ROUTES } from '@taizhang/contract';
import { actsAlone, confirmationRefused, mayWithdraw, type Office, officeOf, proposalRefused } from '@taizhang/identity';
import {
  type AccountRow,
  changePersonRow,
  dropCredentials,
  identityStateOr,
  insertAccount,
  lockedAccount,
  lockedProposal,
  type ProposalRow,
  putProposal,
  setStatus,
  settleProposal,
  type Transaction,
  transact,
} from '@taizhang/store';
import type { Context } from 'hono';
import { answersWithAccounts } from '../http/use-case.js';
import { type Accounts, foldLogin } from '../identity/accounts.js';
import type { SignedIn } from '../identity/identity.js';
import { lineOf } from '../identity/security-note.js';
import type { Parts } from '../parts.js';
import { type Link, mailed, newLink } from '../people/invite.js';
import { describeOffices, officesNow, ruleOf } from './describe-offices.js';

type From = { readonly person: SignedIn; readonly http: Context; readonly parts: Parts; readonly accounts: Accounts };
type NewPerson = {
  readonly name: string;
  readonly loginName: string;
  readonly unitId: string;
  readonly mail: string | null;
  readonly phone: string | null;
};
type Sent = { readonly link: Link; readonly mail: string | null } | null;

/** A new person without any role: nothing opens until the proposal is carried out. */
const newPerson = async ({ client }: Transaction, given: NewPerson, { parts }: From): Promise<AccountRow | null> => {
  const personId = `p-${parts.newId()}`;
  const one = { ...given, personId, roles: [], loginFolded: foldLogin(given.loginName), at: parts.clock().toISOString() };
  return (await insertAccount(client, one)) ? lockedAccount(client, personId) : null;
};

const carryOut = async (transaction: Transaction, row: ProposalRow, account: AccountRow, from: From): Promise<Sent> => {
  const { client, note } = transaction;
  const { personId } = account;
  const [settled, at] = [from.person.personId, from.parts.clock().toISOString()];
  await keepFounded(transaction);
  await settleProposal(client, row.proposalId, { by: settled, at, outcome: 'confirmed' });
  note(lineOf(from, 'office.confirmed', { aboutId: personId, facts: { kind: row.kind, office: row.office } }));
  if (row.kind === 'end') {
    await dropCredentials(client, personId);
    await changePersonRow(client, personId, { roles: [] });
    await setStatus(client, personId, 'removed');
    return null;
  }
  // An office begins with credentials of its own: what anybody holds from before opens nothing.
  if (row.kind === 'give') {
    await dropCredentials(client, personId);
    await changePersonRow(client, personId, { roles: [row.office] });
    await setStatus(client, personId, 'invited');
  }
  const purpose = row.kind === 'renew' && account.status === 'active' ? 'renew' : 'invite';
  return { link: await newLink(client, { personId, purpose, madeBy: settled }, from), mail: account.mail };
};

const rowOf = (kind: ProposalRow['kind'], office: Office, personId: string, { person, parts }: From): ProposalRow => ({
  proposalId: `o-${parts.newId()}`,
  kind,
  office,
  personId,
  by: person.personId,
  byOffice: officeOf(person.roles) ?? 'auditor',
  at: parts.clock().toISOString(),
});

/** Keeps that the offices were founded, once they are: before anything changes in them, and by nothing that is refused. */
const keepFounded = async ({ client }: Transaction): Promise<void> => {
  if ((await officesNow(client)).founded) await identityStateOr(client, 'founded', { founded: true });
};

export const proposeOffice = answersWithAccounts(ROUTES.proposeOffice, async (call) => {
  const { body, person, parts, locale } = call;
  const outcome = await transact(parts.store, async (transaction) => {
    const { client, note } = transaction;
    const known = body.personId === undefined ? null : await lockedAccount(client, body.personId);
    if (body.personId !== undefined && (known === null || known.status === 'erased')) return 'not-found' as const;
    if (known === null && (body.kind !== 'give' || body.person === undefined)) return 'office/wrong-state' as const;
    const offices = await officesNow(client);
    const asked = { kind: body.kind, office: body.office, personId: known?.personId ?? '' };
    const refused = proposalRefused(offices, asked, person, known);
    if (refused !== null) return refused;
    await keepFounded(transaction);
    const account = known ?? (await newPerson(transaction, body.person as NewPerson, call));
    if (account === null) return 'account/login-taken' as const;
    const row = rowOf(body.kind, body.office, account.personId, call);
    await putProposal(client, row);
    note(lineOf(call, 'office.proposed', { aboutId: account.personId, facts: { kind: row.kind, office: row.office } }));
    return actsAlone(offices, ruleOf(row)) ? carryOut(transaction, row, account, call) : null;
  });
  if (typeof outcome === 'string') return { refused: outcome };
  const invitation = outcome === null ? null : await mailed(outcome.link, outcome.mail, call, locale);
  return { answer: { offices: await describeOffices(person, parts), invitation } };
});

export const confirmOffice = answersWithAccounts(ROUTES.confirmOffice, async (call) => {
  const { params, person, parts, locale } = call;
  const outcome = await transact(parts.store, async (transaction) => {
    const { client } = transaction;
    const row = await lockedProposal(client, params.proposalId);
    const account = row === null ? null : await lockedAccount(client, row.personId);
    if (row === null || account === null) return 'not-found' as const;
    const refused = confirmationRefused(await officesNow(client), ruleOf(row), person, account);
    return refused ?? carryOut(transaction, row, account, call);
  });
  if (typeof outcome === 'string') return { refused: outcome };
  const invitation = outcome === null ? null : await mailed(outcome.link, outcome.mail, call, locale);
  return { answer: { offices: await describeOffices(person, parts), invitation } };
});

export const withdrawOffice = answersWithAccounts(ROUTES.withdrawOffice, async (call) => {
  const { params, person, parts } = call;
  const gone = await transact(parts.store, async ({ client, note }) => {
    const row = mayWithdraw(person) ? await lockedProposal(client, params.proposalId) : null;
    if (row === null) return false;
    await settleProposal(client, row.proposalId, { by: person.personId, at: parts.clock().toISOString(), outcome: 'withdrawn' });
    note(lineOf(call, 'office.withdrawn', { aboutId: row.personId, facts: { kind: row.kind, office: row.office } }));
    return true;
  });
  return gone ? { answer: await describeOffices(person, parts) } : { refused: 'not-found' };
});
