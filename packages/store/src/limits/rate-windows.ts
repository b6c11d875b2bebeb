/** Counts in windows of time that all servers of one database share. */
import { run } from '../database/run.js';
import type { Store } from '../open-store.js';

export type Counted = { readonly count: number; readonly endsAt: string };

/** One more under the key. A window that ended begins anew at `endsAt`; windows that ended before `at` are swept away. */
export async function countInWindow(store: Store, key: string, at: string, endsAt: string): Promise<Counted> {
  const text = `with swept as (delete from rate_window where ends_at <= $2::timestamptz and key <> $1)
    insert into rate_window as w (key, ends_at, count) values ($1, $3, 1)
    on conflict (key) do update set
      count = case when w.ends_at <= $2::timestamptz then 1 else w.count + 1 end,
      ends_at = case when w.ends_at <= $2::timestamptz then excluded.ends_at else w.ends_at end
    returning count, ends_at as "endsAt"`;
  const [counted] = await run<Counted>(store, text, [key, at, endsAt], 'count-in-window');
  return counted!;
}
