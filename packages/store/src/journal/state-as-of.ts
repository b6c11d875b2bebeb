/** The state of a plan as its journal stood at the end of a past day in Asia/Shanghai. A past day never changes: the last few that were asked for are kept. */
import { type Day, emptyPlan, evolve, type PlanEntry, type PlanId, type PlanState, type Stamped } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { ask, askOne } from '../queries/ask.js';
import { Parameters } from '../see.js';
import type { Head } from './stamp-entries.js';

export type StateAsOf = { readonly state: PlanState; readonly head: Head };

/** The first instant after the day. */
const endOf = (day: Day): string => new Date(Date.parse(`${day}T00:00:00.000+08:00`) + 24 * 60 * 60 * 1000).toISOString();

/** Null where the plan was not there yet. */
export async function stateAsOf(store: Store, planId: PlanId, day: Day): Promise<StateAsOf | null> {
  const head = await headAsOf(store, planId, day);
  if (head === null) return null;
  const kept = store.cache.get<PlanState>(planId);
  if (kept !== undefined && sameHead(kept.head, head)) return kept;
  const key = `${planId}@${day}`;
  const past = store.past.get<PlanState>(key);
  if (past !== undefined && sameHead(past.head, head)) return past;
  // Nothing is written on a past day, so nobody asks for its last time.
  const folded = { state: await foldedTo(store, planId, head), head, at: '' };
  store.past.drop(key);
  store.past.put(key, folded);
  return folded;
}

/** The journal is in its own order: the first entry of a later day ends the reading. */
export async function headAsOf(store: Store, planId: PlanId, day: Day): Promise<Head | null> {
  const parameters = new Parameters();
  const plan = parameters.add(planId);
  const text = `select e.seq, e.hash from entry e where e.journal_id = ${plan} and e.seq < coalesce(
      (select min(x.seq) from entry x where x.journal_id = ${plan} and x.at >= ${parameters.add(endOf(day))}::timestamptz), 2147483647)
    order by e.seq desc limit 1`;
  return askOne<Head>(store, text, parameters);
}

const sameHead = (one: Head, other: Head): boolean => one.seq === other.seq && one.hash === other.hash;

async function foldedTo(store: Store, planId: PlanId, head: Head): Promise<PlanState> {
  const parameters = new Parameters();
  const text = `select e.body from entry e where e.journal_id = ${parameters.add(planId)} and e.seq <= ${parameters.add(head.seq)} order by e.seq`;
  const rows = await ask<{ body: string }>(store, text, parameters);
  return rows.reduce((at, row) => evolve(at, JSON.parse(row.body) as Stamped<PlanEntry>), emptyPlan(planId));
}
