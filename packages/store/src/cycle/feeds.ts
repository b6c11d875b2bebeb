/** The secret addresses of people's calendars: only the hash of the secret is kept, one a person. */
import type { PersonId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { askOne } from '../queries/ask.js';
import { Parameters } from '../see.js';

export async function putFeed(store: Store, personId: PersonId, tokenHash: string, at: string): Promise<void> {
  await store.pool.query(
    `insert into feed (person_id, token_hash, made_at) values ($1, $2, $3)
     on conflict (person_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`,
    [personId, tokenHash, at],
  );
}

export async function personOfFeed(store: Store, tokenHash: string): Promise<PersonId | null> {
  const parameters = new Parameters();
  const found = await askOne<{ person_id: string }>(
    store,
    `select person_id from feed where token_hash = ${parameters.add(tokenHash)}`,
    parameters,
  );
  return found?.person_id ?? null;
}
