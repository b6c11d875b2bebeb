import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '../journal/execute.js';
import { verifyJournal } from '../journal/verify-journal.js';
import { openStore } from '../open-store.js';
import { bringSampleIn, command } from '../testing/index.js';
import { findBinaries } from './binaries.js';
import { withFolderLock } from './folder-lock.js';
import { isAlive, postmasterKind } from './processes.js';
import { type Connection, startEmbedded } from './start-embedded.js';

const asRoot = process.getuid?.() === 0;

let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'taizhang-launch-'));
  chmodSync(base, 0o755);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function ask(connection: Connection, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(connection);
  await client.connect();
  const found = await client.query(sql);
  await client.end();
  return found.rows[0];
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the embedded server', () => {
  test('starts cold and warm, keeps its rows, and stops with the last to leave', async () => {
    const dataFolder = join(base, 'warm');
    const first = await startEmbedded({ dataFolder });
    await ask(first.connection, 'create table kept as select 7 as n');
    const second = await startEmbedded({ dataFolder });
    expect(second.processId).toBe(first.processId);
    await first.stop();
    expect(await ask(second.connection, 'select n from kept')).toEqual({ n: 7 });
    await second.stop();
    expect(isAlive(first.processId)).toBe(false);
    const third = await startEmbedded({ dataFolder });
    expect(await ask(third.connection, 'select n from kept')).toEqual({ n: 7 });
    await third.stop();
    await third.stop();
  });

  test('is durable, in UTF-8, knows Chinese letters, checks its pages and listens on no network', async () => {
    const server = await startEmbedded({ dataFolder: join(base, 'warm') });
    const settings = await ask(
      server.connection,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums, current_setting('listen_addresses') as network,
        current_setting('server_encoding') as encoding, '中' ~ '[[:alpha:]]' as letters`,
    );
    expect(settings).toEqual({ fsync: 'on', checksums: 'on', network: '', encoding: 'UTF8', letters: true });
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
    await server.stop();
  });

  test('a server that was killed is started again by those who use it, at the same place', async () => {
    const dataFolder = join(base, 'killed');
    const first = await startEmbedded({ dataFolder });
    await ask(first.connection, 'create table kept as select 8 as n');
    process.kill(first.processId, 'SIGKILL');
    const second = await startEmbedded({ dataFolder });
    expect(second.processId).not.toBe(first.processId);
    expect(await ask(first.connection, 'select n from kept')).toEqual({ n: 8 });
    await first.stop();
    expect(await ask(second.connection, 'select n from kept')).toEqual({ n: 8 });
    await second.stop();
    expect(isAlive(second.processId)).toBe(false);
  });

  test('a store goes on when its server is killed, and loses nothing', async () => {
    const dataFolder = join(base, 'killed');
    const store = await openStore({ dataFolder });
    const pid = Number(readFileSync(join(dataFolder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(await bringSampleIn(store, 'plan')).toMatchObject({ ok: true });
    process.kill(pid, 'SIGKILL');
    const sent = command('after', { type: 'correct-task', taskId: 't1', text: '改后的词' });
    expect(await execute(store, 'plan', sent)).toMatchObject({ ok: true, firstSeq: 2 });
    expect(await verifyJournal(store, 'plan')).toMatchObject({ ok: true, head: { seq: 2 } });
    await store.close();
  });

  test('a process id that was given anew after a reboot does not pass for the server', async () => {
    const dataFolder = join(base, 'reused');
    const first = await startEmbedded({ dataFolder });
    const file = join(dataFolder, 'pg', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8');
    await first.stop();
    const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    writeFileSync(file, lines.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
    expect(postmasterKind(stranger.pid!, join(dataFolder, 'pg'))).toBe('other');
    const second = await startEmbedded({ dataFolder });
    expect(await ask(second.connection, 'select 1 as n')).toEqual({ n: 1 });
    await second.stop();
    stranger.stdin.end();
    await once(stranger, 'exit');
  });

  test('two first starts at once on an empty folder give one server', async () => {
    const dataFolder = join(base, 'twice');
    const [first, second] = await Promise.all([startEmbedded({ dataFolder }), startEmbedded({ dataFolder })]);
    expect(first!.processId).toBe(second!.processId);
    await Promise.all([first!.stop(), second!.stop()]);
    await gone(first!.processId);
  });

  test('a lock left by a process that died holds nobody up', async () => {
    const folder = join(base, 'locked');
    mkdirSync(folder);
    writeFileSync(join(folder, 'start.lock'), JSON.stringify({ pid: 999_999_99, startedAt: 'long ago', turn: 1 }));
    expect(await withFolderLock(folder, async () => 'in')).toBe('in');
    writeFileSync(join(folder, 'start.lock'), JSON.stringify({ pid: process.pid, startedAt: 'another boot', turn: 1 }));
    expect(await withFolderLock(folder, async () => 'in')).toBe('in');
  });

  test('long and Chinese data folders work: the socket moves where its path fits', async () => {
    const dataFolder = join(base, '台账数据 "甲", 乙'.repeat(4), '长'.repeat(40));
    const server = await startEmbedded({ dataFolder });
    expect(Buffer.byteLength(join(server.connection.host, '.s.PGSQL.5432'))).toBeLessThan(107);
    expect(await ask(server.connection, `select '台账' as word`)).toEqual({ word: '台账' });
    await server.stop();
  });

  test('says what to do where no programs are', () => {
    expect(() => findBinaries(join(base, 'nowhere'))).toThrow(/PG_BIN.*DATABASE_URL/s);
  });
});

/** Runs the launcher in a Node of its own: other users, other environments. */
const PROGRAM = `
import { startEmbedded } from ${JSON.stringify(fileURLToPath(new URL('../../dist/embedded/start-embedded.js', import.meta.url)))};
import pg from 'pg';
const server = await startEmbedded({ dataFolder: process.argv[2] });
const client = new pg.Client(server.connection);
await client.connect();
const found = await client.query("select current_setting('server_encoding') as encoding, '中' ~ '[[:alpha:]]' as letters");
await client.end();
await server.stop();
console.log(JSON.stringify({ ...found.rows[0], uid: process.getuid() }));
`;

function runProgram(folder: string, env: NodeJS.ProcessEnv, umask: string, before: readonly string[] = []): Record<string, unknown> {
  // Beside node_modules, so that a bare import finds pg; taken away again at once.
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', '..', `launch-${process.pid}.tmp.mjs`);
  writeFileSync(file, PROGRAM);
  const node = [...before, process.execPath, file, folder].map((word) => `'${word}'`).join(' ');
  try {
    const said = execFileSync('/bin/sh', ['-c', `umask ${umask}; exec ${node}`], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(said);
  } finally {
    rmSync(file);
  }
}

const NORMAL_USER = ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups'] as const;
/** A checkout under a folder of mode 0700 cannot be run by another user at all: those two tests are skipped there, and counted. */
const othersMayRead =
  asRoot && spawnSync(NORMAL_USER[0], [...NORMAL_USER.slice(1), 'test', '-r', fileURLToPath(import.meta.url)]).status === 0;

describe('the embedded server, from other surroundings', () => {
  const good = { encoding: 'UTF8', letters: true };

  beforeAll(() => {
    const root = fileURLToPath(new URL('../../../../', import.meta.url));
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'packages/store'], { cwd: root });
  });

  test('without LANG, PATH or HOME, and under umask 077', () => {
    expect(runProgram(join(base, 'bare'), {}, '077')).toMatchObject(good);
  });

  test('what the operator has in the environment does not reach the database', () => {
    const env = {
      PATH: process.env.PATH,
      PGDATA: '/nowhere',
      PGPORT: '1',
      PGHOST: 'nowhere',
      PGUSER: 'who',
      LC_ALL: 'zh_CN.GB18030',
      PGOPTIONS: '-c fsync=off',
    };
    expect(runProgram(join(base, 'noisy'), env, '022')).toMatchObject(good);
  });

  test.runIf(othersMayRead)('as a normal user, without a line in the list of users', () => {
    const folder = join(base, 'normal');
    mkdirSync(folder, { mode: 0o700 });
    execFileSync('chown', ['54321:54321', folder]);
    expect(runProgram(folder, { PATH: process.env.PATH }, '022', NORMAL_USER)).toEqual({ ...good, uid: 54321 });
  });

  test.runIf(othersMayRead)('as root over data that belongs to a user', () => {
    const folder = join(base, 'normal');
    expect(runProgram(folder, { PATH: process.env.PATH }, '022')).toEqual({ ...good, uid: 0 });
    expect(statSync(join(folder, 'pg')).uid).toBe(54321);
  });

  test.runIf(asRoot)('as root where user namespaces are off', () => {
    const folder = join(base, 'no-namespace');
    mkdirSync(folder);
    // A PATH without unshare is a machine without it.
    expect(runProgram(folder, { PATH: base }, '022')).toEqual({ ...good, uid: 0 });
    expect(statSync(join(folder, 'pg')).uid).not.toBe(0);
  });
});
