/**
 * Evaluation mode lets anybody be anybody, so it must answer this machine alone: a Host header that is not local is refused (a page elsewhere
 * whose name was pointed at 127.0.0.1), and so is a change of state asked for by a page of another origin.
 */
import type { MiddlewareHandler } from 'hono';
import { localeOfRequest } from './language.js';
import { problemResponse } from './problem.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
export const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host.toLowerCase());

const hostName = (host: string): string => host.replace(/:\d+$/, '');

export const localHostOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host');
  if (host !== undefined && !isLoopback(hostName(host))) return problemResponse({ refused: 'request/foreign-host' }, localeOfRequest(c));
  return next();
};

/** A browser names the origin of the page that asks; other programs name none. `ownOrigin`: where browsers find this server, behind a proxy or not. */
export const ownOriginOnly =
  (ownOrigin: string | null): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    if (!CHANGES.has(c.req.method)) return next();
    const foreign =
      origin === undefined
        ? site === 'cross-site' || site === 'same-site'
        : origin !== ownOrigin && !sameOrigin(origin, c.req.header('host'), c.req.url);
    if (foreign) return problemResponse({ refused: 'request/foreign-origin' }, localeOfRequest(c));
    return next();
  };

const sameOrigin = (origin: string, host: string | undefined, url: string): boolean => {
  try {
    return new URL(origin).host === (host ?? new URL(url).host);
  } catch {
    return false; // `null`, and what is no address
  }
};
