/** What the database itself forbids to the role that serves, tried statement by statement as that role. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../open-store.js';
import { bringSampleIn, ENGINES, startTestDatabase, type TestDatabase } from '../testing/index.js';
import { APP_ROLE, asApp } from './app-role.js';
import { openPool } from './pool.js';

const APPEND_ONLY = ['entry', 'command', 'document', 'plan_source', 'signing_key', 'signed_head', 'security_entry'];
const COLUMN: Readonly<Record<string, string>> = { command: 'answer', document: 'bytes', plan_source: 'plan_id' };
const FORBIDDEN: readonly string[] = [
  ...APPEND_ONLY.flatMap((table) => [
    `update ${table} set ${COLUMN[table] ?? 'body'} = ${COLUMN[table] ?? 'body'}`,
    `delete from ${table}`,
    `truncate ${table}`,
    `alter table ${table} add column x text`,
    `drop table ${table}`,
    `create trigger t before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
  ]),
  'update journal set journal_id = journal_id',
  'delete from journal',
  'truncate journal',
  'update security_head set cleared_seq = 0',
  'delete from security_head',
  'delete from migration',
  'insert into entry select * from entry on conflict (journal_id, seq) do update set body = excluded.body',
  'merge into entry using (select 1) s on true when matched then delete',
  'create table public.mine (n int)',
  'set session_replication_role = replica',
];

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (fault: { code?: string }) => fault.code ?? String(fault),
  );

const everythingForbidden = (storeOf: () => Store) => {
  test('serves as the role that may not', async () => {
    const asked = await storeOf().pool.query('select current_user as who');
    expect(asked.rows).toEqual([{ who: APP_ROLE }]);
  });

  test.each(FORBIDDEN)('%s is refused', async (sql) => {
    expect(await codeOf(storeOf().pool.query(sql))).toBe('42501');
  });

  test('what is forbidden is the owner’s to do, so the statements are refused for the right alone', async () => {
    await storeOf().asOwner(async (owner) => {
      for (const sql of FORBIDDEN) expect([sql, await codeOf(owner.query(`begin; ${sql}; rollback`))]).toEqual([sql, 'done']);
    });
  });
};

describe.each(ENGINES)('the role that serves, on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
    await bringSampleIn(store, 'plan');
  });
  afterAll(() => database.drop());

  everythingForbidden(() => store);

  test('options that the address has already are kept', async () => {
    const sign = database.databaseUrl.includes('?') ? '&' : '?';
    const pool = openPool(asApp(`${database.databaseUrl}${sign}options=-c%20work_mem%3D7MB`), 1);
    const asked = await pool.query(`select current_user as who, current_setting('work_mem') as memory`);
    await pool.end();
    expect(asked.rows).toEqual([{ who: APP_ROLE, memory: '7MB' }]);
  });

  test('a user who owns the tables may not serve where the owner is named apart', async () => {
    const { databaseUrl } = database;
    await expect(openStore({ databaseUrl, ownerUrl: databaseUrl })).rejects.toMatchObject({ code: 'database/may-change-journal' });
  });

  test('a user of its own serves as a member of the role, and migrates as the owner', async () => {
    const name = `taizhang_member_${process.pid}`;
    await database.asOwner(`create role ${name} login password 'p' in role ${APP_ROLE}`);
    const url = database.databaseUrl.replace(/\/\/[^@]*@/, `//${name}:p@`);
    const opened = await openStore({ databaseUrl: url, ownerUrl: database.databaseUrl });
    try {
      expect((await opened.pool.query('select current_user as who')).rows).toEqual([{ who: name }]);
      expect(await codeOf(opened.pool.query('delete from entry'))).toBe('42501');
    } finally {
      await opened.close();
      await database.asOwner(`drop role ${name}`);
    }
  });
});

describe('the role that serves, in a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-role-'));
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ dataFolder: folder });
    await bringSampleIn(store, 'plan');
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  everythingForbidden(() => store);

  test('does not become the owner by asking', async () => {
    expect(await codeOf(store.pool.query('set role postgres'))).not.toBe('done');
    expect(((await store.pool.query('reset role; select current_user as who')) as unknown as { rows: unknown }[])[1]?.rows).toEqual([
      { who: APP_ROLE },
    ]);
  });
});
