/** The server as a function of requests: every route of the contract, the API's page, the web app. Listens to nothing; see serve.ts. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { databaseTrouble } from '@taizhang/store';
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { ACT_USE_CASES } from '../acts/execute-act.js';
import { faultPlaces, faultWords } from '../log.js';
import type { Parts } from '../parts.js';
import { USE_CASES } from '../use-cases.js';
import { apiPage } from './api-page.js';
import { limitBody } from './body-limit.js';
import { refuseForged } from './forgery.js';
import { isWhole } from './json-answer.js';
import { localeOfRequest } from './language.js';
import { localHostOnly, ownOriginOnly } from './local-only.js';
import { problemResponse } from './problem.js';
import { windowsInMemory } from './rate-limits.js';
import { readPlace } from './read-place.js';
import { type Env, newApp, register } from './register.js';
import { securityHeaders } from './security-headers.js';
import { webApp } from './web-app.js';

export type AppOptions = Parts & {
  /** Folder of the built web app; null where there is none. */
  readonly webFolder: string | null;
};

/** What was being read can be read again; of what was being written nobody knows, unless the database itself said that it had no room. */
const codeOf = (fault: unknown, c: Context): 'fault/internal' | 'fault/database' | 'fault/in-doubt' | 'fault/disk-full' => {
  const trouble = databaseTrouble(fault);
  if (trouble === null) return 'fault/internal';
  if (trouble === 'full') return 'fault/disk-full';
  return c.req.method === 'GET' ? 'fault/database' : 'fault/in-doubt';
};

const onFault =
  ({ log, newId }: Parts): ErrorHandler =>
  (fault, c) => {
    const locale = localeOfRequest(c);
    if (fault instanceof HTTPException && fault.status < 500) return problemResponse({ refused: 'request/malformed' }, locale);
    const incident = newId().slice(0, 8);
    const refused = codeOf(fault, c);
    log('error', {
      event: 'fault',
      incident,
      route: routeOf(c),
      fault: faultWords(fault),
      places: refused === 'fault/internal' ? faultPlaces(fault) : null,
    });
    return problemResponse({ refused, incident }, locale);
  };

/** The pattern, never the address: addresses hold ids and search words. */
const routeOf = (c: Context): string => {
  const pattern = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? (c.req.path.startsWith('/api/') ? 'none' : 'page');
  return `${METHODS.has(c.req.method) ? c.req.method : 'OTHER'} ${pattern}`;
};
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);

const watchRequests =
  ({ log, metrics }: Parts): MiddlewareHandler =>
  async (c, next) => {
    const start = performance.now();
    await next();
    const milliseconds = performance.now() - start;
    const route = routeOf(c);
    log('info', { event: 'request', route, status: c.res.status, milliseconds: Math.round(milliseconds) });
    metrics.request(route, c.res.status, milliseconds / 1000);
  };

const whoAsks =
  ({ identity }: Parts): MiddlewareHandler<Env> =>
  async (c, next) => {
    const asker = await identity.whoIs(c.req.raw);
    c.set('person', asker?.person ?? null);
    c.set('way', asker?.way ?? null);
    return next();
  };

/** Whatever an answer is, but JSON made whole (json-answer.ts), which has all this already. */
const packOthers = (): MiddlewareHandler => {
  const packing = compress({ threshold: 4096 });
  return async (c, next) => {
    await next();
    if (!isWhole(c.res)) await packing(c, async () => undefined);
  };
};

const uncached: MiddlewareHandler = async (c, next) => {
  await next();
  if (isWhole(c.res)) return;
  c.res.headers.append('vary', 'cookie, accept-language');
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};

export const createApp = (options: AppOptions): OpenAPIHono<Env> => {
  const app = newApp();
  app.onError(onFault(options));
  app.notFound((c) => problemResponse({ refused: 'not-found' }, localeOfRequest(c)));
  app.use(watchRequests(options), securityHeaders(options.settings.origin));
  if (options.evaluation !== null) app.use(localHostOnly);
  app.use(
    '/api/*',
    packOthers(),
    uncached,
    ownOriginOnly(options.accounts?.settings.origin ?? null),
    limitBody,
    whoAsks(options),
    refuseForged(options),
    readPlace(options),
  );
  const windows = windowsInMemory();
  for (const useCase of [...Object.values(USE_CASES), ...ACT_USE_CASES]) register(app, useCase, options, windows);
  apiPage(app, options.version);
  app.all('/api/*', (c) => problemResponse({ refused: 'not-found' }, localeOfRequest(c)));
  if (options.webFolder !== null) app.use(webApp(options.webFolder));
  return app;
};
