/**
 * Sealing secrets at rest (AES-256-GCM): the database holds what only the key opens, and the key is not in the database. The key comes from
 * TAIZHANG_KEY_FILE, or from a file of this machine's data folder, made at the first start.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongIdentitySetting } from './settings.js';

export type Seal = {
  /** `about` is bound in: what was sealed for one person opens for no other. */
  readonly close: (text: string, about: string) => string;
  /** Null where it was sealed by another key, for somebody else, or was changed. */
  readonly open: (sealed: string, about: string) => string | null;
  /** Tells two keys apart and gives nothing of either away. */
  readonly print: string;
};

export const sealOf = (key: Buffer): Seal => ({
  close: (text, about) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return ['v1', iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), body.toString('base64url')].join('.');
  },
  open: (sealed, about) => {
    const [version, iv = '', tag = '', body = ''] = sealed.split('.');
    if (version !== 'v1') throw new Error('Sealed in a way that is not known here');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(Buffer.from(about));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    const text = decipher.update(Buffer.from(body, 'base64url'));
    try {
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  },
  print: createHash('sha256').update('taizhang key\n').update(key).digest('hex').slice(0, 16),
});

const readKey = (file: string, setting: string): Buffer => {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== 32) throw new WrongIdentitySetting(setting, 'form');
  return key;
};

/** 32 bytes in base64. `identity.key` is made where it is missing, for its owner alone; a file that was named must be there. */
export const sealFromFile = (named: string | undefined, dataFolder: string): Seal => {
  if (named) {
    if (!existsSync(named)) throw new WrongIdentitySetting('TAIZHANG_KEY_FILE', 'unreadable');
    return sealOf(readKey(named, 'TAIZHANG_KEY_FILE'));
  }
  const file = join(dataFolder, 'identity.key');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return sealOf(readKey(file, file));
};
