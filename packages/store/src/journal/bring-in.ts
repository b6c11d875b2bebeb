/** A plan begins: the file, the mark by which it is recognised, the head and the first entries, in one transaction or not at all. */
import type { PlanCommand } from '@taizhang/ledger';
import type pg from 'pg';
import { withRetry } from '../database/retry.js';
import { run } from '../database/run.js';
import { inTransaction } from '../database/transaction.js';
import { StoreFault } from '../faults.js';
import type { Store } from '../open-store.js';
import { GENESIS_HASH, storable } from './canonical.js';
import { answerOf, planStep } from './execute.js';
import { type Executed, refused } from './executed.js';
import { PLAN_RULES } from './rules.js';
import { sha256OfBytes } from './sha256.js';
import type { Known } from './state-cache.js';
import { writeStatement } from './write-statement.js';

export type OriginalFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };

/** A file that was brought in before is refused with `plan/already-brought-in`, whose params name the plan. */
export function bringIn(store: Store, planId: string, sent: PlanCommand, file: OriginalFile): Promise<Executed> {
  const command = storable(sent);
  const sha256 = sha256OfBytes(file.bytes);
  if (command.act.type === 'bring-plan-in' && command.act.plan.document.sha256 !== sha256) {
    throw new StoreFault(
      'document/hash-mismatch',
      `The file's SHA-256 is ${sha256}, the command says ${command.act.plan.document.sha256}.`,
    );
  }
  return store.turns.take(planId, () => withRetry(() => attempt(store, planId, command, file, sha256)));
}

async function attempt(store: Store, planId: string, command: PlanCommand, file: OriginalFile, sha256: string): Promise<Executed> {
  const answered = await answerOf(store.pool, planId, command);
  if (answered !== null) return answered;
  const existing = await findPlanBySource(store, sha256);
  if (existing !== null) return alreadyBroughtIn(existing);
  const nothing = { head: { seq: 0, hash: GENESIS_HASH }, state: PLAN_RULES.empty(planId), at: '' };
  const planned = planStep(store, PLAN_RULES, planId, nothing, command);
  if (!planned.ok) return planned.refused;
  try {
    await inTransaction(store.pool, (client) => write(client, planId, file, sha256, command.at, writeStatement(planned.step)));
  } catch (fault) {
    if ((fault as { code?: string }).code !== '23505') throw fault;
    return lostRace(store, planId, command, sha256, fault);
  }
  store.cache.put(planId, planned.known as Known<unknown>);
  return planned.executed;
}

async function write(
  client: pg.PoolClient,
  planId: string,
  file: OriginalFile,
  sha256: string,
  at: string,
  statement: ReturnType<typeof writeStatement>,
): Promise<void> {
  // two at once count the same editions before theirs, and the key refuses the second
  await client.query(
    `insert into plan_source (sha256, plan_id, edition) select $1::text, $2::text, 1 + count(*)::int
     from plan_source s join plan p on p.plan_id = s.plan_id where s.sha256 = $1::text and p.withdrawn`,
    [sha256, planId],
  );
  await client.query('insert into journal (journal_id, seq, hash) values ($1, 0, $2)', [planId, GENESIS_HASH]);
  await client.query(
    'insert into document (sha256, bytes, size, media_type, file_name, put_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [sha256, file.bytes, file.bytes.length, file.mediaType, file.fileName, at],
  );
  const { text, values } = statement;
  const written = await client.query(text, values);
  if (written.rowCount !== 1) throw new Error(`The head of ${planId} moved under its lock`);
}

/** Somebody else brought the same file in, or sent the same command, between our look and our write. */
async function lostRace(store: Store, planId: string, command: PlanCommand, sha256: string, fault: unknown): Promise<Executed> {
  const answered = await answerOf(store.pool, planId, command);
  if (answered !== null) return answered;
  const existing = (await findPlanBySource(store, sha256)) ?? (await planWithId(store, planId));
  if (existing === null) throw fault;
  return alreadyBroughtIn(existing);
}

/** A plan that was withdrawn does not stand in the way of its file. */
export async function findPlanBySource(store: Store, sha256: string): Promise<string | null> {
  const text = `select s.plan_id from plan_source s left join plan p on p.plan_id = s.plan_id
    where s.sha256 = $1 and not coalesce(p.withdrawn, false) order by s.edition desc limit 1`;
  const found = await run<{ plan_id: string }>(store, text, [sha256]);
  return found[0]?.plan_id ?? null;
}

async function planWithId(store: Store, planId: string): Promise<string | null> {
  const found = await store.pool.query('select 1 from journal where journal_id = $1', [planId]);
  return found.rowCount === 0 ? null : planId;
}

const alreadyBroughtIn = (planId: string): Executed => refused({ code: 'plan/already-brought-in', params: { planId }, tasks: [] });
