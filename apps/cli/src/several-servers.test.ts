/**
 * Three servers on one database, one of them killed under load: every acknowledged command is in the journal once, nobody reads less than what they
 * wrote, through whichever server; names agree; notices are made and sent once.
 */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Store, verifyJournal } from '@taizhang/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../packages/store/src/testing/index.js';
import { said, start } from './testing/run.js';

const built = existsSync(fileURLToPath(new URL('../dist/main.js', import.meta.url)));
const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+)/;
const PLAN = `青原市分工方案
1.建立重点企业用工清单。（牵头单位：市人力资源社会保障局；责任单位：市财政局）
2.新建社区养老服务中心20个。（牵头单位：市民政局；配合单位：市财政局）
3.办好敬老月活动。（牵头单位：市民政局；责任单位：市文化和旅游局）
`;

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into
type Answer = any;
type Sent = { readonly status: number; readonly body: Answer; readonly marks: string };

describe.skipIf(!built)('three servers on one database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-several-'));
  const servers: ChildProcess[] = [];
  const addresses: string[] = [];
  const received: string[] = [];
  let database: TestDatabase;
  let store: Store;
  let receiver: Server;
  let planId = '';

  beforeAll(async () => {
    database = await startTestDatabase();
    store = await database.openStore();
    receiver = createServer((request, response) => {
      received.push(String(request.headers['x-taizhang-notice']));
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const env = {
      ...{ DATABASE_URL: database.databaseUrl, TAIZHANG_SAMPLE: 'none', TAIZHANG_RATE_FACTOR: '1000', TAIZHANG_NOTICES_EVERY: '1' },
      ...{ TAIZHANG_WEBHOOK_URL: hook, TAIZHANG_WEBHOOK_SECRET: 'a secret of the test', TAIZHANG_WEBHOOK_NETWORKS: '127.0.0.0/8' },
    };
    // together: of three that start at once, none may trip over another
    for (const name of ['a', 'b', 'c']) servers.push(start(['serve', '--evaluation', '--port', '0', '--data', join(folder, name)], env));
    addresses.push(...(await Promise.all(servers.map(async (server) => (await said(server, ADDRESS))[1] as string))));
  });
  afterAll(async () => {
    for (const server of servers) server.kill('SIGKILL');
    receiver.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = async (at: number, path: string, cookie: string, body?: object): Promise<Sent> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await fetch(addresses[at] + path, { ...init, headers: { ...init.headers, cookie } });
    const text = await answer.text();
    const marks = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), marks };
  };
  const signIn = async (personId: string): Promise<string> => (await send(0, '/api/session', '', { personId })).marks;
  const people = async (): Promise<readonly Answer[]> => (await send(0, '/api/people', '')).body.people;

  it('a plan brought in through one is there through the others at once', async () => {
    const coordinator = (await people()).find(({ roles }: Answer) => roles.includes('coordinator'));
    const cookie = await signIn(coordinator.personId);
    const brought = await send(0, '/api/plans', cookie, { commandId: randomUUID(), text: PLAN });
    expect(brought.status).toBe(201);
    planId = brought.body.planId;
    for (const at of [1, 2]) expect((await send(at, `/api/plans/${planId}/tasks`, cookie)).body.rows).toHaveLength(3);
  });

  it('a unit renamed through one has its new name through the others, for whoever renamed it', async () => {
    const coordinator = (await people()).find(({ roles }: Answer) => roles.includes('coordinator'));
    const cookie = await signIn(coordinator.personId);
    const { rows } = (await send(1, `/api/plans/${planId}/tasks`, cookie)).body;
    await send(2, `/api/plans/${planId}/tasks`, cookie);
    const { unitId } = rows[0].proposedLead ?? rows[0].leads[0];
    const renamed = await send(0, `/api/units/${unitId}/rename`, cookie, { commandId: randomUUID(), name: '市人社局（新）' });
    expect(renamed.status, JSON.stringify(renamed.body)).toBeLessThan(300);
    for (const at of [1, 2]) {
      const seen = JSON.stringify((await send(at, `/api/plans/${planId}/tasks`, `${cookie}; ${renamed.marks}`)).body);
      expect(seen).toContain('市人社局（新）');
    }
  });

  it('one is killed under load: nothing acknowledged is lost or there twice, and nobody reads less than they wrote', async () => {
    const coordinator = (await people()).find(({ roles }: Answer) => roles.includes('coordinator'));
    const cookie = await signIn(coordinator.personId);
    const acknowledged: string[] = [];
    const stale: string[] = [];
    const ROUNDS = 25;
    let alive = [0, 1, 2];
    const anywhere = async (path: string, worker: number, body?: object): Promise<Sent> => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await send(alive[(worker + attempt) % alive.length]!, path, cookie, body);
        } catch (fault) {
          // sent again to another server, under the same id
          if (attempt > 20) throw fault;
        }
      }
    };
    const work = async (worker: number): Promise<void> => {
      const taskId = `t${worker + 1}`;
      for (let round = 0; round < ROUNDS; round += 1) {
        const task = (await anywhere(`/api/plans/${planId}/tasks/${taskId}`, worker + round)).body;
        const commandId = randomUUID();
        const text = `第${worker}组第${round}次`;
        const done = await anywhere(`/api/plans/${planId}/acts/correct-task`, worker + round, {
          commandId,
          taskId,
          text,
          seen: { [taskId]: task.revision },
        });
        // a command that was cut off may have been carried out: sent again it finds its answer
        if (done.status !== 200) throw new Error(JSON.stringify(done.body));
        acknowledged.push(commandId);
        const after = (await anywhere(`/api/plans/${planId}/tasks/${taskId}`, worker + round + 1)).body;
        if (!JSON.stringify(after).includes(text)) stale.push(`${commandId} ${text}`);
        if (worker === 0 && round === 10) {
          servers[2]!.kill('SIGKILL');
          alive = [0, 1];
        }
      }
    };
    await Promise.all([0, 1, 2].map(work));
    const commands = await store.pool.query<{ command_id: string; n: number }>(
      'select command_id, count(distinct seq)::int as n from entry where journal_id = $1 group by command_id',
      [planId],
    );
    const entries = new Map(commands.rows.map((row) => [row.command_id, row.n]));
    expect(acknowledged).toHaveLength(3 * ROUNDS);
    expect(acknowledged.filter((commandId) => entries.get(commandId) !== 1)).toEqual([]);
    expect(stale).toEqual([]);
    expect((await verifyJournal(store, planId)).ok).toBe(true);
  });

  it('notices are made once and sent once by whichever server comes to it', async () => {
    const at = new Date().toISOString();
    const ids = Array.from({ length: 40 }, (_, n) => `test/${n}`);
    const notices = ids.map((noticeId) => ({
      ...{ noticeId, personId: 'nobody', kind: 'urged', planId, periodId: null, taskIds: [], params: {}, at },
    }));
    const coordinator = (await people()).find(({ roles }: Answer) => roles.includes('coordinator'));
    const { putNotices } = await import('@taizhang/store');
    await putNotices(
      store,
      notices.map((notice) => ({ ...notice, personId: coordinator.personId })),
      ['webhook'],
    );
    const waiting = async (): Promise<number> =>
      (await store.pool.query(`select count(*)::int as n from delivery where done_at is null and notice_id like 'test/%'`)).rows[0].n;
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
    const got = received.map(decodeURIComponent).filter((id) => id.startsWith('test/'));
    expect(got.toSorted()).toEqual(ids.toSorted());
  });
});
