/** Settings: one table, nothing guessed, no secret repeated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSettings, SETTINGS } from './settings.js';

const wrongIn = (env: Record<string, string>) => {
  const read = readSettings(env);
  return read.ok ? [] : read.wrong.map(({ name, code }) => `${name} ${code}`);
};

describe('settings', () => {
  it('an empty environment, and empty values, are settings that nobody made', () => {
    expect(readSettings({})).toEqual({ ok: true, settings: {} });
    expect(readSettings({ TAIZHANG_METRICS: '', DATABASE_URL: '' })).toEqual({ ok: true, settings: {} });
  });

  it('a value of the right form is taken', () => {
    const read = readSettings({ TAIZHANG_METRICS: '9464', TAIZHANG_ORIGIN: 'https://ledger.example.cn/', TAIZHANG_CONNECTIONS: '20' });
    expect(read.ok && read.settings).toMatchObject({
      metrics: { host: '127.0.0.1', port: 9464 },
      origin: 'https://ledger.example.cn',
      connections: 20,
    });
  });

  it.each(['postgres://u:p@db.example.cn/ledger', 'postgresql://u:p@/ledger?host=%2Frun%2Fpostgresql&port=5433'])(
    '%s names a database',
    (url) => {
      expect(readSettings({ DATABASE_URL: url })).toEqual({ ok: true, settings: { databaseUrl: url } });
    },
  );

  it.each([
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'localhost'],
    ['TAIZHANG_ORIGIN', 'https://ledger.example.cn/path'],
    ['TAIZHANG_ORIGIN', 'ledger.example.cn'],
    ['TAIZHANG_METRICS', '70000'],
    ['TAIZHANG_CONNECTIONS', '0'],
    ['TAIZHANG_STOP_DELAY', '-1'],
    ['TAIZHANG_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TAIZHANG_TRUSTED_PROXIES', 'proxy'],
    ['TAIZHANG_LOG_LEVEL', 'loud'],
  ])('%s=%s is told, not guessed', (name, value) => {
    expect(wrongIn({ [name]: value })).toEqual([`${name} form`]);
  });

  it('what is wanted together is told', () => {
    expect(wrongIn({ TAIZHANG_WEBHOOK_URL: 'https://hooks.example.cn/x' })).toEqual(['TAIZHANG_WEBHOOK_URL together']);
    expect(wrongIn({ READ_DATABASE_URL: 'postgres://a/b' })).toEqual(['READ_DATABASE_URL together']);
  });

  it('what is wrong is told without the value', () => {
    const read = readSettings({ DATABASE_URL: 'mysql://u:geheim@h/d' });
    expect(JSON.stringify(read)).not.toContain('geheim');
  });

  it('the code reads no variable that is not in the table', () => {
    const root = fileURLToPath(new URL('../../../../', import.meta.url));
    const files = ['apps', 'packages'].flatMap((place) =>
      readdirSync(join(root, place)).flatMap((name) =>
        readdirSync(join(root, place, name, 'src'), { withFileTypes: true, recursive: true })
          .filter(
            (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.|testing|\/web\//.test(join(entry.parentPath, entry.name)),
          )
          .map((entry) => join(entry.parentPath, entry.name)),
      ),
    );
    const known = new Set(Object.values(SETTINGS).map(({ name }) => name));
    const named = files.flatMap(
      (file) => readFileSync(file, 'utf8').match(/\benv\.([A-Z][A-Z_]+)|'(TAIZHANG_[A-Z_]+|DATABASE_URL)'/g) ?? [],
    );
    const shell = new Set(['LC_ALL', 'LC_MESSAGES', 'LANG', 'PATH']);
    const names = new Set(named.map((word) => word.replace(/^env\.|'/g, '')).filter((name) => !shell.has(name)));
    expect([...names].filter((name) => !known.has(name))).toEqual([]);
  });
});
