/**
 * Every screen and export as it stood on a past day: each read of a plan, asked later for a day, answers as it answered at the end of that day,
 * but that nothing can be done any more and that drafts, which live outside the journal, are not shown.
 */
import { ROUTES } from '@taizhang/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acknowledgeAll, handIn, must, put, type Story, sheetPath, story, upload } from '../testing/half-year.js';
import { pdfSaying } from '../testing/scanned.js';
import { type Answer, act, bringSmallPlanIn, dispatchAll, startTestServer, type TestServer } from '../testing/test-server.js';

/** Reads of a plan that take no day, each with the reason. */
const NO_PAST: Readonly<Record<string, string>> = { getOriginal: 'the file as it came never changes' };

const UNITS = ['市人力资源社会保障局', '市工业和信息化局', '市财政局', '市民政局', '市自然资源局', '市文化和旅游局'];
const PERIOD = '2026H2';
let now = new Date('2026-11-20T02:00:00.000Z');
let server: TestServer;
let planId: string;
let tale: Story;

type Got = { readonly name: string; readonly path: string; readonly status: number; readonly body: Answer };

/** The plan's reads, asked by the coordinator; files by their size alone, for they carry the time at which they were made. */
const reads = (): readonly (readonly [string, string])[] => {
  const civil = server.unit('市民政局');
  const values: Readonly<Record<string, string>> = { planId, periodId: PERIOD, unitId: civil, taskId: 't3', evidenceId: 'e1' };
  return Object.entries(ROUTES)
    .filter(([, route]) => route.method === 'get' && route.path.includes('{planId}'))
    .map(([name, route]) => [name, route.path.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? key)] as const);
};
const FORMATS: Readonly<Record<string, string>> = { exportPlan: 'format=csv', getReport: 'format=docx' };

const askAll = async (day: string | null): Promise<readonly Got[]> => {
  const got: Got[] = [];
  for (const [name, path] of reads().filter(([name]) => !Object.hasOwn(NO_PAST, name))) {
    const query = [FORMATS[name], day === null ? undefined : `asOf=${day}`].filter((word) => word !== undefined).join('&');
    const answer = await tale.coordinator.get(`${path}?${query}`);
    const json = (answer.headers.get('content-type') ?? '').includes('json');
    const text = name === 'exportPlan' ? await answer.text() : null;
    const body = text ?? (json ? withoutDeeds(await answer.json()) : null);
    got.push({ name, path, status: answer.status, body });
  }
  return got;
};

/** Without what may be done, which is today's alone. */
const withoutDeeds = (value: Answer): Answer => {
  if (Array.isArray(value)) return value.map(withoutDeeds);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => !['allowed', 'draft', 'mayDraft', 'mayUpload', 'urge', 'incident'].includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutDeeds(inner)]));
};

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
  tale = await story(server, planId);
});
afterAll(() => server?.stop());

it('takes a day on every read of a plan, or says why not', () => {
  const query = (route: unknown) => (route as { request?: { query?: { shape: object } } }).request?.query?.shape ?? {};
  const without = Object.entries(ROUTES)
    .filter(([, route]) => route.method === 'get' && route.path.includes('{planId}'))
    .filter(([, route]) => !Object.hasOwn(query(route), 'asOf'));
  expect(without.map(([name]) => name)).toEqual(Object.keys(NO_PAST));
});

const days = new Map<string, readonly Got[]>();
const endOf = async (day: string): Promise<void> => {
  days.set(day, await askAll(null));
  now = new Date(now.getTime() + 24 * 60 * 60 * 1000);
};

it('answers for each past day as it answered on that day', async () => {
  await endOf('2026-11-20');
  await dispatchAll(tale.coordinator, planId, server.unit('市民政局'));
  await endOf('2026-11-21');
  await acknowledgeAll(tale, UNITS);
  await must(act(tale.coordinator, planId, 'announce-period', { periodId: PERIOD }));
  await must(act(tale.coordinator, planId, 'open-period', { periodId: PERIOD }));
  await put(await tale.liaison('市民政局'), `${sheetPath(tale, PERIOD, '市民政局')}/drafts/t3`, {
    revision: 0,
    words: { text: '在写', figures: [], light: 'green', cause: null, ask: null, noChange: false, merges: [], reached: [] },
  });
  await endOf('2026-11-22');
  const liaison = await tale.liaison('市民政局');
  const evidence = [{ evidenceId: 'e1', kind: 'documentNumber', pointer: '青民发〔2026〕12号', title: '通知', on: '2026-11-20' }];
  await must(act(liaison, planId, 'add-evidence', { taskId: 't3', evidence }));
  await must(upload(liaison, `${sheetPath(tale, PERIOD, '市民政局')}/scan`, pdfSaying('盖章件'), '盖章件.pdf'));
  await handIn(tale, PERIOD, '市民政局');
  await endOf('2026-11-23');
  const { revision } = await must(tale.coordinator.get(`/api/plans/${planId}/tasks/t3`));
  const change = { deadline: { text: '2027年6月底前', on: '2027-06-30' }, text: '新建社区养老服务中心二十个' };
  await must(
    act(
      tale.coordinator,
      planId,
      'adjust-task',
      { taskId: 't3', change, basis: '青政办〔2026〕3号', approver: '王主任' },
      { 'if-match': `"${revision}"` },
    ),
  );
  await must(
    act(tale.coordinator, planId, 'return-report', { periodId: PERIOD, taskId: 't3', unitId: server.unit('市民政局'), reason: '缺数' }),
  );
  for (const [day, then] of days) {
    const asked = await askAll(day);
    for (const [place, got] of asked.entries()) expect(got, `${got.name} on ${day}`).toEqual(then[place]);
  }
});

it('shows nothing of a plan before it was there, and does nothing in the past', async () => {
  const before = await askAll('2026-11-19');
  expect(before.filter(({ status }) => status !== 404).map(({ name }) => name)).toEqual([]);
  const then = await must(tale.coordinator.get(`/api/plans/${planId}/tasks/t3?asOf=2026-11-21`));
  expect([then.status, then.allowed]).toEqual(['dispatched', []]);
  expect((await must(tale.coordinator.get(`/api/plans/${planId}?asOf=2026-11-21`))).allowed).toEqual([]);
});

it('keeps to what a unit saw on that day', async () => {
  const liaison = await tale.liaison('市民政局');
  expect((await liaison.get(`/api/plans/${planId}/tasks/t3?asOf=2026-11-20`)).status).toBe(404);
  expect((await must(liaison.get(`/api/plans/${planId}/tasks?asOf=2026-11-21`))).total).toBe(4);
  expect((await liaison.get(`/api/plans/${planId}/findings?asOf=2026-11-21`)).status).toBe(404);
});
