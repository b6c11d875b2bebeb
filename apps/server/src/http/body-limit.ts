/** Refuses a body beyond its limit before or while it arrives, so that memory stays bounded whatever is sent. */

import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { limits } from '../limits.js';
import { localeOfRequest } from './language.js';
import { problemResponse } from './problem.js';

const limitTo = (maxSize: number, said: number): MiddlewareHandler =>
  bodyLimit({ maxSize, onError: (c) => problemResponse({ refused: 'request/too-large', params: { limit: said } }, localeOfRequest(c)) });

const ofFiles = limitTo(limits.uploadBytes + limits.formBytes, limits.uploadBytes);
const ofActs = limitTo(limits.bodyBytes, limits.bodyBytes);

export const limitBody: MiddlewareHandler = (c, next) =>
  c.req.method === 'POST' && FILES.test(c.req.path) ? ofFiles(c, next) : ofActs(c, next);

/** Where files come in. */
const FILES = /^\/api\/plans(?:\/[^/]+\/(?:tasks\/[^/]+\/files|periods\/[^/]+\/sheets\/[^/]+\/(?:workbook|scan)))?$/;
