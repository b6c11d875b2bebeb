/** Sealed secrets open with their key, for the person they were sealed for, unchanged. Where a key is missing or wrong, nothing starts. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sealFromFile, sealOf } from './sealing.js';
import { identitySettings } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-seal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('opens for whom it was sealed, with the same key, and for nobody else', () => {
  const seal = sealOf(randomBytes(32));
  const sealed = seal.close('JBSWY3DP', 'p-1');
  expect(sealed).not.toContain('JBSWY3DP');
  expect(seal.close('JBSWY3DP', 'p-1')).not.toBe(sealed);
  expect(seal.open(sealed, 'p-1')).toBe('JBSWY3DP');
  expect(seal.open(sealed, 'p-2')).toBeNull();
  expect(sealOf(randomBytes(32)).open(sealed, 'p-1')).toBeNull();
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(seal.open(changed, 'p-1')).toBeNull();
});

it('makes a key for its owner alone, once; a file that was named must be there and hold a key', () => {
  const first = sealFromFile(undefined, folder);
  expect(statSync(join(folder, 'identity.key')).mode & 0o777).toBe(0o600);
  expect(sealFromFile(undefined, folder).print).toBe(first.print);
  expect(first.print).not.toContain(readFileSync(join(folder, 'identity.key'), 'utf8').trim());
  expect(() => sealFromFile(join(folder, 'none'), folder)).toThrow('unreadable');
  writeFileSync(join(folder, 'short'), 'c2hvcnQ=');
  expect(() => sealFromFile(join(folder, 'short'), folder)).toThrow('form');
});

it('beyond this machine browsers come by https alone', () => {
  expect(identitySettings({ origin: 'https://ledger.example.cn' }, null)).toMatchObject({ secure: true });
  expect(identitySettings({}, 'http://localhost:8790')).toMatchObject({ secure: false, origin: 'http://localhost:8790' });
  expect(() => identitySettings({ origin: 'http://ledger.example.cn' }, null)).toThrow('TAIZHANG_ORIGIN: https');
  expect(() => identitySettings({}, null)).toThrow('TAIZHANG_ORIGIN: missing');
  const oidc = {
    origin: 'https://a.example',
    oidcIssuer: 'https://id.example',
    oidcClientId: 'x',
    oidcClientSecretFile: join(folder, 'none'),
  };
  expect(() => identitySettings(oidc, null)).toThrow('TAIZHANG_OIDC_CLIENT_SECRET_FILE: unreadable');
});
