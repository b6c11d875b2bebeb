/**
 * Who runs the database: PostgreSQL refuses to run as root. A normal user starts it directly. Root starts it in a user namespace of its own
 * (nothing to create, works under a closed home folder); where namespaces are off, as a system user with a copy of the programs; and where
 * the data already belongs to a user, as that user.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { StoreFault } from '../faults.js';
import type { Binaries } from './binaries.js';

export type RunAs = {
  readonly postgres: string;
  readonly initdb: string;
  /** Put before the program's name. */
  readonly prefix: readonly string[];
  readonly uid: number | null;
  readonly gid: number | null;
};

const NAMESPACE = ['unshare', '-U', '--map-user=65534', '--map-group=65534'] as const;
const SYSTEM_PATH = { PATH: '/usr/bin:/bin' };
const SYSTEM_USERS = ['taizhang', 'postgres', 'nobody'];

export function chooseRunAs(binaries: Binaries, dataFolder: string, allowNamespace = true): RunAs {
  const direct = { postgres: binaries.postgres, initdb: binaries.initdb, prefix: [], uid: null, gid: null };
  if (process.getuid?.() !== 0) return isKnownUser() ? direct : { ...direct, prefix: allowNamespace && namespacesWork() ? NAMESPACE : [] };
  const cluster = join(dataFolder, 'pg');
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (owner !== null && owner.uid !== 0) return asUser(binaries, owner.uid, owner.gid);
  if (allowNamespace && namespacesWork()) return { ...direct, prefix: NAMESPACE };
  const user = systemUser();
  handOver(dataFolder, user.uid, user.gid);
  return asUser(binaries, user.uid, user.gid);
}

/** `initdb` wants its user on the list of users; in a namespace it is `nobody`, who is. */
function isKnownUser(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function namespacesWork(): boolean {
  const [program, ...args] = NAMESPACE;
  return spawnSync(program, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

function asUser(binaries: Binaries, uid: number, gid: number): RunAs {
  const reachable = spawnSync(binaries.postgres, ['--version'], { uid, gid, stdio: 'ignore', env: {} }).status === 0;
  if (reachable) return { postgres: binaries.postgres, initdb: binaries.initdb, prefix: [], uid, gid };
  if (binaries.nativeFolder === null) {
    throw new StoreFault('embedded/cannot-drop-root', `The user ${uid} may not run ${binaries.postgres}; PostgreSQL does not run as root.`);
  }
  const copy = copyPrograms(binaries.nativeFolder);
  return { postgres: join(copy, 'bin', 'postgres'), initdb: join(copy, 'bin', 'initdb'), prefix: [], uid, gid };
}

/** Programs under root's home cannot be read by anyone else: a copy where everybody may pass, owned by root. */
function copyPrograms(nativeFolder: string): string {
  const stamp = Math.trunc(statSync(join(nativeFolder, 'bin', 'postgres')).mtimeMs).toString(36);
  const place = join(tmpdir(), `taizhang-postgresql-${stamp}`);
  if (existsSync(place) && lstatSync(place).uid === 0 && lstatSync(place).isDirectory()) return place;
  const beside = `${place}.${process.pid}`;
  mkdirSync(beside, { mode: 0o755 });
  cpSync(nativeFolder, beside, { recursive: true, verbatimSymlinks: true });
  execFileSync('/bin/sh', ['-c', 'chmod -R a+rX,go-w "$1"', 'sh', beside], { env: SYSTEM_PATH });
  try {
    renameSync(beside, place);
  } catch (fault) {
    rmSync(beside, { recursive: true });
    if (!existsSync(place) || lstatSync(place).uid !== 0) throw fault;
  }
  return place;
}

function systemUser(): { readonly uid: number; readonly gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of SYSTEM_USERS) {
    const found = lines.find((fields) => fields[0] === name);
    if (found !== undefined) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new StoreFault(
    'embedded/cannot-drop-root',
    'PostgreSQL does not run as root, user namespaces are off and no system user is known here. Start as a normal user or set DATABASE_URL.',
  );
}

function handOver(dataFolder: string, uid: number, gid: number): void {
  chmodSync(dataFolder, 0o700);
  chownSync(dataFolder, uid, gid);
  for (const name of readdirSync(dataFolder)) {
    if (name.startsWith('postgres') || name === 'run') chownSync(join(dataFolder, name), uid, gid);
  }
  const passes =
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', dataFolder], { uid, gid, stdio: 'ignore', env: SYSTEM_PATH }).status === 0;
  if (passes) return;
  throw new StoreFault(
    'embedded/cannot-drop-root',
    `PostgreSQL does not run as root, user namespaces are off, and the user ${uid} cannot reach ${dataFolder}. Choose a data folder outside a closed home, start as a normal user, or set DATABASE_URL.`,
  );
}
