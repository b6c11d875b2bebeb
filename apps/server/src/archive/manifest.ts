/** The manifest of an archive package: each file with its size and both hashes, taken while the file passes by. */
import { createHash } from 'node:crypto';
import { MANIFEST, type PackageManifest, type PackedFile } from '@taizhang/store';
import type { FileToPack } from './zip-stream.js';

export type About = Omit<PackageManifest, 'files' | 'format' | 'version'>;

const noted = (path: string, bytes: FileToPack['bytes'], into: PackedFile[]): FileToPack => ({
  path,
  bytes: (async function* () {
    const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
    let size = 0;
    for await (const chunk of bytes) {
      sha256.update(chunk);
      sm3.update(chunk);
      size += chunk.length;
      yield chunk;
    }
    into.push({ path, bytes: size, sha256: sha256.digest('hex'), sm3: sm3.digest('hex') });
  })(),
});

/** `about` is asked for when everything else has passed. */
export async function* withManifest(files: AsyncIterable<FileToPack>, about: () => About): AsyncGenerator<FileToPack> {
  const packed: PackedFile[] = [];
  for await (const { path, bytes } of files) yield noted(path, bytes, packed);
  const manifest: PackageManifest = { format: 'taizhang-archive', version: 1, ...about(), files: packed };
  yield { path: MANIFEST, bytes: [Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8')] };
}
