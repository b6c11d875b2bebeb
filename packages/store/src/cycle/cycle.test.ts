import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../open-store.js';
import { bringSampleIn, ENGINES, startTestDatabase, type TestDatabase } from '../testing/index.js';
import { deliveryDone, deliveryFailed, takeDeliveries } from './deliveries.js';
import { noticeNext, putNotices, type StoredNotice } from './notices.js';
import { type DraftToSave, listDrafts, saveDraft, saveDrafts } from './sheet-drafts.js';
import { bytesOf, putUpload, uploadsOf } from './uploads.js';

const PLACE = { planId: 'p', periodId: '2026H1', unitId: 'u1' };
const one = { personId: 'one', at: '2026-06-01T00:00:00.000Z' };
const other = { personId: 'other', at: '2026-06-01T00:00:01.000Z' };
const liaison = { personId: 'one', unitId: 'u1', roles: ['liaison'] } as const;

describe.each(ENGINES)('what stands outside the journal, on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
  });
  afterAll(() => database.drop());

  test('two people on one sheet do not lose each other’s words', async () => {
    const first = await saveDraft(store, PLACE, { item: 'task:t1', revision: 0, words: { text: '一' } }, one);
    expect(first).toMatchObject({ ok: true, draft: { revision: 1, personId: 'one' } });
    const blind = await saveDraft(store, PLACE, { item: 'task:t1', revision: 0, words: { text: '二' } }, other);
    expect(blind).toMatchObject({ ok: false, theirs: { revision: 1, words: { text: '一' } } });
    const elsewhere = await saveDraft(store, PLACE, { item: 'task:t2', revision: 0, words: { text: '三' } }, other);
    expect(elsewhere.ok).toBe(true);
    const seen = await saveDraft(store, PLACE, { item: 'task:t1', revision: 1, words: { text: '一、二' } }, other);
    expect(seen).toMatchObject({ ok: true, draft: { revision: 2 } });
  });

  test('at once, exactly one of two is told', async () => {
    const saves = ['甲', '乙'].map((text) => saveDraft(store, PLACE, { item: 'task:race', revision: 0, words: { text } }, one));
    expect((await Promise.all(saves)).map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('a journal is read for notices by one server at a time; the other goes on to other plans', async () => {
    await bringSampleIn(store, 'noticed');
    const read: number[] = [];
    const first = await noticeNext(store, 'noticed', [], async (entries) => {
      read.push(await noticeNext(store, 'noticed', [], async () => []));
      read.push(entries.length);
      return [];
    });
    expect([read[0], read[1] === first, first > 0]).toEqual([0, true, true]);
    expect(await noticeNext(store, 'noticed', [], async () => [])).toBe(0);
  });

  test('a workbook is taken over whole or not at all', async () => {
    const before = await listDrafts(store, liaison, PLACE);
    const drafts: readonly DraftToSave<{ readonly text: string }>[] = [
      { item: 'task:a-new', revision: 0, words: { text: '新' } },
      { item: 'task:t1', revision: 1, words: { text: '旧' } },
    ];
    expect(await saveDrafts(store, PLACE, drafts, one)).toMatchObject([{ ok: false, theirs: { revision: 2 } }]);
    expect(await listDrafts(store, liaison, PLACE)).toEqual(before);
  });

  test('drafts are the unit’s own', async () => {
    expect((await listDrafts(store, liaison, PLACE)).length).toBeGreaterThan(0);
    for (const viewer of [
      { ...liaison, unitId: 'u2' },
      { ...liaison, roles: ['principal'] as const },
      { ...liaison, roles: ['systemAdministrator'] as const },
      { ...liaison, unitId: 'u2', roles: ['coordinator'] as const },
    ])
      expect(await listDrafts(store, viewer, PLACE)).toEqual([]);
  });

  test('a file is kept once, under what each unit called it', async () => {
    const file = { bytes: new TextEncoder().encode('证明'), fileName: '甲.pdf', mediaType: 'application/pdf' };
    const put = await putUpload(store, { planId: 'p', place: 'task:t1', unitId: 'u1' }, file, one);
    const again = await putUpload(store, { planId: 'p', place: 'task:t1', unitId: 'u2' }, { ...file, fileName: '乙.pdf' }, other);
    expect(again.sha256).toBe(put.sha256);
    expect(await uploadsOf(store, { planId: 'p', place: 'task:t1', unitId: 'u1' })).toMatchObject([{ fileName: '甲.pdf' }]);
    expect(new TextDecoder().decode((await bytesOf(store, put.sha256)) ?? new Uint8Array())).toBe('证明');
  });

  test('a notice goes out at least once, by one sender at a time, and not again once it is done', async () => {
    const notice: StoredNotice = {
      noticeId: 'n1',
      personId: 'one',
      kind: 'urged',
      planId: 'p',
      periodId: null,
      taskIds: ['t1'],
      params: {},
      at: one.at,
    };
    await putNotices(store, [notice], ['mail']);
    await putNotices(store, [notice], ['mail']);
    const [at, later, latest] = ['2026-06-01T01:00:00.000Z', '2026-06-01T02:00:00.000Z', '2026-06-01T03:00:00.000Z'];
    const [taken] = await takeDeliveries(store, 'mail', at, later, 10);
    expect(taken).toMatchObject({ noticeId: 'n1', attempts: 1 });
    expect(await takeDeliveries(store, 'mail', at, later, 10)).toEqual([]);
    const [left] = await takeDeliveries(store, 'mail', later, latest, 10);
    expect(left, 'left behind by a sender that was killed').toMatchObject({ attempts: 2 });
    await deliveryFailed(store, left!, at, 'refused');
    const [again] = await takeDeliveries(store, 'mail', later, latest, 10);
    await deliveryDone(store, again!, later);
    expect(await takeDeliveries(store, 'mail', '2027-01-01T00:00:00.000Z', latest, 10)).toEqual([]);
  });
});
