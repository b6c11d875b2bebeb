/**
 * Signs the heads of journals: at each consolidation and once a day where something was written. What is signed was recomputed from the head signed
 * before, so that a journal that does not fit is never signed. Several servers may run this at once: the numbers of signed heads let one of them win.
 */
import { run } from '../database/run.js';
import { digest, GENESIS_HASH } from '../evidence/digests.js';
import { type Fact, FactReader } from '../evidence/fact.js';
import {
  HEAD_FORMAT,
  type HeadStatement,
  isSignedBy,
  type Occasion,
  parseSigned,
  type Ring,
  readRing,
  type Signed,
} from '../evidence/signed-head.js';
import { StoreFault } from '../faults.js';
import { readEntries } from '../journal/export-journal.js';
import type { Store } from '../open-store.js';
import { signingKeys } from './read-signed.js';
import type { Signer } from './signer.js';
import { keep, type SigningKey } from './signing-key.js';

type Place = Pick<Store, 'pool'>;
type Before = { readonly statement: HeadStatement; readonly body: string } | null;

const doesNotFit = (journalId: string, why: string): StoreFault =>
  new StoreFault('journal/does-not-fit', `The journal ${journalId} was not signed: ${why}. Run taizhang verify.`);

async function lastSigned(store: Place, journalId: string, ring: Ring): Promise<Before> {
  const found = await run<Signed>(store, 'select body, signature from signed_head where journal_id = $1 order by n desc limit 1', [
    journalId,
  ]);
  const [signed] = found;
  if (signed === undefined) return null;
  const statement = parseSigned<HeadStatement>(signed, HEAD_FORMAT);
  const known = statement === null ? undefined : ring.keys.get(statement.key);
  if (statement === null || known === undefined || !isSignedBy(signed, known.kind, known.key))
    throw doesNotFit(journalId, 'the head signed last is not genuine');
  return { statement, body: signed.body };
}

async function factsAfter(store: Place, journalId: string, before: Before): Promise<readonly Fact[]> {
  const { seq = 0, hash = GENESIS_HASH } = before?.statement ?? {};
  const start = before === null ? undefined : { sha256: before.statement.sha256, sm3: before.statement.sm3 };
  const reader = new FactReader(journalId, start);
  const facts: Fact[] = [];
  let last = { seq, hash };
  for await (const row of readEntries(store, journalId, undefined, seq)) {
    const beside = { entryId: row.entry_id, type: row.type, at: row.at, commandId: row.command_id };
    const fact = reader.read({ seq: row.seq, body: row.body, prevHash: row.prev_hash, hash: row.hash, beside });
    const fits = fact.whole && fact.agrees && fact.seq === last.seq + 1 && fact.placeSeq === fact.seq && fact.prevHash === last.hash;
    if (!fits) throw doesNotFit(journalId, `entry ${last.seq + 1} does not follow the one before`);
    facts.push(fact);
    last = { seq: fact.seq, hash: fact.hash };
  }
  return facts;
}

const statementOf = (
  journal: string,
  facts: readonly Fact[],
  before: Before,
  by: { key: string; occasion: Occasion; at: string },
): HeadStatement => {
  const last = facts.at(-1) as Fact;
  return {
    ...{ format: HEAD_FORMAT, version: 1, journal, n: (before?.statement.n ?? 0) + 1 },
    previous: before === null ? null : digest('sha256', before.body),
    ...{ from: (before?.statement.seq ?? 0) + 1, seq: last.seq, hash: last.hash, ...last.chains },
    marks: facts.map(({ mark }) => mark),
    ...by,
  };
};

/** Null where there is nothing new since the last signature, or another server was faster. */
export async function signHead(
  store: Place,
  signer: Signer,
  journalId: string,
  occasion: Occasion,
  at: string,
): Promise<HeadStatement | null> {
  const ring = readRing(await signingKeys(store), []);
  const key = await signer.currentKey(ring);
  if (key === null) return null;
  const before = await lastSigned(store, journalId, ring);
  const facts = await factsAfter(store, journalId, before);
  if (facts.length === 0) return null;
  const statement = statementOf(journalId, facts, before, { key: key.id, occasion, at });
  const signed = key.sign(statement);
  return (await putSigned(store, statement, signed)) ? kept(signer, signed, statement) : null;
}

const kept = (signer: Signer, signed: Signed, statement: HeadStatement): HeadStatement => {
  keep(signer.keyFile, { signedHead: signed });
  return statement;
};

async function putSigned(store: Place, { journal, n, seq, at }: HeadStatement, { body, signature }: Signed): Promise<boolean> {
  const put = await run(
    store,
    `insert into signed_head (journal_id, n, seq, at, body, signature) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning n`,
    [journal, n, seq, at, body, signature],
  );
  return put.length === 1;
}

type Due = { readonly journal_id: string; readonly consolidated: boolean };

const CONSOLIDATED = 'period.consolidated';

/** Journals with entries that no signature covers: of an earlier day's signature, or with a consolidation among them. `dayBegan`: the first instant of today. */
const DUE = `
select j.journal_id, exists (select 1 from entry e where e.journal_id = j.journal_id and e.seq > coalesce(s.seq, 0) and e.type = '${CONSOLIDATED}') as consolidated
from journal j left join lateral (select h.seq, h.at from signed_head h where h.journal_id = j.journal_id order by h.n desc limit 1) s on true
where j.seq > coalesce(s.seq, 0) and (s.seq is null or s.at < $1
  or exists (select 1 from entry e where e.journal_id = j.journal_id and e.seq > s.seq and e.type = '${CONSOLIDATED}'))
order by j.journal_id`;

export type Signing = { readonly signed: readonly HeadStatement[]; readonly faults: readonly Error[] };

/** One that does not fit is told and does not keep the others from being signed. */
export async function signDueHeads(store: Place, signer: Signer, at: string, dayBegan: string): Promise<Signing> {
  const due = await run<Due>(store, DUE, [dayBegan]);
  const signed: HeadStatement[] = [];
  const faults: Error[] = [];
  for (const { journal_id, consolidated } of due) {
    try {
      const statement = await signHead(store, signer, journal_id, consolidated ? 'consolidation' : 'daily', at);
      if (statement !== null) signed.push(statement);
    } catch (fault) {
      faults.push(fault as Error);
    }
  }
  return { signed, faults };
}

/** Brings what the database has signed into the file beside the key: what other servers signed, or what a restored folder lacks. */
export async function keepAll(store: Place, signer: Signer, known: ReadonlySet<string>): Promise<void> {
  const rows = await run<Signed>(store, 'select body, signature from signed_head order by journal_id, n');
  for (const signed of rows) if (!known.has(signed.body)) keep(signer.keyFile, { signedHead: signed });
}

export type { SigningKey };
