/** A server killed between commit and answer: the retry with the same id finds its answer, and nothing is there twice. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@taizhang/store';
import { afterAll, describe, expect, it } from 'vitest';
import { startFlakyProxy } from '../../../../packages/store/src/testing/flaky-proxy.js';
import { startEmptyDatabase } from '../../../../packages/store/src/testing/index.js';
import { finished, type Said, said, start } from '../testing/run.js';

const built = existsSync(fileURLToPath(new URL('../../dist/main.js', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'taizhang-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Sent = { readonly status: number; readonly body: { readonly firstSeq: number; readonly repeated: boolean } };

describe.skipIf(!built)('a server that is killed between commit and answer', () => {
  it('answers the retry as it would have answered', { timeout: 180_000 }, async () => {
    const database = await startEmptyDatabase();
    const proxy = await startFlakyProxy(database.databaseUrl);
    const data = join(folder, 'data');
    const serving = async (): Promise<{ readonly child: ChildProcess; readonly told: Promise<Said> }> => {
      const child = start(['serve', '--evaluation', '--port', '0', '--data', data], {
        DATABASE_URL: proxy.databaseUrl,
        TAIZHANG_SAMPLE: 'plain',
        TAIZHANG_LANG: 'en',
      });
      const told = finished(child);
      await said(child, /Taizhang is ready/);
      return { child, told };
    };
    const ask = async (path: string, body?: object): Promise<Sent> => {
      const { address, token } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8'));
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(
        address + path,
        body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
      );
      return { status: answer.status, body: (await answer.json()) as Sent['body'] };
    };
    const first = await serving();
    const store = await openStore({ databaseUrl: database.databaseUrl, schema: 'as-is' });
    try {
      const planId = (await store.pool.query(`select plan_id from plan_source`)).rows[0].plan_id as string;
      const act = { commandId: crypto.randomUUID(), taskId: 't1', number: '九', seen: { t1: 1 } };
      const path = `/api/plans/${planId}/acts/correct-task`;
      const committed = async () =>
        (await store.pool.query('select first_seq from command where command_id = $1', [act.commandId])).rows[0]?.first_seq as
          | number
          | undefined;
      await ask(`/api/plans/${planId}/tasks/t1`);
      let heard: Sent | null = null;
      proxy.holdWrites();
      const sending = ask(path, act).then(
        (answer) => {
          heard = answer;
        },
        () => undefined,
      );
      while ((await committed()) === undefined) await new Promise(setImmediate);
      first.child.kill('SIGKILL');
      await first.told;
      await sending;
      expect(heard, 'it died before it could answer').toBe(null);
      proxy.cut();
      proxy.release();
      // Meanwhile the machine's clock has jumped back, as far as its newest entry can tell.
      await store.pool.query(`update entry set at = now() + interval '1 day' where journal_id = 'directory' and seq = 1`);
      const second = await serving();
      const again = await ask(path, act);
      expect(again).toMatchObject({ status: 200, body: { repeated: true, firstSeq: await committed() } });
      expect((await store.pool.query('select 1 from entry where command_id = $1', [act.commandId])).rowCount).toBe(1);
      second.child.kill('SIGTERM');
      expect((await second.told).error).toContain('is behind the newest entry of the ledger');
    } finally {
      await store.close();
      await proxy.stop();
      await database.drop();
    }
  });
});
