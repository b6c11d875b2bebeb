/** Where the socket lives. A socket's whole path must stay under 107 bytes, and data folders may be long or Chinese: then a short closed folder elsewhere. */
import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreFault } from '../faults.js';

export const SOCKET_PORT = 5432;
const MAX_SOCKET_PATH_BYTES = 106;

export function socketFolderFor(dataFolder: string, owner: { readonly uid: number | null; readonly gid: number | null }): string {
  const inside = join(dataFolder, 'run');
  const folder = fits(inside) ? inside : outside(dataFolder);
  makeClosed(folder, owner);
  return folder;
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= MAX_SOCKET_PATH_BYTES && !/[",]/.test(folder);
}

function outside(dataFolder: string): string {
  const name = `taizhang-${process.getuid?.() ?? 0}-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
  const folder = [tmpdir(), '/tmp'].map((base) => join(base, name)).find(fits);
  if (folder === undefined) throw new StoreFault('embedded/start-failed', `No place for a socket: ${tmpdir()} is too long a path.`);
  return folder;
}

function makeClosed(folder: string, owner: { readonly uid: number | null; readonly gid: number | null }): void {
  mkdirSync(folder, { mode: 0o700, recursive: true });
  const own = process.getuid?.();
  const found = lstatSync(folder);
  const expected = [own, owner.uid].filter((uid) => uid !== undefined && uid !== null);
  // In a folder open to everybody somebody else may have made it first, or put a link there.
  if (!found.isDirectory() || (own !== undefined && !expected.includes(found.uid)) || (found.mode & 0o077) !== 0) {
    throw new StoreFault('embedded/start-failed', `${folder} exists and is not a closed folder of ours; remove it.`);
  }
  if (owner.uid !== null && owner.gid !== null) chownSync(folder, owner.uid, owner.gid);
}

/** After the server has gone and taken its socket with it; a folder that is not empty stays. */
export function dropSocketFolder(folder: string): void {
  try {
    if (folder !== '') rmdirSync(folder);
  } catch {
    // Somebody else's files, or gone already: nothing of ours depends on it.
  }
}
