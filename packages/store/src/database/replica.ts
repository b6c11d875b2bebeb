/**
 * A streaming replica of the primary, for reads alone. Places in the log of writing (LSN) say how far it is: a person is sent to it only where it has
 * replayed what the same person wrote last, and nobody where it is more than `BEHIND` behind.
 */
import type pg from 'pg';
import { openPool } from './pool.js';

export type Replica = {
  readonly pool: pg.Pool;
  /** Whether a read may go there: `wrote` is the place of the reader's own last write, null where there is none to wait for. */
  readonly mayAnswer: (wrote: string | null) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

const PLACE = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i;
/** Milliseconds between two looks at how far both are; how far behind what others wrote may be; how long a failed one is left alone. */
const LOOK = 1_000;
const BEHIND = 10_000;

/** `16/B374D848` as one number; null for what is no place. */
export const placeOf = (text: string | null): bigint | null => {
  if (text === null || !PLACE.test(text)) return null;
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
};

/** The place after everything that is committed on the primary now. */
export const writtenPlace = async (primary: pg.Pool): Promise<string> => {
  const found = await primary.query<{ place: string }>({ name: 'written-place', text: 'select pg_current_wal_lsn()::text as place' });
  return found.rows[0]!.place;
};

const replayedPlace = async (pool: pg.Pool): Promise<bigint> => {
  const text = 'select coalesce(pg_last_wal_replay_lsn()::text, $1) as place, pg_is_in_recovery() as replica';
  const found = await pool.query<{ place: string; replica: boolean }>({ name: 'replayed-place', text, values: ['0/0'] });
  const { place, replica } = found.rows[0]!;
  if (!replica) throw new Error('READ_DATABASE_URL names no replica');
  return placeOf(place) ?? 0n;
};

export type ReplicaOptions = {
  readonly connectionString: string;
  readonly connections: number;
  readonly answerWithin?: number | undefined;
  /** Milliseconds that what others wrote may be missing. */
  readonly behind?: number | undefined;
};

export const openReplica = (primary: pg.Pool, options: ReplicaOptions): Replica => {
  const { connectionString, connections, answerWithin, behind = BEHIND } = options;
  const pool = openPool({ connectionString }, connections, answerWithin);
  let replayed = 0n;
  let goal = { place: 0n, at: Number.NEGATIVE_INFINITY };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;

  const ask = async (): Promise<void> => {
    replayed = await replayedPlace(pool);
  };
  /** The primary's place of a moment ago is the goal; once reached, the present one is. */
  const look = async (now: number): Promise<void> => {
    if (now - lookedAt < LOOK) return;
    lookedAt = now;
    await ask();
    if (replayed >= goal.place) goal = { place: placeOf(await writtenPlace(primary)) ?? 0n, at: now };
  };
  const isNear = (now: number): boolean => replayed >= goal.place || now - goal.at < behind;

  return {
    pool,
    mayAnswer: async (wrote) => {
      const now = performance.now();
      const wanted = placeOf(wrote) ?? 0n;
      if (now - failedAt < LOOK) return false;
      try {
        await look(now);
        if (replayed < wanted) await ask();
        return replayed >= wanted && isNear(now);
      } catch {
        failedAt = now;
        return false;
      }
    },
    close: () => pool.end(),
  };
};
