/** A server as its operator sees it: ready or not, its metrics, its log; and that none of them names a person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../http/app.js';
import { logTo } from '../log.js';
import { type Answer, bringSmallPlanIn, startTestServer, type TestServer } from '../testing/test-server.js';
import { listenForMetrics, type MeasuredMetrics, measure } from './metrics.js';
import { readiness } from './readiness.js';

let server: TestServer;
let metrics: MeasuredMetrics;
const lines: string[] = [];
const ready = readiness('starting');

beforeAll(async () => {
  const log = logTo(
    (line) => lines.push(line),
    'info',
    () => new Date(0),
  );
  server = await startTestServer({ readiness: ready, log });
  metrics = await measure(server.store, '1.2.3');
});
afterAll(() => server.stop());

const statusOfReady = async (): Promise<number> => (await (await server.as(null)).get('/api/ready')).status;

describe('readiness', () => {
  it('no while starting, yes when ready, no once told to stop; the server answers all the while', async () => {
    const told: number[] = [];
    for (const standing of ['starting', 'ready', 'stopping'] as const) {
      ready.become(standing);
      told.push(await statusOfReady());
    }
    expect(told).toEqual([503, 200, 503]);
    expect((await (await server.as(null)).get('/api/health')).status).toBe(200);
    ready.become('ready');
  });

  it('no while the database is away', async () => {
    const pool = { query: () => Promise.reject(new Error('away')) };
    const away = createApp({ ...server.parts, store: { ...server.store, pool: pool as never }, webFolder: null });
    expect((await away.request('/api/ready', { headers: { host: 'localhost' } })).status).toBe(503);
    expect((await away.request('/api/health', { headers: { host: 'localhost' } })).status).toBe(200);
  });
});

describe('metrics and log', () => {
  const people = ['张三', 'zhang.san@example.cn'];

  it('count by route pattern, status and refusal, and name nobody and nothing that was asked', async () => {
    const app = createApp({ ...server.parts, metrics, webFolder: null });
    const coordinator = server.person('省发展改革委', 'coordinator');
    const session = await server.parts.evaluation!.signIn(coordinator);
    const cookie = session!.cookie.split(';')[0] as string;
    const planId = await bringSmallPlanIn(await server.as(coordinator));
    for (const path of [`/api/plans/${planId}/tasks?q=${encodeURIComponent(people[0]!)}`, '/api/plans/p-foreign', '/no/such/page'])
      await app.request(path, { headers: { host: 'localhost', cookie, 'x-forwarded-for': '10.9.8.7', 'user-agent': people[1]! } });
    const listener = await listenForMetrics(metrics, { host: '127.0.0.1', port: 0 });
    const text = await (await fetch(listener.address)).text();
    expect((await fetch(listener.address.replace('/metrics', '/'))).status).toBe(404);
    await listener.close();
    expect(text).toContain('taizhang_request_seconds_count{route="GET /api/plans/:planId/tasks",status="2xx"} 1');
    expect(text).toContain('taizhang_refusals_total{code="plan/not-found"} 1');
    expect(text).toContain('taizhang_info{version="1.2.3"} 1');
    expect(text).toContain('process_resident_memory_bytes');
    const routes = lines.map((line) => (JSON.parse(line) as Answer).route);
    expect(routes).toContain('GET /api/plans/:planId/tasks');
    const names = await server.store.pool.query<{ name: string }>('select name from person');
    for (const told of [text, lines.join('\n')])
      for (const word of [
        ...people,
        encodeURIComponent(people[0]!),
        planId,
        coordinator,
        '10.9.8.7',
        cookie,
        ...names.rows.map(({ name }) => name),
      ])
        expect(told.includes(word), word).toBe(false);
  });
});
