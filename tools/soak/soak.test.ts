/** The soak in short, and proof that it would notice: what is taken out of a ledger by hand is named. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, putNotices, putUpload, type Store, saveDraft } from '../../packages/store/src/index.js';
import { bringSampleIn, command, startTestDatabase, type TestDatabase } from '../../packages/store/src/testing/index.js';

const soak = fileURLToPath(new URL('soak.mjs', import.meta.url));
const built = existsSync(fileURLToPath(new URL('../../apps/server/dist/index.js', import.meta.url)));
const own = existsSync('/usr/lib/postgresql') || process.env.PG_SERVER_BIN !== undefined;
const LIMIT = 400_000;

const run = (...args: readonly string[]): string => {
  const ran = spawnSync(process.execPath, [soak, ...args], { encoding: 'utf8' });
  return `${ran.stdout}${ran.stderr}`;
};

describe.skipIf(!built)('a server killed with its database under load', () => {
  it('has all that it acknowledged, on the embedded database', { timeout: LIMIT }, () => {
    expect(run('--storage', 'embedded', '--rounds', '3')).toMatch(/^seed \d+\n[\s\S]*\nrounds 3, acknowledged [1-9]\d*, lost 0\n$/);
  });

  it.skipIf(!own)('has all that it acknowledged, on a server of one’s own', { timeout: LIMIT }, () => {
    expect(run('--storage', 'own', '--rounds', '2')).toMatch(/\nrounds 2, acknowledged [1-9]\d*, lost 0\n$/);
  });

  it('opens after a power cut with all that it acknowledged, or says why none can be made here', { timeout: LIMIT }, ({ skip }) => {
    const said = run('--storage', 'power-cut', '--rounds', '1');
    if (/power-cut: skipped, /.test(said)) skip();
    expect(said).toMatch(/\nrounds 1, acknowledged [1-9]\d*, lost 0\n$/);
  });
});

describe('what was lost is named', () => {
  const by = { personId: 'p', at: '2026-06-01T00:00:00.000Z' };
  let database: TestDatabase;
  let store: Store;
  let missing: () => Promise<readonly string[]>;

  beforeAll(async () => {
    const { missingFrom } = await import(new URL('check.mjs', import.meta.url).href);
    const { newRecord } = await import(new URL('acknowledged.mjs', import.meta.url).href);
    database = await startTestDatabase();
    store = await database.openStore();
    await bringSampleIn(store, 'plan');
    const record = newRecord();
    for (const at of [1, 2, 3]) {
      const done = await execute(store, 'plan', command(`c${at}`, { type: 'correct-task', taskId: 't1', text: `第${at}` }));
      record.commands.set(`c${at}`, done);
    }
    const put = await putUpload(
      store,
      { planId: 'plan', place: 'task:t1', unitId: 'u' },
      { bytes: Buffer.from('证明'), fileName: 'a.txt', mediaType: 'text/plain' },
      by,
    );
    record.files.set(put.sha256, 1);
    await saveDraft(store, { planId: 'plan', periodId: 'H1', unitId: 'u' }, { item: 'task:t1', revision: 0, words: { text: '一' } }, by);
    record.drafts.set('/api/plans/plan/periods/H1/sheets/u/drafts/t1', { revision: 1, text: '一' });
    await putNotices(
      store,
      [{ noticeId: 'c1/1/urged/p', personId: 'p', kind: 'urged', planId: 'plan', periodId: null, taskIds: [], params: {}, at: by.at }],
      ['webhook'],
    );
    record.notices.add('c1/1/urged/p');
    const stage = { planId: 'plan', periodId: 'H1' };
    missing = () => missingFrom(store, { stage, record, receiver: { received: new Set() } });
  });
  afterAll(() => database.drop());

  it('nothing, where all is there', async () => {
    expect(await missing()).toEqual([]);
  });

  it.each([
    ['a delivery that was marked done and never arrived', `update delivery set done_at = now()`, /^delivery c1/],
    ['a draft', `update sheet_draft set words = '{"text":"other"}'`, /^draft /],
    ['a notice', `delete from notice`, /^notice c1/],
    ['a file whose bytes are others', `update document set bytes = bytes || '!'::bytea`, /^file /],
    ['an answer', `delete from command where command_id = 'c2'`, /^command c2/],
    ['an entry', `delete from entry where command_id = 'c3'`, /^journal plan/],
  ])('%s', async (_, sql, expected) => {
    await database.asOwner(sql);
    expect((await missing()).some((line) => expected.test(line))).toBe(true);
  });
});
