/** One statement that may run twice (a read, or a write that does the same again); a connection that dropped is no reason to answer with a fault. */
import type pg from 'pg';
import { withRetry } from './retry.js';

export async function run<R extends pg.QueryResultRow>(
  { pool }: { readonly pool: Pick<pg.Pool, 'query'> },
  text: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<R[]> {
  const query = { text, values: [...values], ...(name === undefined ? {} : { name }) };
  const found = await withRetry(() => pool.query<R>(query));
  return found.rows;
}
