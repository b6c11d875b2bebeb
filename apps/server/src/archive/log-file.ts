/** The log of an archive package, which is an export of the journal as it is; what the rest of the package wants to know of it is noted as it passes. */
import { createPublicKey } from 'node:crypto';
import { filesNamedIn, type PackageManifest, type Signed } from '@taizhang/store';

export type LogHeader = { readonly head: { readonly seq: number; readonly hash: string }; readonly keys?: readonly Signed[] };
export type LogSeen = { lastAt: string; readonly named: Set<string>; readonly heads: string[] };

const bytesOf = (line: string): Uint8Array => Buffer.from(`${line}\n`, 'utf8');

export async function* passing(first: string, rest: AsyncIterable<string>, seen: LogSeen): AsyncGenerator<Uint8Array> {
  yield bytesOf(first);
  let last = '';
  for await (const line of rest) {
    for (const sha256 of filesNamedIn(line)) seen.named.add(sha256);
    if (line.startsWith('{"signedHead"')) seen.heads.push(line);
    else last = line;
    yield bytesOf(line);
  }
  const { body = '{}' } = JSON.parse(last) as { body?: string };
  seen.lastAt = (JSON.parse(body) as { at: string }).at;
}

export const headOf = ({ head }: LogHeader, { lastAt }: LogSeen): PackageManifest['head'] => ({
  seq: head.seq,
  hash: head.hash,
  at: lastAt,
});

/** Public keys by their fingerprint, in the form that other tools read. */
export const publicKeys = ({ keys = [] }: LogHeader): readonly (readonly [string, string])[] =>
  keys.map(({ body }) => {
    const { key, publicKey } = JSON.parse(body) as { key: string; publicKey: string };
    const read = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return [key, read.export({ type: 'spki', format: 'pem' }).toString()] as const;
  });
