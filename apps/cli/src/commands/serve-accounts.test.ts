/** `taizhang serve` with real accounts, as a process of its own: the first administrator's link, printed once; a lost one made anew; one mode a database. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { finished, run, said, start } from '../testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-accounts-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const serving = async (port: number) => {
  const child = start(['serve', '--data', data, '--port', String(port)]);
  const [told] = await said(child, /enrol#\S+\n|taizhang administrator-link/);
  const stop = async (): Promise<void> => {
    const ended = finished(child);
    child.kill('SIGTERM');
    await ended;
  };
  return { told, stop };
};

const send = (port: number, path: string, body: unknown): Promise<Response> =>
  fetch(`http://localhost:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` },
    body: JSON.stringify(body),
  });

it('prints a link once, makes a lost one anew, lets the first administrator in, and keeps its mode', async () => {
  const port = await freePort();
  const first = await serving(port);
  const lost = /enrol#([\w-]+)/.exec(first.told)?.[1];
  expect(lost).toBeTruthy();
  expect(statSync(join(data, 'identity.key')).mode & 0o777).toBe(0o600);
  await first.stop();

  const second = await serving(port);
  expect(second.told).toBe('taizhang administrator-link');
  const anew = await run(['administrator-link', '--data', data, '--port', String(port)]);
  const token = /enrol#([\w-]+)/.exec(anew.out)?.[1];
  expect(anew.code).toBe(0);
  expect((await send(port, '/api/invitations/look', { token: lost })).status).toBe(404);
  const who = { name: '管安全', loginName: 'first', unitName: '省信息中心' };
  const accepted = await send(port, '/api/invitations/accept', { token, password: 'Taizhang-2026-qing', first: who });
  expect(accepted.status).toBe(200);
  expect(accepted.headers.get('set-cookie')).toMatch(/^taizhang=.+; HttpOnly; SameSite=Strict/);
  expect((await run(['administrator-link', '--data', data, '--port', String(port)])).code).toBe(1);
  expect((await run(['plans', '--data', data])).code).toBe(0);
  await second.stop();

  const mixed = await run(['serve', '--evaluation', '--data', data, '--port', String(port)]);
  expect([mixed.code, mixed.error]).toEqual([2, expect.stringContaining('另一种方式')]);
});

it('does not listen to others without an https address of its own', async () => {
  const { code, error } = await run(['serve', '--host', '0.0.0.0', '--port', '0', '--data', join(folder, 'other')]);
  expect([code, error]).toEqual([2, expect.stringContaining('TAIZHANG_ORIGIN')]);
});
