/**
 * Opens the store: the embedded database of a data folder, or the server that `databaseUrl` names; checked, migrated, ready.
 * Other packages hold a `Store` and hand it to the functions of this package; they never see SQL.
 */
import type pg from 'pg';
import { asApp, checkRights, grantApp, joinApp } from './database/app-role.js';
import { checkDatabase } from './database/check-database.js';
import { migrate, readMigrations } from './database/migrate.js';
import { asOwner } from './database/open-owner.js';
import { openPool, type Target } from './database/pool.js';
import { openReplica, type Replica } from './database/replica.js';
import { type Embedded, startEmbedded } from './embedded/start-embedded.js';
import { type Algorithm, hashWith } from './evidence/digests.js';
import { StoreFault } from './faults.js';
import type { HashFunction } from './journal/canonical.js';
import { type StateCache, stateCache } from './journal/state-cache.js';
import { type Turns, turns } from './journal/turns.js';
import { type TallyCache, tallyCache } from './queries/plan-tallies.js';
import { type Fold, foldDefault } from './views/search-words.js';

export type StoreOptions = {
  readonly databaseUrl?: string | undefined;
  /** A streaming replica of `databaseUrl`, for reads. */
  readonly readDatabaseUrl?: string | undefined;
  /** The owner of the tables, where `databaseUrl` names a user that is only a member of `taizhang_app`. */
  readonly ownerUrl?: string | undefined;
  readonly dataFolder?: string | undefined;
  /** The bin folder of another PostgreSQL installation, for the embedded server; `PG_BIN` where absent. */
  readonly pgBin?: string | undefined;
  /** Makes Traditional and Simplified alike for search (`foldScript` of the plan package). */
  readonly fold?: Fold | undefined;
  /** Of journals that begin; SHA-256 where absent. */
  readonly algorithm?: Algorithm | undefined;
  readonly connections?: number | undefined;
  /** Milliseconds after which a statement is given up and said to be late; for a server with people waiting, not for long work. */
  readonly answerWithin?: number | undefined;
  /** Plans whose state is kept in memory. */
  readonly cachedPlans?: number | undefined;
  /** `newest` brings the schema up to the code, `as-is` leaves it alone, a number stops at that migration (for restoring). The last two open as the owner. */
  readonly schema?: 'newest' | 'as-is' | number | undefined;
};

export type Store = {
  /** In the role that serves. */
  readonly pool: pg.Pool;
  /** Null where the primary answers everything. */
  readonly replica: Replica | null;
  readonly cache: StateCache;
  /** States of plans on past days. */
  readonly past: StateCache;
  readonly turns: Turns;
  readonly tallies: TallyCache;
  readonly fold: Fold;
  /** Of journals that begin; a journal keeps the algorithm of its first entry. */
  readonly hash: HashFunction;
  /** For what the role that serves cannot do (retention of the security journal, `analyze`): a connection as the owner, for as long as the act lasts. */
  asOwner<T>(act: (owner: pg.Pool) => Promise<T>): Promise<T>;
  /** Closes the pool and leaves the embedded server; the last to leave stops it. */
  close(): Promise<void>;
};

const CONNECTIONS = 10;
const CACHED_PLANS = 50;
const PAST_DAYS = 8;

export async function openStore(options: StoreOptions): Promise<Store> {
  const embedded = await startIfEmbedded(options);
  const owner: Target = embedded?.connection ?? { connectionString: options.ownerUrl || (options.databaseUrl ?? '') };
  const pool = await openReady(options, owner, embedded).catch(async (fault: unknown) => {
    await embedded?.stop();
    throw fault;
  });
  const replica = replicaOf(options, pool);
  return {
    pool,
    replica,
    cache: stateCache(options.cachedPlans ?? CACHED_PLANS),
    past: stateCache(PAST_DAYS),
    turns: turns(),
    tallies: tallyCache(),
    fold: options.fold ?? foldDefault,
    hash: hashWith(options.algorithm ?? 'sha256'),
    asOwner: (act) => asOwner(owner, act),
    close: async () => {
      await replica?.close();
      await closeAll(pool, embedded);
    },
  };
}

function replicaOf({ readDatabaseUrl, connections, answerWithin }: StoreOptions, primary: pg.Pool): Replica | null {
  return readDatabaseUrl
    ? openReplica(primary, { connectionString: readDatabaseUrl, connections: connections ?? CONNECTIONS, answerWithin })
    : null;
}

/** The owner checks, migrates and grants; what serves is another user, or the same one in a lesser role. */
async function openReady(options: StoreOptions, owner: Target, embedded: Embedded | null): Promise<pg.Pool> {
  const { databaseUrl = '', ownerUrl, connections = CONNECTIONS, answerWithin, schema = 'newest' } = options;
  await asOwner(owner, async (pool) => {
    await checkDatabase(pool);
    if (schema !== 'as-is') await migrate(pool, schema === 'newest' ? undefined : readMigrations().filter(({ id }) => id <= schema));
    if (schema === 'newest') await letServe(pool, embedded === null && !ownerUrl);
  });
  if (schema !== 'newest') return openPool(owner, connections, answerWithin);
  const serving: Target = ownerUrl ? { connectionString: databaseUrl } : asApp(databaseUrl);
  return openServing(embedded?.serving ?? serving, connections, answerWithin);
}

async function letServe(pool: pg.Pool, sameUser: boolean): Promise<void> {
  const client = await pool.connect();
  try {
    await grantApp(client);
    if (sameUser) await joinApp(client);
  } finally {
    client.release();
  }
}

async function openServing(target: Target, connections: number, answerWithin: number | undefined): Promise<pg.Pool> {
  const pool = openPool(target, connections, answerWithin);
  await checkRights(pool).catch(async (fault: unknown) => {
    await pool.end();
    throw fault;
  });
  return pool;
}

async function startIfEmbedded(options: StoreOptions): Promise<Embedded | null> {
  if (options.databaseUrl !== undefined && options.databaseUrl !== '') return null;
  if (options.dataFolder === undefined) throw new StoreFault('store/no-place', 'Neither a data folder nor DATABASE_URL is given.');
  return startEmbedded({ dataFolder: options.dataFolder, bin: options.pgBin });
}

async function closeAll(pool: pg.Pool, embedded: Embedded | null): Promise<void> {
  await pool.end();
  await embedded?.stop();
}
