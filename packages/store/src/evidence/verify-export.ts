/** Checks an exported journal by itself: JSON Lines, a header, the entries, the signed heads. No database, no network, no other package. */
import { type Chains, type Fact, FactReader, type Link } from './fact.js';
import type { Head, JournalFault, SignedUpTo, Verified } from './fault.js';
import { judge } from './judge.js';
import { readHeads, readRing, type Signed } from './signed-head.js';

export const EXPORT_FORMAT = 'taizhang-journal';
/** 1 had neither the two running hashes nor signed heads. */
export const EXPORT_VERSIONS: readonly number[] = [1, 2];

export type ExportHeader = {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: number;
  readonly journal: string;
  /** The algorithm of the newest entry. */
  readonly hash: string;
  readonly head: Head;
  readonly keys?: readonly Signed[];
};

export type ExportLine = {
  readonly seq: number;
  readonly commandId: string;
  readonly prevHash: string;
  readonly hash: string;
  /** Running hashes over all texts from the first on, whatever algorithm the journal itself uses. */
  readonly sha256?: string;
  readonly sm3?: string;
  readonly body: string;
};
export type SignedLine = { readonly signedHead: Signed };

/** Keys and signed heads from elsewhere: a file kept apart, fingerprints on paper, the head that a report prints. */
export type KeptEvidence = {
  readonly keys?: readonly Signed[];
  readonly heads?: readonly Signed[];
  readonly trusted?: readonly string[];
  readonly against?: readonly Head[];
};

export async function verifyExport(lines: AsyncIterable<string> | Iterable<string>, kept: KeptEvidence = {}): Promise<Verified> {
  let header: ExportHeader | null = null;
  let reader: FactReader | null = null;
  const facts: Fact[] = [];
  const heads: Signed[] = [];
  for await (const line of lines) {
    if (line.trim() === '') continue;
    if (header === null || reader === null) {
      header = readHeader(line);
      if (header === null) return unreadable('', 0);
      reader = new FactReader(header.journal);
      continue;
    }
    const read = readLine(line);
    if (read === null) return unreadable(header.journal, facts.length + 1);
    if ('body' in read && 'seq' in read) facts.push(reader.read(read));
    else heads.push(read as Signed);
  }
  if (header === null || reader === null) return unreadable('', 0);
  return conclude({ journal: header.journal, facts, head: header.head, keys: header.keys ?? [], heads, kept, reader });
}

const unreadable = (journal: string, seq: number): Verified => ({ ok: false, journal, fault: { what: 'unreadable', seq, entryId: null } });

export type Evidence = {
  readonly journal: string;
  readonly facts: readonly Fact[];
  readonly head: Head | null;
  readonly keys: readonly Signed[];
  readonly heads: readonly Signed[];
  readonly kept: KeptEvidence;
  readonly reader: FactReader;
};

/** The journal itself first, then the keys, then the signatures: what is worst is said. */
export function conclude({ journal, facts, head, keys, heads, kept, reader }: Evidence): Verified {
  const ring = readRing(distinct([...keys, ...(kept.keys ?? [])]), [...new Set([...(kept.trusted ?? []), ...keysIn(kept.keys)])]);
  const gone = keysIn(kept.keys).find((id) => !keysIn(keys).includes(id));
  const read = readHeads(journal, heads, kept.heads ?? [], ring);
  const judged = judge({ journal, facts, head, signed: read.statements, against: kept.against ?? [] });
  const keyGone: JournalFault | null =
    gone === undefined || keys.length === 0 ? null : { what: 'key', seq: 0, entryId: null, detail: gone };
  const fault = judged ?? ring.fault ?? keyGone ?? read.fault;
  if (fault !== null) return { ok: false, journal, fault: withTasks(fault, facts, reader) };
  const last = read.statements.at(-1);
  const signed: SignedUpTo | null =
    last === undefined ? null : { heads: read.statements.length, seq: last.seq, at: last.at, key: last.key };
  return { ok: true, journal, head: head as Head, signed, keys: [...ring.keys.keys()] };
}

/** The tasks of the entry that the fault names, by the numbers that the plan prints. */
export function withTasks(fault: JournalFault, facts: readonly Fact[], reader: FactReader): JournalFault {
  const fact = facts.find(({ seq, entryId }) => seq === fault.seq && entryId === fault.entryId);
  const tasks = fact === undefined ? [] : fact.taskIds.map((taskId) => reader.numberOf(taskId));
  return tasks.length === 0 ? fault : { ...fault, tasks };
}

const distinct = (all: readonly Signed[]): readonly Signed[] => [
  ...new Map(all.map((signed) => [`${signed.body}\n${signed.signature}`, signed])).values(),
];

const keysIn = (keys: readonly Signed[] = []): readonly string[] =>
  keys.flatMap(({ body }) => {
    try {
      const { key } = JSON.parse(body) as { key?: unknown };
      return typeof key === 'string' ? [key] : [];
    } catch {
      return [];
    }
  });

function readHeader(line: string): ExportHeader | null {
  try {
    const header = JSON.parse(line) as ExportHeader;
    const known = header.format === EXPORT_FORMAT && EXPORT_VERSIONS.includes(header.version);
    return known && typeof header.head?.hash === 'string' ? header : null;
  } catch {
    return null;
  }
}

function readLine(line: string): Link | Signed | null {
  try {
    const parsed = JSON.parse(line) as ExportLine | SignedLine;
    if ('signedHead' in parsed) return isSigned(parsed.signedHead) ? parsed.signedHead : null;
    const { seq, body, prevHash, hash, sha256, sm3 } = parsed;
    if (!Number.isInteger(seq) || ![body, prevHash, hash].every((value) => typeof value === 'string')) return null;
    const chains: Chains | null = sha256 === undefined || sm3 === undefined ? null : { sha256, sm3 };
    return { seq, body, prevHash, hash, ...(chains === null ? {} : { chains }) };
  } catch {
    return null;
  }
}

const isSigned = ({ body, signature }: Signed): boolean => typeof body === 'string' && typeof signature === 'string';
