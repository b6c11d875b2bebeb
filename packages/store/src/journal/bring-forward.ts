/** Brings the cached state of a journal up to its head by the entries after it; from nothing where the cache does not fit the journal. */
import type { Stamped } from '@taizhang/ledger';
import type pg from 'pg';
import type { Store } from '../open-store.js';
import { GENESIS_HASH } from './canonical.js';
import type { AnyCommand, AnyEntry, Rules } from './rules.js';
import type { Head } from './stamp-entries.js';
import type { Known } from './state-cache.js';

type Found = { readonly seq: number; readonly body: string; readonly prev_hash: string; readonly hash: string };

const ENTRIES_AFTER = {
  name: 'entries-after',
  text: 'select seq, body, prev_hash, hash from entry where journal_id = $1 and seq > $2 order by seq',
};

export async function bringForward<S, C extends AnyCommand, E extends AnyEntry>(
  store: Store,
  connection: Pick<pg.Pool, 'query'> | pg.ClientBase,
  rules: Rules<S, C, E>,
  journalId: string,
  head: Head | null,
): Promise<Known<S>> {
  const cached = store.cache.get<S>(journalId);
  const start = cached !== undefined && fits(cached.head, head) ? cached : nothing<S, C, E>(rules, journalId);
  if (head !== null && start.head.seq === head.seq) return start;
  const found = await connection.query<Found>({ ...ENTRIES_AFTER, values: [journalId, start.head.seq] });
  const first = found.rows[0];
  if (first !== undefined && first.prev_hash !== start.head.hash) {
    if (start.head.seq === 0) throw new Error(`The journal ${journalId} does not begin with its first entry`);
    store.cache.drop(journalId);
    return bringForward(store, connection, rules, journalId, head);
  }
  const known = found.rows.reduce<Known<S>>((at, row) => step(rules, at, row), start);
  if (known.head.seq > 0) store.cache.put(journalId, known);
  return known;
}

function step<S, C extends AnyCommand, E extends AnyEntry>(rules: Rules<S, C, E>, at: Known<S>, row: Found): Known<S> {
  const entry = JSON.parse(row.body) as Stamped<E>;
  return { head: { seq: row.seq, hash: row.hash }, state: rules.evolve(at.state, entry), at: entry.at };
}

const nothing = <S, C extends AnyCommand, E extends AnyEntry>(rules: Rules<S, C, E>, journalId: string): Known<S> => ({
  head: { seq: 0, hash: GENESIS_HASH },
  state: rules.empty(journalId),
  at: '',
});

/** A restored or shortened journal may have a head that the cache has never been at. */
function fits(cached: Head, head: Head | null): boolean {
  return head === null || cached.seq < head.seq || (cached.seq === head.seq && cached.hash === head.hash);
}
