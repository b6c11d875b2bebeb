/** Sessions: the server keeps only the hash of the token. Times are handed in. */

import type { Instant, PersonId } from '@taizhang/ledger';
import { run } from '../database/run.js';
import { type Carrier, change, rowsOf } from '../identity/transact.js';
import type { Store } from '../open-store.js';
import { ask, askOne } from '../queries/ask.js';
import { Parameters } from '../see.js';
import type { Person } from './people.js';

export type Session = {
  readonly person: Person;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  /** When the person last proved to be themselves; null in evaluation mode. */
  readonly provedAt: Instant | null;
  /** What must be done before anything else. */
  readonly pending: readonly string[];
  readonly idleSeconds: number | null;
};

export type NewSession = {
  readonly tokenHash: string;
  readonly personId: PersonId;
  readonly at: Instant;
  readonly expiresAt: Instant;
  readonly idleSeconds?: number;
  readonly pending?: readonly string[];
};

export async function createSession(store: { readonly pool: Carrier }, session: NewSession): Promise<void> {
  const { tokenHash, personId, at, expiresAt, idleSeconds, pending } = session;
  await change(
    store.pool,
    `insert into session (token_hash, person_id, created_at, last_seen_at, expires_at, idle_seconds, proved_at, pending)
     values ($1, $2, $3, $3, $4, $5, $3, $6) on conflict do nothing`,
    [tokenHash, personId, at, expiresAt, idleSeconds ?? null, pending ?? []],
  );
}

/** Null where the token is unknown, ended or idle too long at `at`, or its person is gone. One query on the session's key and the person's. */
export async function findSession(store: Store, tokenHash: string, at: Instant): Promise<Session | null> {
  const parameters = new Parameters();
  const hash = parameters.add(tokenHash);
  const now = parameters.add(at);
  const text = `select json_build_object('personId', p.person_id, 'name', p.name, 'unitId', p.unit_id, 'roles', p.roles, 'mail', p.mail, 'phone', p.phone) as person,
      s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.proved_at as "provedAt", s.pending,
      s.idle_seconds as "idleSeconds"
    from session s join person p on p.person_id = s.person_id
    where s.token_hash = ${hash} and s.expires_at > ${now}::timestamptz
      and (s.idle_seconds is null or s.last_seen_at + s.idle_seconds * interval '1 second' > ${now}::timestamptz)`;
  const [found] = await ask<Session>(store, text, parameters, 'find-session');
  return found ?? null;
}

export async function touchSession(store: Store, tokenHash: string, at: Instant): Promise<void> {
  await run(store, 'update session set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1', [tokenHash, at]);
}

export async function endSession(store: Store, tokenHash: string): Promise<void> {
  await run(store, 'delete from session where token_hash = $1', [tokenHash]);
}

export type SessionRow = {
  readonly tokenHash: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly idleSeconds: number | null;
};

export const sessionsOf = (carrier: Carrier, personId: PersonId): Promise<readonly SessionRow[]> =>
  rowsOf(
    carrier,
    `select token_hash as "tokenHash", created_at as "startedAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", idle_seconds as "idleSeconds"
     from session where person_id = $1 order by created_at, token_hash`,
    [personId],
  );

/** Ends sessions of one person: those named, or all but `except`. */
export const endSessionsOf = (
  carrier: Carrier,
  personId: PersonId,
  which: { readonly only?: readonly string[]; readonly except?: string | undefined } = {},
): Promise<number> =>
  change(
    carrier,
    'delete from session where person_id = $1 and ($2::text[] is null or token_hash = any($2)) and token_hash is distinct from $3',
    [personId, which.only ?? null, which.except ?? null],
  );

/** The same session under a new token: what knew the old one is outside. */
export const rotateSession = (carrier: Carrier, tokenHash: string, next: string, at: Instant): Promise<number> =>
  change(carrier, 'update session set token_hash = $2, proved_at = $3 where token_hash = $1', [tokenHash, next, at]);

export const sessionProved = (carrier: Carrier, tokenHash: string, at: Instant): Promise<number> =>
  change(carrier, 'update session set proved_at = $2 where token_hash = $1', [tokenHash, at]);

export const stepDone = (carrier: Carrier, personId: PersonId, step: string): Promise<number> =>
  change(carrier, 'update session set pending = array_remove(pending, $2) where person_id = $1', [personId, step]);

/** A stricter policy reaches sessions that run already. */
export const shortenSessions = (carrier: Carrier, idleSeconds: number, absoluteSeconds: number): Promise<number> =>
  change(
    carrier,
    `update session set idle_seconds = least(idle_seconds, $1), expires_at = least(expires_at, created_at + $2 * interval '1 second')
     where idle_seconds is not null`,
    [idleSeconds, absoluteSeconds],
  );

export async function endExpiredSessions(store: Store, at: Instant): Promise<number> {
  const parameters = new Parameters();
  const text = `with gone as (delete from session where expires_at <= ${parameters.add(at)}::timestamptz returning 1) select count(*)::int as n from gone`;
  return (await askOne<{ n: number }>(store, text, parameters))?.n ?? 0;
}
