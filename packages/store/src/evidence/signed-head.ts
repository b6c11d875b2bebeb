/**
 * Signed heads and the keys that sign them, as texts: `body` is canonical JSON, the signature is over its UTF-8 bytes. Ed25519, or SM2 with SM3
 * (GB/T 32918) where the installation says so. Reads and checks; it never holds a private key.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { digest } from './digests.js';
import type { Chains } from './fact.js';
import type { JournalFault } from './fault.js';

export const KEY_KINDS = ['ed25519', 'sm2'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
/** Base64. */
export type Signed = { readonly body: string; readonly signature: string };

export const HEAD_FORMAT = 'taizhang-signed-head';
export const KEY_FORMAT = 'taizhang-signing-key';

export type Occasion = 'daily' | 'consolidation' | 'archive' | 'rotation';

export type HeadStatement = Chains & {
  readonly format: typeof HEAD_FORMAT;
  readonly version: 1;
  readonly journal: string;
  /** 1, 2, …: the signed heads of a journal are a chain of their own. */
  readonly n: number;
  /** SHA-256 of the statement before. */
  readonly previous: string | null;
  /** The entries that this statement adds: `from` to `seq`, a mark each. */
  readonly from: number;
  readonly seq: number;
  readonly hash: string;
  readonly marks: readonly string[];
  readonly at: string;
  readonly occasion: Occasion;
  readonly key: string;
};

export type KeyStatement = {
  readonly format: typeof KEY_FORMAT;
  readonly version: 1;
  readonly n: number;
  /** SHA-256 of the public key's DER (SubjectPublicKeyInfo): its fingerprint. */
  readonly key: string;
  readonly kind: KeyKind;
  /** DER, base64. */
  readonly publicKey: string;
  readonly at: string;
  /** The key that signed this introduction; null where it introduces itself. */
  readonly previous: string | null;
};

export const parseSigned = <T extends { readonly format: string }>(signed: Signed, format: T['format']): T | null => {
  try {
    const parsed = JSON.parse(signed.body) as T;
    return parsed.format === format ? parsed : null;
  } catch {
    return null;
  }
};

const digestOf = (kind: KeyKind): 'sm3' | null => (kind === 'sm2' ? 'sm3' : null);

export const isSignedBy = (signed: Signed, kind: KeyKind, key: KeyObject): boolean => {
  try {
    return verify(digestOf(kind), Buffer.from(signed.body, 'utf8'), key, Buffer.from(signed.signature, 'base64'));
  } catch {
    return false;
  }
};

type Known = { readonly kind: KeyKind; readonly key: KeyObject };
export type Ring = {
  readonly keys: ReadonlyMap<string, Known>;
  readonly current: KeyStatement | null;
  readonly fault: JournalFault | null;
};

const keyFault = (detail: string): JournalFault => ({ what: 'key', seq: 0, entryId: null, detail });

/**
 * Every key must be introduced by the one before, or be trusted from elsewhere. Where any is trusted, a ring without one of them is not ours.
 * A fault names the fingerprint; keys before it still count.
 */
export function readRing(given: readonly Signed[], trusted: readonly string[]): Ring {
  const keys = new Map<string, Known>();
  let current: KeyStatement | null = null;
  let fault: JournalFault | null = null;
  const statements = given.map((signed) => ({ signed, statement: parseSigned<KeyStatement>(signed, KEY_FORMAT) }));
  for (const { signed, statement } of statements.sort((one, other) => (one.statement?.n ?? 0) - (other.statement?.n ?? 0))) {
    const known = statement === null ? null : knownKey(statement);
    if (statement === null || known === null || !introduced(signed, statement, { keys, current, trusted }, known)) {
      fault ??= keyFault(statement?.key ?? '');
      continue;
    }
    keys.set(statement.key, known);
    current = statement;
  }
  const lost = trusted.find((id) => !keys.has(id));
  return { keys, current, fault: fault ?? (lost === undefined ? null : keyFault(lost)) };
}

const knownKey = ({ publicKey, key, kind }: KeyStatement): Known | null => {
  try {
    const der = Buffer.from(publicKey, 'base64');
    if (digest('sha256', der) !== key || !KEY_KINDS.includes(kind)) return null;
    return { kind, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
  } catch {
    return null;
  }
};

type Introducing = {
  readonly keys: ReadonlyMap<string, Known>;
  readonly current: KeyStatement | null;
  readonly trusted: readonly string[];
};

const introduced = (signed: Signed, statement: KeyStatement, { keys, current, trusted }: Introducing, own: Known): boolean => {
  if (statement.n !== (current?.n ?? 0) + 1) return false;
  if (statement.previous === null) {
    const first = current === null && (trusted.length === 0 || trusted.includes(statement.key));
    return (first || trusted.includes(statement.key)) && isSignedBy(signed, own.kind, own.key);
  }
  const before = keys.get(statement.previous);
  return before !== undefined && statement.previous === current?.key && isSignedBy(signed, before.kind, before.key);
};

export type HeadsRead = { readonly statements: readonly HeadStatement[]; readonly fault: JournalFault | null };

/** `kept`: heads of the same journal known from elsewhere; what is there and not here was taken away. */
export function readHeads(journal: string, given: readonly Signed[], kept: readonly Signed[], ring: Ring): HeadsRead {
  const genuine = new Map<number, { readonly statement: HeadStatement; readonly body: string }>();
  let fault: JournalFault | null = null;
  const here = new Set<number>();
  for (const [at, signed] of [...given, ...kept].entries()) {
    const statement = parseSigned<HeadStatement>(signed, HEAD_FORMAT);
    if (at >= given.length && statement?.journal !== journal) continue;
    if (statement === null || !isGenuine(signed, statement, journal, ring)) fault ??= signatureFault(statement);
    else {
      const same = genuine.get(statement.n);
      if (same !== undefined && same.body !== signed.body) fault ??= signatureFault(statement);
      genuine.set(statement.n, { statement, body: signed.body });
      if (at < given.length) here.add(statement.n);
    }
  }
  const all = [...genuine.values()].sort((one, other) => one.statement.n - other.statement.n);
  const statements = all.map(({ statement }) => statement);
  return { statements, fault: fault ?? missingFault(all, here) };
}

const isGenuine = (signed: Signed, statement: HeadStatement, journal: string, { keys }: Ring): boolean => {
  const known = keys.get(statement.key);
  const formed = Array.isArray(statement.marks) && statement.marks.length === statement.seq - statement.from + 1;
  return known !== undefined && statement.journal === journal && formed && isSignedBy(signed, known.kind, known.key);
};

const signatureFault = (statement: HeadStatement | null): JournalFault => ({
  ...{ what: 'signature', seq: statement?.seq ?? 0, entryId: null },
  detail: String(statement?.n ?? ''),
});

type Genuine = { readonly statement: HeadStatement; readonly body: string };

/** Each statement names the one before, so one taken out of the middle shows by itself; the last only against those kept elsewhere. */
function missingFault(all: readonly Genuine[], here: ReadonlySet<number>): JournalFault | null {
  for (const [at, { statement }] of all.entries()) {
    const before = all[at - 1];
    const named = before === undefined ? null : digest('sha256', before.body);
    const follows = statement.n === at + 1 && statement.previous === named && statement.from === (before?.statement.seq ?? 0) + 1;
    if (!follows || !here.has(statement.n))
      return { what: 'headMissing', seq: statement.seq, entryId: null, detail: String(follows ? statement.n : at + 1) };
  }
  return null;
}
