/** The folded state of a journal, brought up to date. For rules (what is allowed), never a way around *See*. */
import { type Day, type DirectoryState, emptyPlan, type PlanId, type PlanState } from '@taizhang/ledger';
import { readerOf } from '../database/reading.js';
import { withRetry } from '../database/retry.js';
import type { Store } from '../open-store.js';
import { bringForward } from './bring-forward.js';
import { DIRECTORY_ID, DIRECTORY_RULES, PLAN_RULES } from './rules.js';
import { stateAsOf } from './state-as-of.js';

/** The empty plan where there is none. `asOf`: at the end of that day. */
export async function planState(store: Store, planId: PlanId, asOf?: Day): Promise<PlanState> {
  if (asOf !== undefined) return (await stateAsOf(store, planId, asOf))?.state ?? emptyPlan(planId);
  const known = await withRetry(() => bringForward(store, readerOf(store), PLAN_RULES, planId, null));
  return known.state;
}

export async function directoryState(store: Store): Promise<DirectoryState> {
  const known = await withRetry(() => bringForward(store, readerOf(store), DIRECTORY_RULES, DIRECTORY_ID, null));
  return known.state;
}
