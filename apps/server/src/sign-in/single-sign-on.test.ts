/** Single sign-on against a real provider: an account is found by its link, by an invitation, or by the claim; nobody unknown gets one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountServer,
  type Browser,
  codeOf,
  firstAdministrator,
  invite,
  ORIGIN,
  type Person,
  startAccountServer,
  tokenIn,
} from '../testing/account-server.js';
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.js';
import { CALLBACK_PATH } from './provider.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-sso-'));
let provider: IdentityProvider;
let server: AccountServer;
let admin: Person;
let unit: string;

beforeAll(async () => {
  provider = await startIdentityProvider(ORIGIN + CALLBACK_PATH);
  const file = join(folder, 'secret');
  writeFileSync(file, `${provider.clientSecret}\n`);
  server = await startAccountServer({
    oidcIssuer: provider.issuer,
    oidcClientId: provider.clientId,
    oidcClientSecretFile: file,
    oidcLabel: '赣政通',
    oidcClaim: 'preferred_username',
  });
  unit = server.unit('省信息中心');
  admin = await firstAdministrator(server);
});
afterAll(async () => {
  await server?.stop();
  await provider?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** To the provider, through its pages, and back; where the browser ends up. */
const goThrough = async (browser: Browser, login: string, invitation?: string): Promise<string> => {
  const { address } = await browser.post('/api/sign-in/single-sign-on', invitation === undefined ? {} : { invitation });
  const back = await provider.signIn(address, login);
  const answer = await browser.send('GET', back);
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
};
const isIn = (browser: Browser) => browser.refusal('GET', '/api/plans');

describe('single sign-on', () => {
  it('is offered on the sign-in page by its name', async () => {
    expect((await server.browser().get('/api/session')).signIn.singleSignOn).toEqual({ label: '赣政通' });
  });

  it('gives nobody an account', async () => {
    const browser = server.browser();
    expect(await goThrough(browser, 'a.stranger')).toBe('/sign-in#refused=sso%2Funknown-person');
    expect(await isIn(browser)).toBe('session/none');
  });

  it('links the account of an invitation, and the subject means it ever after', async () => {
    const { invitation, person } = await invite(admin.browser, unit, { loginName: 'someone.else', roles: ['handler'] });
    const browser = server.browser();
    expect(await goThrough(browser, 'subject-1', tokenIn(invitation.link))).toBe('/');
    expect((await browser.get('/api/session')).person.personId).toBe(person.personId);
    expect(await isIn(browser)).toBe('200');
    const again = server.browser();
    expect(await goThrough(again, 'subject-1')).toBe('/');
    expect((await again.get('/api/session')).person.personId).toBe(person.personId);
    expect(await again.refusal('POST', '/api/invitations/look', { token: tokenIn(invitation.link) })).toBe('invitation/over');
  });

  it('links by the claim that equals the sign-in name; a second subject with the same name is nobody', async () => {
    const { person } = await invite(admin.browser, unit, { loginName: 'Zhang.San', roles: ['handler'] });
    const browser = server.browser();
    expect(await goThrough(browser, 'zhang.san:1')).toBe('/');
    expect((await browser.get('/api/session')).person.personId).toBe(person.personId);
    expect(await goThrough(server.browser(), 'zhang.san:2')).toBe('/sign-in#refused=sso%2Funknown-person');
  });

  it('of a renewing link ends what opened the account before', async () => {
    const { person, invitation } = await invite(admin.browser, unit, { loginName: 'lost.phone', roles: ['handler'] });
    const former = server.browser();
    expect(await goThrough(former, 'subject-former', tokenIn(invitation.link))).toBe('/');
    const { link } = await admin.browser.post(`/api/people/${person.personId}/invitation`);
    const browser = server.browser();
    expect(await goThrough(browser, 'subject-present', tokenIn(link))).toBe('/');
    expect((await browser.get('/api/session')).person.personId).toBe(person.personId);
    expect(await isIn(former)).toBe('session/none');
    expect(await goThrough(server.browser(), 'subject-former')).toBe('/sign-in#refused=sso%2Funknown-person');
  });

  it('ends for a person who was removed', async () => {
    const { person } = await invite(admin.browser, unit, { loginName: 'gone', roles: ['handler'] });
    expect(await goThrough(server.browser(), 'gone')).toBe('/');
    await admin.browser.post(`/api/people/${person.personId}/remove`);
    expect(await goThrough(server.browser(), 'gone')).toBe('/sign-in#refused=sso%2Funknown-person');
  });

  it('asks an administrator for the second factor here', async () => {
    const browser = server.browser();
    const place = await goThrough(browser, 'first.admin');
    const facts = new URLSearchParams(place.split('#')[1]);
    expect(facts.get('methods')).toBe('totp recovery');
    expect(await isIn(browser)).toBe('session/none');
    server.wait(1);
    const body = { ticket: facts.get('ticket'), method: 'totp', code: codeOf(admin.secret, server.at()) };
    expect((await browser.post('/api/sign-in/second-factor', body)).session.person.personId).toBe(admin.personId);
  });

  it('takes no answer that another browser began, and none twice', async () => {
    const browser = server.browser();
    const { address } = await browser.post('/api/sign-in/single-sign-on', {});
    const back = await provider.signIn(address, 'subject-1');
    const thief = await server.browser().send('GET', back);
    expect(thief.headers.get('location')).toBe('/sign-in#refused=sso%2Ffailed');
    const wrong = await browser.send('GET', back.replace(/state=[^&]*/, 'state=another'));
    expect(wrong.headers.get('location')).toBe('/sign-in#refused=sso%2Ffailed');
    expect((await browser.send('GET', back)).headers.get('location')).toBe('/sign-in#refused=sso%2Ffailed');
    expect(await isIn(browser)).toBe('session/none');
  });
});
