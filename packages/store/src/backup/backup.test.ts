import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putNotices } from '../cycle/notices.js';
import { saveDraft } from '../cycle/sheet-drafts.js';
import { putUpload } from '../cycle/uploads.js';
import { readMigrations } from '../database/migrate.js';
import { execute } from '../journal/execute.js';
import { openStore, type Store } from '../open-store.js';
import { upsertPeople } from '../people/people.js';
import {
  actsToDispatch,
  addSampleUnits,
  bringSampleIn,
  command,
  ENGINES,
  startEmptyDatabase,
  startTestDatabase,
  type TestDatabase,
} from '../testing/index.js';
import type { Manifest } from './backup-form.js';
import { tablesIn } from './catalogue.js';
import { restoreBackup } from './restore.js';
import { isKept, TABLE_KINDS } from './table-kinds.js';
import { backupLines, manifestOf } from './write-backup.js';

const MADE = { software: 'test', at: '2026-11-24T00:00:00.000Z' };
const by = { personId: 'p-u-slt', at: '2026-06-01T00:00:00.000Z' };
const deadline = (text: string) => ({ type: 'correct-task', taskId: 't3', deadline: { text, on: null } }) as const;

async function* these(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function fill(store: Store): Promise<void> {
  await addSampleUnits(store);
  await bringSampleIn(store, 'plan');
  for (const [at, act] of actsToDispatch(['t1', 't2']).entries()) await execute(store, 'plan', command(`d${at}`, act));
  const of = { planId: 'plan', place: 'task:t1', unitId: 'u-slt' } as const;
  await putUpload(
    store,
    of,
    { bytes: Uint8Array.from({ length: 70_000 }, (_, at) => at % 256), fileName: '证明 "甲"\n.pdf', mediaType: 'application/pdf' },
    by,
  );
  await upsertPeople(store, [
    { personId: 'p1', name: '𠮷田, "乙"', unitId: 'u-slt', roles: ['liaison', 'handler'], mail: null, phone: '\\N' },
  ]);
  const place = { planId: 'plan', periodId: '2026H1', unitId: 'u-slt' };
  await saveDraft(store, place, { item: 'task:t1', revision: 0, words: { text: '半句\\' } }, by);
  const notice = {
    noticeId: 'n1',
    personId: 'p1',
    kind: 'urged',
    planId: 'plan',
    periodId: null,
    taskIds: ['t1', 't2'],
    params: { count: 2 },
    at: by.at,
  };
  await putNotices(store, [notice], ['mail']);
}

describe.each(ENGINES)('a backup on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let lines: readonly string[];
  const empties: { drop(): Promise<void> }[] = [];

  const backup = async (): Promise<string[]> => {
    const all: string[] = [];
    for await (const line of backupLines(store, MADE)) all.push(line);
    return all;
  };
  const emptyPlace = async () => {
    const made = await startEmptyDatabase(engine);
    empties.push(made);
    return made.databaseUrl;
  };
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
    await fill(store);
    lines = await backup();
  });
  afterAll(async () => {
    for (const empty of empties) await empty.drop();
    await database.drop();
  });

  test('every table is named as journal, own, view, passing or schema', async () => {
    const tables = (await tablesIn(store.pool)).map(({ name }) => name);
    expect([...TABLE_KINDS.keys()].sort()).toEqual(tables.sort());
  });

  test('nothing kept is numbered by the database: ids come from the application', async () => {
    const numbered = await store.pool.query(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attidentity <> '' or a.attgenerated <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval%')`,
    );
    expect(numbered.rows.filter(({ relname }) => isKept(relname))).toEqual([]);
  });

  test('restored into an empty place, every row, head and view is the same, and work goes on', async () => {
    const databaseUrl = await emptyPlace();
    const restored = await restoreBackup(these(lines), { databaseUrl });
    expect(restored).toMatchObject({ differences: [], viewsCompared: true, people: 1, files: 2, journals: 2 });
    const there = await openStore({ databaseUrl });
    try {
      expect(await manifestOf(there)).toEqual(await manifestOf(store));
      expect(await execute(there, 'plan', command('d0', actsToDispatch([])[0]!)), 'a retry finds its first answer').toMatchObject({
        ok: true,
        repeated: true,
      });
      expect(await execute(there, 'plan', command('further', deadline('年底')))).toMatchObject({ ok: true, repeated: false });
    } finally {
      await there.close();
    }
    await expect(restoreBackup(these(lines), { databaseUrl })).rejects.toMatchObject({ code: 'restore/not-empty' });
  });

  test('it is of one moment, however much is written meanwhile', async () => {
    const all: string[] = [];
    let written = 0;
    for await (const line of backupLines(store, MADE)) {
      all.push(line);
      if (all.length % 3 === 0 && written < 10) {
        written += 1;
        expect(await execute(store, 'plan', command(`mean-${written}`, deadline(`第${written}`)))).toMatchObject({ ok: true });
      }
    }
    expect(written).toBe(10);
    const restored = await restoreBackup(these(all), { databaseUrl: await emptyPlace() });
    expect(restored.differences).toEqual([]);
    const { manifest } = JSON.parse(all.at(-1)!) as { manifest: Manifest };
    expect(manifest.journals.find(({ journal }) => journal === 'plan')?.seq).toBe(4);
  });

  /** Without the line that names a table, its rows read as the table's before. */
  const tableLines = (): [number][] => lines.flatMap((line, at): [number][] => (line.startsWith('{"table"') ? [[at]] : [])).slice(0, 6);

  test('a file that was cut or changed anywhere restores nothing', async () => {
    const databaseUrl = await emptyPlace();
    const place = { databaseUrl };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: lines.length - 1 }), async (at) => {
        await expect(restoreBackup(these(lines.slice(0, at)), place)).rejects.toMatchObject({ code: 'backup/incomplete' });
        const without = lines.filter((_, place) => place !== at);
        await expect(restoreBackup(these(without), place)).rejects.toMatchObject({ code: expect.stringMatching(/^backup\//) });
      }),
      { numRuns: 6, examples: tableLines() },
    );
    const row = lines.findIndex((line) => line.includes('年') && line.startsWith('['));
    const changed = lines.map((line, at) => (at === (row > 0 ? row : 5) ? line.replace(/[一-龥]/u, '改') : line));
    await expect(restoreBackup(these(changed), place)).rejects.toMatchObject({ code: 'backup/damaged' });
    await expect(restoreBackup(these(['{"a":1}']), place)).rejects.toMatchObject({ code: 'backup/not-a-backup' });
    await expect(restoreBackup(these([]), place)).rejects.toMatchObject({ code: 'backup/incomplete' });
    expect((await restoreBackup(these(lines), place)).differences, 'the place stayed empty').toEqual([]);
  });

  test('one of a newer version is refused', async () => {
    const head = { ...JSON.parse(lines[0]!), migration: readMigrations().at(-1)!.id + 1 };
    await expect(
      restoreBackup(these([JSON.stringify(head), ...lines.slice(1)]), { databaseUrl: await emptyPlace() }),
    ).rejects.toMatchObject({ code: 'backup/newer' });
  });
});
