/** A PostgreSQL cluster of its own in the bench's folder: durable as it comes (fsync on), on the loopback address, stopped at the end. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { SIZED } from '../../packages/store/dist/embedded/spawn-server.js';

const DEBIAN = '/usr/lib/postgresql';
const PORT = 4351;

const programs = () => {
  if (process.env.PG_BIN) return process.env.PG_BIN;
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  if (versions.length === 0) throw new Error('PostgreSQL 15 or later is wanted: install it, or name its programs by PG_BIN');
  return `${DEBIAN}/${Math.min(...versions)}/bin`;
};

/** PostgreSQL refuses to run as root. */
const asOwner = (command, ...args) => {
  const root = process.getuid?.() === 0;
  const [file, ...rest] = root
    ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]
    : [command, ...args];
  return execFileSync(file, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' });
};

export const openCluster = async (folder) => {
  const bin = programs();
  const data = `${folder}/pg/data`;
  const control = (...args) => asOwner(`${bin}/pg_ctl`, '-D', data, '-w', '-s', ...args);
  const start = (settings = {}) => {
    const set = Object.entries({ listen_addresses: '127.0.0.1', ...settings }).map(([name, value]) => `-c ${name}=${value}`);
    control('-o', `-p ${PORT} -k ${folder}/pg ${set.join(' ')}`, '-l', `${folder}/pg/log`, 'start');
  };
  const stop = () => control('-m', 'fast', 'stop');
  if (!existsSync(data)) {
    mkdirSync(`${folder}/pg`, { recursive: true });
    if (process.getuid?.() === 0) execFileSync('chown', ['postgres', `${folder}/pg`]);
    asOwner(`${bin}/initdb`, '-D', data, '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-U', 'postgres');
  }
  if (!existsSync(`${data}/postmaster.pid`)) start();
  const env = { ...process.env, PGHOST: '127.0.0.1', PGPORT: String(PORT), PGUSER: 'postgres', PATH: `${bin}:${process.env.PATH}` };
  const sql = (text, database = 'postgres') =>
    execFileSync('psql', ['-qAt', '-v', 'ON_ERROR_STOP=1', '-c', text, database], { env, encoding: 'utf8' }).trim();
  return {
    env,
    sql,
    stop,
    has: (database) => sql(`select 1 from pg_database where datname = '${database}'`) === '1',
    urlOf: (database) => `postgres://postgres@127.0.0.1:${PORT}/${database}`,
    pid: () => Number(readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n')[0]),
    /** With the sizes that Taizhang's own database is started with, for whoever is measured. */
    restartSized: () => {
      stop();
      start(SIZED);
    },
  };
};
