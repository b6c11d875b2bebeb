/**
 * Brings the schema up to the code: numbered files, each in a transaction of its own with its row inserted first. That row is also the lock:
 * of two servers that start at once, one waits on the other's row and then finds the work done.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { StoreFault } from '../faults.js';

export type Migration = { readonly id: number; readonly name: string; readonly sql: string };

/** Found from src and from dist alike: both lie one level under the package. */
const FOLDER = new URL('../../migrations/', import.meta.url);

export function readMigrations(): readonly Migration[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ id: Number(name.slice(0, 4)), name, sql: readFileSync(new URL(name, FOLDER), 'utf8') }));
}

export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  const client = await pool.connect();
  try {
    const applied = await appliedMigrations(client);
    const newest = migrations.at(-1)?.id ?? 0;
    const beyond = [...applied].filter((id) => id > newest);
    if (beyond.length > 0) {
      const message = `The database has migration ${Math.max(...beyond)}, this version of Taizhang knows ${newest}: it was used by a newer version. Start that version or a later one.`;
      throw new StoreFault('database/newer-than-code', message);
    }
    for (const migration of migrations) if (!applied.has(migration.id)) await apply(client, migration);
  } finally {
    client.release();
  }
}

async function appliedMigrations(client: pg.PoolClient): Promise<ReadonlySet<number>> {
  await createTable(client);
  const found = await client.query<{ id: number }>('select id from migration');
  return new Set(found.rows.map((row) => row.id));
}

/** Two at once: the catalogue's own unique index refuses the second (`if not exists` does not prevent that), which then looks again. */
async function createTable(client: pg.PoolClient): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.query(
        'create table if not exists migration (id integer primary key, name text not null, applied_at timestamptz not null)',
      );
      return;
    } catch (fault) {
      if (attempt >= 10 || !['23505', '42P07', '42710', 'XX000', '40P01'].includes((fault as { code?: string }).code ?? '')) throw fault;
    }
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    const row = [migration.id, migration.name, new Date().toISOString()];
    const own = await client.query('insert into migration (id, name, applied_at) values ($1, $2, $3) on conflict do nothing', row);
    if (own.rowCount === 1) await client.query(migration.sql);
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  }
}
