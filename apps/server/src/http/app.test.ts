import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ACT_ROUTES, openApiDocument, Problem, ROUTES } from '@taizhang/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogLine, logTo } from '../log.js';
import { type Answer, type Client, LOCAL_TOKEN, startTestServer, type TestServer } from '../testing/test-server.js';
import { createApp } from './app.js';

let server: TestServer;
let nobody: Client;
const webFolder = mkdtempSync(join(tmpdir(), 'taizhang-web-'));
const script = 'console.log("台账");'.repeat(200);

beforeAll(async () => {
  mkdirSync(join(webFolder, 'assets'));
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>台账</title>');
  writeFileSync(join(webFolder, 'assets/app-1a2b.js'), script);
  writeFileSync(join(webFolder, 'assets/packed-1a2b.js'), script);
  writeFileSync(join(webFolder, 'assets/packed-1a2b.js.gz'), gzipSync(script));
  writeFileSync(join(tmpdir(), 'taizhang-secret.txt'), 'secret');
  server = await startTestServer({}, webFolder);
  nobody = await server.as(null);
});
afterAll(async () => {
  rmSync(webFolder, { recursive: true });
  await server?.stop();
});

const code = async (answer: Response): Promise<string> => ((await answer.json()) as Answer).code;

describe('evaluation mode answers this machine alone', () => {
  it.each(['evil.example', 'evil.example:8790', '127.0.0.1.evil.example', 'localhost.evil', '10.0.0.8'])(
    'Host: %s is refused, for pages too',
    async (host) => {
      const app = createApp({ ...server.parts, webFolder });
      for (const path of ['/', '/api/session', '/api/health']) {
        const answer = await app.request(path, { headers: { host } });
        expect(answer.status).toBe(403);
        expect(await code(answer)).toBe('request/foreign-host');
      }
    },
  );

  it.each(['localhost', 'localhost:8790', '127.0.0.1:1', '[::1]:8790', 'LOCALHOST'])('Host: %s is taken', async (host) => {
    expect((await createApp({ ...server.parts, webFolder }).request('/api/session', { headers: { host } })).status).toBe(200);
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:81' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'http://127.0.0.1' }, 404],
    [{ 'sec-fetch-site': 'same-origin' }, 404],
    [{}, 404],
  ])('a change asked for with %j', async (headers, status) => {
    const answer = await nobody.post('/api/session', { personId: 'no.body' }, headers as Record<string, string>);
    expect(answer.status).toBe(status);
  });
});

describe('what every answer tells the browser', () => {
  it.each(['/', '/assets/app-1a2b.js', '/api/session', '/api/nothing', '/api/docs', '/api/openapi.json'])('%s', async (path) => {
    const { headers } = await nobody.get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('a refusal at the door has them too; https is held to where the operator says the address is https', async () => {
    const app = createApp({ ...server.parts, settings: { origin: 'https://ledger.example.cn' }, webFolder });
    const answer = await app.request('/api/session', { headers: { host: 'evil.example' } });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('each page has a nonce of its own', async () => {
    const nonceOf = async () => /'nonce-([\w-]{24})'/.exec((await nobody.get('/')).headers.get('content-security-policy') ?? '')?.[1];
    const [one, other] = [await nonceOf(), await nonceOf()];
    expect(one).toBeDefined();
    expect(one).not.toBe(other);
  });
});

describe('sessions', () => {
  it('are a random token in an HttpOnly, SameSite=Strict cookie, kept as a hash, gone after signing out', async () => {
    const personId = server.person('省发展改革委', 'coordinator');
    const answer = await nobody.post('/api/session', { personId });
    const cookie = answer.headers.get('set-cookie') as string;
    expect(cookie).toMatch(/^taizhang=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    const token = /=([\w-]{43});/.exec(cookie)?.[1] as string;
    const stored = await server.store.pool.query('select token_hash from session');
    expect(stored.rows.some((row) => row.token_hash.includes(token))).toBe(false);
    const me = await nobody.get('/api/session', { cookie: `other=1; taizhang=${token}` });
    expect(((await me.json()) as Answer).person).toMatchObject({ personId, unitName: '省发展改革委' });
    expect((await nobody.send('/api/session', { method: 'DELETE', headers: { cookie: `taizhang=${token}` } })).status).toBe(204);
    const after = await nobody.get('/api/session', { cookie: `taizhang=${token}` });
    expect(((await after.json()) as Answer).person).toBeNull();
  });

  it('the command line of this machine comes in with its own token, a wrong one is nobody', async () => {
    const asCli = async (token: string) =>
      ((await (await nobody.get('/api/session', { authorization: `Bearer ${token}` })).json()) as Answer).person;
    expect((await asCli(LOCAL_TOKEN)).roles).toEqual(['coordinator']);
    expect(await asCli(`${LOCAL_TOKEN}x`)).toBeNull();
  });

  it('the day is the day in Shanghai', async () => {
    // 16:30 UTC is half past midnight there
    expect((await nobody.json('/api/session')).today).toBe('2026-11-24');
  });
});

describe('problems', () => {
  it('what is not there is a problem, not a page', async () => {
    const answer = await nobody.get('/api/nothing');
    expect(answer.status).toBe(404);
    expect(Problem.safeParse(await answer.json()).success).toBe(true);
  });

  it('a fault shows its incident and nothing of its cause; the log has both', async () => {
    const lines: LogLine[] = [];
    const log = logTo(
      (line) => lines.push(JSON.parse(line)),
      'info',
      () => new Date(0),
    );
    const broken = {
      ...server.parts,
      log,
      identity: { mode: 'evaluation', whoIs: () => Promise.reject(new Error('secret detail')) } as const,
    };
    const answer = await createApp({ ...broken, webFolder: null }).request('/api/plans', { headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(500);
    const told = (await answer.json()) as Answer;
    expect(told.incident).toMatch(/^\w{8}$/);
    expect(told.detail).toContain(told.incident);
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(lines.find((line) => line.event === 'fault')).toMatchObject({ incident: told.incident });
  });

  it('a database that does not answer is said so, to be tried again', async () => {
    const away = {
      ...server.parts,
      identity: { mode: 'evaluation', whoIs: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) } as const,
    };
    expect((await createApp({ ...away, webFolder: null }).request('/api/plans')).status).toBe(503);
  });

  it('log lines name routes, not addresses', async () => {
    const lines: string[] = [];
    const log = logTo(
      (line) => lines.push(line),
      'info',
      () => new Date(0),
    );
    await createApp({ ...server.parts, log, webFolder: null }).request('/api/plans/p-secret/tasks?q=张三', {
      headers: { cookie: 'taizhang=secret' },
    });
    expect(lines.join()).not.toMatch(/p-secret|张三|%E5|cookie/);
  });
});

describe('the API to read', () => {
  it('openapi.json is the committed one', async () => {
    expect(await nobody.json('/api/openapi.json')).toEqual(JSON.parse(JSON.stringify(openApiDocument(server.parts.version))));
  });

  it('says of every act which revisions it wants, and 428 says the same', async () => {
    const { paths } = await nobody.json('/api/openapi.json');
    const of = (name: string) => paths[`/api/plans/{planId}/acts/${name}`].post;
    const seen = (name: string) => of(name).requestBody.content['application/json'].schema.properties.seen.description;
    for (const name of ['dispatch', 'confirm-leads', 'set-closing', 'merge-tasks', 'acknowledge', 'withdraw-task'])
      expect(seen(name)).toMatch(/^Wanted: the revision of each task/);
    for (const name of ['correct-task', 'object']) expect(seen(name)).toMatch(/unless If-Match gives it/);
    for (const name of ['settle-finding', 'resolve-group', 'match-unit', 'add-task']) expect(seen(name)).toMatch(/not wanted/);
    expect(of('dispatch').responses['428'].description).toMatch(/If-Match.*seen/);
  });

  it('the page names every operation and loads nothing from elsewhere', async () => {
    const page = await (await nobody.get('/api/docs')).text();
    for (const route of [...Object.values(ROUTES), ...Object.values(ACT_ROUTES)]) expect(page).toContain(`id="${route.operationId}"`);
    expect(page).not.toMatch(/<script|<link|src=|https?:\/\/(?!www\.w3)/);
  });
});

describe('the web app', () => {
  it('its page comes for every address that is no file, never cached blindly', async () => {
    for (const path of ['/', '/plans/p-1/tasks/t1']) {
      const answer = await nobody.get(path);
      expect(await answer.text()).toContain('台账');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      const policy = answer.headers.get('content-security-policy') as string;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('hashed files are cached for ever, packed where the browser takes it, and 304 when known', async () => {
    const plain = await nobody.get('/assets/packed-1a2b.js');
    expect(plain.headers.get('cache-control')).toContain('immutable');
    expect(await plain.text()).toBe(script);
    const packed = await nobody.get('/assets/packed-1a2b.js', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect((await nobody.get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' })).headers.get('content-encoding')).toBe('br');
    expect((await nobody.get('/assets/app-1a2b.js', { 'if-none-match': plain.headers.get('etag') as string })).status).toBe(304);
  });

  it.each([
    '/assets/gone.js',
    '/favicon.ico',
    '/../taizhang-secret.txt',
    '/%2e%2e/taizhang-secret.txt',
    '/..%2ftaizhang-secret.txt',
    '/assets/..%5c..%5ctaizhang-secret.txt',
  ])('%s is not there', async (path) => {
    const answer = await nobody.get(path);
    expect(await answer.text()).not.toContain('secret');
    expect(answer.status).toBe(404);
  });
});
