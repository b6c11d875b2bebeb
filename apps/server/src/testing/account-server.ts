/** For tests: the server with real accounts over a real database, a clock that is set by hand, and browsers that keep cookies as a browser does. */
import { randomBytes } from 'node:crypto';
import { foldScript } from '@taizhang/plan';
import type { Store } from '@taizhang/store';
import { generateSync } from 'otplib';
import { startTestDatabase } from '../../../../packages/store/src/testing/index.js';
import { createApp } from '../http/app.js';
import { FORGERY_HEADER } from '../http/forgery.js';
import { accountIdentity } from '../identity/account-identity.js';
import type { Accounts } from '../identity/accounts.js';
import { makeFirstLink } from '../identity/first-link.js';
import { accountsAt } from '../identity/production.js';
import { sealOf } from '../identity/sealing.js';
import { identitySettings } from '../identity/settings.js';
import { silent } from '../log.js';
import type { Parts } from '../parts.js';
import { noMetrics } from '../running/metrics.js';
import { readiness } from '../running/readiness.js';
import type { Settings } from '../settings/settings.js';
import { unitIdOf } from '../units/directory-units.js';
import { UnitNames } from '../units/unit-names.js';
import { version } from '../version.js';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shapes the server itself checks
export type Answer = any;
export const ORIGIN = 'https://ledger.example';
export const LOCAL_TOKEN = 'a-local-token-for-tests-of-accounts';
/** Good under the default policy. */
export const PASSWORD = 'Taizhang-2026-qing';

export type Browser = {
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly get: (path: string) => Promise<Answer>;
  /** The answer's body; throws where it is refused. */
  readonly post: (path: string, body?: unknown) => Promise<Answer>;
  readonly put: (path: string, body: unknown) => Promise<Answer>;
  readonly refusal: (method: string, path: string, body?: unknown) => Promise<string>;
  readonly cookies: Map<string, string>;
  /** Takes over another's cookies and forgery token, as a thief does. */
  readonly steal: (other: Browser) => void;
  forgeryToken: string | null;
};

export type AccountServer = {
  readonly store: Store;
  readonly parts: Parts;
  readonly accounts: Accounts;
  readonly browser: () => Browser;
  readonly firstLink: () => Promise<string>;
  readonly at: () => Date;
  readonly wait: (minutes: number) => void;
  readonly unit: (name: string) => string;
  readonly stop: () => Promise<void>;
};

type Request = (path: string, init: RequestInit) => Response | Promise<Response>;

const keepCookies = (answer: Response, cookies: Map<string, string>): void => {
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    if (/Max-Age=0/.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
};

export const browserOf = (request: Request): Browser => {
  const cookies = new Map<string, string>();
  const send: Browser['send'] = async (method, path, body, headers = {}) => {
    const all = new Headers({ 'content-type': 'application/json', origin: ORIGIN, ...headers });
    if (cookies.size > 0) all.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (self.forgeryToken !== null && !all.has(FORGERY_HEADER)) all.set(FORGERY_HEADER, self.forgeryToken);
    const answer = await request(path, { method, headers: all, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    keepCookies(answer, cookies);
    return answer;
  };
  const told = async (answer: Response): Promise<Answer> => {
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${answer.status} ${text}`);
    const said = text === '' ? null : JSON.parse(text);
    const token = said?.session?.forgeryToken ?? said?.forgeryToken;
    if (token) self.forgeryToken = token;
    return said;
  };
  const self: Browser = {
    cookies,
    forgeryToken: null,
    send,
    get: async (path) => told(await send('GET', path)),
    post: async (path, body = {}) => told(await send('POST', path, body)),
    put: async (path, body) => told(await send('PUT', path, body)),
    refusal: async (method, path, body) => {
      const answer = await send(method, path, method === 'GET' ? undefined : (body ?? {}));
      return answer.status < 400 ? `${answer.status}` : ((await answer.json()) as Answer).code;
    },
    steal: (other) => {
      for (const [name, value] of other.cookies) cookies.set(name, value);
      self.forgeryToken = other.forgeryToken;
    },
  };
  return self;
};

export const startAccountServer = async (given: Settings = {}): Promise<AccountServer> => {
  const database = await startTestDatabase();
  const store = await database.openStore({ fold: foldScript });
  let now = Date.parse('2026-11-23T02:00:00.000Z');
  const clock = () => new Date(now);
  const settings: Settings = { origin: ORIGIN, rateFactor: 1000, ...given };
  const accounts = accountsAt(identitySettings(settings, null), sealOf(randomBytes(32)), settings);
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `${ids.toString(16).padStart(8, '0')}-0000-4000-8000-${randomBytes(6).toString('hex')}`;
  };
  const identity = accountIdentity({ store, clock, cookies: accounts.cookies, localToken: LOCAL_TOKEN });
  const names = new UnitNames(store);
  const parts: Parts = {
    store,
    identity,
    accounts,
    evaluation: null,
    names,
    clock,
    newId,
    log: silent,
    settings,
    readiness: readiness('ready'),
    metrics: noMetrics,
    version,
    channels: [],
    checkAnswers: true,
  };
  const app = createApp({ ...parts, webFolder: null });
  return {
    store,
    parts,
    accounts,
    browser: () => browserOf((path, init) => app.request(path.startsWith('http') ? path : ORIGIN + path, init)),
    firstLink: async () => (await makeFirstLink({ store, clock, log: silent, accounts })) ?? '',
    at: clock,
    wait: (minutes) => {
      now += minutes * 60_000;
    },
    unit: unitIdOf,
    stop: () => database.drop(),
  };
};

export const tokenIn = (link: string): string => link.split('#')[1] ?? '';

/** What the app on the phone shows. */
export const codeOf = (secret: string, at: Date): string => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });

export type Person = {
  readonly browser: Browser;
  readonly loginName: string;
  readonly secret: string;
  readonly codes: readonly string[];
  readonly personId: string;
};

/** Comes in by a link, sets a password and an authenticator app. */
export const enrol = async (
  server: AccountServer,
  link: string,
  loginName: string,
  first?: { name: string; unitName: string },
): Promise<Person> => {
  const browser = server.browser();
  const body = { token: tokenIn(link), password: PASSWORD, ...(first ? { first: { ...first, loginName } } : {}) };
  const { session } = await browser.post('/api/invitations/accept', body);
  const { secret } = await browser.post('/api/account/totp');
  const { codes } = await browser.post('/api/account/totp/confirm', { code: codeOf(secret, server.at()) });
  return { browser, loginName, secret, codes, personId: session.person.personId };
};

export const firstAdministrator = async (server: AccountServer): Promise<Person> =>
  enrol(server, await server.firstLink(), 'first.admin', { name: '管安全', unitName: '省信息中心' });

/** Both steps; a new half minute, so that the code is a new one. */
export const signIn = async (server: AccountServer, person: Person, browser = server.browser(), password = PASSWORD): Promise<Browser> => {
  server.wait(1);
  const first = await browser.post('/api/sign-in', { loginName: person.loginName, password });
  if (first.step === 'second-factor')
    await browser.post('/api/sign-in/second-factor', { ticket: first.ticket, method: 'totp', code: codeOf(person.secret, server.at()) });
  return browser;
};

type Given = { readonly name?: string; readonly loginName: string; readonly roles: readonly string[]; readonly mail?: string | null };
export const invite = async (by: Browser, unitId: string, { name = '某人', loginName, roles, mail = null }: Given): Promise<Answer> =>
  by.post(`/api/units/${unitId}/people`, { name, loginName, roles, mail, phone: null });

export const newPerson = async (server: AccountServer, by: Browser, unitId: string, given: Given): Promise<Person> => {
  const { invitation } = await invite(by, unitId, given);
  return enrol(server, invitation.link, given.loginName);
};
