/** Several changes of accounts and their line in the security journal in one transaction: all of it happens, or nothing. */
import type pg from 'pg';
import { withRetry } from '../database/retry.js';
import { inTransaction } from '../database/transaction.js';
import type { Store } from '../open-store.js';
import { appendSecurity, type NewSecurityEntry } from './security-journal.js';

/** What carries statements: the pool, or the one connection of a transaction. */
export type Carrier = Pick<pg.ClientBase, 'query'>;
export type Transaction = {
  readonly client: Carrier;
  /** Writes lines of the security journal with the changes; they stand there from the commit on. */
  readonly note: (...entries: readonly NewSecurityEntry[]) => void;
};

/** `act` may run twice where the database asks for it: it must touch nothing but the transaction. */
export function transact<T>(store: Pick<Store, 'pool' | 'hash'>, act: (transaction: Transaction) => Promise<T>): Promise<T> {
  return withRetry(() =>
    inTransaction(store.pool, async (client) => {
      const noted: NewSecurityEntry[] = [];
      const result = await act({ client, note: (...entries) => void noted.push(...entries) });
      if (noted.length > 0) await appendSecurity(client, store.hash, noted);
      return result;
    }),
  );
}

/** Lines that belong to no change: a failed sign-in, an export. */
export function noteSecurity(store: Store, ...entries: readonly NewSecurityEntry[]): Promise<void> {
  return transact(store, async ({ note }) => note(...entries));
}

export async function rowsOf<R extends pg.QueryResultRow>(carrier: Carrier, text: string, values: readonly unknown[] = []): Promise<R[]> {
  return (await carrier.query<R>(text, [...values])).rows;
}

export async function firstOf<R extends pg.QueryResultRow>(
  carrier: Carrier,
  text: string,
  values: readonly unknown[] = [],
): Promise<R | null> {
  return (await rowsOf<R>(carrier, text, values))[0] ?? null;
}

/** How many rows it touched. */
export async function change(carrier: Carrier, text: string, values: readonly unknown[] = []): Promise<number> {
  return (await carrier.query(text, [...values])).rowCount ?? 0;
}
