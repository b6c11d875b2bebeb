import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rebuild, verifyJournal } from '@taizhang/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CYCLE_TABLES } from '../../../../packages/store/src/views/cycle-tables.js';
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
    const tables = ['task', ...CYCLE_TABLES.map(({ name }) => name)];
    return Promise.all(tables.map(async (name) => (await server.store.pool.query(`select * from ${name} order by 1, 2, 3, 4`)).rows));
  };
  const before = await rows();
  expect(before.every((table) => table.length > 0)).toBe(true);
  await rebuild(server.store, planId);
  expect(await rows()).toEqual(before);
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
