import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rebuild, verifyJournal } from '@taizhang/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CYCLE_TABLES } from '../../../../packages/store/src/views/cycle-tables.js';
import { TASK } from '../../../../packages/store/src/views/tables.js';
import { type Answer, type Client, startTestServer, type TestServer } from '../testing/test-server.js';
import { COORDINATOR } from './dispatch-sample.js';
import { tellSample } from './tell-sample.js';

const sample = fileURLToPath(new URL('../../../../fixtures/sample/yunling.docx', import.meta.url));
let server: TestServer;
let planId: string;
let coordinator: Client;
beforeAll(async () => {
  server = await startTestServer();
  planId = await tellSample({ bytes: readFileSync(sample), fileName: 'yunling.docx' }, server.parts);
  coordinator = await server.as(COORDINATOR);
});
afterAll(() => server?.stop());

it('tells three half-years, the last still open', async () => {
  const { periods } = await coordinator.json(`/api/plans/${planId}/periods`);
  expect(periods.map(({ periodId, status }: Answer) => [periodId, status])).toEqual([
    ['2026H2', 'open'],
    ['2026H1', 'locked'],
    ['2025H2', 'locked'],
  ]);
  const [open] = periods;
  expect(open.submitted).toBeGreaterThan(0);
  expect(open.submitted).toBeLessThan(open.sheets);
});

it('leaves something on every desk', async () => {
  const review = await coordinator.json(`/api/plans/${planId}/periods/2026H2/review`);
  expect(review.rows.length).toBeGreaterThan(5);
  const { claims } = await coordinator.json(`/api/plans/${planId}/verify`);
  expect(claims.length).toBeGreaterThan(0);
  const principal = await (await server.as(server.person('省政府办公厅', 'principal'))).json(`/api/plans/${planId}/principal`);
  expect(principal.items.length).toBeGreaterThan(0);
  expect(principal.closedOut).toBeGreaterThan(2);
});

it('is a journal that verifies, and whose views can be made again row for row', async () => {
  expect(await verifyJournal(server.store, planId)).toMatchObject({ ok: true });
  const rows = async () => {
    const tables = [TASK, ...CYCLE_TABLES];
    return Promise.all(
      tables.map(async ({ name, key }) => (await server.store.pool.query(`select * from ${name} order by ${key.join(', ')}`)).rows),
    );
  };
  const before = await rows();
  expect(before.every((table) => table.length > 0)).toBe(true);
  await rebuild(server.store, planId);
  expect(await rows()).toEqual(before);
});

it('shows everybody the same periods from what is kept and from the journal folded anew', async () => {
  const today = new Date(server.parts.clock().getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const people = [
    COORDINATOR,
    server.person('省政府办公厅', 'principal'),
    ...['省工业和信息化厅', '省交通运输厅', '省教育厅'].flatMap((unit) => [server.person(unit, 'liaison'), server.person(unit, 'leader')]),
  ];
  let shown = 0;
  for (const personId of people) {
    const client = await server.as(personId);
    for (const path of ['periods', 'periods/2026H2', 'periods/2026H1', 'periods/2025H2']) {
      const kept = await client.json(`/api/plans/${planId}/${path}`);
      expect(kept, `${personId} ${path}`).toEqual(await client.json(`/api/plans/${planId}/${path}?asOf=${today}`));
      shown += kept.units?.length ?? 0;
    }
  }
  expect(shown).toBeGreaterThan(people.length * 3);
});

it('can be seen as it stood', async () => {
  const then = await coordinator.json(`/api/plans/${planId}/periods?asOf=2026-03-01`);
  expect(then.periods.map(({ periodId }: Answer) => periodId)).toEqual(['2025H2']);
  const closed = async (asOf: string) => (await coordinator.json(`/api/plans/${planId}/tasks?status=closedOut${asOf}`)).total;
  expect(await closed('&asOf=2025-10-01')).toBe(0);
  expect(await closed('')).toBeGreaterThan(2);
  const { rows } = await coordinator.json(`/api/plans/${planId}/tasks?status=closedOut&sort=status&limit=1`);
  const task = await coordinator.json(`/api/plans/${planId}/tasks/${rows[0].taskId}?asOf=2025-10-01`);
  expect(task).toMatchObject({ status: 'underWay', allowed: [] });
  const found = await coordinator.json(`/api/plans/${planId}/tasks?q=${encodeURIComponent(rows[0].text.slice(0, 6))}&asOf=2025-10-01`);
  expect(found.rows.map(({ taskId }: Answer) => taskId)).toContain(rows[0].taskId);
  expect((await coordinator.get(`/api/plans/${planId}/tasks/t1?asOf=2020-01-01`)).status).toBe(404);
  const book = await coordinator.get(`/api/plans/${planId}/export?format=csv&asOf=2025-10-01`);
  expect(await book.text()).not.toContain('已销号');
});
