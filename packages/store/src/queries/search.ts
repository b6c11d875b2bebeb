/**
 * Search over all plans that the viewer sees, in the words of tasks: the same words as the ledger's own search of one plan. The count is exact up to
 * `MOST_HITS`; beyond it there are more. Plans are looked through bucket after bucket, so that a frequent word ends early.
 */
import type { PlanId, TaskId, TaskStatus, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, plansSeen, type Viewer } from '../see.js';
import { BUCKETS, type Bucket, wordQuery } from '../views/search-words.js';
import { ask } from './ask.js';
import { wordsAsked } from './task-filters.js';

export type SearchHit = {
  readonly planId: PlanId;
  readonly plan: string | null;
  readonly taskId: TaskId;
  readonly number: string | null;
  readonly text: string;
  readonly status: TaskStatus;
  readonly leadUnitIds: readonly UnitId[];
};

/** `more`: there are at least `total`, and more. */
export type SearchResult = { readonly total: number; readonly more: boolean; readonly hits: readonly SearchHit[] };

export const MOST_HITS = 1000;

/** The newest plans first; within a plan, in its order. Nothing where `q` holds no word. */
export async function searchTasks(store: Store, viewer: Viewer, q: string, limit: number): Promise<SearchResult> {
  const words = await wordsAsked(store, q);
  if (words.length === 0) return { total: 0, more: false, hits: [] };
  const parameters = new Parameters();
  const queries = BUCKETS.map((bucket) => words.map(({ word, ids }) => wordQuery(word, ids, bucket)).join(' & '));
  const [found] = await ask<Found>(store, hitsSql(viewer, queries, limit, parameters), parameters);
  const { total, hits } = found!;
  return { total: Math.min(total, MOST_HITS), more: total > MOST_HITS, hits };
}

type Found = { readonly total: number; readonly hits: readonly SearchHit[] };

/**
 * `offset 0` keeps the order of the work: bucket after bucket by the index, each hit looked up among the plans seen, until there are enough. Without
 * it a frequent word would have the planner read the whole table.
 */
function hitsSql(viewer: Viewer, queries: readonly string[], limit: number, parameters: Parameters): string {
  return `with seen as materialized (${plansSeen(viewer, parameters)}),
    hit as materialized (select w.plan_id, w.task_id, w.ord from (
        select w.* from unnest(${parameters.add(queries)}::tsquery[]) as q(query) cross join lateral (
          select x.plan_id, x.task_id, x.ord, x.published from task_word x where x.search @@ q.query and not x.replaced offset 0) w offset 0) w
      join seen s on s.plan_id = w.plan_id where w.published or s.desk limit ${MOST_HITS + 1}),
    shown as materialized (select h.plan_id, h.task_id, p.title, row_number() over (order by p.issued_on desc nulls last, p.plan_id desc, h.ord) as place
      from hit h join plan p on p.plan_id = h.plan_id order by place limit ${parameters.add(limit)})
    select (select count(*)::int from hit) as total, coalesce((select json_agg(json_build_object('planId', t.plan_id, 'plan', s.title, 'taskId', t.task_id,
        'number', t.number, 'text', t.text, 'status', t.status, 'leadUnitIds', t.lead_unit_ids) order by s.place)
      from shown s join task t on t.plan_id = s.plan_id and t.task_id = s.task_id), '[]') as hits`;
}
