/** The pool of connections. A backend may die at any moment: its error is heard here, or Node would end; the query at hand reports it. */
import pg from 'pg';
import type { Connection } from '../embedded/start-embedded.js';

export type Target =
  | { readonly connectionString: string /** Of the server's programs, as in PGOPTIONS. */; readonly options?: string }
  | Connection;

const GRACE_MS = 2_000;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Days stay days (`2025-12-31`), instants are ISO 8601 in UTC, counts are numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: unknown) => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    if (oid === DATE) return (value: string) => value;
    if (oid === TIMESTAMPTZ)
      return (value: string) => new Date(`${value.replace(' ', 'T')}${/[+-]\d\d$/.test(value) ? ':00' : ''}`).toISOString();
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, 'text');
  },
};

/** `answerWithin` milliseconds: the server gives a statement up by itself; where it does not even say so, we do, a little later. */
export function openPool(target: Target, max: number, answerWithin?: number): pg.Pool {
  const pool = new pg.Pool({
    ...target,
    max,
    types,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 30_000,
    // A server that dies between two statements must not leave a head row locked.
    idle_in_transaction_session_timeout: 60_000,
    ...(answerWithin === undefined ? {} : { statement_timeout: answerWithin, query_timeout: answerWithin + GRACE_MS }),
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
