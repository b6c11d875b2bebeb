/** What PostgreSQL and the sockets to it say when the database is away, too late, or out of room, rather than wrong. */
export type DatabaseTrouble = 'full' | 'away';

const FULL = /^(?:53100|ENOSPC)$/;
/** Dropped connections, shutting down, recovering, too many connections, a statement that took too long, a lock not had in time. */
const AWAY = /^(?:ECONN|EPIPE|ETIMEDOUT|57P0|57014|55P03|25P03|08|53)/;
/** The driver's own words, which come without a code. */
const AWAY_WORDS =
  /Connection terminated|Connection ended unexpectedly|not queryable|Query read timeout|timeout exceeded when trying to connect/;

/** Null where the fault is another. */
export function databaseTrouble(fault: unknown): DatabaseTrouble | null {
  const { code, message, syscall } = (fault ?? {}) as { code?: unknown; message?: unknown; syscall?: unknown };
  const said = String(code ?? '');
  if (FULL.test(said)) return 'full';
  // The socket of a server that is being started again is not there for a moment.
  const noSocket = said === 'ENOENT' && syscall === 'connect';
  return noSocket || AWAY.test(said) || AWAY_WORDS.test(String(message ?? '')) ? 'away' : null;
}
