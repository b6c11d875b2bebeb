/** A wrong import, taken back before anything of it went out: in no list and no search, its file free to come in again, its journal whole. */
import { randomUUID } from 'node:crypto';
import { verifyJournal } from '@taizhang/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../testing/half-year.js';
import {
  type Answer,
  act,
  bringSmallPlanIn,
  type Client,
  dispatchAll,
  SMALL_PLAN,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';

let now = new Date('2026-11-23T02:00:00.000Z');
let server: TestServer;
let coordinator: Client;
let auditor: Client;
let planId: string;
const listed = async (client: Client): Promise<readonly string[]> =>
  (await must(client.get('/api/plans'))).plans.map((plan: Answer) => plan.planId);
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as Answer).code;

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  auditor = await server.as(server.person('省审计厅', 'auditor'));
  planId = await bringSmallPlanIn(coordinator);
});
afterAll(() => server?.stop());

it('is in nobody’s list but the auditor’s, and takes no act', async () => {
  expect((await must(coordinator.get(`/api/plans/${planId}`))).allowed).toContain('withdraw-plan');
  now = new Date('2026-11-24T02:00:00.000Z');
  await must(act(coordinator, planId, 'withdraw-plan', { reason: '导错了文件' }));
  expect([await listed(coordinator), await listed(auditor)]).toEqual([[], [planId]]);
  expect(await must(auditor.get(`/api/plans/${planId}`))).toMatchObject({ withdrawn: true, allowed: [], drafted: 0 });
  expect(await codeOf(await act(coordinator, planId, 'correct-plan', { title: '甲' }))).toBe('plan/withdrawn');
  const { lines } = await must(auditor.get(`/api/plans/${planId}/tasks/t1/history`));
  expect(lines.at(-1).sentence).toContain('导错了文件');
});

it('its file comes in again, once, as a plan of its own', async () => {
  const bring = () => coordinator.post('/api/plans', { commandId: randomUUID(), text: SMALL_PLAN });
  const answers = await Promise.all([bring(), bring()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const again = await listed(coordinator);
  expect(again).toHaveLength(1);
  expect(again).not.toContain(planId);
  expect(await codeOf(await bring())).toBe('plan/already-brought-in');
  await dispatchAll(coordinator, again[0]!, server.unit('市民政局'));
  expect(await codeOf(await act(coordinator, again[0]!, 'withdraw-plan', { reason: '导错了文件' }))).toBe('plan/dispatched');
});

it('stays as it was on the days before, and its journal verifies', async () => {
  expect(await must(coordinator.get(`/api/plans/${planId}?asOf=2026-11-23`))).toMatchObject({ withdrawn: false, drafted: 4 });
  expect(await must(coordinator.get(`/api/plans/${planId}?asOf=2026-11-24`))).toMatchObject({ withdrawn: true, drafted: 0 });
  expect(await verifyJournal(server.store, planId)).toMatchObject({ ok: true });
});
