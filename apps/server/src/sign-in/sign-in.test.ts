/** Coming in with a real account: the first administrator, passwords, second factors, locks, sessions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountIdentity } from '../identity/account-identity.js';
import {
  type AccountServer,
  codeOf,
  enrol,
  newPerson,
  ORIGIN,
  PASSWORD,
  type Person,
  signIn,
  startAccountServer,
  tokenIn,
} from '../testing/account-server.js';

let server: AccountServer;
let admin: Person;
let liaison: Person;
beforeAll(async () => {
  server = await startAccountServer();
});
afterAll(() => server?.stop());

describe('the first administrator', () => {
  it('comes in by the one-time link alone, which is good once', async () => {
    const link = await server.firstLink();
    expect(link.startsWith(`${ORIGIN}/enrol#`)).toBe(true);
    const stranger = server.browser();
    expect(await stranger.refusal('POST', '/api/sign-in', { loginName: 'admin', password: 'admin' })).toBe('sign-in/failed');
    expect((await stranger.post('/api/invitations/look', { token: tokenIn(link) })).purpose).toBe('first');
    const given = { name: '管安全', loginName: 'first.admin', unitName: '省信息中心' };
    const weak = { token: tokenIn(link), password: 'password', first: given };
    expect(await stranger.refusal('POST', '/api/invitations/accept', weak)).toBe('password/too-weak');
    admin = await enrol(server, link, 'first.admin', { name: given.name, unitName: given.unitName });
    expect(await stranger.refusal('POST', '/api/invitations/look', { token: tokenIn(link) })).toBe('invitation/over');
    const session = await admin.browser.get('/api/session');
    expect(session.person).toMatchObject({ name: '管安全', roles: ['securityAdministrator'], unitName: '省信息中心' });
    expect(session).toMatchObject({ mode: 'production', pending: [], minutesIdle: 30 });
    expect(session.places).toEqual(['account', 'accounts', 'offices', 'policy', 'tokens']);
  });

  it('gets no second link once somebody minds the accounts', async () => {
    expect(await server.firstLink()).toBe('');
  });

  it('opens nothing before the second factor is set up', async () => {
    const { invitation } = await admin.browser.post(`/api/units/${server.unit('省信息中心')}/people`, {
      name: '联络员一',
      loginName: 'liaison.one',
      roles: ['liaison'],
      mail: null,
      phone: null,
    });
    const browser = server.browser();
    const { session } = await browser.post('/api/invitations/accept', { token: tokenIn(invitation.link), password: PASSWORD });
    expect(session.pending).toEqual(['enrol-second-factor']);
    expect(await browser.refusal('GET', '/api/plans')).toBe('session/unfinished');
    expect(await browser.refusal('GET', `/api/units/${server.unit('省信息中心')}/people`)).toBe('session/unfinished');
    const { secret } = await browser.post('/api/account/totp');
    const { codes } = await browser.post('/api/account/totp/confirm', { code: codeOf(secret, server.at()) });
    expect(await browser.refusal('GET', '/api/plans')).toBe('200');
    liaison = { browser, loginName: 'liaison.one', secret, codes, personId: session.person.personId };
  });
});

describe('signing in', () => {
  it('wants both steps, and tells a wrong name from a wrong password to nobody', async () => {
    const browser = server.browser();
    const wrong = await browser.send('POST', '/api/sign-in', { loginName: 'liaison.one', password: 'wrong' });
    const unknown = await browser.send('POST', '/api/sign-in', { loginName: 'nobody.here', password: 'wrong' });
    expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()]);
    await signIn(server, liaison, browser);
    expect((await browser.get('/api/session')).person.personId).toBe(liaison.personId);
    expect([...browser.cookies.keys()]).toEqual(['__Host-taizhang']);
  });

  it('refuses a one-time code that was used, also at the same moment', async () => {
    server.wait(1);
    const code = codeOf(liaison.secret, server.at());
    const [one, other] = [server.browser(), server.browser()];
    const tickets = await Promise.all([one, other].map((b) => b.post('/api/sign-in', { loginName: 'liaison.one', password: PASSWORD })));
    const answers = await Promise.all(
      [one, other].map((browser, at) =>
        browser.refusal('POST', '/api/sign-in/second-factor', { ticket: tickets[at]?.ticket, method: 'totp', code }),
      ),
    );
    expect(answers.sort()).toEqual(['200', 'sign-in/code-wrong']);
  });

  it('takes a recovery code once', async () => {
    const use = async (): Promise<string> => {
      const browser = server.browser();
      const { ticket } = await browser.post('/api/sign-in', { loginName: 'liaison.one', password: PASSWORD });
      return browser.refusal('POST', '/api/sign-in/second-factor', { ticket, method: 'recovery', code: liaison.codes[0]?.toLowerCase() });
    };
    expect(await use()).toBe('200');
    expect(await use()).toBe('sign-in/code-wrong');
  });

  it('a ticket is good for five tries and ten minutes', async () => {
    const browser = server.browser();
    const wrong = (ticket: string) => browser.refusal('POST', '/api/sign-in/second-factor', { ticket, method: 'totp', code: '000000' });
    const late = await browser.post('/api/sign-in', { loginName: 'liaison.one', password: PASSWORD });
    server.wait(11);
    expect(await wrong(late.ticket)).toBe('sign-in/ticket-over');
    expect(await wrong('x'.repeat(43))).toBe('sign-in/ticket-over');
  });

  it('locks after failures for a while, and says nothing of it', async () => {
    const by = await signIn(server, liaison);
    const person = await newPerson(server, by, server.unit('省信息中心'), { loginName: 'handler.one', roles: ['handler'] });
    const browser = server.browser();
    const attempt = (password: string) => browser.refusal('POST', '/api/sign-in', { loginName: person.loginName, password });
    for (let time = 0; time < 5; time += 1) expect(await attempt(`wrong ${time}`)).toBe('sign-in/failed');
    expect(await attempt(PASSWORD)).toBe('sign-in/failed');
    server.wait(16);
    expect(await attempt(PASSWORD)).toBe('200');
  });
});

describe('a session', () => {
  it('wants the forgery token and the own origin for every change', async () => {
    const browser = await signIn(server, liaison);
    const body = { mail: null, phone: null };
    const without = await browser.send('PUT', '/api/account', body, { 'x-taizhang-forgery': 'wrong' });
    expect([without.status, ((await without.json()) as { code: string }).code]).toEqual([403, 'request/forged']);
    const foreign = await browser.send('PUT', '/api/account', body, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    await browser.put('/api/account', body);
  });

  it('ends when nobody used it for half an hour, and after twelve hours at the latest', async () => {
    const browser = await signIn(server, liaison);
    server.wait(29);
    expect(await browser.refusal('GET', '/api/plans')).toBe('200');
    server.wait(31);
    expect(await browser.refusal('GET', '/api/plans')).toBe('session/none');
    const steady = await signIn(server, liaison);
    for (let time = 0; time < 36; time += 1) {
      server.wait(20);
      if (time < 35) expect(await steady.refusal('GET', '/api/plans')).toBe('200');
    }
    expect(await steady.refusal('GET', '/api/plans')).toBe('session/none');
  });

  it('is one of three at once: the oldest ends', async () => {
    const browsers = [];
    for (let count = 0; count < 4; count += 1) browsers.push(await signIn(server, liaison));
    const alive = await Promise.all(browsers.map((browser) => browser.refusal('GET', '/api/plans')));
    expect(alive).toEqual(['session/none', '200', '200', '200']);
  });

  it('costs one query a request, and one write a minute', async () => {
    const browser = await signIn(server, liaison);
    const statements: string[] = [];
    const pool = new Proxy(server.store.pool, {
      get: (of, name) => {
        if (name !== 'query') return Reflect.get(of, name, of);
        return (query: string | { text: string }, ...more: []) => {
          statements.push((typeof query === 'string' ? query : query.text).trim().split(' ')[0] ?? '');
          return (of.query as (...all: unknown[]) => unknown)(query, ...more);
        };
      },
    });
    const store = { ...server.store, pool };
    const identity = accountIdentity({ store, clock: server.at, cookies: server.accounts.cookies, localToken: null });
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const ask = () => identity.whoIs(new Request(ORIGIN, { headers: { cookie } }));
    for (let time = 0; time < 3; time += 1) expect((await ask())?.person.personId).toBe(liaison.personId);
    expect(statements).toEqual(['select', 'select', 'select']);
    server.wait(2);
    for (let time = 0; time < 3; time += 1) await ask();
    expect(statements.slice(3)).toEqual(['select', 'update', 'select', 'select']);
  });

  it('stolen, is worth nothing after signing out everywhere', async () => {
    const browser = await signIn(server, liaison);
    const thief = server.browser();
    thief.steal(browser);
    expect(await thief.refusal('GET', '/api/plans')).toBe('200');
    expect((await browser.post('/api/account/sessions/end', { sessionId: null })).ended).toBeGreaterThan(0);
    expect(await thief.refusal('GET', '/api/plans')).toBe('session/none');
    expect(await browser.refusal('GET', '/api/plans')).toBe('session/none');
  });

  it('gets a new token when the password changes, and the others end', async () => {
    const by = await signIn(server, liaison);
    const person = await newPerson(server, by, server.unit('省信息中心'), { loginName: 'handler.two', roles: ['handler'] });
    const other = await signIn(server, person);
    const thief = server.browser();
    thief.steal(person.browser);
    const change = (current: string, next: string) => person.browser.refusal('POST', '/api/account/password', { current, next });
    expect(await change('wrong', 'Another-2026-word')).toBe('sign-in/failed');
    expect(await change(PASSWORD, 'short1A')).toBe('password/too-weak');
    expect(await change(PASSWORD, 'Handler.two-2026')).toBe('password/holds-name');
    expect(await change(PASSWORD, PASSWORD)).toBe('password/used-before');
    const { session } = await person.browser.post('/api/account/password', { current: PASSWORD, next: 'Another-2026-word' });
    expect(session.person.personId).toBe(person.personId);
    expect(await person.browser.refusal('GET', '/api/plans')).toBe('200');
    expect(await thief.refusal('GET', '/api/plans')).toBe('session/none');
    expect(await other.refusal('GET', '/api/plans')).toBe('session/none');
  });

  it('asks for a new password once it has aged', async () => {
    server.wait(91 * 24 * 60);
    const browser = await signIn(server, liaison);
    expect((await browser.get('/api/session')).pending).toEqual(['change-password']);
    expect(await browser.refusal('GET', '/api/plans')).toBe('session/unfinished');
    await browser.post('/api/account/password', { current: PASSWORD, next: 'Another-2026-word' });
    expect(await browser.refusal('GET', '/api/plans')).toBe('200');
  });
});

it('no secret and no name is in the security journal, and its chain is whole', async () => {
  const { rows } = await server.store.pool.query('select body from security_entry order by seq');
  const all = rows.map(({ body }) => body).join('\n');
  for (const secret of [PASSWORD, '管安全', '联络员一', 'liaison.one', admin.secret, liaison.codes[1] ?? ''])
    expect(all).not.toContain(secret);
  expect(rows.length).toBeGreaterThan(30);
});
