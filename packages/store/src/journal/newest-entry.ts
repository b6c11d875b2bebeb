/** The time of the newest entry of all journals, for a server that asks at its start whether its clock can be right. Null where there is none. */
import { run } from '../database/run.js';
import type { Store } from '../open-store.js';

export async function newestEntryAt(store: Store): Promise<string | null> {
  const found = await run<{ at: string | null }>(store, 'select max(at) as at from entry');
  return found[0]?.at ?? null;
}
