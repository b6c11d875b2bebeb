/** The database engines that tests run on: the embedded one, each PostgreSQL installed on this machine through its programs, and `DATABASE_URL` where set. */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../embedded/start-embedded.js';

export type RunningEngine = { readonly urlOf: (database: string) => string; stop(): Promise<void> };
export type Engine = { readonly name: string; start(): Promise<RunningEngine> };

const DEBIAN = '/usr/lib/postgresql';
const FLOOR = 15;

export const EMBEDDED: Engine = { name: 'embedded', start: () => startAt('embedded', '') };

export const ENGINES: readonly Engine[] = [EMBEDDED, ...installed(), ...named()];

function installed(): readonly Engine[] {
  if (!existsSync(DEBIAN)) return [];
  return readdirSync(DEBIAN)
    .filter((version) => Number(version) >= FLOOR && existsSync(join(DEBIAN, version, 'bin', 'postgres')))
    .map((version) => ({ name: `PostgreSQL ${version}`, start: () => startAt(`pg${version}`, join(DEBIAN, version, 'bin')) }));
}

function named(): readonly Engine[] {
  const url = process.env.DATABASE_URL;
  if (url === undefined || url === '') return [];
  const urlOf = (database: string) => {
    const made = new URL(url);
    made.pathname = `/${database}`;
    return made.href;
  };
  return [{ name: 'DATABASE_URL', start: async () => ({ urlOf, stop: async () => undefined }) }];
}

/** One data folder an engine and user: test files that run at once share its server, and the last to leave stops it. */
async function startAt(name: string, bin: string): Promise<RunningEngine> {
  const dataFolder = join(tmpdir(), `taizhang-test-${process.getuid?.() ?? 0}-${name}`);
  const { connection, stop } = await startEmbedded({ dataFolder, bin });
  const { host, port, user, password } = connection;
  const urlOf = (database: string) => {
    const address = host.startsWith('/') ? `/${database}?host=${encodeURIComponent(host)}&port=${port}` : `${host}:${port}/${database}`;
    return `postgresql://${user}:${encodeURIComponent(password)}@${address}`;
  };
  return { urlOf, stop };
}
