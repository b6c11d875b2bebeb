/**
 * Notices: made from the journal after the commit. The journal is the outbox; `notice_mark` says how far it was read, and moves in the transaction
 * that writes the notices. A notice's id follows from its entry and its person, so that making it again changes nothing.
 */
import type { Day, PlanEntry, PlanId, Stamped } from '@taizhang/ledger';
import { inTransaction } from '../database/transaction.js';
import type { Store } from '../open-store.js';
import { ask, askOne } from '../queries/ask.js';
import { Parameters, type Viewer } from '../see.js';

export type StoredNotice = {
  readonly noticeId: string;
  readonly personId: string;
  readonly kind: string;
  readonly planId: PlanId;
  readonly periodId: string | null;
  readonly taskIds: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: string;
};
export type Entry = Stamped<PlanEntry>;

/** Plans with entries that nobody has read for notices yet. */
export async function plansToNotice(store: Store): Promise<readonly PlanId[]> {
  const text = `select j.journal_id from journal j left join notice_mark m on m.plan_id = j.journal_id
    where j.journal_id <> 'directory' and j.seq > coalesce(m.seq, 0) order by j.journal_id`;
  const rows = await ask<{ journal_id: string }>(store, text, new Parameters());
  return rows.map((row) => row.journal_id);
}

/** Every plan there is: for jobs, which show nothing to anybody. */
export async function listPlanIds(store: Store): Promise<readonly PlanId[]> {
  const rows = await ask<{ plan_id: string }>(store, 'select plan_id from plan order by plan_id', new Parameters());
  return rows.map((row) => row.plan_id);
}

/** Plans with an open period that is due on one of these days, the first and the last included: for the job that warns. */
export async function plansDueBetween(store: Store, from: Day, to: Day): Promise<readonly PlanId[]> {
  const parameters = new Parameters();
  const text = `select distinct plan_id from period where status = 'open'
    and due_on between ${parameters.add(from)}::date and ${parameters.add(to)}::date order by plan_id`;
  const rows = await ask<{ plan_id: string }>(store, text, parameters);
  return rows.map((row) => row.plan_id);
}

const MOST_AT_ONCE = 200;

/** Reads on from the mark, writes what `make` makes of the entries with a delivery for each channel, moves the mark. How many entries it read: none where another server is at it. */
export async function noticeNext(
  store: Store,
  planId: PlanId,
  channels: readonly string[],
  make: (entries: readonly Entry[]) => Promise<readonly StoredNotice[]>,
): Promise<number> {
  // by itself: within the transaction another server would wait for it
  await store.pool.query('insert into notice_mark (plan_id, seq) values ($1, 0) on conflict (plan_id) do nothing', [planId]);
  return inTransaction(store.pool, async (client) => {
    const mark = await client.query<{ seq: number }>('select seq from notice_mark where plan_id = $1 for update skip locked', [planId]);
    const at = mark.rows[0];
    if (at === undefined) return 0;
    const found = await client.query<{ seq: number; body: string }>(
      'select seq, body from entry where journal_id = $1 and seq > $2 order by seq limit $3',
      [planId, at.seq, MOST_AT_ONCE],
    );
    const last = found.rows.at(-1);
    if (last === undefined) return 0;
    const notices = await make(found.rows.map((row) => JSON.parse(row.body) as Entry));
    await insert(client, notices, channels);
    await client.query('update notice_mark set seq = $2 where plan_id = $1', [planId, last.seq]);
    return found.rows.length;
  });
}

/** Notices that come from the calendar and not from an entry. */
export async function putNotices(store: Store, notices: readonly StoredNotice[], channels: readonly string[]): Promise<void> {
  if (notices.length > 0) await inTransaction(store.pool, (client) => insert(client, notices, channels));
}

type Client = { query(text: string, values: unknown[]): Promise<unknown> };

async function insert(client: Client, notices: readonly StoredNotice[], channels: readonly string[]): Promise<void> {
  if (notices.length === 0) return;
  const text = JSON.stringify(notices);
  const rows = `json_to_recordset($1::json) as r("noticeId" text, "personId" text, kind text, "planId" text, "periodId" text, "taskIds" json, params json, at timestamptz)`;
  const made = `insert into notice (notice_id, person_id, kind, plan_id, period_id, task_ids, params, made_at)
    select r."noticeId", r."personId", r.kind, r."planId", r."periodId", array(select json_array_elements_text(r."taskIds")), r.params::jsonb, r.at
    from ${rows} on conflict (notice_id) do nothing returning notice_id, made_at`;
  await client.query(
    `with made as (${made}) insert into delivery (notice_id, channel, attempts, next_at)
     select made.notice_id, c, 0, made.made_at from made cross join unnest($2::text[]) c on conflict (notice_id, channel) do nothing`,
    [text, channels],
  );
}

const COLUMNS = `notice_id as "noticeId", person_id as "personId", kind, plan_id as "planId", period_id as "periodId", task_ids as "taskIds", params,
  made_at as at`;

/** A person's own; newest first. */
export function listNotices(
  store: Store,
  viewer: Viewer,
  unread: boolean,
  limit = 200,
): Promise<readonly (StoredNotice & { readonly read: boolean })[]> {
  const parameters = new Parameters();
  const only = unread ? ' and read_at is null' : '';
  const text = `select ${COLUMNS}, read_at is not null as read from notice where person_id = ${parameters.add(viewer.personId)}::text${only}
    order by made_at desc, notice_id limit ${parameters.add(limit)}`;
  return ask(store, text, parameters);
}

export async function countUnread(store: Store, viewer: Viewer): Promise<number> {
  const parameters = new Parameters();
  const text = `select count(*)::int as n from notice where person_id = ${parameters.add(viewer.personId)}::text and read_at is null`;
  return (await askOne<{ n: number }>(store, text, parameters))?.n ?? 0;
}

/** Only one's own are marked, whatever ids are named. */
export async function readNotices(store: Store, viewer: Viewer, noticeIds: readonly string[], at: string): Promise<void> {
  await store.pool.query('update notice set read_at = $3 where person_id = $1 and notice_id = any($2::text[]) and read_at is null', [
    viewer.personId,
    noticeIds,
    at,
  ]);
}

export async function getNotice(store: Store, noticeId: string): Promise<StoredNotice | null> {
  const parameters = new Parameters();
  return askOne<StoredNotice>(store, `select ${COLUMNS} from notice where notice_id = ${parameters.add(noticeId)}`, parameters);
}
