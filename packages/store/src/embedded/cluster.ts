/** Makes a cluster: beside its place, then renamed, so that a half-made one is never taken for whole. Nothing is taken from the environment. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StoreFault } from '../faults.js';
import type { RunAs } from './run-as.js';

export const SUPERUSER = 'taizhang';
const PASSWORD_FILE = 'taizhang.password';
const HALF_MADE = 'pg.making-';

export const clusterFolder = (dataFolder: string): string => join(dataFolder, 'pg');

/** Looks, and makes nothing. */
export const hasLedger = (dataFolder: string): boolean => existsSync(clusterFolder(dataFolder));

/** Only under the folder's lock. */
export function makeClusterIfMissing(dataFolder: string, runAs: RunAs, major: number): void {
  if (existsSync(join(clusterFolder(dataFolder), 'PG_VERSION'))) return;
  for (const name of readdirSync(dataFolder)) {
    if (name.startsWith(HALF_MADE)) rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
  const beside = join(dataFolder, `${HALF_MADE}${process.pid}`);
  mkdirSync(beside, { mode: 0o700 });
  if (runAs.uid !== null && runAs.gid !== null) chownSync(beside, runAs.uid, runAs.gid);
  const password = writePassword(dataFolder, runAs);
  const cluster = join(beside, 'pg');
  initialise(cluster, password, runAs, major);
  renameSync(password, join(cluster, PASSWORD_FILE));
  syncToDisk(join(cluster, PASSWORD_FILE));
  syncToDisk(cluster);
  renameSync(cluster, clusterFolder(dataFolder));
  syncToDisk(dataFolder);
  rmSync(beside, { recursive: true });
}

/** initdb syncs what it makes; what we put beside it we sync ourselves, or a power cut leaves a ledger whose password is an empty file. */
function syncToDisk(path: string): void {
  // Windows syncs no folders.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function readPassword(dataFolder: string): string {
  const file = join(clusterFolder(dataFolder), PASSWORD_FILE);
  const password = readFileSync(file, 'utf8').trim();
  if (password === '')
    throw new StoreFault('embedded/data-not-ours', `${file} is empty: put the password of this cluster's user ${SUPERUSER} there.`);
  return password;
}

const appPasswordFile = (dataFolder: string): string => join(dataFolder, 'taizhang_app.password');

/** Of the role that serves; null where it was not made yet, or is lost. */
export function readAppPassword(dataFolder: string): string | null {
  const file = appPasswordFile(dataFolder);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || null : null;
}

/** Written beside, synced and renamed: never half a password, nor an empty file after a power cut. */
export function writeAppPassword(dataFolder: string): string {
  const password = randomBytes(24).toString('base64url');
  const beside = `${appPasswordFile(dataFolder)}.${process.pid}`;
  writeFileSync(beside, `${password}\n`, { mode: 0o600, flush: true });
  renameSync(beside, appPasswordFile(dataFolder));
  syncToDisk(dataFolder);
  return password;
}

/** A cluster of another major version is not ours to open. */
export function clusterMajor(dataFolder: string): number {
  return Number.parseInt(readFileSync(join(clusterFolder(dataFolder), 'PG_VERSION'), 'utf8'), 10);
}

function writePassword(dataFolder: string, runAs: RunAs): string {
  const file = join(dataFolder, `postgres.password.${process.pid}`);
  writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (runAs.uid !== null && runAs.gid !== null) chownSync(file, runAs.uid, runAs.gid);
  return file;
}

function initialise(cluster: string, passwordFile: string, runAs: RunAs, major: number): void {
  const options = [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider needs nothing of the machine's locales; before 17 it must be the C library's.
    ...(major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']),
    '--lc-messages=C',
    '--data-checksums',
    '--text-search-config=simple',
  ];
  const [program, ...args] = [...runAs.prefix, runAs.initdb, ...options];
  const who = runAs.uid === null || runAs.gid === null ? {} : { uid: runAs.uid, gid: runAs.gid };
  const ran = spawnSync(program!, args, { ...who, env: bareEnvironment(), cwd: '/', encoding: 'utf8' });
  if (ran.status === 0) return;
  throw new StoreFault('embedded/init-failed', `initdb could not make ${cluster}:\n${ran.stderr || String(ran.error)}`);
}

/** The operator's LANG, PGDATA, PGPORT and the like must not reach the database. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const keep = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].filter((name) => process.env[name] !== undefined);
  return { ...Object.fromEntries(keep.map((name) => [name, process.env[name]])), TZ: 'UTC', LC_ALL: 'C' };
}
