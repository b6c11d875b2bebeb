/** For tests: a real OpenID Connect provider on the loopback address, and the steps that a person takes on its pages. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs in as `login` on the provider's own pages; the address it sends the browser back to. */
  readonly signIn: (address: string, login: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

const [CLIENT, SECRET] = ['taizhang', 'a-secret-of-the-test-provider-0123456789'];

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

/** A login is the subject; `preferred_username` is the login without what follows a colon. */
const providerAt = (issuer: string, redirect: string): Provider =>
  new Provider(issuer, {
    clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: [redirect] }],
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub.split(':')[0] }) }),
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
  });

class Pages {
  private readonly cookies = new Map<string, string>();

  async ask(address: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    return answer;
  }
}

export const startIdentityProvider = async (redirect: string): Promise<IdentityProvider> => {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  server.on('request', providerAt(issuer, redirect).callback());
  const signIn: IdentityProvider['signIn'] = async (address, login) => {
    const pages = new Pages();
    let answer = await pages.ask(address);
    for (let steps = 0; steps < 10; steps += 1) {
      const to = answer.headers.get('location');
      if (to === null) throw new Error(`The provider stopped with ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
      const next = new URL(to, issuer).href;
      if (next.startsWith(redirect)) return next;
      answer = await pages.ask(next);
      const action = /<form[^>]*action="([^"]+)"/.exec(await answer.clone().text())?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(await answer.clone().text())?.[1];
      if (action !== undefined && prompt !== undefined)
        answer = await pages.ask(new URL(action, issuer).href, { prompt, login, password: 'x' });
    }
    throw new Error('The provider sent the browser round and round');
  };
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { issuer, clientId: CLIENT, clientSecret: SECRET, signIn, stop };
};
