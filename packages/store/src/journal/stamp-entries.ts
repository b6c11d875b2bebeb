/**
 * From decided entries to rows of the journal: stamped, canonical, chained. Ids and times follow from the command, so a retry makes the same rows.
 * The text of a command's last entry holds the command's answer, so that the answer is under the chain too.
 */
import type { Stamp, Stamped } from '@taizhang/ledger';
import { hashAfter } from '../evidence/digests.js';
import type { Head } from '../evidence/fault.js';
import { canonicalJson, chainHash, type HashFunction, storable } from './canonical.js';
import type { Answer } from './executed.js';
import type { AnyCommand, AnyEntry } from './rules.js';

export type { Head } from '../evidence/fault.js';

export type EntryRow = {
  readonly seq: number;
  readonly entry_id: string;
  readonly command_id: string;
  readonly type: string;
  readonly at: string;
  readonly body: string;
  readonly prev_hash: string;
  readonly hash: string;
};

export type StampedEntries<E> = { readonly entries: readonly Stamped<E>[]; readonly rows: readonly EntryRow[]; readonly head: Head };

export function stampEntries<E extends AnyEntry>(
  journal: string,
  head: Head,
  command: AnyCommand,
  { entries: decided, answer }: { readonly entries: readonly E[]; readonly answer: Answer },
  first: HashFunction,
): StampedEntries<E> {
  const entries: Stamped<E>[] = [];
  const rows: EntryRow[] = [];
  let last = head;
  const own = hashAfter(head, first);
  for (const [at, entry] of decided.entries()) {
    const stamp: Stamp = { journal, seq: last.seq + 1, entryId: `${command.commandId}/${at + 1}`, at: command.at, actor: command.actor };
    const stamped: Stamped<E> = storable({ ...stamp, ...entry });
    const body = canonicalJson(at === decided.length - 1 ? { ...stamped, answer } : stamped);
    const row = rowOf(stamped, command.commandId, body, last.hash, chainHash(own, last.hash, body));
    entries.push(stamped);
    rows.push(row);
    last = { seq: row.seq, hash: row.hash };
  }
  return { entries, rows, head: last };
}

function rowOf(stamped: Stamped<AnyEntry>, command_id: string, body: string, prev_hash: string, hash: string): EntryRow {
  return { seq: stamped.seq, entry_id: stamped.entryId, command_id, type: stamped.type, at: stamped.at, body, prev_hash, hash };
}
