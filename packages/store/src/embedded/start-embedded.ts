/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs already. Several processes may use one folder; the last to leave
 * stops the server. It never deletes `postmaster.pid` and never touches a process that is not this folder's server.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { APP_ROLE } from '../database/app-role.js';
import { StoreFault } from '../faults.js';
import { type Binaries, findBinaries } from './binaries.js';
import {
  clusterFolder,
  clusterMajor,
  makeClusterIfMissing,
  readAppPassword,
  readPassword,
  SUPERUSER,
  writeAppPassword,
} from './cluster.js';
import { withFolderLock } from './folder-lock.js';
import { type PostmasterFile, readPostmasterFile } from './postmaster-file.js';
import { isAlive } from './processes.js';
import { chooseRunAs } from './run-as.js';
import { dropSocketFolder, socketFolderFor } from './socket-folder.js';
import { type Address, addressFor, logFile, logTail, type Spawned, spawnServer } from './spawn-server.js';

export type EmbeddedOptions = {
  readonly dataFolder: string;
  /** The bin folder of another installation; `PG_BIN` where absent. */
  readonly bin?: string | undefined;
};

export type Connection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly application_name: string;
  /** Given so that PGOPTIONS and PGSSLMODE of the environment are not taken. */
  readonly options: string;
  readonly ssl: false;
};

export type Embedded = {
  /** As the owner of everything: for migrations and tools. */
  readonly connection: Connection;
  /** As the role that serves, which cannot change the journal. */
  readonly serving: Connection;
  readonly processId: number;
  stop(): Promise<void>;
};

export const DATABASE = 'taizhang';
/** Crash recovery of a large journal takes its time. */
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 60_000;
const POLL_MS = 15;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const dataFolder = realpathSync(options.dataFolder);
  const binaries = findBinaries(options.bin ?? process.env.PG_BIN);
  const applicationName = `taizhang ${process.pid} ${randomUUID().slice(0, 8)}`;
  const join = () => withFolderLock(dataFolder, () => joinOrStart(dataFolder, binaries, applicationName));
  const presence = await stayPresent(join);
  return {
    connection: connectionTo(dataFolder, presence.client(), DATABASE, applicationName),
    serving: {
      ...connectionTo(dataFolder, presence.client(), DATABASE, applicationName),
      ...{ user: APP_ROLE, password: readAppPassword(dataFolder) ?? '' },
    },
    processId: readPostmasterFile(clusterFolder(dataFolder))?.pid ?? 0,
    stop: once(async () => {
      const client = await presence.release();
      await withFolderLock(dataFolder, () => leave(dataFolder, client, applicationName));
    }),
  };
}

/** A server that dies under us (killed for its memory, say) is started again at the same place, and the pool's next try finds it. */
async function stayPresent(join: () => Promise<pg.Client>): Promise<{ client(): pg.Client; release(): Promise<pg.Client> }> {
  let current = await join();
  let released = false;
  let reviving: Promise<void> = Promise.resolve();
  const watch = () =>
    current.once('end', () => {
      if (released) return;
      reviving = revive(join, () => released).then((client) => {
        if (client === null) return;
        current = client;
        watch();
      });
    });
  watch();
  return {
    client: () => current,
    release: async () => {
      released = true;
      await reviving;
      return current;
    },
  };
}

/**
 * Again and again, until it stands or nobody wants it any more: a server that died of a full disk comes back when there is room. Meanwhile queries
 * say what is wrong; there is nobody here to tell.
 */
async function revive(join: () => Promise<pg.Client>, released: () => boolean): Promise<pg.Client | null> {
  for (let pause = FIRST_PAUSE_MS; !released(); pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await join();
    } catch {
      await wait(pause, undefined, { ref: false });
    }
  }
  return null;
}

/** Ready means that `select 1` was answered; the connection that got the answer stays open as a sign that this process is here. */
async function joinOrStart(dataFolder: string, binaries: Binaries, applicationName: string): Promise<pg.Client> {
  const runAs = chooseRunAs(binaries, dataFolder);
  makeClusterIfMissing(dataFolder, runAs, binaries.major);
  if (clusterMajor(dataFolder) !== binaries.major) throw otherMajor(dataFolder, binaries.major);
  const cluster = clusterFolder(dataFolder);
  const until = Date.now() + START_LIMIT_MS;
  let spawned: Spawned | null = null;
  while (Date.now() < until) {
    const found = readPostmasterFile(cluster);
    const address = addressOf(found) ?? spawned?.address;
    const client = address === undefined ? null : await tryConnect(dataFolder, address, applicationName);
    if (client !== null) return client;
    if (spawned !== null && hasEnded(spawned)) failUnlessLockFile(dataFolder, spawned);
    if (found?.kind !== 'postmaster' && (spawned === null || hasEnded(spawned))) {
      const place = await addressFor(() => socketFolderFor(dataFolder, runAs));
      spawned = spawnServer(dataFolder, runAs, place, found);
      spawned.child.on('error', () => undefined);
    }
    await wait(POLL_MS);
  }
  throw new StoreFault('embedded/start-failed', `PostgreSQL in ${dataFolder} did not answer in two minutes; see ${logFile(dataFolder)}.`);
}

function addressOf(found: PostmasterFile | null): Address | null {
  if (found?.kind !== 'postmaster' || !(found.port > 0)) return null;
  return found.socketFolder === '' ? { host: '127.0.0.1', port: found.port } : { host: found.socketFolder, port: found.port };
}

const hasEnded = (spawned: Spawned): boolean =>
  spawned.child.exitCode !== null || spawned.child.signalCode !== null || spawned.child.pid === undefined;

function failUnlessLockFile(dataFolder: string, spawned: Spawned): void {
  const said = logTail(dataFolder, spawned.logFrom);
  // The server before is still on its way out: try again.
  if (/lock file .* already exists|pre-existing shared memory block/.test(said)) return;
  throw new StoreFault('embedded/start-failed', `PostgreSQL in ${dataFolder} did not start:\n${said}`);
}

async function tryConnect(dataFolder: string, address: Address, applicationName: string): Promise<pg.Client | null> {
  const client = new pg.Client(connectionTo(dataFolder, address, 'postgres', applicationName));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    await createDatabase(client);
    await letAppIn(client, dataFolder);
    return client;
  } catch (fault) {
    await client.end().catch(() => undefined);
    if ((fault as { code?: string }).code === '28P01') throw notOurs(dataFolder);
    return null;
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
}

/** Only under the folder's lock. A password that was lost (a folder restored without it) is replaced. */
async function letAppIn(client: pg.Client, dataFolder: string): Promise<void> {
  const found = await client.query<{ rolcanlogin: boolean }>('select rolcanlogin from pg_roles where rolname = $1', [APP_ROLE]);
  if (found.rows[0]?.rolcanlogin && readAppPassword(dataFolder) !== null) return;
  const password = readAppPassword(dataFolder) ?? writeAppPassword(dataFolder);
  await client.query(`${found.rowCount === 0 ? 'create' : 'alter'} role ${APP_ROLE} login password ${pg.escapeLiteral(password)}`);
}

async function leave(dataFolder: string, presence: pg.Client, applicationName: string): Promise<void> {
  const alone = await isAlone(dataFolder, presence, applicationName);
  await presence.end().catch(() => undefined);
  const running = readPostmasterFile(clusterFolder(dataFolder));
  if (!alone || running?.kind !== 'postmaster') return;
  process.kill(running.pid, 'SIGINT');
  const until = Date.now() + STOP_LIMIT_MS;
  while (isAlive(running.pid) && Date.now() < until) await wait(POLL_MS);
  if (!isAlive(running.pid)) dropSocketFolder(running.socketFolder);
}

async function isAlone(dataFolder: string, presence: pg.Client, applicationName: string): Promise<boolean> {
  const others = (client: pg.Client) =>
    client.query(`select 1 from pg_stat_activity where backend_type = 'client backend' and application_name <> $1 limit 1`, [
      applicationName,
    ]);
  try {
    return (await others(presence)).rowCount === 0;
  } catch {
    // The server was started anew under us, perhaps for others: ask that one.
    const address = addressOf(readPostmasterFile(clusterFolder(dataFolder)));
    const client = address === null ? null : await tryConnect(dataFolder, address, applicationName);
    if (client === null) return false;
    const found = await others(client);
    await client.end();
    return found.rowCount === 0;
  }
}

function connectionTo(dataFolder: string, { host, port }: Address, database: string, applicationName: string): Connection {
  const password = readPassword(dataFolder);
  return {
    host,
    port,
    user: SUPERUSER,
    password,
    database,
    application_name: applicationName,
    options: '-c client_min_messages=warning',
    ssl: false,
  };
}

function otherMajor(dataFolder: string, major: number): StoreFault {
  const its = clusterMajor(dataFolder);
  return new StoreFault(
    'embedded/data-not-ours',
    `${dataFolder} was made by PostgreSQL ${its}; these programs are ${major}. Set PG_BIN to a PostgreSQL ${its}, export the journals there and bring them into a new folder.`,
  );
}

function notOurs(dataFolder: string): StoreFault {
  return new StoreFault(
    'embedded/data-not-ours',
    `The server that runs in ${dataFolder} does not know our password: it was not started by Taizhang.`,
  );
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= act();
    return done;
  };
}
