/** The fuzzer in short, and proof that it would notice: whatever is committed shows in the fingerprint, what is rolled back does not. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../packages/store/src/index.js';
import { bringSampleIn, startTestDatabase, type TestDatabase } from '../../packages/store/src/testing/index.js';

const built = existsSync(fileURLToPath(new URL('../../apps/server/dist/index.js', import.meta.url)));

describe.skipIf(!built)('300 hostile requests: no fault, and nothing changed by what was refused', () => {
  it.each(['evaluation', 'production'])('in %s', { timeout: 300_000 }, (mode) => {
    const fuzz = fileURLToPath(new URL('fuzz.mjs', import.meta.url));
    const ran = spawnSync(process.execPath, [fuzz, '--requests', '300', '--sample', 'plain', '--mode', mode], { encoding: 'utf8' });
    expect(`${ran.stdout}${ran.stderr}`).toMatch(/^seed 20261124\n[\s\S]*\nrequests 300, 5xx 0, changed 0\n$/);
    expect(ran.status).toBe(0);
  });
});

describe('the fingerprint', () => {
  let database: TestDatabase;
  let store: Store;
  let take: () => Promise<readonly string[]>;

  beforeAll(async () => {
    const { fingerprints } = await import(new URL('fingerprint.mjs', import.meta.url).href);
    database = await startTestDatabase();
    store = await database.openStore();
    await bringSampleIn(store, 'plan');
    ({ take } = await fingerprints(store.pool));
  });
  afterAll(() => database.drop());

  it.each([
    ['a word of an entry', 'update entry set body = body where seq = 1', true],
    ['a row of a view', 'delete from finding', true],
    ['a person', `insert into person (person_id, name, unit_id, roles) values ('x', 'x', 'x', '{}')`, true],
    ['what was rolled back', 'begin; update task set revision = revision + 1; rollback', false],
    ['a look', 'select * from task for update', false],
  ])('%s', async (_, sql, shows) => {
    const before = await take();
    await database.asOwner(sql);
    expect((await take()).join() !== before.join()).toBe(shows);
  });
});
