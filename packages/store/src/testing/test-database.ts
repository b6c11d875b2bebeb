/**
 * A database for one test file, copied from a template that is migrated once. Usage, in `beforeAll` and `afterAll`:
 *
 *   const database = await startTestDatabase();      // the embedded engine
 *   const store = await database.openStore({ fold });
 *   await database.drop();                           // closes its stores as well
 */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, readMigrations } from '../database/migrate.js';
import { openPool } from '../database/pool.js';
import { openStore, type Store, type StoreOptions } from '../open-store.js';
import { EMBEDDED, type Engine, type RunningEngine } from './engines.js';

export type TestDatabase = {
  readonly databaseUrl: string;
  /** As the owner, who can do what the server cannot: tampering, vacuum, tables of a test's own. */
  asOwner<R extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<pg.QueryResult<R>>;
  openStore(options?: Omit<StoreOptions, 'databaseUrl' | 'dataFolder'>): Promise<Store>;
  drop(): Promise<void>;
};

export async function startTestDatabase(engine: Engine = EMBEDDED): Promise<TestDatabase> {
  const running = await engine.start();
  const name = `taizhang_t_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(running, async (client) => {
    const template = await makeTemplate(running, client);
    await dropAbandoned(client);
    await whenNobodyLooks(() => client.query(`create database ${name} template ${template}`));
  });
  const databaseUrl = running.urlOf(name);
  const stores: Store[] = [];
  const owner = openPool({ connectionString: databaseUrl }, 1);
  return {
    databaseUrl,
    asOwner: (sql, values = []) => owner.query(sql, [...values]),
    openStore: async (options = {}) => {
      const store = await openStore({ ...options, databaseUrl });
      stores.push(store);
      return store;
    },
    drop: async () => {
      for (const store of stores) await store.close();
      await owner.end();
      await onServer(running, (client) => client.query(`drop database if exists ${name} with (force)`));
      await running.stop();
    },
  };
}

/** An empty database without any migration, for tests of migrating itself. */
export async function startEmptyDatabase(engine: Engine = EMBEDDED): Promise<Pick<TestDatabase, 'databaseUrl' | 'drop'>> {
  const running = await engine.start();
  const name = `taizhang_t_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(running, (client) => client.query(`create database ${name}`));
  const drop = async () => {
    await onServer(running, (client) => client.query(`drop database if exists ${name} with (force)`));
    await running.stop();
  };
  return { databaseUrl: running.urlOf(name), drop };
}

/** Made under a name of its own and renamed when whole, so that another process never copies half a schema. */
async function makeTemplate(running: RunningEngine, client: pg.Client): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(readMigrations())).digest('hex').slice(0, 12);
  const template = `taizhang_template_${digest}`;
  const found = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rowCount === 1) return template;
  const making = `taizhang_t_${process.pid}_${randomBytes(4).toString('hex')}`;
  await client.query(`create database ${making}`);
  const pool = openPool({ connectionString: running.urlOf(making) }, 1);
  await migrate(pool);
  await pool.end();
  try {
    await whenNobodyLooks(() => client.query(`alter database ${making} rename to ${template}`));
  } catch (fault) {
    if ((fault as { code?: string }).code !== '42P04') throw fault;
    await client.query(`drop database ${making} with (force)`);
  }
  return template;
}

/** Of runs that were killed. */
async function dropAbandoned(client: pg.Client): Promise<void> {
  const found = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'taizhang\\_t\\_%'`);
  for (const { datname } of found.rows) {
    if (!lives(Number(datname.split('_')[2]))) await client.query(`drop database if exists ${datname} with (force)`).catch(() => undefined);
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A backend that has just said goodbye still counts for a moment (55006). */
async function whenNobodyLooks(act: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (fault) {
      if ((fault as { code?: string }).code !== '55006' || attempt > 400) throw fault;
      await new Promise(setImmediate);
    }
  }
}

async function onServer<T>(running: RunningEngine, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: running.urlOf('postgres') });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
