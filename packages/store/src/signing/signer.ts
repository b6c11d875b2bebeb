/**
 * Who signs: the key file of this server, where it is the newest key that the database knows. The first server to start makes the first key. A server
 * whose file is another one does not sign, and says so: copy the file, or rotate.
 */
import { run } from '../database/run.js';
import { type KeyKind, type Ring, readRing, type Signed } from '../evidence/signed-head.js';
import type { KeptEvidence } from '../evidence/verify-export.js';
import { StoreFault } from '../faults.js';
import type { Store } from '../open-store.js';
import { signingKeys } from './read-signed.js';
import { introduce, keep, makeNextKey, readKept, readKey, type SigningKey, settleNext, takeNext } from './signing-key.js';

type Place = Pick<Store, 'pool'>;

export type Signer = {
  readonly keyFile: string;
  /** Read anew where the database knows a newer key; null where this server has not got it. */
  currentKey(ring: Ring): Promise<SigningKey | null>;
};

/** Makes the first key where the database knows none. */
export async function openSigner(store: Place, keyFile: string, kind: KeyKind, at: string): Promise<Signer> {
  if ((await signingKeys(store)).length === 0) await begin(store, keyFile, kind, at);
  let key: SigningKey | null = null;
  return {
    keyFile,
    currentKey: async ({ current }) => {
      if (key !== null && key.id === current?.key) return key;
      settleNext(keyFile, current?.key ?? null);
      key = readKey(keyFile);
      return key?.id === current?.key ? key : null;
    },
  };
}

async function begin(store: Place, keyFile: string, kind: KeyKind, at: string): Promise<void> {
  const found = readKey(keyFile);
  const key = found ?? makeNextKey(keyFile, kind);
  const introduced = introduce(key, null, 1, at);
  if (!(await putKey(store, key, introduced, 1))) return;
  if (found === null) takeNext(keyFile);
  keep(keyFile, { key: introduced });
}

async function putKey(store: Place, key: SigningKey, { body, signature }: Signed, n: number): Promise<boolean> {
  const put = await run(
    store,
    'insert into signing_key (n, key_id, body, signature) values ($1, $2, $3, $4) on conflict do nothing returning n',
    [n, key.id, body, signature],
  );
  return put.length === 1;
}

/** A new key, introduced by the old one. `lost`: the old key is gone, the new one introduces itself, and every verifier must be told its fingerprint. */
export async function rotateKey(store: Place, keyFile: string, kind: KeyKind, at: string, lost = false): Promise<SigningKey> {
  const ring = readRing(await signingKeys(store), []);
  const { current } = ring;
  settleNext(keyFile, current?.key ?? null);
  const old = readKey(keyFile);
  if (!lost && (old === null || old.id !== current?.key))
    throw new StoreFault('signing/not-the-key', `${keyFile} is not the key that signs at present (${current?.key ?? 'none'}).`);
  const next = makeNextKey(keyFile, kind);
  const introduced = introduce(next, lost ? null : old, (current?.n ?? 0) + 1, at);
  if (!(await putKey(store, next, introduced, (current?.n ?? 0) + 1)))
    throw new StoreFault('signing/not-the-key', 'The key was rotated by somebody else at the same moment.');
  takeNext(keyFile);
  keep(keyFile, { key: introduced });
  return next;
}

/** What this machine knows apart from the database. */
export const keptBeside = (keyFile: string): KeptEvidence => readKept(keyFile);
