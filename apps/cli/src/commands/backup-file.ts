/** The file of a backup: gzip around its lines. Written beside its place and renamed when it is whole and on the disk; read line by line. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StoreFault } from '@taizhang/store';

export type Written = { readonly file: string; readonly bytes: number; readonly sha256: string };

const isFolder = (path: string): boolean => /[\\/]$/.test(path) || (existsSync(path) && statSync(path).isDirectory());

/** In a folder, a name that sorts by time. */
export const backupPlace = (output: string, at: string): string =>
  isFolder(output) ? join(resolve(output), `taizhang-${at.replace(/[-:]|\.\d+/g, '')}.backup.gz`) : resolve(output);

/** What has not reached the disk is not a backup. */
const toDisk = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export const writeBackupFile = async (lines: AsyncIterable<string>, file: string): Promise<Written> => {
  const part = `${file}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  const spelled = async function* () {
    for await (const line of lines) yield `${line}\n`;
  };
  try {
    await pipeline(Readable.from(spelled()), createGzip({ level: 6 }), counted, createWriteStream(part, { mode: 0o600 }));
    await toDisk(part);
    await rename(part, file);
    await toDisk(dirname(file));
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  }
  return { file, bytes, sha256: hash.digest('hex') };
};

const CUT = new Set(['Z_BUF_ERROR', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Gzip notices a cut or a flipped bit by itself: both read like a line that is wrong. */
export async function* readBackupFile(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  source.on('error', (fault) => unpacked.destroy(fault));
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
    // The interface ends quietly where its input broke.
    if (unpacked.errored) throw unpacked.errored;
  } catch (fault) {
    const { code = '' } = fault as NodeJS.ErrnoException;
    if (CUT.has(code)) throw new StoreFault('backup/incomplete', 'The backup was cut.');
    if (code.startsWith('Z_')) throw new StoreFault('backup/damaged', 'The backup is damaged.');
    throw fault;
  } finally {
    source.destroy();
  }
}
