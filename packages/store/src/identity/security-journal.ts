/**
 * The security journal (安全日志): a chain of its own, of the same make as a plan's journal. Lines are appended under the head's row; only what is past its
 * time is cleared, and the head keeps the hash that the rest begins with, so that what is left still verifies.
 */
import type { SecurityEvent } from '@taizhang/identity';
import { hashAfter, isWhole } from '../evidence/digests.js';
import { canonicalJson, chainHash, GENESIS_HASH, type HashFunction, storable } from '../journal/canonical.js';
import type { Store } from '../open-store.js';
import { type Carrier, change, firstOf, rowsOf } from './transact.js';

export type NewSecurityEntry = SecurityEvent & { readonly at: string };
export type SecurityEntry = NewSecurityEntry & { readonly seq: number };
export type SecurityRow = { readonly seq: number; readonly body: string; readonly prevHash: string; readonly hash: string };
type Head = { readonly seq: number; readonly hash: string; readonly clearedSeq: number; readonly clearedHash: string };

const HEAD = 'select seq, hash, cleared_seq as "clearedSeq", cleared_hash as "clearedHash" from security_head';
const ROW = 'seq, body, prev_hash as "prevHash", hash';
export const SECURITY_GENESIS = GENESIS_HASH;

export async function appendSecurity(client: Carrier, first: HashFunction, entries: readonly NewSecurityEntry[]): Promise<void> {
  const head = (await firstOf<Head>(client, `${HEAD} for update`))!;
  let { seq, hash: last } = head;
  const own = hashAfter(head, first);
  for (const entry of entries) {
    seq += 1;
    const body = canonicalJson(storable({ journal: 'security', seq, ...entry }));
    const next = chainHash(own, last, body);
    await client.query(
      'insert into security_entry (seq, at, type, person_id, about_id, body, prev_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [seq, entry.at, entry.type, entry.personId, entry.aboutId, body, last, next],
    );
    last = next;
  }
  await client.query('update security_head set seq = $1, hash = $2', [seq, last]);
}

export type SecurityFilter = {
  /** Instants: from (in) to (out). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly personId?: string | undefined;
  /** A type, or its beginning. */
  readonly type?: string | undefined;
};

const WHERE = `($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2)
  and ($3::text is null or person_id = $3 or about_id = $3) and ($4::text is null or starts_with(type, $4))`;
const valuesOf = ({ from, to, personId, type }: SecurityFilter) => [from ?? null, to ?? null, personId ?? null, type ?? null];
const read = ({ body }: SecurityRow): SecurityEntry => JSON.parse(body) as SecurityEntry;

/** Newest first, before `before`. Whom to show it to is the caller's to know: the audit administrator alone. */
export async function listSecurity(
  store: Store,
  filter: SecurityFilter,
  before: number | null,
  limit: number,
): Promise<readonly SecurityEntry[]> {
  const text = `select ${ROW} from security_entry where ${WHERE} and ($5::integer is null or seq < $5) order by seq desc limit $6`;
  return (await rowsOf<SecurityRow>(store.pool, text, [...valuesOf(filter), before, limit])).map(read);
}

const AT_ONCE = 500;

/** Oldest first, a few hundred rows at a time, up to where the head stands when it begins. */
export async function* readSecurity(store: Store, filter: SecurityFilter = {}): AsyncGenerator<SecurityRow> {
  const head = (await firstOf<Head>(store.pool, HEAD))!;
  for (let after = 0; ; ) {
    const text = `select ${ROW} from security_entry where ${WHERE} and seq > $5 and seq <= $6 order by seq limit ${AT_ONCE}`;
    const rows = await rowsOf<SecurityRow>(store.pool, text, [...valuesOf(filter), after, head.seq]);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.seq;
  }
}

export const countSecurity = async (store: Store, filter: SecurityFilter): Promise<number> =>
  (await firstOf<{ n: number }>(store.pool, `select count(*)::int as n from security_entry where ${WHERE}`, valuesOf(filter)))?.n ?? 0;

export type SecurityVerified = {
  readonly whole: boolean;
  readonly entries: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly hash: string;
  readonly wrongSeq: number | null;
};

/** Recomputes the chain from what was cleared last to the head; names the first line that does not fit. */
export async function verifySecurity(store: Store): Promise<SecurityVerified> {
  const head = (await firstOf<Head>(store.pool, HEAD))!;
  let [seq, hash, entries] = [head.clearedSeq, head.clearedHash, 0];
  for await (const row of readSecurity(store)) {
    if (row.seq > head.seq) break;
    if (row.seq !== seq + 1 || !fits(row, hash)) return { ...outline(head, entries), whole: false, wrongSeq: seq + 1 };
    [seq, hash, entries] = [row.seq, row.hash, entries + 1];
  }
  const whole = seq === head.seq && hash === head.hash;
  return { ...outline(head, entries), whole, wrongSeq: whole ? null : seq + 1 };
}

const outline = ({ seq, hash, clearedSeq }: Head, entries: number) => ({ entries, firstSeq: clearedSeq + 1, lastSeq: seq, hash });

function fits(row: SecurityRow, before: string): boolean {
  const stated = JSON.parse(row.body) as { seq?: unknown };
  return row.prevHash === before && stated.seq === row.seq && isWhole(row.hash, before, row.body);
}

/** Clears whole lines from the beginning up to an instant; the owner's to do, not the role's that serves. Returns what went; the caller writes the line that says so. */
export async function clearSecurity(client: Carrier, until: string): Promise<{ readonly upTo: number; readonly entries: number } | null> {
  await client.query(`${HEAD} for update`);
  const last = await firstOf<{ seq: number; hash: string }>(
    client,
    `select seq, hash from security_entry where seq < coalesce((select min(seq) from security_entry where at >= $1), 2147483647) order by seq desc limit 1`,
    [until],
  );
  if (last === null) return null;
  const entries = await change(client, 'delete from security_entry where seq <= $1', [last.seq]);
  await client.query('update security_head set cleared_seq = $1, cleared_hash = $2', [last.seq, last.hash]);
  return { upTo: last.seq, entries };
}
