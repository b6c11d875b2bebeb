/**
 * Where reads go: the primary, or within `readingFrom` a replica. Whatever a replica cannot answer (it is away, it is cancelled by its recovery, or the
 * statement writes) the primary is asked; so a read never fails for the replica's sake.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';

const chosen = new AsyncLocalStorage<pg.Pool>();

export const readingFrom = <T>(replica: pg.Pool, act: () => Promise<T>): Promise<T> => chosen.run(replica, act);

type Reads = Pick<pg.Pool, 'query'>;

export const readerOf = ({ pool }: { readonly pool: pg.Pool }): Reads => {
  const replica = chosen.getStore();
  if (replica === undefined) return pool;
  const query = (asked: pg.QueryConfig) => replica.query(asked).catch(() => pool.query(asked));
  return { query } as Reads;
};
