/**
 * Opens the store: the embedded database of a data folder, or the server that `databaseUrl` names; checked, migrated, ready.
 * Other packages hold a `Store` and hand it to the functions of this package; they never see SQL.
 */
import type pg from 'pg';
import { checkDatabase } from './database/check-database.js';
import { migrate, readMigrations } from './database/migrate.js';
import { openPool, type Target } from './database/pool.js';
import { openReplica, type Replica } from './database/replica.js';
import { type Embedded, startEmbedded } from './embedded/start-embedded.js';
import { StoreFault } from './faults.js';
import type { HashFunction } from './journal/canonical.js';
import { sha256 } from './journal/sha256.js';
import { type StateCache, stateCache } from './journal/state-cache.js';
import { type Turns, turns } from './journal/turns.js';
import { type TallyCache, tallyCache } from './queries/plan-tallies.js';
import { type Fold, foldDefault } from './views/search-words.js';

export type StoreOptions = {
  readonly databaseUrl?: string | undefined;
  /** A streaming replica of `databaseUrl`, for reads. */
  readonly readDatabaseUrl?: string | undefined;
  readonly dataFolder?: string | undefined;
  /** The bin folder of another PostgreSQL installation, for the embedded server; `PG_BIN` where absent. */
  readonly pgBin?: string | undefined;
  /** Makes Traditional and Simplified alike for search (`foldScript` of the plan package). */
  readonly fold?: Fold | undefined;
  readonly hash?: HashFunction | undefined;
  readonly connections?: number | undefined;
  /** Milliseconds after which a statement is given up and said to be late; for a server with people waiting, not for long work. */
  readonly answerWithin?: number | undefined;
  /** Plans whose state is kept in memory. */
  readonly cachedPlans?: number | undefined;
  /** `newest` brings the schema up to the code, `as-is` leaves it alone, a number stops at that migration (for restoring). */
  readonly schema?: 'newest' | 'as-is' | number | undefined;
};

export type Store = {
  readonly pool: pg.Pool;
  /** Null where the primary answers everything. */
  readonly replica: Replica | null;
  readonly cache: StateCache;
  /** States of plans on past days. */
  readonly past: StateCache;
  readonly turns: Turns;
  readonly tallies: TallyCache;
  readonly fold: Fold;
  readonly hash: HashFunction;
  /** Closes the pool and leaves the embedded server; the last to leave stops it. */
  close(): Promise<void>;
};

const CONNECTIONS = 10;
const CACHED_PLANS = 50;
const PAST_DAYS = 8;

export async function openStore(options: StoreOptions): Promise<Store> {
  const embedded = await startIfEmbedded(options);
  const target = embedded?.connection ?? { connectionString: options.databaseUrl! };
  const pool = openPool(target, options.connections ?? CONNECTIONS, options.answerWithin);
  try {
    await checkDatabase(pool);
    await bringUp(target, options.schema ?? 'newest');
  } catch (fault) {
    await closeAll(pool, embedded);
    throw fault;
  }
  const replica = replicaOf(options, pool);
  return {
    pool,
    replica,
    cache: stateCache(options.cachedPlans ?? CACHED_PLANS),
    past: stateCache(PAST_DAYS),
    turns: turns(),
    tallies: tallyCache(),
    fold: options.fold ?? foldDefault,
    hash: options.hash ?? sha256,
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

/** A migration may take as long as it takes. */
async function bringUp(target: Target, schema: 'newest' | 'as-is' | number): Promise<void> {
  if (schema === 'as-is') return;
  const pool = openPool(target, 1);
  try {
    await migrate(pool, schema === 'newest' ? undefined : readMigrations().filter(({ id }) => id <= schema));
  } finally {
    await pool.end();
  }
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
