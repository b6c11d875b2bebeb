/** The state of a plan as its journal stood at the end of a past day in Asia/Shanghai: folded from nothing, kept nowhere. */
import { type Day, emptyPlan, evolve, type PlanEntry, type PlanId, type PlanState, type Stamped } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { ask } from '../queries/ask.js';
import { Parameters } from '../see.js';
import type { Head } from './stamp-entries.js';

export type StateAsOf = { readonly state: PlanState; readonly head: Head };

/** The first instant after the day. */
const endOf = (day: Day): string => new Date(Date.parse(`${day}T00:00:00.000+08:00`) + 24 * 60 * 60 * 1000).toISOString();

/** The journal is in its own order: the first entry of a later day ends the reading. Null where the plan was not there yet. */
export async function stateAsOf(store: Store, planId: PlanId, day: Day): Promise<StateAsOf | null> {
  const parameters = new Parameters();
  const plan = parameters.add(planId);
  const text = `select e.seq, e.hash, e.body from entry e where e.journal_id = ${plan} and e.seq < coalesce(
      (select min(x.seq) from entry x where x.journal_id = ${plan} and x.at >= ${parameters.add(endOf(day))}::timestamptz), 2147483647)
    order by e.seq`;
  const rows = await ask<{ seq: number; hash: string; body: string }>(store, text, parameters);
  const last = rows.at(-1);
  if (last === undefined) return null;
  const state = rows.reduce((at, row) => evolve(at, JSON.parse(row.body) as Stamped<PlanEntry>), emptyPlan(planId));
  return { state, head: { seq: last.seq, hash: last.hash } };
}
