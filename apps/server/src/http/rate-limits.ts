/**
 * How often signing in and costly routes may be asked for, by person and by address. Signing in counts in the database, for all servers together;
 * the rest counts in each server's memory. Nothing else is limited: people work here, and a limit that they meet is a defect.
 */
import { createHash } from 'node:crypto';
import { countInWindow } from '@taizhang/store';
import type { Context, MiddlewareHandler } from 'hono';
import type { Parts } from '../parts.js';
import { clientAddress } from './client-address.js';
import { localeOfRequest } from './language.js';
import { problemResponse } from './problem.js';
import type { Env } from './register.js';

export type RateClass = 'signIn' | 'costly' | 'search';

/** Operation → its class. `search` only where something is searched for. */
export const RATE_CLASS: Readonly<Partial<Record<string, RateClass>>> = {
  signIn: 'signIn',
  signInWithPassword: 'signIn',
  answerSecondFactor: 'signIn',
  beginPasskeySignIn: 'signIn',
  signInWithPasskey: 'signIn',
  beginSingleSignOn: 'signIn',
  lookAtInvitation: 'signIn',
  acceptInvitation: 'signIn',
  exportSecurityJournal: 'costly',
  listAccounts: 'search',
  exportPlan: 'costly',
  getWorkbook: 'costly',
  bringWorkbook: 'costly',
  getReport: 'costly',
  getCircular: 'costly',
  getArchive: 'costly',
  getUrgingLetter: 'costly',
  getSignOffSheet: 'costly',
  bringPlanIn: 'costly',
  uploadFile: 'costly',
  putScan: 'costly',
  listTasks: 'search',
  listUnits: 'search',
  listPlanUnits: 'search',
  listPeople: 'search',
  searchTasks: 'search',
};

/** Requests in a window of a minute. An address may be a whole office. */
export const RATES: Readonly<Record<RateClass, { readonly person: number; readonly address: number }>> = {
  signIn: { person: Number.POSITIVE_INFINITY, address: 60 },
  costly: { person: 60, address: 600 },
  search: { person: 300, address: 3000 },
};
const WINDOW = 60_000;
const MOST_KEYS = 20_000;

type Counted = { readonly count: number; readonly endsAt: number };
export type Windows = { readonly count: (key: string, now: number) => Counted };

/** Windows in memory, the oldest forgotten first. */
export const windowsInMemory = (): Windows => {
  const windows = new Map<string, Counted>();
  return {
    count: (key, now) => {
      const known = windows.get(key);
      const next = known === undefined || known.endsAt <= now ? { count: 1, endsAt: now + WINDOW } : { ...known, count: known.count + 1 };
      windows.delete(key);
      windows.set(key, next);
      for (const oldest of windows.keys()) {
        if (windows.size <= MOST_KEYS) break;
        windows.delete(oldest);
      }
      return next;
    },
  };
};

/** Neither addresses nor ids of people are kept as they are. */
const keyOf = (kind: RateClass, who: string): string => createHash('sha256').update(`${kind} ${who}`).digest('base64url').slice(0, 32);

const tooMany = (c: Context, endsAt: number, now: number): Response => {
  const seconds = Math.max(1, Math.ceil((endsAt - now) / 1000));
  const answer = problemResponse({ refused: 'request/too-many', params: { seconds } }, localeOfRequest(c));
  answer.headers.set('retry-after', String(seconds));
  return answer;
};

/** The middleware of an operation; null where it is not limited. Stands behind the question who asks, before any work. */
export const rateLimit = (operationId: string | undefined, parts: Parts, windows: Windows): MiddlewareHandler<Env> | null => {
  const kind = RATE_CLASS[operationId ?? ''];
  if (kind === undefined) return null;
  const factor = parts.settings.rateFactor ?? 1;
  const count = async (who: string, now: number): Promise<Counted> => {
    const key = keyOf(kind, who);
    if (kind !== 'signIn') return windows.count(key, now);
    const at = (milliseconds: number): string => new Date(milliseconds).toISOString();
    const { count, endsAt } = await countInWindow(parts.store, key, at(now), at(now + WINDOW));
    return { count, endsAt: Date.parse(endsAt) };
  };
  return async (c, next) => {
    if (kind === 'search' && !c.req.query('q')) return next();
    const now = parts.clock().getTime();
    const person = c.get('person')?.personId;
    const asked = [
      ...(person === undefined ? [] : [{ who: `person ${person}`, most: RATES[kind].person }]),
      { who: `address ${clientAddress(c, parts.settings.trustedProxies)}`, most: RATES[kind].address },
    ];
    for (const { who, most } of asked) {
      if (most === Number.POSITIVE_INFINITY) continue;
      const { count: counted, endsAt } = await count(who, now);
      if (counted > most * factor) {
        parts.metrics.refused('request/too-many');
        return tooMany(c, endsAt, now);
      }
    }
    return next();
  };
};
