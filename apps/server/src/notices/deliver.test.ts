/** Notices go out by mail to a real SMTP server and by webhook to a real receiver; what is refused is tried again; nothing is lost. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlockList } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringSmallPlanIn, dispatchAll, startTestServer, type TestServer } from '../testing/test-server.js';
import { backOff, deliver } from './deliver.js';
import { makeNotices } from './make-notices.js';
import { mailOutlet, type Outlet, webhookOutlet } from './outlets.js';

let now = new Date('2026-11-23T02:00:00.000Z');
const clock = (): Date => now;
const SECRET = 'a-secret-of-the-test';
type Mail = { readonly to: readonly string[]; readonly text: string };
type Hook = { readonly body: string; readonly signature: string; readonly notice: string };

const mails: Mail[] = [];
const hooks: Hook[] = [];
let refusals = 1;
let smtp: SMTPServer;
let receiver: Server;
let outlets: readonly Outlet[];
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
let server: TestServer;

const listening = (start: (done: () => void) => void): Promise<void> => new Promise((resolve) => start(resolve));
const portOf = (address: AddressInfo | string | null): number => (address as AddressInfo).port;

const startSmtp = async (): Promise<number> => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => {
        text += part.toString();
      });
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await listening((done) => smtp.listen(0, '127.0.0.1', done));
  return portOf(smtp.server.address());
};

/** Refuses the first request, then takes all. */
const startReceiver = async (): Promise<number> => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      const refused = refusals > 0;
      refusals -= 1;
      if (!refused)
        hooks.push({
          body,
          signature: String(request.headers['x-taizhang-signature']),
          notice: String(request.headers['x-taizhang-notice']),
        });
      response.writeHead(refused ? 503 : 204).end();
    });
  });
  await listening((done) => receiver.listen(0, '127.0.0.1', done));
  return portOf(receiver.address());
};

beforeAll(async () => {
  const [mailPort, hookPort] = await Promise.all([startSmtp(), startReceiver()]);
  outlets = [
    mailOutlet(`smtp://127.0.0.1:${mailPort}`, '任务台账 <ledger@taizhang.example>'),
    webhookOutlet(`http://127.0.0.1:${hookPort}/hook`, SECRET, clock, loopback),
  ];
  server = await startTestServer({ clock, channels: ['mail', 'webhook'] });
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  await dispatchAll(coordinator, await bringSmallPlanIn(coordinator), server.unit('市民政局'));
});
afterAll(async () => {
  for (const outlet of outlets) outlet.close();
  await new Promise((resolve) => smtp.close(() => resolve(null)));
  receiver.close();
  await server?.stop();
});

describe('notices on their way out', () => {
  it('are made once, however often the journal is read', async () => {
    await makeNotices(server.parts);
    const count = async () => (await server.store.pool.query('select count(*)::int as n from notice')).rows[0].n;
    const made = await count();
    expect(made).toBeGreaterThan(5);
    await server.store.pool.query('update notice_mark set seq = 0');
    await Promise.all([makeNotices(server.parts), makeNotices(server.parts)]);
    expect(await count()).toBe(made);
  });

  it('go to people’s own addresses, each with an id', async () => {
    await deliver(outlets[0]!, server.parts);
    expect(mails.length).toBeGreaterThan(5);
    expect(mails.flatMap(({ to }) => to)).toContain(`${server.person('市民政局', 'liaison')}@taizhang.example`);
    const ids = mails.map(({ text }) => /^Message-ID:\s+(\S+)/im.exec(text)?.[1]);
    expect(new Set(ids).size).toBe(mails.length);
    expect(await deliver(outlets[0]!, server.parts)).toBe(0);
  });

  it('are signed for the receiver, and tried again later when it refuses', async () => {
    const total = mails.length;
    expect(await deliver(outlets[1]!, server.parts)).toBe(total - 1);
    expect(await deliver(outlets[1]!, server.parts), 'not at once').toBe(0);
    now = new Date(now.getTime() + backOff(1) + 1);
    expect(await deliver(outlets[1]!, server.parts)).toBe(1);
    expect(new Set(hooks.map(({ notice }) => notice)).size).toBe(total);
    for (const { body, signature } of hooks) {
      const [, seconds = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
      const right = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest();
      expect(timingSafeEqual(right, Buffer.from(given, 'hex'))).toBe(true);
      expect(JSON.parse(body)).not.toHaveProperty('to');
    }
  });

  it('wait longer each time, and never longer than six hours', () => {
    expect([1, 2, 3].map(backOff)).toEqual([60_000, 120_000, 240_000]);
    expect(backOff(50)).toBe(6 * 60 * 60_000);
  });
});
