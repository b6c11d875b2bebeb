/**
 * The listening socket and its life: it listens before the store is open (and says that it starts), answers, and closes in order: no new connections,
 * what runs is finished, what hangs is cut off after `limits.stopMilliseconds`.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { pickLocale } from '@taizhang/i18n';
import { problemResponse } from '../http/problem.js';
import { limits } from '../limits.js';

type Answer = (request: Request, env: unknown) => Response | Promise<Response>;

export type FrontDoor = {
  readonly address: string;
  /** From now on requests are answered by the application. */
  readonly open: (answer: Answer) => void;
  readonly close: () => Promise<void>;
};

/** Seconds after which a client that was sent away should come again. */
const AGAIN = '3';

const notYet: Answer = (request) => {
  if (new URL(request.url).pathname === '/api/health') return Response.json({ ok: true, starting: true });
  const refused = problemResponse({ refused: 'server/not-ready' }, pickLocale(request.headers.get('accept-language') ?? undefined));
  refused.headers.set('retry-after', AGAIN);
  return refused;
};

const addressOf = (server: Server, host: string): string => {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

/** A connection that is kept open between requests must not keep the server from ending: it is closed as soon as nothing runs on it. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), limits.stopMilliseconds);
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
const SWEEP = 50;

/** Rejects with the system's own fault where the port is taken. */
export const frontDoor = (port: number, host: string): Promise<FrontDoor> =>
  new Promise((resolve, reject) => {
    let answer = notYet;
    const listener = getRequestListener((request, env) => answer(request, env));
    const server = createServer({ maxHeaderSize: 2 * limits.addressBytes }, listener);
    server.headersTimeout = limits.headMilliseconds;
    server.requestTimeout = limits.requestMilliseconds;
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve({
        address: addressOf(server, host),
        open: (given) => {
          answer = given;
        },
        close: () => closeServer(server),
      }),
    );
  });
