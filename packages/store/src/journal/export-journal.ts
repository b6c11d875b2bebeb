/**
 * A journal as JSON Lines: a header with the head and the public keys, each entry with its text exactly as hashed and both running hashes, the
 * signed heads. Backup, upgrade and evidence in one.
 */
import type { Day, PlanId } from '@taizhang/ledger';
import { run } from '../database/run.js';
import { algorithmOf, GENESIS_HASH } from '../evidence/digests.js';
import { nextChains } from '../evidence/fact.js';
import { EXPORT_FORMAT, type ExportHeader, type ExportLine, type SignedLine } from '../evidence/verify-export.js';
import { StoreFault } from '../faults.js';
import type { Store } from '../open-store.js';
import { signedHeadsOf, signingKeys } from '../signing/read-signed.js';
import type { EntryRow, Head } from './stamp-entries.js';
import { headAsOf } from './state-as-of.js';

const VERSION = 2;
const ENTRIES_A_READ = 200;

/** Consistent without a lock: entries are never changed, and nothing after the head that was read first is given. `asOf`: as it ended on that day. */
export async function* exportJournal(store: Store, journalId: PlanId, asOf?: Day): AsyncGenerator<string> {
  const found = await run<Head>(store, 'select seq, hash from journal where journal_id = $1', [journalId]);
  const head = asOf === undefined ? (found[0] ?? null) : await headAsOf(store, journalId, asOf);
  if (head === null) throw new StoreFault('journal/not-found', `There is no journal ${journalId}.`);
  const signed = await signedHeadsOf(store, journalId);
  const about = { format: EXPORT_FORMAT, version: VERSION, journal: journalId, hash: algorithmOf(head.hash) ?? 'other' } as const;
  const header: ExportHeader = { ...about, head, keys: await signingKeys(store) };
  yield JSON.stringify(header);
  let chains = { sha256: GENESIS_HASH, sm3: GENESIS_HASH };
  for await (const row of readEntries(store, journalId, head.seq)) {
    chains = nextChains(chains, row.body);
    const line: ExportLine = {
      seq: row.seq,
      commandId: row.command_id,
      prevHash: row.prev_hash,
      hash: row.hash,
      ...chains,
      body: row.body,
    };
    yield JSON.stringify(line);
  }
  for (const { seq, body, signature } of signed) {
    if (seq <= head.seq) yield JSON.stringify({ signedHead: { body, signature } } satisfies SignedLine);
  }
}

/** All rows up to `upTo`; without it, whatever is there. */
export async function* readEntries(
  store: Pick<Store, 'pool'>,
  journalId: string,
  upTo = 2 ** 31 - 1,
  from = -(2 ** 31),
): AsyncGenerator<EntryRow> {
  let after = from;
  for (;;) {
    const found = await run<EntryRow>(
      store,
      `select seq, entry_id, command_id, type, at, body, prev_hash, hash from entry
       where journal_id = $1 and seq > $2 and seq <= $3 order by seq limit ${ENTRIES_A_READ}`,
      [journalId, after, upTo],
    );
    yield* found;
    const last = found.at(-1);
    if (last === undefined || found.length < ENTRIES_A_READ) return;
    after = last.seq;
  }
}
