/** Makes the views anew from the journal. What comes out is, row for row, what was written entry by entry. */
import type { PlanEntry, PlanId, Stamped } from '@taizhang/ledger';
import type pg from 'pg';
import { withRetry } from '../database/retry.js';
import { inTransaction } from '../database/transaction.js';
import { StoreFault } from '../faults.js';
import type { Store } from '../open-store.js';
import { DIRECTORY_TABLES, PLAN_TABLES } from '../views/tables.js';
import { putSql } from '../views/view-sql.js';
import type { Change } from '../views/view-table.js';
import { foldSteps } from './execute.js';
import { type AnyCommand, type AnyEntry, DIRECTORY_ID, DIRECTORY_RULES, PLAN_RULES, type Rules } from './rules.js';

const ROWS_A_STATEMENT = 500;

/** Of one plan, or of all plans and the directory. Each journal in a transaction of its own, its writers waiting. */
export async function rebuild(store: Store, planId?: PlanId): Promise<void> {
  if (planId !== undefined) return rebuildPlan(store, planId);
  await rebuildDirectory(store);
  const found = await store.pool.query<{ journal_id: string }>(
    'select journal_id from journal where journal_id <> $1 order by journal_id',
    [DIRECTORY_ID],
  );
  for (const row of found.rows) await rebuildPlan(store, row.journal_id);
}

const again = (store: Store, act: (client: pg.PoolClient) => Promise<void>) => withRetry(() => inTransaction(store.pool, act));

async function rebuildPlan(store: Store, planId: PlanId): Promise<void> {
  await again(store, async (client) => {
    const changes = await changesFromNothing<PlanEntry>(store, client, PLAN_RULES, planId);
    for (const table of PLAN_TABLES) await client.query(`delete from ${table.name} where plan_id = $1`, [planId]);
    await writeAll(client, changes);
  });
}

async function rebuildDirectory(store: Store): Promise<void> {
  await again(store, async (client) => {
    const changes = await changesFromNothing(store, client, DIRECTORY_RULES, DIRECTORY_ID);
    for (const table of DIRECTORY_TABLES) await client.query(`delete from ${table.name}`);
    await writeAll(client, changes);
  });
}

async function changesFromNothing<E extends AnyEntry, S = unknown, C extends AnyCommand = AnyCommand>(
  store: Store,
  client: pg.ClientBase,
  rules: Rules<S, C, E>,
  journalId: string,
): Promise<readonly Change[]> {
  const head = await client.query('select 1 from journal where journal_id = $1 for update', [journalId]);
  if (head.rowCount === 0) throw new StoreFault('journal/not-found', `There is no journal ${journalId}.`);
  const found = await client.query<{ body: string }>('select body from entry where journal_id = $1 order by seq', [journalId]);
  const entries = found.rows.map((row) => JSON.parse(row.body) as Stamped<E>);
  const before = rules.empty(journalId);
  const { state, steps } = foldSteps(rules, before, entries);
  return rules.changes(before, state, steps, store.fold);
}

async function writeAll(client: pg.ClientBase, changes: readonly Change[]): Promise<void> {
  for (const { table, puts } of changes) {
    for (let at = 0; at < puts.length; at += ROWS_A_STATEMENT) {
      const values: unknown[] = [];
      const add = (value: unknown) => `$${values.push(value)}`;
      await client.query(putSql(table, puts.slice(at, at + ROWS_A_STATEMENT), { add }, null), values);
    }
  }
}
