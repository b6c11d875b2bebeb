/** The database goes away, comes late, runs out of room; the clock jumps. Refused or tried again, said plainly; nothing forked, nothing half applied. */

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putUpload, uploadsOf } from '../cycle/uploads.js';
import { execute } from '../journal/execute.js';
import { newestEntryAt } from '../journal/newest-entry.js';
import { planState } from '../journal/plan-state.js';
import { verifyJournal } from '../journal/verify-journal.js';
import { openStore, type Store } from '../open-store.js';
import { type FlakyProxy, startFlakyProxy } from '../testing/flaky-proxy.js';
import { AT, bringSampleIn, command, ENGINES, startTestDatabase, type TestDatabase } from '../testing/index.js';
import { databaseTrouble } from './trouble.js';

const noting = (id: string, text: string) => command(id, { type: 'correct-task', taskId: 't1', deadline: { text, on: null } });
const troubleOf = (act: Promise<unknown>) =>
  act.then(
    () => 'none',
    (fault) => databaseTrouble(fault) ?? String(fault),
  );

describe.each(ENGINES)('a database that fails, $name', (engine) => {
  let database: TestDatabase;
  let direct: Store;
  let proxy: FlakyProxy;
  let store: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    direct = await database.openStore();
    proxy = await startFlakyProxy(database.databaseUrl);
    store = await openStore({ databaseUrl: proxy.databaseUrl, answerWithin: 1_000 });
    await bringSampleIn(store, 'plan');
  });
  afterAll(async () => {
    await store.close();
    await proxy.stop();
    await database.drop();
  });
  const once = async (commandId: string): Promise<number> =>
    (await direct.pool.query('select 1 from entry where journal_id = $1 and command_id = $2', ['plan', commandId])).rowCount ?? 0;

  test('connections that drop at any moment of a command: it is done once, and answered', async () => {
    for (let at = 1; at <= 12; at += 1) {
      proxy.cutAfter(at);
      const sending = execute(store, 'plan', noting(`drop-${at}`, `${at}`));
      while (
        proxy.questions() < at &&
        (await Promise.race([sending.then(() => true), new Promise((done) => setImmediate(done, false))])) !== true
      );
      proxy.cutAfter(null);
      expect(await sending).toMatchObject({ ok: true });
      expect(await once(`drop-${at}`)).toBe(1);
    }
    expect(await verifyJournal(direct, 'plan')).toMatchObject({ ok: true });
  });

  test('committed, and the answer lost: the retry with the same id finds it', async () => {
    await execute(store, 'plan', noting('warm', '热'));
    proxy.hold();
    const sending = execute(store, 'plan', noting('unheard', '未闻'));
    while ((await once('unheard')) === 0) await new Promise(setImmediate);
    proxy.cut();
    proxy.release();
    const answer = await sending;
    expect(answer).toMatchObject({ ok: true, repeated: true });
    expect(await execute(store, 'plan', noting('unheard', '未闻'))).toEqual(answer);
    expect(await once('unheard')).toBe(1);
  });

  test('answers that do not come are given up and said to be late; what was done is found later', async () => {
    proxy.hold();
    expect(await troubleOf(execute(store, 'plan', noting('late', '迟')))).toBe('away');
    proxy.cut();
    proxy.release();
    expect(await execute(store, 'plan', noting('late', '迟'))).toMatchObject({ ok: true });
    expect(await once('late')).toBe(1);
    expect(await verifyJournal(direct, 'plan')).toMatchObject({ ok: true });
  });

  test('a head that somebody holds is not waited for without end', async () => {
    const holder = await direct.pool.connect();
    await holder.query(`begin; select 1 from journal where journal_id = 'plan' for update`);
    expect(await troubleOf(execute(store, 'plan', noting('held', '占')))).toBe('away');
    await holder.query('rollback');
    holder.release();
    expect(await once('held')).toBe(0);
    expect(await execute(store, 'plan', noting('held', '占'))).toMatchObject({ ok: true, repeated: false });
  });

  test('no database at all is said, and when it is back work goes on', async () => {
    proxy.refuse(true);
    proxy.cut();
    expect(await troubleOf(execute(store, 'plan', noting('away', '离')))).toBe('away');
    expect(await troubleOf(planState(store, 'nowhere'))).toBe('away');
    proxy.refuse(false);
    expect(await execute(store, 'plan', noting('away', '离'))).toMatchObject({ ok: true });
    expect(await once('away')).toBe(1);
  });

  test('an upload that breaks off leaves a file that somebody uploaded, or nothing', async () => {
    const of = { planId: 'plan', place: 'task:t1', unitId: 'u' } as const;
    for (let at = 1; at <= 8; at += 1) {
      const bytes = Buffer.from(`证明${at}`);
      proxy.cutAfter(at);
      const sending = putUpload(store, of, { bytes, fileName: `${at}.txt`, mediaType: 'text/plain' }, { personId: 'p', at: AT });
      await troubleOf(sending);
      proxy.cutAfter(null);
      proxy.cut();
    }
    const files = (await direct.pool.query(`select sha256 from document where file_name like '%.txt' and file_name <> '分工方案.txt'`))
      .rows;
    const uploads = await uploadsOf(direct, of);
    expect(new Set(files.map(({ sha256 }) => sha256))).toEqual(new Set(uploads.map(({ sha256 }) => sha256)));
  });
});

describe('a clock that jumps back', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  });
  afterAll(() => database.drop());

  test('entries never go back in time, here and on another server, and the rules see the entry’s own time', async () => {
    const [store, other] = [await database.openStore(), await database.openStore()];
    await bringSampleIn(store, 'clock');
    const at = (time: string, id: string) => ({ ...noting(id, id), at: time });
    await execute(store, 'clock', at('2025-06-01T08:00:00.000Z', 'noon'));
    expect(await execute(store, 'clock', at('2025-05-31T08:00:00.000Z', 'yesterday'))).toMatchObject({ ok: true });
    expect(await execute(other, 'clock', at('2025-05-30T08:00:00.000Z', 'elsewhere'))).toMatchObject({ ok: true });
    expect(await execute(store, 'clock', at('2025-06-01T09:00:00.000Z', 'later'))).toMatchObject({ ok: true });
    const found = await store.pool.query<{ command_id: string; at: string }>(
      `select command_id, at from entry where journal_id = 'clock' order by seq`,
    );
    expect(found.rows.slice(1).map((row) => `${row.command_id} ${row.at}`)).toEqual([
      'noon 2025-06-01T08:00:00.000Z',
      'yesterday 2025-06-01T08:00:00.000Z',
      'elsewhere 2025-06-01T08:00:00.000Z',
      'later 2025-06-01T09:00:00.000Z',
    ]);
    expect(await execute(other, 'clock', at('2020-01-01T00:00:00.000Z', 'noon')), 'a retry by a wrong clock').toMatchObject({
      ok: true,
      repeated: true,
    });
    expect(await verifyJournal(other, 'clock')).toMatchObject({ ok: true });
    expect(await newestEntryAt(other)).toBe('2025-06-01T09:00:00.000Z');
  });
});

/** A disk of its own that can be filled: a file system in memory, of a size. */
const mountSmall = (folder: string, size: string): boolean => {
  mkdirSync(folder, { recursive: true });
  return process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', folder]).status === 0;
};

describe('a disk that is full', () => {
  const base = mkdtempSync(join(tmpdir(), 'taizhang-full-'));
  const folder = join(base, 'disk');
  const mounted = mountSmall(folder, '160m');
  afterAll(() => {
    if (mounted) spawnSync('umount', [folder]);
    rmSync(base, { recursive: true, force: true });
  });

  test.skipIf(!mounted)(
    'refuses in plain words, keeps what was acknowledged, and goes on when there is room',
    { timeout: 180_000 },
    async () => {
      const store = await openStore({ dataFolder: join(folder, 'data') });
      try {
        await bringSampleIn(store, 'plan');
        const filler = join(folder, 'filler');
        // All that is left, but a little.
        spawnSync('sh', ['-c', 'dd if=/dev/zero of="$0" bs=1M 2>/dev/null; truncate -s -3M "$0"', filler]);
        const acknowledged: string[] = [];
        const files: string[] = [];
        const fill = async (id: string): Promise<void> => {
          const file = { bytes: randomBytes(200_000), fileName: `${id}.pdf`, mediaType: 'application/pdf' };
          files.push((await putUpload(store, { planId: 'plan', place: 'task:t1', unitId: 'u' }, file, { personId: 'p', at: AT })).sha256);
          await execute(store, 'plan', noting(id, id));
          acknowledged.push(id);
        };
        let trouble = 'none';
        for (let at = 0; at < 400 && trouble === 'none'; at += 1) trouble = await troubleOf(fill(`fill-${at}`));
        expect(['full', 'away'], 'said to be the disk, or the server that the disk stopped').toContain(trouble);
        expect(acknowledged.length).toBeGreaterThan(0);
        writeFileSync(filler, '');
        const until = Date.now() + 120_000;
        while ((await troubleOf(execute(store, 'plan', noting('room', '有余')))) !== 'none' && Date.now() < until);
        const found = await store.pool.query<{ command_id: string }>(`select command_id from command where journal_id = 'plan'`);
        const kept = new Set(found.rows.map((row) => row.command_id));
        expect([...acknowledged, 'room'].filter((id) => !kept.has(id))).toEqual([]);
        const whole = await store.pool.query(`select 1 from document where encode(sha256(bytes), 'hex') = sha256 and sha256 = any($1)`, [
          files,
        ]);
        expect(whole.rowCount).toBe(files.length);
        expect(await verifyJournal(store, 'plan')).toMatchObject({ ok: true });
      } finally {
        await store.close();
      }
    },
  );
});
