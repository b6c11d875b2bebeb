/** Passkeys: made by a person who is in, then enough to come in, alone or as the second step. A real key answers real challenges. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountServer,
  type Browser,
  firstAdministrator,
  invite,
  ORIGIN,
  PASSWORD,
  type Person,
  signIn,
  startAccountServer,
  tokenIn,
} from '../testing/account-server.js';
import { Authenticator } from '../testing/authenticator.js';

let server: AccountServer;
let admin: Person;
let person: { readonly browser: Browser; readonly loginName: string; readonly personId: string };
const device = new Authenticator(ORIGIN);

beforeAll(async () => {
  server = await startAccountServer();
  admin = await firstAdministrator(server);
  const { invitation } = await invite(admin.browser, server.unit('省信息中心'), { loginName: 'with.key', roles: ['liaison'] });
  const browser = server.browser();
  const { session } = await browser.post('/api/invitations/accept', { token: tokenIn(invitation.link), password: PASSWORD });
  person = { browser, loginName: 'with.key', personId: session.person.personId };
});
afterAll(() => server?.stop());

const comeIn = async (browser: Browser, by: Authenticator, ticket?: string): Promise<string> => {
  const asked = await browser.post('/api/sign-in/passkey/options', ticket === undefined ? {} : { ticket });
  return browser.refusal('POST', '/api/sign-in/passkey', { ticket: asked.ticket, response: by.get(asked.options) });
};

/** A browser with a session, by the key alone. */
const inByKey = async (): Promise<Browser> => {
  const browser = server.browser();
  expect(await comeIn(browser, device)).toBe('200');
  await browser.get('/api/session');
  return browser;
};

describe('a passkey', () => {
  it('is made once and finishes the sign-in as second factor', async () => {
    const { ticket, options } = await person.browser.post('/api/account/passkeys/options');
    const body = { ticket, name: '办公电脑', response: device.create(options) };
    const account = await person.browser.post('/api/account/passkeys', body);
    expect(account.secondFactor.passkeys).toMatchObject([{ name: '办公电脑', lastUsedAt: null }]);
    expect(await person.browser.refusal('POST', '/api/account/passkeys', body)).toBe('sign-in/ticket-over');
    expect((await person.browser.get('/api/session')).pending).toEqual([]);
  });

  it('lets its owner in, alone', async () => {
    const browser = server.browser();
    expect(await comeIn(browser, device)).toBe('200');
    expect((await browser.get('/api/session')).person.personId).toBe(person.personId);
  });

  it('is the second step after the password', async () => {
    const browser = server.browser();
    const first = await browser.post('/api/sign-in', { loginName: person.loginName, password: PASSWORD });
    expect(first.methods).toEqual(['passkey']);
    expect(await comeIn(browser, device, first.ticket)).toBe('200');
  });

  it('answers its own challenge alone, once', async () => {
    const browser = server.browser();
    const one = await browser.post('/api/sign-in/passkey/options', {});
    const other = await browser.post('/api/sign-in/passkey/options', {});
    const response = device.get(one.options);
    expect(await browser.refusal('POST', '/api/sign-in/passkey', { ticket: other.ticket, response })).toBe('sign-in/failed');
    expect(await browser.refusal('POST', '/api/sign-in/passkey', { ticket: one.ticket, response })).toBe('200');
    expect(await browser.refusal('POST', '/api/sign-in/passkey', { ticket: one.ticket, response })).toBe('sign-in/ticket-over');
  });

  it('of another site, of nobody, or not unlocked by its owner, opens nothing', async () => {
    const browser = await inByKey();
    const make = async (by: Authenticator) => {
      const { ticket, options } = await browser.post('/api/account/passkeys/options');
      return browser.refusal('POST', '/api/account/passkeys', { ticket, name: 'x', response: by.create(options) });
    };
    const foreign = new Authenticator('https://elsewhere.example');
    expect(await make(foreign)).toBe('factor/passkey-failed');
    expect(await make(new Authenticator(ORIGIN, false))).toBe('factor/passkey-failed');
    expect(await comeIn(server.browser(), foreign)).toBe('sign-in/failed');
  });

  it('as second step of another person is nobody’s', async () => {
    await signIn(server, admin, admin.browser);
    const browser = server.browser();
    const { ticket } = await browser.post('/api/sign-in', { loginName: admin.loginName, password: PASSWORD });
    expect(await comeIn(browser, device, ticket)).toBe('sign-in/failed');
  });

  it('stays where it is the last factor; ten minutes after signing in, acts on factors want a proof', async () => {
    const browser = await inByKey();
    const { secondFactor } = await browser.get('/api/account');
    const path = `/api/account/passkeys/${secondFactor.passkeys[0].passkeyId}/remove`;
    expect(await browser.refusal('POST', path)).toBe('factor/required');
    server.wait(11);
    expect(await browser.refusal('POST', path)).toBe('session/proof-wanted');
    expect(await browser.refusal('POST', path, { proof: { password: 'wrong' } })).toBe('sign-in/failed');
    expect(await browser.refusal('POST', '/api/account/recovery-codes', { proof: { password: PASSWORD } })).toBe('200');
    expect(await browser.refusal('POST', path)).toBe('factor/required');
  });
});
