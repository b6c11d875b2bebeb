/**
 * A change of state asked for with a session's cookie must bring the session's own forgery token, which a page of another site cannot know. Beside the
 * check of the Origin, which alone guards the ways in: whoever signs in has no session yet that counts. Evaluation mode, on the loopback alone, takes requests without it, and refuses a wrong one.
 */
import type { MiddlewareHandler } from 'hono';
import type { Parts } from '../parts.js';
import { localeOfRequest } from './language.js';
import { CHANGES } from './local-only.js';
import { problemResponse } from './problem.js';
import type { Env } from './register.js';

const WAYS_IN = /^\/api\/(?:sign-in|invitations)(?:\/|$)/;
export const FORGERY_HEADER = 'x-taizhang-forgery';

export const refuseForged =
  ({ identity }: Parts): MiddlewareHandler<Env> =>
  async (c, next) => {
    const way = c.get('way');
    if (way?.kind !== 'session' || !CHANGES.has(c.req.method) || WAYS_IN.test(c.req.path)) return next();
    const given = c.req.header(FORGERY_HEADER);
    const missing = given === undefined && identity.mode === 'evaluation';
    return missing || given === way.forgeryToken ? next() : problemResponse({ refused: 'request/forged' }, localeOfRequest(c));
  };
