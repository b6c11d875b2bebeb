/** Sessions: the server keeps only the hash of the token. Times are handed in. */

import type { Instant, PersonId } from '@taizhang/ledger';
import { run } from '../database/run.js';
import type { Store } from '../open-store.js';
import { ask, askOne } from '../queries/ask.js';
import { Parameters } from '../see.js';
import type { Person } from './people.js';

export type Session = { readonly person: Person; readonly createdAt: Instant; readonly lastSeenAt: Instant; readonly expiresAt: Instant };

export async function createSession(
  store: Store,
  session: { readonly tokenHash: string; readonly personId: PersonId; readonly at: Instant; readonly expiresAt: Instant },
): Promise<void> {
  await run(
    store,
    'insert into session (token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4) on conflict do nothing',
    [session.tokenHash, session.personId, session.at, session.expiresAt],
  );
}

/** Null where the token is unknown, expired at `at`, or its person is gone. */
export async function findSession(store: Store, tokenHash: string, at: Instant): Promise<Session | null> {
  const parameters = new Parameters();
  const text = `select json_build_object('personId', p.person_id, 'name', p.name, 'unitId', p.unit_id, 'roles', p.roles, 'mail', p.mail, 'phone', p.phone) as person,
      s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from session s join person p on p.person_id = s.person_id
    where s.token_hash = ${parameters.add(tokenHash)} and s.expires_at > ${parameters.add(at)}::timestamptz`;
  const [found] = await ask<Session>(store, text, parameters, 'find-session');
  return found ?? null;
}

export async function touchSession(store: Store, tokenHash: string, at: Instant): Promise<void> {
  await run(store, 'update session set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1', [tokenHash, at]);
}

export async function endSession(store: Store, tokenHash: string): Promise<void> {
  await run(store, 'delete from session where token_hash = $1', [tokenHash]);
}

export async function endExpiredSessions(store: Store, at: Instant): Promise<number> {
  const parameters = new Parameters();
  const text = `with gone as (delete from session where expires_at <= ${parameters.add(at)}::timestamptz returning 1) select count(*)::int as n from gone`;
  return (await askOne<{ n: number }>(store, text, parameters))?.n ?? 0;
}
