/**
 * Read your own writes, whichever server or replica answers. A change leaves in the browser's cookie (for other programs: in a header that they send
 * back) the place in the database's log up to which it wrote; a read goes to the replica only where that place has been replayed there. For a while
 * after a change names are looked up anew as well, since another server may have changed them. The place says nothing about anybody.
 */
import { type Replica, readingFrom, writtenPlace } from '@taizhang/store';
import type { Context, MiddlewareHandler } from 'hono';
import type { Parts } from '../parts.js';
import type { Env } from './register.js';

const COOKIE = /(?:^|;\s*)taizhang-wrote=([^;\s]{1,40})/;
const HEADER = 'x-taizhang-wrote';
/** Seconds that the mark is kept: replicas that are further behind answer nobody (see the store's replica). */
const KEPT = 60;
const READS = new Set(['GET', 'HEAD']);
/** Where no replica is, there is no place to name. */
const NOWHERE = '0/0';
/** A place that no replica has reached: the primary could not say how far it is. */
const BEYOND = 'FFFFFFFF/FFFFFFFF';

const markOf = (c: Context): string | null => c.req.header(HEADER) ?? COOKIE.exec(c.req.header('cookie') ?? '')?.[1] ?? null;

const leaveMark = async (c: Context, { store }: Parts): Promise<void> => {
  const place = store.replica === null ? NOWHERE : await writtenPlace(store.pool).catch(() => BEYOND);
  c.res.headers.append('set-cookie', `taizhang-wrote=${place}; Path=/api; HttpOnly; SameSite=Strict; Max-Age=${KEPT}`);
  c.res.headers.set(HEADER, place);
};

const fromReplica = async (replica: Replica | null, mark: string | null, read: () => Promise<void>): Promise<void> =>
  replica !== null && (await replica.mayAnswer(mark)) ? readingFrom(replica.pool, read) : read();

/** Stands behind the question who asks: that one is always put to the primary. */
export const readPlace =
  (parts: Parts): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (READS.has(c.req.method)) {
      const mark = markOf(c);
      if (mark !== null) await parts.names.lookAgain();
      return fromReplica(parts.store.replica, mark, next);
    }
    await next();
    if (c.res.status < 400 && c.get('person') !== null) await leaveMark(c, parts);
  };
