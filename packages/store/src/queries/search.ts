/**
 * Search over all plans that the viewer sees, in the words of tasks: the same words as the ledger's own search of one plan. The count is exact up to
 * `MOST_HITS`; beyond it there are more. Plans are looked through bucket after bucket, so that a frequent word ends early.
 */
import type { PlanId, TaskId, TaskStatus, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, plansSeen, type Viewer } from '../see.js';
import { BUCKETS, type Bucket, wordQuery } from '../views/search-words.js';
import { ask } from './ask.js';
import { type WordAsked, wordsAsked } from './task-filters.js';

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
const FIRST_BUCKETS = 8;

/** The newest plans first; within a plan, in its order. Nothing where `q` holds no word. */
export async function searchTasks(store: Store, viewer: Viewer, q: string, limit: number): Promise<SearchResult> {
  const words = await wordsAsked(store, q);
  if (words.length === 0) return { total: 0, more: false, hits: [] };
  const first = await hitsIn(store, viewer, words, BUCKETS.slice(0, FIRST_BUCKETS), limit);
  return first.more ? first : hitsIn(store, viewer, words, BUCKETS, limit);
}

async function hitsIn(
  store: Store,
  viewer: Viewer,
  words: readonly WordAsked[],
  buckets: readonly Bucket[],
  limit: number,
): Promise<SearchResult> {
  const parameters = new Parameters();
  const query = buckets.map((bucket) => words.map(({ word, ids }) => wordQuery(word, ids, bucket)).join(' & ')).join(' | ');
  const text = `with seen as materialized (${plansSeen(viewer, parameters)}),
    hit as materialized (select w.plan_id, w.task_id, w.ord from task_word w join seen s on s.plan_id = w.plan_id
      where w.search @@ ${parameters.add(query)}::tsquery and not w.replaced and (w.published or s.desk) limit ${MOST_HITS + 1}),
    shown as materialized (select h.plan_id, h.task_id, p.title, row_number() over (order by p.issued_on desc nulls last, p.plan_id desc, h.ord) as place
      from hit h join plan p on p.plan_id = h.plan_id order by place limit ${parameters.add(limit)})
    select (select count(*)::int from hit) as total, coalesce((select json_agg(json_build_object('planId', t.plan_id, 'plan', s.title, 'taskId', t.task_id,
        'number', t.number, 'text', t.text, 'status', t.status, 'leadUnitIds', t.lead_unit_ids) order by s.place)
      from shown s join task t on t.plan_id = s.plan_id and t.task_id = s.task_id), '[]') as hits`;
  const [found] = await ask<{ total: number; hits: readonly SearchHit[] }>(store, text, parameters);
  const { total, hits } = found!;
  return { total: Math.min(total, MOST_HITS), more: total > MOST_HITS, hits };
}
