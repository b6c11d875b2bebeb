/** Runs a read query with its collected parameters. */
import type pg from 'pg';
import { readerOf } from '../database/reading.js';
import { run } from '../database/run.js';
import type { Store } from '../open-store.js';
import type { Parameters } from '../see.js';
import { nameOf } from './statement-names.js';

export function ask<R extends pg.QueryResultRow>(store: Store, text: string, parameters: Parameters, name = nameOf(text)): Promise<R[]> {
  return run<R>({ pool: readerOf(store) }, text, parameters.values, name);
}

export async function askOne<R extends pg.QueryResultRow>(store: Store, text: string, parameters: Parameters): Promise<R | null> {
  const rows = await ask<R>(store, text, parameters);
  return rows[0] ?? null;
}
