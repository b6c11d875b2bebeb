/** Stand-ins at a hand-over: in each plan where the person stands in for somebody, the successor does, by the ledger's own rule and in its journal. */
import { type PlanId, standInsToPass } from '@taizhang/ledger';
import { execute, planState, plansOfUnit } from '@taizhang/store';
import { dayOf } from '../clock.js';
import { actorOf, type SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';

export type Post = { readonly unitId: string; readonly fromId: string; readonly toId: string };
type World = { readonly person: SignedIn; readonly parts: Parts };

const toPass = async ({ unitId, fromId, toId }: Post, { store, clock }: Parts): Promise<readonly { planId: PlanId; count: number }[]> => {
  const on = dayOf(clock());
  const found = [];
  for (const planId of await plansOfUnit(store, unitId)) {
    const count = standInsToPass(await planState(store, planId), unitId, { fromId, toId, on }).length;
    if (count > 0) found.push({ planId, count });
  }
  return found;
};

/** How many namings there are; `toId` may still be open. */
export const countStandIns = async (post: Post, parts: Parts): Promise<number> =>
  (await toPass(post, parts)).reduce((sum, { count }) => sum + count, 0);

/** How many passed. The security administrator, who acts in no ledger, passes none: who named the person names somebody else. */
export const passStandIns = async (post: Post, { person, parts }: World): Promise<number> => {
  let passed = 0;
  for (const { planId, count } of await toPass(post, parts)) {
    const now = parts.clock();
    const act = { type: 'pass-stand-ins', fromId: post.fromId, toId: post.toId, on: dayOf(now) } as const;
    const command = { commandId: parts.newId(), actor: actorOf(person), at: now.toISOString(), seen: {}, act };
    if ((await execute(parts.store, planId, command)).ok) passed += count;
  }
  return passed;
};
