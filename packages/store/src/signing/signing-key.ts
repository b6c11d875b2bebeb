/**
 * The private key that signs heads: one file, 0600, readable by the server's user alone, made at the first start and never in the database. Beside it
 * stands the file of everything signed so far, to be copied elsewhere. A key is replaced by rotation; the old private key is then gone.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { digest } from '../evidence/digests.js';
import { type KeptHeads, readKeptHeads } from '../evidence/kept-heads.js';
import { KEY_FORMAT, type KeyKind, type KeyStatement, type Signed } from '../evidence/signed-head.js';
import { canonicalJson } from '../journal/canonical.js';

export type SigningKey = { readonly id: string; readonly kind: KeyKind; readonly publicKey: string; sign(statement: unknown): Signed };

/** Keys are read back from their text: only then does the library treat an SM2 key as SM2 and not as a plain curve. */
function newPrivatePem(kind: KeyKind): string {
  const pair = kind === 'sm2' ? generateKeyPairSync('ec', { namedCurve: 'SM2' }) : generateKeyPairSync('ed25519');
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const kindOf = (key: KeyObject): KeyKind => (key.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'sm2');

export function keyFromPem(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  const kind = kindOf(key);
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    ...{ kind, id: digest('sha256', der), publicKey: der.toString('base64') },
    sign: (statement) => {
      const body = canonicalJson(statement);
      return { body, signature: sign(kind === 'sm2' ? 'sm3' : null, Buffer.from(body, 'utf8'), key).toString('base64') };
    },
  };
}

export const readKey = (file: string): SigningKey | null => (existsSync(file) ? keyFromPem(readFileSync(file, 'utf8')) : null);

const nextFile = (file: string): string => `${file}.next`;

/** Written under another name: `takeNext` makes it the key. */
export function makeNextKey(file: string, kind: KeyKind): SigningKey {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const pem = newPrivatePem(kind);
  writeFileSync(nextFile(file), pem, { mode: 0o600, flush: true });
  chmodSync(nextFile(file), 0o600);
  return keyFromPem(pem);
}

export const takeNext = (file: string): void => renameSync(nextFile(file), file);

/** After a crash between the database and the file: the next key is the key once the database knows it. */
export function settleNext(file: string, currentId: string | null): void {
  const next = readKey(nextFile(file));
  if (next !== null && next.id === currentId) takeNext(file);
}

export const introduce = (key: SigningKey, by: SigningKey | null, n: number, at: string): Signed => {
  const { id, kind, publicKey } = key;
  const statement: KeyStatement = {
    ...{ format: KEY_FORMAT, version: 1, n, key: id, kind, publicKey, at },
    previous: by?.id ?? null,
  };
  return (by ?? key).sign(statement);
};

export const keptHeadsFile = (keyFile: string): string => `${keyFile.replace(/\.pem$/, '')}.signed.jsonl`;

export function keep(keyFile: string, line: { readonly key: Signed } | { readonly signedHead: Signed }): void {
  // A line half written at a crash is closed first, so that it spoils no other.
  appendFileSync(keptHeadsFile(keyFile), `\n${JSON.stringify(line)}\n`, { mode: 0o600 });
}

export function readKept(keyFile: string): KeptHeads {
  const file = keptHeadsFile(keyFile);
  return existsSync(file) ? readKeptHeads(readFileSync(file, 'utf8')) : { keys: [], heads: [] };
}
