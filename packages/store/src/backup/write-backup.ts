/**
 * A backup of a ledger, line by line, of one moment: everything is read in one snapshot while others go on writing. It needs no program of
 * PostgreSQL's own and holds no more than a few rows, or one file, in memory.
 */
import type pg from 'pg';
import { readMigrations } from '../database/migrate.js';
import { StoreFault } from '../faults.js';
import type { Store } from '../open-store.js';
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupHead, type BackupLine, type Manifest, type TableDigest } from './backup-form.js';
import { tablesIn } from './catalogue.js';
import { isKept, kindOf } from './table-kinds.js';
import { Digest, digestOf, PLAIN_VALUES, rowLines } from './table-rows.js';

export type BackupOptions = { readonly software: string; readonly at: string };

const SNAPSHOT = 'begin isolation level repeatable read, read only';

export async function* backupLines(store: Pick<Store, 'pool'>, options: BackupOptions): AsyncGenerator<string, Manifest> {
  const client = await store.pool.connect();
  try {
    await client.query(`${SNAPSHOT}; ${PLAIN_VALUES}`);
    const manifest = yield* linesOf(client, options);
    await client.query('commit');
    return manifest;
  } finally {
    // A connection that was left in the middle of a snapshot is not given back.
    client.release(true);
  }
}

const spelled = (line: BackupLine): string => JSON.stringify(line);

async function* linesOf(client: pg.PoolClient, { software, at }: BackupOptions): AsyncGenerator<string, Manifest> {
  const head: BackupHead = { format: BACKUP_FORMAT, version: BACKUP_VERSION, software, migration: await newestMigration(client), at };
  yield spelled(head);
  const digests: TableDigest[] = [];
  for (const table of await tablesIn(client)) {
    if (kindOf(table.name) === 'view') digests.push(await digestOf(client, table));
    if (!isKept(table.name)) continue;
    yield spelled({ table: table.name, columns: table.columns });
    const digest = new Digest(table.name);
    for await (const line of rowLines(client, table)) {
      digest.add(line);
      yield line;
    }
    digests.push(digest.end());
  }
  const manifest: Manifest = { tables: digests, journals: await headsIn(client) };
  yield spelled({ manifest });
  return manifest;
}

export async function headsIn(client: pg.ClientBase | pg.Pool): Promise<Manifest['journals']> {
  const found = await client.query<Manifest['journals'][number]>(
    'select journal_id as journal, seq, hash from journal order by journal_id collate "C"',
  );
  return found.rows;
}

async function newestMigration(client: pg.ClientBase): Promise<number> {
  const found = await client.query<{ newest: number | null }>('select max(id) as newest from migration');
  const newest = found.rows[0]?.newest ?? 0;
  const known = readMigrations().at(-1)?.id ?? 0;
  if (newest <= known) return newest;
  throw new StoreFault(
    'database/newer-than-code',
    `The database has migration ${newest}, this version of Taizhang knows ${known}: back it up with the version that runs it.`,
  );
}

/** Of everything that is kept or made again, in one snapshot: to hold one ledger against another. */
export async function manifestOf(store: Pick<Store, 'pool'>): Promise<Manifest> {
  const client = await store.pool.connect();
  try {
    await client.query(`${SNAPSHOT}; ${PLAIN_VALUES}`);
    const tables: TableDigest[] = [];
    for (const table of await tablesIn(client))
      if (isKept(table.name) || kindOf(table.name) === 'view') tables.push(await digestOf(client, table));
    const journals = await headsIn(client);
    await client.query('commit');
    return { tables, journals };
  } finally {
    client.release(true);
  }
}
