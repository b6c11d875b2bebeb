/** The state of a plan with the head that it was folded to. For *See* to cut down, never to be shown whole. */
import type { PlanId, PlanState } from '@taizhang/ledger';
import { readerOf } from '../database/reading.js';
import { withRetry } from '../database/retry.js';
import type { Store } from '../open-store.js';
import { bringForward } from './bring-forward.js';
import { PLAN_RULES } from './rules.js';
import type { Known } from './state-cache.js';

export function planHead(store: Store, planId: PlanId): Promise<Known<PlanState>> {
  return withRetry(() => bringForward(store, readerOf(store), PLAN_RULES, planId, null));
}
