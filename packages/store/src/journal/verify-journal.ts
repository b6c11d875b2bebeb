/**
 * Recomputes a live journal and names the first thing that does not fit: entries, the head row, signed heads and keys, the answers that commands were
 * given, the files that entries name. Reads only. Whether the views are what the journal says is `rebuild`'s to mend, not this one's to judge.
 */
import type { PlanId } from '@taizhang/ledger';
import type pg from 'pg';
import { run } from '../database/run.js';
import { type Fact, FactReader } from '../evidence/fact.js';
import type { Head, Verified } from '../evidence/fault.js';
import { conclude, type KeptEvidence, withTasks } from '../evidence/verify-export.js';
import { StoreFault } from '../faults.js';
import { signedHeadsOf, signingKeys } from '../signing/read-signed.js';
import { readEntries } from './export-journal.js';
import { answerFault } from './verify-answers.js';
import { fileFault, sourceFault } from './verify-files.js';

export type Place = { readonly pool: pg.Pool };

export async function verifyJournal(store: Place, journalId: PlanId, kept: KeptEvidence = {}): Promise<Verified> {
  const head = await headOf(store, journalId);
  // Read before the entries: a signature that comes meanwhile reaches further than what is read here.
  const heads = await signedHeadsOf(store, journalId);
  const reader = new FactReader(journalId);
  const facts = await factsOf(store, journalId, head, reader);
  const nothing =
    head === null && facts.length === 0 && heads.length === 0 && !(kept.heads ?? []).some(({ body }) => body.includes(journalId));
  if (nothing) throw new StoreFault('journal/not-found', `There is no journal ${journalId}.`);
  const altered = heads.find((one) => !one.agrees);
  const verified = conclude({ journal: journalId, facts, head, keys: await signingKeys(store), heads, kept, reader });
  if (!verified.ok) return verified;
  if (altered)
    return { ok: false, journal: journalId, fault: { what: 'signature', seq: altered.seq, entryId: null, detail: String(altered.n) } };
  const fault =
    (await answerFault(store, journalId, facts)) ?? (await sourceFault(store, journalId, facts)) ?? (await fileFault(store, facts));
  return fault === null ? verified : { ok: false, journal: journalId, fault: withTasks(fault, facts, reader) };
}

async function headOf(store: Place, journalId: string): Promise<Head | null> {
  const found = await run<Head>(store, 'select seq, hash from journal where journal_id = $1', [journalId]);
  return found[0] ?? null;
}

async function factsOf(store: Place, journalId: string, head: Head | null, reader: FactReader): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const row of readEntries(store, journalId)) {
    // Written since the head was read.
    if (head !== null && row.seq > head.seq && ((await headOf(store, journalId))?.seq ?? 0) >= row.seq) break;
    const beside = { entryId: row.entry_id, type: row.type, at: row.at, commandId: row.command_id };
    facts.push(reader.read({ seq: row.seq, body: row.body, prevHash: row.prev_hash, hash: row.hash, beside }));
  }
  return facts;
}

/** Every journal that anything speaks of: head rows, entries, signed heads here and elsewhere. */
export async function journalIds(store: Place, kept: KeptEvidence = {}): Promise<readonly string[]> {
  const found = await run<{ journal_id: string }>(
    store,
    'select journal_id from journal union select journal_id from entry union select journal_id from signed_head',
  );
  const named = (kept.heads ?? []).flatMap(({ body }) => journalIn(body));
  return [...new Set([...found.map((row) => row.journal_id), ...named])].sort();
}

const journalIn = (body: string): string[] => {
  try {
    const { journal } = JSON.parse(body) as { journal?: unknown };
    return typeof journal === 'string' ? [journal] : [];
  } catch {
    return [];
  }
};

export type { JournalFault, JournalFaultKind, Verified } from '../evidence/fault.js';
