/** How often: by person, by address, by all servers together; plain words and a time; what nobody hurts is not limited. */
import { BlockList } from 'node:net';
import { ACT_ROUTES, ROUTES } from '@taizhang/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, bringSmallPlanIn, type Client, startTestServer, type TestServer } from '../testing/test-server.js';
import { createApp } from './app.js';
import { clientAddress } from './client-address.js';
import { RATE_CLASS, RATES } from './rate-limits.js';

type Asked = { readonly query?: { readonly shape?: object } };
let server: TestServer;
let coordinator: Client;
let now = new Date('2026-11-24T01:00:00.000Z');

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
});
afterAll(() => server.stop());

it('every limited operation exists', () => {
  const known = new Set([...Object.values(ROUTES), ...Object.values(ACT_ROUTES)].map(({ operationId }) => operationId as string));
  expect(Object.keys(RATE_CLASS).filter((name) => !known.has(name))).toEqual([]);
});

it('whatever searches for words is limited', () => {
  const routes = Object.values(ROUTES) as readonly { readonly operationId: string; readonly request?: Asked }[];
  const searching = routes.filter(({ request }) => Object.hasOwn(request?.query?.shape ?? {}, 'q'));
  expect(searching.length).toBeGreaterThan(4);
  expect(searching.map(({ operationId }) => operationId).filter((name) => RATE_CLASS[name] === undefined)).toEqual([]);
});

describe('a costly route', () => {
  it('answers so many times a minute to one person, then says how long to wait; others go on; a minute later so does he', async () => {
    const planId = await bringSmallPlanIn(coordinator);
    const path = `/api/plans/${planId}/export?format=csv`;
    for (let k = 1; k < RATES.costly.person; k += 1) expect((await coordinator.get(path)).status).toBe(200);
    const refused = await coordinator.get(path, { 'accept-language': 'zh-CN' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await refused.json()) as Answer).toMatchObject({ code: 'request/too-many', title: '操作过于频繁' });
    expect((await coordinator.get(`/api/plans/${planId}/tasks`)).status).toBe(200);
    const auditor = await server.as(server.person('省审计厅', 'auditor'));
    expect((await auditor.get(path)).status).toBe(200);
    now = new Date(now.getTime() + 60_000);
    expect((await coordinator.get(path)).status).toBe(200);
  });
});

describe('a list', () => {
  it('counts only where something is searched for', async () => {
    for (let k = 0; k <= RATES.search.person; k += 1) await coordinator.get('/api/units');
    for (let k = 0; k < RATES.search.person; k += 1) expect((await coordinator.get('/api/units?q=财政')).status).toBe(200);
    expect((await coordinator.get('/api/units?q=财政')).status).toBe(429);
    expect((await coordinator.get('/api/units')).status).toBe(200);
  });
});

describe('signing in', () => {
  it('is counted by all servers of one database together, without a word of the address', async () => {
    const apps = [server.parts, { ...server.parts }].map((parts) => createApp({ ...parts, webFolder: null }));
    const statuses: number[] = [];
    for (let k = 0; k < RATES.signIn.address + 2; k += 1) {
      const answer = await apps[k % 2]!.request('/api/session', {
        method: 'POST',
        headers: { host: 'localhost', 'content-type': 'application/json' },
        body: JSON.stringify({ personId: 'no.body' }),
      });
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status !== 429)).toHaveLength(RATES.signIn.address);
    expect(statuses.at(-1)).toBe(429);
    const kept = await server.store.pool.query('select key from rate_window');
    expect(kept.rows.map(({ key }) => key).join()).toMatch(/^[\w-]{32}$/);
  });
});

describe('the address of a client', () => {
  const proxies = new BlockList();
  proxies.addSubnet('10.1.0.0', 16, 'ipv4');
  const of = (socket: string, header: string | undefined, trusted: BlockList | undefined): string =>
    clientAddress({ env: { incoming: { socket: { remoteAddress: socket } } }, req: { header: () => header } } as never, trusted);

  it.each([
    ['192.0.2.7', undefined, '192.0.2.7'],
    ['::ffff:192.0.2.7', undefined, '192.0.2.7'],
    ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
    ['10.1.0.5', '198.51.100.1', '198.51.100.1'],
    ['10.1.0.5', '1.2.3.4, 198.51.100.1, 10.1.0.9', '198.51.100.1'],
    ['10.1.0.5', 'nonsense', '10.1.0.5'],
    ['10.1.0.5', '', '10.1.0.5'],
  ])('from %s saying %s: %s', (socket, header, address) => {
    expect(of(socket, header, proxies)).toBe(address);
  });

  it('no proxy is believed that nobody named', () => {
    expect(of('10.1.0.5', '198.51.100.1', undefined)).toBe('10.1.0.5');
  });
});
