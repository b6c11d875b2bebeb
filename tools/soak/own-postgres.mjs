/** A PostgreSQL of one's own: Debian's programs, a cluster made for the soak, on loopback. Killed and started again like the server. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pgClient } from './database.mjs';

const DEBIAN = '/usr/lib/postgresql';
const START_LIMIT_MS = 120_000;

/** The folder of the newest installed programs; null where there are none. */
export const ownPrograms = () => {
  if (process.env.PG_SERVER_BIN) return process.env.PG_SERVER_BIN;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => existsSync(join(DEBIAN, name, 'bin', 'postgres'))) : [];
  const newest = versions.sort((one, other) => Number(one) - Number(other)).at(-1);
  return newest === undefined ? null : join(DEBIAN, newest, 'bin');
};

/** PostgreSQL refuses to be root: then it is the system's user of that name. */
export const owner = () => {
  if (process.getuid() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** `more` are further settings of the server. */
export const makeOwnPostgres = async (folder, programs, more = {}) => {
  const who = owner();
  mkdirSync(folder, { recursive: true });
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  const cluster = join(folder, 'cluster');
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined) chownSync(passwordFile, who.uid, who.gid);
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', cluster, '-U', 'ledger', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '-k'],
    { ...who, env, cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  const databaseUrl = `postgresql://ledger:${password}@127.0.0.1:${port}/taizhang`;
  const start = async () => {
    const log = openSync(join(folder, 'log'), 'a');
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', shared_buffers: '64MB', jit: 'off', ...more };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(join(programs, 'postgres'), ['-D', cluster, ...args], {
      ...who,
      env,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    await ready(databaseUrl.replace(/taizhang$/, 'postgres'));
  };
  await start();
  const client = await pgClient(databaseUrl.replace(/taizhang$/, 'postgres'));
  await client.query('create database taizhang');
  await client.end();
  return { cluster, databaseUrl, passwordFile, port, password, start };
};

export const ready = async (url) => {
  for (const until = Date.now() + START_LIMIT_MS; ; ) {
    try {
      await (await pgClient(url)).end();
      return;
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
};
