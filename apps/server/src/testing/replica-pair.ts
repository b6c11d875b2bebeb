/** For tests: a PostgreSQL with a streaming replica of it, from the programs installed on this machine, on loopback. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of the programs; null where none is installed. */
export const installedPrograms = (): string | null => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => existsSync(join(DEBIAN, name, 'bin', 'pg_basebackup'))) : [];
  const newest = versions.toSorted((one, other) => Number(one) - Number(other)).at(-1);
  return newest === undefined ? null : join(DEBIAN, newest, 'bin');
};

export type ReplicaPair = {
  readonly primaryUrl: string;
  readonly replicaUrl: string;
  readonly stopReplica: () => void;
  readonly stop: () => void;
};

/** PostgreSQL refuses to be root: then it is the system's user of that name. */
const owner = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export const startReplicaPair = async (programs: string): Promise<ReplicaPair> => {
  const who = owner();
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-replica-'));
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid as number);
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
  const run = (program: string, args: readonly string[]): void => {
    const ran = spawnSync(join(programs, program), args, { ...who, env, cwd: '/', encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr}`);
  };
  const serve = (data: string, port: number): (() => void) => {
    const log = openSync(join(folder, `${port}.log`), 'a');
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', shared_buffers: '32MB', jit: 'off' };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(join(programs, 'postgres'), ['-D', data, ...args], { ...who, env, cwd: '/', stdio: ['ignore', log, log] });
    return () => void child.kill('SIGQUIT');
  };
  const ready = (port: number): void => {
    const until = Date.now() + 100_000;
    while (spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status !== 0)
      if (Date.now() > until) throw new Error('PostgreSQL did not start');
  };
  const [primary, replica] = [join(folder, 'primary'), join(folder, 'replica')];
  const [port, other] = [await freePort(), await freePort()];
  run('initdb', ['-D', primary, '-U', 'ledger', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  const stopPrimary = serve(primary, port);
  ready(port);
  run('pg_basebackup', [
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-U',
    'ledger',
    '-D',
    replica,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
    '--no-sync',
  ]);
  const stopReplica = serve(replica, other);
  ready(other);
  return {
    primaryUrl: `postgresql://ledger@127.0.0.1:${port}/postgres`,
    replicaUrl: `postgresql://ledger@127.0.0.1:${other}/postgres`,
    stopReplica,
    stop: () => {
      stopReplica();
      stopPrimary();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
