/** A connection as the owner of the tables: migrations, grants, restoring, what retention deletes. Serving never holds one. */
import type pg from 'pg';
import type { Target } from './pool.js';
import { openPool } from './pool.js';

export function openOwnerPool(target: Target): pg.Pool {
  return openPool(target, 1);
}

export async function asOwner<T>(target: Target, act: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openOwnerPool(target);
  try {
    return await act(pool);
  } finally {
    await pool.end();
  }
}
