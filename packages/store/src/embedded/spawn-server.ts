/**
 * Spawns the server. It stands in a session of its own, so that Ctrl-C in a terminal reaches Node alone, which drains first and then stops it;
 * and it outlives a Node that is killed: the next start finds it and uses it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { bareEnvironment, clusterFolder } from './cluster.js';
import type { PostmasterFile } from './postmaster-file.js';
import type { RunAs } from './run-as.js';
import { SOCKET_PORT } from './socket-folder.js';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

export type Address = { readonly host: string; readonly port: number };
export type Spawned = { readonly child: ChildProcess; readonly address: Address; readonly logFrom: number };

export const logFile = (dataFolder: string): string => join(dataFolder, 'postgres.log');

export function spawnServer(dataFolder: string, runAs: RunAs, address: Address, before: PostmasterFile | null): Spawned {
  const log = openLog(dataFolder, runAs);
  const [program, ...args] = [...runAs.prefix, runAs.postgres, '-D', clusterFolder(dataFolder), ...settings(address)];
  const who = runAs.uid === null || runAs.gid === null ? {} : { uid: runAs.uid, gid: runAs.gid };
  const child = spawn(program!, args, {
    ...who,
    cwd: process.platform === 'win32' ? dataFolder : '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...bareEnvironment(), ...notTheProcessOf(before) },
  });
  closeSync(log.fd);
  child.unref();
  return { child, address, logFrom: log.from };
}

/** TCP on loopback only where there are no Unix sockets. */
export async function addressFor(socketFolder: () => string): Promise<Address> {
  if (process.platform !== 'win32') return { host: socketFolder(), port: SOCKET_PORT };
  return { host: '127.0.0.1', port: await freePort() };
}

/** A zombie, or a stranger that got the id of a server long gone, makes the server think that another one lives; it is told that this one does not count. */
function notTheProcessOf(before: PostmasterFile | null): NodeJS.ProcessEnv {
  return before !== null && (before.kind === 'zombie' || before.kind === 'other') ? { PG_GRANDPARENT_PID: String(before.pid) } : {};
}

/** What bounds its memory and suits few people on a small machine; the bench measures memory with these. */
export const SIZED = { max_connections: '60', shared_buffers: '48MB', jit: 'off' } as const;

function settings(address: Address): string[] {
  const overSocket = address.host.startsWith('/');
  const values = {
    listen_addresses: overSocket ? '' : address.host,
    unix_socket_directories: overSocket ? `"${address.host}"` : '',
    unix_socket_permissions: '0700',
    port: String(address.port),
    ...SIZED,
    logging_collector: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function openLog(dataFolder: string, runAs: RunAs): { readonly fd: number; readonly from: number } {
  const file = logFile(dataFolder);
  if (sizeOf(file) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  const from = sizeOf(file);
  const fd = openSync(file, 'a', 0o600);
  if (runAs.uid !== null && runAs.gid !== null) chownSync(file, runAs.uid, runAs.gid);
  return { fd, from };
}

export const logTail = (dataFolder: string, from: number): string =>
  readFileSync(logFile(dataFolder)).subarray(from).toString('utf8').slice(-2000);

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : 0));
    });
  });
}
