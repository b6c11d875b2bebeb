/** The cookies: the session's, and the one that ties a single sign-on to the browser that began it. `__Host-` where the site is https. */
export type CookieJar = {
  readonly sessionOf: (request: Request) => string | null;
  readonly session: (token: string, seconds: number) => string;
  readonly signOnOf: (request: Request) => string | null;
  /** Lax, for the identity provider sends the browser back from elsewhere. */
  readonly signOn: (token: string, seconds: number) => string;
};

const cookieOf = (request: Request, name: string): string | null => {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1).trim();
    if (pair.slice(0, at).trim() === name && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return null;
};

export const cookieJar = (secure: boolean): CookieJar => {
  const prefix = secure ? '__Host-' : '';
  const cookie = (name: string, token: string, seconds: number, site: 'Strict' | 'Lax'): string =>
    `${prefix}${name}=${token}; Path=/; HttpOnly; SameSite=${site}; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
  return {
    sessionOf: (request) => cookieOf(request, `${prefix}taizhang`),
    session: (token, seconds) => cookie('taizhang', token, seconds, 'Strict'),
    signOnOf: (request) => cookieOf(request, `${prefix}taizhang-sign-on`),
    signOn: (token, seconds) => cookie('taizhang-sign-on', token, seconds, 'Lax'),
  };
};
