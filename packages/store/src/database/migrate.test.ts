import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES, startEmptyDatabase } from '../testing/index.js';
import { DIRECTORY_TABLES, PLAN_TABLES } from '../views/tables.js';
import { checkDatabase } from './check-database.js';
import { migrate, readMigrations } from './migrate.js';
import { openPool } from './pool.js';
import { schemaDump } from './schema-dump.js';

describe.each(ENGINES)('migrations on $name', (engine) => {
  let database: Awaited<ReturnType<typeof startEmptyDatabase>>;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await startEmptyDatabase(engine);
    pool = openPool({ connectionString: database.databaseUrl }, 4);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  test('servers that start at once leave one schema', async () => {
    const started = await Promise.allSettled([migrate(pool), migrate(pool), migrate(pool)]);
    expect(started).toEqual(started.map(() => ({ status: 'fulfilled', value: undefined })));
    const found = await pool.query('select id from migration order by id');
    expect(found.rows.map((row) => row.id)).toEqual(readMigrations().map((migration) => migration.id));
  });

  test('the schema is the one checked in (vitest -u writes it)', async () => {
    await expect(await schemaDump(pool)).toMatchFileSnapshot('../../schema.sql');
  });

  test('the tables that the code writes have the columns that the migrations make', async () => {
    const found = await pool.query<{ name: string; column: string; type: string }>(
      `select c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
       from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relnamespace = 'public'::regnamespace`,
    );
    for (const { name, columns } of [...PLAN_TABLES, ...DIRECTORY_TABLES]) {
      const made = found.rows
        .filter((row) => row.name === name)
        .map((row) => [row.column, row.type.replace('timestamp with time zone', 'timestamptz')]);
      expect(Object.fromEntries(made)).toEqual(columns);
    }
  });

  test('every table of a plan has the plan first in its key', async () => {
    for (const { key, name } of PLAN_TABLES) expect(key[0], name).toBe('plan_id');
  });

  test('a migration that fails leaves nothing of itself, and runs when mended', async () => {
    const id = 9000;
    const broken = [...readMigrations(), { id, name: '9000_broken.sql', sql: 'create table half (n int); select nonsense' }];
    await expect(migrate(pool, broken)).rejects.toThrow(/nonsense/);
    expect((await pool.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
    await migrate(pool, [...readMigrations(), { id, name: '9000_mended.sql', sql: 'select 1' }]);
  });

  test('a database newer than the code is refused', async () => {
    await expect(migrate(pool)).rejects.toMatchObject({ code: 'database/newer-than-code', message: expect.stringContaining('9000') });
    await pool.query('delete from migration where id = 9000');
    await migrate(pool);
  });

  test('a durable database passes the check, one that does not sync its commits does not', async () => {
    await checkDatabase(pool);
    const careless = openPool(
      { connectionString: `${database.databaseUrl}${database.databaseUrl.includes('?') ? '&' : '?'}options=-csynchronous_commit%3Doff` },
      1,
    );
    await expect(checkDatabase(careless)).rejects.toMatchObject({ code: 'database/unsafe-setting' });
    await careless.end();
  });
});
