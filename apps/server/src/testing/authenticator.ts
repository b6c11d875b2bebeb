/** For tests: an authenticator as a device has it (WebAuthn level 3, ES256, no attestation): it makes keys and signs challenges with them. */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

// biome-ignore lint/suspicious/noExplicitAny: the browser's JSON forms
type Json = any;
type Made = { readonly id: Buffer; readonly key: KeyObject; counter: number };

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const text = (data: Buffer): string => data.toString('base64url');
/** CBOR (RFC 8949), as far as an authenticator speaks it. */
const head = (kind: number, size: number): Buffer =>
  size < 24
    ? Buffer.from([(kind << 5) | size])
    : size < 256
      ? Buffer.from([(kind << 5) | 24, size])
      : Buffer.from([(kind << 5) | 25, size >> 8, size & 255]);
const bytes = (data: Buffer): Buffer => Buffer.concat([head(2, data.length), data]);
const word = (data: string): Buffer => Buffer.concat([head(3, data.length), Buffer.from(data)]);
const number = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

export class Authenticator {
  private made: Made | null = null;
  constructor(
    private readonly origin: string,
    private readonly verifies = true,
  ) {}

  private data(rpId: string, flags: number, counter: number, key: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | PRESENT | (this.verifies ? VERIFIED : 0)]), count, key]);
  }

  private said(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  /** What `navigator.credentials.create` answers. */
  create(options: Json): Json {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const id = randomBytes(16);
    this.made = { id, key: privateKey, counter: 0 };
    const cose = map(
      [number(1), number(2)],
      [number(3), number(-7)],
      [number(-1), number(1)],
      [number(-2), bytes(Buffer.from(x, 'base64url'))],
      [number(-3), bytes(Buffer.from(y, 'base64url'))],
    );
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
    const data = this.data(options.rp.id, WITH_KEY, 0, attested);
    const attestationObject = map([word('fmt'), word('none')], [word('attStmt'), map()], [word('authData'), bytes(data)]);
    const response = {
      clientDataJSON: text(this.said('webauthn.create', options.challenge)),
      attestationObject: text(attestationObject),
      transports: ['internal'],
    };
    return { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {}, response };
  }

  /** What `navigator.credentials.get` answers. */
  get(options: Json): Json {
    if (this.made === null) throw new Error('There is no key yet');
    const { id, key } = this.made;
    this.made.counter += 1;
    const data = this.data(options.rpId, 0, this.made.counter);
    const said = this.said('webauthn.get', options.challenge);
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(said)]))
      .sign(key);
    const response = { clientDataJSON: text(said), authenticatorData: text(data), signature: text(signature) };
    return { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {}, response };
  }
}
