/** A journal as JSON Lines: a header with the head, then each entry with its text exactly as hashed. Backup, upgrade and evidence in one. */

import type { Day, PlanId } from '@taizhang/ledger';
import { run } from '../database/run.js';
import { StoreFault } from '../faults.js';
import type { Store } from '../open-store.js';
import type { EntryRow, Head } from './stamp-entries.js';
import { headAsOf } from './state-as-of.js';

export const EXPORT_FORMAT = 'taizhang-journal';
export const EXPORT_VERSION = 1;

export type ExportHeader = {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  readonly journal: string;
  readonly hash: 'sha256' | 'other';
  readonly head: Head;
};

export type ExportLine = Pick<EntryRow, 'seq' | 'body' | 'hash'> & { readonly prevHash: string; readonly commandId: string };

const ENTRIES_A_READ = 200;

/** Consistent without a lock: entries are never changed, and nothing after the head that was read first is given. `asOf`: as it ended on that day. */
export async function* exportJournal(store: Store, journalId: PlanId, asOf?: Day): AsyncGenerator<string> {
  const found = await run<Head>(store, 'select seq, hash from journal where journal_id = $1', [journalId]);
  const head = asOf === undefined ? (found[0] ?? null) : await headAsOf(store, journalId, asOf);
  if (head === null) throw new StoreFault('journal/not-found', `There is no journal ${journalId}.`);
  const header: ExportHeader = { format: EXPORT_FORMAT, version: EXPORT_VERSION, journal: journalId, hash: 'sha256', head };
  yield JSON.stringify(header);
  for await (const row of readEntries(store, journalId, head.seq)) {
    const line: ExportLine = { seq: row.seq, commandId: row.command_id, prevHash: row.prev_hash, hash: row.hash, body: row.body };
    yield JSON.stringify(line);
  }
}

/** All rows up to `upTo`; without it, whatever is there. */
export async function* readEntries(store: Store, journalId: string, upTo = 2 ** 31 - 1): AsyncGenerator<EntryRow> {
  let after = -(2 ** 31);
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
