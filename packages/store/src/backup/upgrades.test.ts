/** Every released version's ledger opens in this one, whole; and a migration that is broken off anywhere is finished by the next start. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { foldScript } from '@taizhang/plan';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { migrate, readMigrations } from '../database/migrate.js';
import { openPool } from '../database/pool.js';
import { schemaDump } from '../database/schema-dump.js';
import { inTransaction } from '../database/transaction.js';
import { rebuild } from '../journal/rebuild.js';
import { openStore } from '../open-store.js';
import { type FlakyProxy, startFlakyProxy } from '../testing/flaky-proxy.js';
import { startEmptyDatabase } from '../testing/index.js';
import { headIn } from './backup-form.js';
import { loadLines } from './load-backup.js';
import { type Difference, differencesFrom, restoreBackup } from './restore.js';

const folder = new URL('../../../../fixtures/upgrades/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const versions = readdirSync(fileURLToPath(folder));

async function* these(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** How a view is made may change with any version; what it is made from may not. */
const lost = (differences: readonly Difference[]): readonly Difference[] => differences.filter(({ why }) => why !== 'view');

type Frozen = { readonly id: number; readonly name: string; readonly sql: string };

/** The migrations as they were released: each begins with its name in a comment. */
const frozen = (version: string): readonly Frozen[] => {
  const parts = read(`${version}/schema.sql`).split(/^-- (\d{4}_[\w-]+\.sql)\n/m);
  return parts.flatMap((name, at) => (at % 2 === 1 ? [{ id: Number(name.slice(0, 4)), name, sql: parts[at + 1]!.trim() }] : []));
};

describe.each(versions)('a ledger of version %s', (version) => {
  const lines = read(`${version}/ledger.jsonl`).trimEnd().split('\n');
  const newest = readMigrations().at(-1)!.id;
  const drops: (() => Promise<void>)[] = [];
  const emptyPlace = async (): Promise<string> => {
    const { databaseUrl, drop } = await startEmptyDatabase();
    drops.push(drop);
    return databaseUrl;
  };
  afterEach(async () => {
    for (const drop of drops.splice(0)) await drop();
  });

  test('has the migrations that this version has: what is released never changes (before a release: npm run fixture:release)', () => {
    const now = new Map(readMigrations().map(({ name, sql }) => [name, sql.trim()]));
    for (const { name, sql } of frozen(version)) expect(now.get(name), name).toBe(sql);
  });

  test('where it stands is brought up to this version, with every row, head and chain', async () => {
    const databaseUrl = await emptyPlace();
    const pool = openPool({ connectionString: databaseUrl }, 2);
    await pool.query('create table migration (id integer primary key, name text not null, applied_at timestamptz not null)');
    for (const { id, name, sql } of frozen(version)) {
      await pool.query(sql);
      await pool.query('insert into migration values ($1, $2, now())', [id, name]);
    }
    const manifest = await inTransaction(pool, (client) => loadLines(client, these(lines.slice(1))));
    await pool.end();
    const store = await openStore({ databaseUrl, fold: foldScript });
    try {
      await rebuild(store);
      expect(lost(await differencesFrom(store, manifest, headIn(lines[0]!).migration === newest))).toEqual([]);
    } finally {
      await store.close();
    }
  });

  test('is restored from its backup', async () => {
    const restored = await restoreBackup(these(lines), { databaseUrl: await emptyPlace(), fold: foldScript });
    expect(lost(restored.differences)).toEqual([]);
    expect(restored.entries).toBeGreaterThan(200);
    expect(restored.files).toBeGreaterThan(1);
  });
});

describe('a migration that is broken off', () => {
  let database: Awaited<ReturnType<typeof startEmptyDatabase>>;
  let proxy: FlakyProxy;
  let pool: pg.Pool;
  let whole: string;
  beforeAll(async () => {
    database = await startEmptyDatabase();
    proxy = await startFlakyProxy(database.databaseUrl);
    pool = openPool({ connectionString: database.databaseUrl }, 4);
    await migrate(pool);
    whole = await schemaDump(pool);
  });
  afterAll(async () => {
    await pool.end();
    await proxy.stop();
    await database.drop();
  });
  const empty = () => pool.query('drop schema public cascade; create schema public');

  test('after any of its statements, on the server or on its way: the next start, or two at once, make it whole', async () => {
    for (let died = true, at = 3; died; at += 3) {
      await empty();
      proxy.cutAfter(at);
      const dying = openPool({ connectionString: proxy.databaseUrl }, 1);
      died = await migrate(dying).then(
        () => false,
        () => true,
      );
      proxy.cutAfter(null);
      proxy.cut();
      await dying.end();
      await Promise.all([migrate(pool), migrate(pool)]);
      expect(await schemaDump(pool), `cut after message ${at}`).toBe(whole);
      const rows = await pool.query('select id from migration order by id');
      expect(rows.rows.map(({ id }) => id)).toEqual(readMigrations().map(({ id }) => id));
    }
  });
});
