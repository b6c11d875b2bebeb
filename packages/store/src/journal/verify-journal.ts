/**
 * Recomputes a journal and names the first entry that does not fit. An entry's text carries its own place, id and time, so that a row moved, put
 * in or taken out shows, as does a changed one by its hash. Only a tail cut together with the head row needs a head kept elsewhere: `against`.
 */

import type { PlanEntry, PlanId, Stamped } from '@taizhang/ledger';
import { run } from '../database/run.js';
import { StoreFault } from '../faults.js';
import type { Store } from '../open-store.js';
import { chainHash, GENESIS_HASH, type HashFunction } from './canonical.js';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportHeader, type ExportLine, readEntries } from './export-journal.js';
import { sha256, sha256OfBytes } from './sha256.js';
import type { Head } from './stamp-entries.js';

export type JournalFaultKind = 'changed' | 'missing' | 'inserted' | 'order' | 'cut' | 'head' | 'document' | 'unreadable';
export type JournalFault = { readonly what: JournalFaultKind; readonly seq: number; readonly entryId: string | null };
export type Verified =
  | { readonly ok: true; readonly journal: string; readonly head: Head }
  | { readonly ok: false; readonly journal: string; readonly fault: JournalFault };

type Place = {
  readonly journal: string;
  readonly seq: number;
  readonly entryId: string;
  readonly type: string;
  readonly at: string;
};
/** What verification looks at; the last three only where a table carries them beside the text. */
type Link = {
  readonly seq: number;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly beside?: { readonly entryId: string; readonly type: string; readonly at: string; readonly commandId: string };
};

export type VerifyOptions = {
  /** A head known from elsewhere (a signed one, a report): the journal must hold it. */
  readonly against?: Head | undefined;
  readonly hash?: HashFunction | undefined;
};

export async function verifyJournal(store: Store, journalId: PlanId, options: VerifyOptions = {}): Promise<Verified> {
  const found = await run<Head>(store, 'select seq, hash from journal where journal_id = $1', [journalId]);
  const head = found[0];
  if (head === undefined) throw new StoreFault('journal/not-found', `There is no journal ${journalId}.`);
  const check = new Chain(journalId, options.hash ?? store.hash, options.against);
  for await (const row of readEntries(store, journalId)) {
    // Written since the head was read.
    if (row.seq > head.seq && (await headSeq(store, journalId)) >= row.seq) break;
    const beside = { entryId: row.entry_id, type: row.type, at: row.at, commandId: row.command_id };
    const fault = check.next({ seq: row.seq, body: row.body, prevHash: row.prev_hash, hash: row.hash, beside });
    if (fault !== null) return { ok: false, journal: journalId, fault };
  }
  const verified = check.end(head);
  return verified.ok ? verifyFile(store, journalId, verified) : verified;
}

/** The file as it came must be the one that the first entry names. */
async function verifyFile(store: Store, journalId: PlanId, verified: Extract<Verified, { ok: true }>): Promise<Verified> {
  const first = await run<{ body: string }>(store, 'select body from entry where journal_id = $1 and seq = 1', [journalId]);
  const entry = first[0] === undefined ? null : (JSON.parse(first[0].body) as Stamped<PlanEntry>);
  if (entry?.type !== 'plan.broughtIn') return verified;
  const named = entry.data.plan.document.sha256;
  const file = await run<{ bytes: Uint8Array }>(store, 'select bytes from document where sha256 = $1', [named]);
  if (file[0] !== undefined && sha256OfBytes(file[0].bytes) === named) return verified;
  return { ok: false, journal: journalId, fault: { what: 'document', seq: 1, entryId: entry.entryId } };
}

export async function verifyExport(lines: AsyncIterable<string>, options: VerifyOptions = {}): Promise<Verified> {
  let check: Chain | null = null;
  let header: ExportHeader | null = null;
  let seen = 0;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    if (check === null) {
      header = readHeader(line);
      if (header === null) return { ok: false, journal: '', fault: { what: 'unreadable', seq: 0, entryId: null } };
      check = new Chain(header.journal, options.hash ?? sha256, options.against);
      continue;
    }
    seen += 1;
    const link = readLink(line);
    const fault: JournalFault | null = link === null ? { what: 'unreadable', seq: seen, entryId: null } : check.next(link);
    if (fault !== null) return { ok: false, journal: header?.journal ?? '', fault };
  }
  if (check === null || header === null) return { ok: false, journal: '', fault: { what: 'unreadable', seq: 0, entryId: null } };
  return check.end(header.head);
}

/** Follows the chain link by link. */
class Chain {
  readonly #journal: string;
  readonly #hash: HashFunction;
  readonly #against: Head | undefined;
  readonly #seqOf = new Map<string, number>([[GENESIS_HASH, 0]]);
  #last: Head = { seq: 0, hash: GENESIS_HASH };
  #lastId: string | null = null;

  constructor(journal: string, hash: HashFunction, against: Head | undefined) {
    this.#journal = journal;
    this.#hash = hash;
    this.#against = against;
  }

  next(link: Link): JournalFault | null {
    const place = placeIn(link.body);
    const fault = this.#faultOf(link, place);
    if (fault !== null) return fault;
    this.#last = { seq: link.seq, hash: link.hash };
    this.#lastId = place?.entryId ?? null;
    this.#seqOf.set(link.hash, link.seq);
    return null;
  }

  end(head: Head): Verified {
    const fault = this.#endFault(head);
    return fault === null ? { ok: true, journal: this.#journal, head } : { ok: false, journal: this.#journal, fault };
  }

  #faultOf(link: Link, place: Place | null): JournalFault | null {
    const expected = this.#last.seq + 1;
    const entryId = place?.entryId ?? link.beside?.entryId ?? null;
    const fault = (what: JournalFaultKind, seq = link.seq, id = entryId): JournalFault => ({ what, seq, entryId: id });
    const whole = chainHash(this.#hash, link.prevHash, link.body) === link.hash;
    if (link.seq < expected) return fault('inserted');
    if (link.seq > expected && whole && this.#seqOf.get(link.prevHash) !== this.#last.seq) return fault('missing', expected, null);
    if (!whole || place === null || place.journal !== this.#journal || !agrees(link, place)) return fault('changed');
    if (place.seq !== link.seq) return this.#misplaced(link, place, fault);
    if (link.seq !== expected) return fault('missing', expected, null);
    if (link.prevHash !== this.#last.hash) {
      // The entry before was changed together with its own hash; this one still remembers the true one.
      return fault(this.#last.seq === 0 ? 'inserted' : 'changed', this.#last.seq, this.#lastId);
    }
    if (this.#against?.seq === link.seq && this.#against.hash !== link.hash) return fault('changed');
    return null;
  }

  /** The text says another place than the row: numbers were moved to hide what was put in, taken out or exchanged. */
  #misplaced(link: Link, place: Place, fault: (what: JournalFaultKind, seq?: number, id?: string | null) => JournalFault): JournalFault {
    const after = this.#seqOf.get(link.prevHash);
    if (after !== undefined && after < this.#last.seq && place.seq < link.seq) return fault('inserted', after + 1, this.#lastId);
    if (after === undefined && place.seq > link.seq) return fault(place.seq === link.seq + 1 ? 'missing' : 'order', link.seq, null);
    return fault('order');
  }

  #endFault(head: Head): JournalFault | null {
    const { seq, hash } = this.#last;
    const known = this.#against;
    if (seq < head.seq) return { what: 'cut', seq: seq + 1, entryId: null };
    if (seq > head.seq) return { what: 'inserted', seq: head.seq + 1, entryId: this.#lastId };
    if (hash !== head.hash) return { what: 'head', seq, entryId: this.#lastId };
    if (known !== undefined && seq < known.seq) return { what: 'cut', seq: seq + 1, entryId: null };
    return null;
  }
}

function agrees(link: Link, place: Place): boolean {
  const { beside } = link;
  if (beside === undefined) return true;
  const sameTime = Date.parse(beside.at) === Date.parse(place.at);
  return beside.entryId === place.entryId && beside.type === place.type && sameTime && place.entryId.startsWith(`${beside.commandId}/`);
}

function placeIn(body: string): Place | null {
  try {
    const { journal, seq, entryId, type, at } = JSON.parse(body) as Place;
    return { journal, seq, entryId, type, at };
  } catch {
    return null;
  }
}

function readHeader(line: string): ExportHeader | null {
  try {
    const header = JSON.parse(line) as ExportHeader;
    return header.format === EXPORT_FORMAT && header.version === EXPORT_VERSION && typeof header.head?.hash === 'string' ? header : null;
  } catch {
    return null;
  }
}

function readLink(line: string): Link | null {
  try {
    const { seq, body, prevHash, hash } = JSON.parse(line) as ExportLine;
    const fits = Number.isInteger(seq) && [body, prevHash, hash].every((value) => typeof value === 'string');
    return fits ? { seq, body, prevHash, hash } : null;
  } catch {
    return null;
  }
}

async function headSeq(store: Store, journalId: string): Promise<number> {
  const found = await run<{ seq: number }>(store, 'select seq from journal where journal_id = $1', [journalId]);
  return found[0]?.seq ?? 0;
}
