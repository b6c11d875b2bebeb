/** Runs a read query; a connection that dropped is no reason to answer with a fault. */
import type pg from 'pg';
import { withRetry } from '../database/retry.js';
import type { Store } from '../open-store.js';
import type { Parameters } from '../see.js';

export async function ask<R extends pg.QueryResultRow>(store: Store, text: string, parameters: Parameters, name?: string): Promise<R[]> {
  const query = { text, values: parameters.values, ...(name === undefined ? {} : { name }) };
  const found = await withRetry(() => store.pool.query<R>(query));
  return found.rows;
}

export async function askOne<R extends pg.QueryResultRow>(store: Store, text: string, parameters: Parameters): Promise<R | null> {
  const rows = await ask<R>(store, text, parameters);
  return rows[0] ?? null;
}
