/** What is good once and for a while: one-time links, half sign-ins. Only hashes of tokens are kept; taking one ends it. */
import type { PersonId } from '@taizhang/ledger';
import { type Carrier, change, firstOf } from './transact.js';

export type InvitationRow = {
  readonly personId: PersonId | null;
  readonly purpose: 'first' | 'invite' | 'renew';
  readonly madeBy: PersonId | null;
  readonly endsAt: string;
};
const INVITATION = 'person_id as "personId", purpose, made_by as "madeBy", ends_at as "endsAt"';

/** A new link ends the former ones of the same person (or of nobody: the first administrator's). */
export async function putInvitation(client: Carrier, tokenHash: string, row: InvitationRow, at: string): Promise<void> {
  await client.query('delete from invitation where person_id is not distinct from $1', [row.personId]);
  await client.query('insert into invitation (token_hash, person_id, purpose, made_by, made_at, ends_at) values ($1, $2, $3, $4, $5, $6)', [
    tokenHash,
    row.personId,
    row.purpose,
    row.madeBy,
    at,
    row.endsAt,
  ]);
}

export const invitationOf = (carrier: Carrier, tokenHash: string, at: string): Promise<InvitationRow | null> =>
  firstOf(carrier, `select ${INVITATION} from invitation where token_hash = $1 and ends_at > $2`, [tokenHash, at]);

export const takeInvitation = (client: Carrier, tokenHash: string, at: string): Promise<InvitationRow | null> =>
  firstOf(client, `delete from invitation where token_hash = $1 and ends_at > $2 returning ${INVITATION}`, [tokenHash, at]);

export type TicketPurpose = 'second-factor' | 'passkey' | 'new-passkey' | 'single-sign-on';
export type TicketRow = {
  readonly purpose: TicketPurpose;
  readonly personId: PersonId | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly tries: number;
};

/** Old ones go on the way. */
export async function putTicket(
  carrier: Carrier,
  tokenHash: string,
  { purpose, personId, facts }: Omit<TicketRow, 'tries'>,
  at: string,
  endsAt: string,
): Promise<void> {
  await carrier.query('delete from sign_in_ticket where ends_at <= $1', [at]);
  await carrier.query('insert into sign_in_ticket (token_hash, purpose, person_id, facts, ends_at) values ($1, $2, $3, $4, $5)', [
    tokenHash,
    purpose,
    personId,
    JSON.stringify(facts),
    endsAt,
  ]);
}

const TICKET = 'purpose, person_id as "personId", facts, tries';

export const ticketOf = (carrier: Carrier, tokenHash: string, purpose: TicketPurpose, at: string): Promise<TicketRow | null> =>
  firstOf(carrier, `select ${TICKET} from sign_in_ticket where token_hash = $1 and purpose = $2 and ends_at > $3`, [
    tokenHash,
    purpose,
    at,
  ]);

/** Null where it was taken before, has ended, or is for something else. */
export const takeTicket = (client: Carrier, tokenHash: string, purpose: TicketPurpose, at: string): Promise<TicketRow | null> =>
  firstOf(client, `delete from sign_in_ticket where token_hash = $1 and purpose = $2 and ends_at > $3 returning ${TICKET}`, [
    tokenHash,
    purpose,
    at,
  ]);

/** A ticket is good for a few tries. */
export const tryTicket = (client: Carrier, tokenHash: string): Promise<number> =>
  change(client, 'update sign_in_ticket set tries = tries + 1 where token_hash = $1', [tokenHash]);
export const dropTicket = (client: Carrier, tokenHash: string): Promise<number> =>
  change(client, 'delete from sign_in_ticket where token_hash = $1', [tokenHash]);

export type Link = { readonly issuer: string; readonly subject: string };

export const personOfLink = async (carrier: Carrier, { issuer, subject }: Link): Promise<PersonId | null> =>
  (
    await firstOf<{ person_id: PersonId }>(carrier, 'select person_id from single_sign_on where issuer = $1 and subject = $2', [
      issuer,
      subject,
    ])
  )?.person_id ?? null;

/** False where the subject is another person's, or the person has another subject. */
export const putLink = async (client: Carrier, { issuer, subject }: Link, personId: PersonId, at: string): Promise<boolean> =>
  (await change(
    client,
    `insert into single_sign_on (issuer, subject, person_id, linked_at) values ($1, $2, $3, $4) on conflict do nothing`,
    [issuer, subject, personId, at],
  )) === 1;

/** The first administrator's link, where one is still good. */
export const invitationOfNobody = (carrier: Carrier, at: string): Promise<InvitationRow | null> =>
  firstOf(carrier, `select ${INVITATION} from invitation where person_id is null and ends_at > $1`, [at]);
