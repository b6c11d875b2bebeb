/** Refuses a body beyond its limit before or while it arrives, so that memory stays bounded whatever is sent. */

import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { limits } from '../limits.js';
import { localeOfRequest } from './language.js';
import { problemResponse } from './problem.js';

const limitTo = (maxSize: number, said: number): MiddlewareHandler =>
  bodyLimit({ maxSize, onError: (c) => problemResponse({ refused: 'request/too-large', params: { limit: said } }, localeOfRequest(c)) });

const ofFiles = limitTo(limits.uploadBytes + limits.formBytes, limits.uploadBytes);
const ofActs = limitTo(limits.bodyBytes, limits.bodyBytes);

/** A body of a stated length within the limit is not touched here: looking at it makes a stream of it. */
export const limitBody: MiddlewareHandler = (c, next) => {
  if (c.req.method === 'GET' || statedWithin(c, limits.bodyBytes)) return next();
  return c.req.method === 'POST' && FILES.test(c.req.path) ? ofFiles(c, next) : ofActs(c, next);
};

const statedWithin = (c: Context, limit: number): boolean => {
  const length = c.req.header('content-length');
  return length !== undefined && /^\d{1,15}$/.test(length) && Number(length) <= limit && c.req.header('transfer-encoding') === undefined;
};

/** Where files come in. */
const FILES = /^\/api\/plans(?:\/[^/]+\/(?:tasks\/[^/]+\/files|periods\/[^/]+\/sheets\/[^/]+\/(?:workbook|scan)))?$/;
