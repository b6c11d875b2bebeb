/** Reads from a real streaming replica: nobody reads less than what they wrote, whether it follows, stands still, is far behind or is gone. */
import { randomUUID } from 'node:crypto';
import { foldScript } from '@taizhang/plan';
import { openStore, type Store } from '@taizhang/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../packages/store/src/database/replica.js';
import { createApp } from '../http/app.js';
import { silent } from '../log.js';
import { partsOf } from '../serve.js';
import { installedPrograms, type ReplicaPair, startReplicaPair } from '../testing/replica-pair.js';
import { type Answer, SMALL_PLAN } from '../testing/test-server.js';

const programs = installedPrograms();
const LONG = 3_600_000;

describe.skipIf(programs === null)('reads from a replica', () => {
  let pair: ReplicaPair;
  let store: Store;
  let patient: Replica;
  let impatient: Replica;
  let planId = '';
  const cookies = new Map<string, string>();
  let ask: (who: string, path: string, body?: object, through?: Replica) => Promise<{ status: number; body: Answer }>;

  beforeAll(async () => {
    pair = await startReplicaPair(programs as string);
    store = await openStore({ databaseUrl: pair.primaryUrl, fold: foldScript });
    const of = (behind: number): Replica => openReplica(store.pool, { connectionString: pair.replicaUrl, connections: 4, behind });
    [patient, impatient] = [of(LONG), of(0)];
    const parts = await partsOf(store, silent, null);
    const apps = new Map(
      [patient, impatient].map((replica) => [replica, createApp({ ...parts, store: { ...store, replica }, webFolder: null })]),
    );
    ask = async (who, path, body, through = patient) => {
      const headers = { host: 'localhost', cookie: cookies.get(who) ?? '', 'content-type': 'application/json' };
      const answer = await apps
        .get(through)!
        .request(path, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
      const jar = new Map(
        (cookies.get(who) ?? '')
          .split('; ')
          .filter(Boolean)
          .map((pairing) => pairing.split('=', 2) as [string, string]),
      );
      for (const line of answer.headers.getSetCookie()) jar.set(...(line.split(';')[0]!.split('=', 2) as [string, string]));
      cookies.set(who, [...jar].map((pairing) => pairing.join('=')).join('; '));
      return { status: answer.status, body: await answer.json() };
    };
    const { people } = (await ask('nobody', '/api/people')).body;
    for (const role of ['coordinator', 'auditor'])
      await ask(role, '/api/session', { personId: people.find(({ roles }: Answer) => roles.includes(role)).personId });
    planId = (await ask('coordinator', '/api/plans', { commandId: randomUUID(), text: SMALL_PLAN })).body.planId;
  }, 240_000);
  afterAll(async () => {
    await patient?.close();
    await impatient?.close();
    await store?.close();
    pair?.stop();
  });

  const replay = (act: 'pause' | 'resume') => patient.pool.query(`select pg_wal_replay_${act}()`);
  const textSeenBy = async (who: string, through = patient): Promise<string> =>
    (await ask(who, `/api/plans/${planId}/tasks/t1`, undefined, through)).body.text ?? '';
  const correct = async (text: string): Promise<void> => {
    const { revision } = (await ask('coordinator', `/api/plans/${planId}/tasks/t1`)).body;
    const act = { commandId: randomUUID(), taskId: 't1', text, seen: { t1: revision } };
    expect((await ask('coordinator', `/api/plans/${planId}/acts/correct-task`, act)).status).toBe(200);
  };

  it('it follows: what one wrote the other reads soon, from the replica', async () => {
    await expect.poll(() => textSeenBy('auditor'), { timeout: 60_000 }).toContain('重点企业用工清单');
    await expect.poll(() => patient.mayAnswer(null), { timeout: 60_000 }).toBe(true);
  });

  it('it stands still: the writer reads the new words, others the old ones that the replica has', async () => {
    await expect.poll(() => textSeenBy('auditor'), { timeout: 60_000 }).toContain('重点企业用工清单');
    await replay('pause');
    await correct('改过一次的任务');
    expect(await textSeenBy('coordinator')).toBe('改过一次的任务');
    expect(await textSeenBy('auditor')).toContain('重点企业用工清单');
    await correct('改过两次的任务');
    expect(await textSeenBy('coordinator')).toBe('改过两次的任务');
  });

  it('signing in is asked of the primary: a session made meanwhile is known', async () => {
    cookies.set('another', '');
    const { people } = (await ask('nobody', '/api/people')).body;
    await ask('another', '/api/session', { personId: people.find(({ roles }: Answer) => roles.includes('auditor')).personId });
    expect((await ask('another', '/api/session')).body.person.roles).toContain('auditor');
  });

  it('a mark that is none is as if it were not there', async () => {
    cookies.set('auditor', `${cookies.get('auditor')}; taizhang-wrote=%00'`);
    expect((await ask('auditor', `/api/plans/${planId}/tasks/t1`)).status).toBe(200);
  });

  it('it is further behind than others may be: the primary answers everybody', async () => {
    await expect.poll(() => textSeenBy('auditor', impatient), { timeout: 60_000 }).toBe('改过两次的任务');
  });

  it('it goes on: everybody reads the new words from it', async () => {
    await replay('resume');
    await expect.poll(() => textSeenBy('auditor'), { timeout: 60_000 }).toBe('改过两次的任务');
  });

  it('it is gone: the primary answers, and nobody notices', async () => {
    pair.stopReplica();
    await correct('改过三次的任务');
    for (const who of ['coordinator', 'auditor']) expect(await textSeenBy(who)).toBe('改过三次的任务');
  });
});
