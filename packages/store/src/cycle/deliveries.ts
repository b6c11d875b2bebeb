/** What is still to go out, by mail or webhook: taken for a while by one sender, marked done only after the other side took it. */
import type { Store } from '../open-store.js';

export type Delivery = { readonly noticeId: string; readonly channel: string; readonly attempts: number };

/** Takes deliveries that are due and hides them until `until`: a sender that is killed leaves them to the next. */
export async function takeDeliveries(
  store: Store,
  channel: string,
  at: string,
  until: string,
  limit: number,
): Promise<readonly Delivery[]> {
  const taken = await store.pool.query<Delivery>(
    `update delivery d set attempts = attempts + 1, next_at = $3
     where (d.notice_id, d.channel) in (
       select notice_id, channel from delivery where channel = $1 and done_at is null and next_at <= $2 order by next_at limit $4 for update skip locked)
     returning d.notice_id as "noticeId", d.channel, d.attempts`,
    [channel, at, until, limit],
  );
  return taken.rows;
}

export async function deliveryDone(store: Store, { noticeId, channel }: Delivery, at: string): Promise<void> {
  await store.pool.query('update delivery set done_at = $3, failure = null where notice_id = $1 and channel = $2', [noticeId, channel, at]);
}

export async function deliveryFailed(store: Store, { noticeId, channel }: Delivery, nextAt: string, failure: string): Promise<void> {
  await store.pool.query('update delivery set next_at = $3, failure = $4 where notice_id = $1 and channel = $2', [
    noticeId,
    channel,
    nextAt,
    failure.slice(0, 500),
  ]);
}
