/** What a person is told when the database fails: reading, writing, and a disk without room are three different things. */
import { openStore, type Store } from '@taizhang/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FlakyProxy, startFlakyProxy } from '../../../../packages/store/src/testing/flaky-proxy.js';
import { bringSmallPlanIn, type Client, startTestServer, type TestServer } from '../testing/test-server.js';
import { createApp } from './app.js';

let server: TestServer;
let proxy: FlakyProxy;
let store: Store;
let client: Client;
let planId: string;

/** The same server over a connection that can fail; who asks is known by a connection that does not. */
beforeAll(async () => {
  server = await startTestServer();
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
  proxy = await startFlakyProxy(server.store.pool.options.connectionString as string);
  store = await openStore({ databaseUrl: proxy.databaseUrl, schema: 'as-is', answerWithin: 1_000 });
  const app = createApp({ ...server.parts, store, webFolder: null });
  const session = await server.parts.evaluation!.signIn(server.person('省发展改革委', 'coordinator'));
  const send: Client['send'] = async (path, init) => {
    const headers = new Headers(init.headers);
    headers.set('host', '127.0.0.1');
    headers.set('cookie', session!.cookie.split(';')[0]!);
    return app.request(path, { ...init, headers });
  };
  client = {
    send,
    get: (path) => send(path, {}),
    post: (path, body) => send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    json: async (path) => (await send(path, {})).json() as never,
  };
});
afterAll(async () => {
  await store?.close();
  await proxy?.stop();
  await server?.stop();
});

const naming = (commandId: string, revision = 1) =>
  client.post(`/api/plans/${planId}/acts/name-verifying-unit`, {
    commandId,
    taskIds: ['t1'],
    unitId: server.unit('省统计局'),
    seen: { t1: revision },
  });

it('reading may be tried again; of writing nobody knows, and a person is told to look', async () => {
  expect((await client.get('/api/plans')).status).toBe(200);
  proxy.refuse(true);
  proxy.cut();
  const read = await client.get('/api/plans');
  expect([read.status, ((await read.json()) as { code: string }).code]).toEqual([503, 'fault/database']);
  const written = await naming('11111111-1111-4111-8111-111111111111');
  const problem = (await written.json()) as { code: string; detail: string; incident: string };
  expect([written.status, problem.code]).toEqual([503, 'fault/in-doubt']);
  expect(problem.detail).toContain('还不能确定');
  expect(problem.incident).toMatch(/^[0-9a-f]{8}$/);
  proxy.refuse(false);
  expect((await naming('11111111-1111-4111-8111-111111111111')).status).toBe(200);
});

it('a disk without room is said to be one, and nothing was saved', async () => {
  const seq = async () => (await server.store.pool.query('select seq from journal where journal_id = $1', [planId])).rows[0].seq;
  const before = await seq();
  // The database's own refusal, raised by the database itself.
  await server.store.asOwner((owner) =>
    owner.query(
      `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
     create trigger no_room before insert on entry for each row execute function no_room()`,
    ),
  );
  const { revision } = await client.json(`/api/plans/${planId}/tasks/t1`);
  const written = await naming('22222222-2222-4222-8222-222222222222', revision);
  expect([written.status, ((await written.json()) as { code: string }).code]).toEqual([507, 'fault/disk-full']);
  expect(await seq()).toBe(before);
  await server.store.asOwner((owner) => owner.query('drop trigger no_room on entry; drop function no_room()'));
  expect((await naming('22222222-2222-4222-8222-222222222222', revision)).status).toBe(200);
});
