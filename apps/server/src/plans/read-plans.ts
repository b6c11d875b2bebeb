/** The list of plans and one plan's head. */
import { ROUTES } from '@taizhang/contract';
import { emptyPlan, may, openTo } from '@taizhang/ledger';
import { getPlan as findPlan, listPlans as findPlans, planActs } from '@taizhang/store';
import { dayOf, isPast } from '../clock.js';
import { answers } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import { planSummaryShape } from './plan-shapes.js';

/** Asked of the rules themselves, with a plan that is not there yet. */
const mayBringIn = (person: SignedIn): boolean =>
  may(emptyPlan(''), { type: 'bring-plan-in', coordinatorUnitId: person.unitId, plan: undefined as never }, person);

export const listPlans = answers(ROUTES.listPlans, async ({ person, parts }) => {
  const plans = await findPlans(parts.store, person);
  const nameOf = await parts.names.of(plans.map((plan) => plan.coordinatorUnitId));
  return { answer: { plans: plans.map((plan) => planSummaryShape(plan, nameOf)), mayBringIn: mayBringIn(person) } };
});

export const getPlan = answers(ROUTES.getPlan, async ({ params, query: { asOf }, person, parts }) => {
  const [plan, acts] = await Promise.all([
    findPlan(parts.store, person, params.planId, asOf),
    planActs(parts.store, person, params.planId),
  ]);
  if (plan === null || acts === null) return { refused: 'plan/not-found' };
  const nameOf = await parts.names.of([plan.coordinatorUnitId]);
  const { script, fileName, seq, hash, sections, desk } = plan;
  const allowed = isPast(asOf, parts.clock) ? [] : openTo(acts, person, acts.ofUnit(), dayOf(parts.clock()));
  return { answer: { ...planSummaryShape(plan, nameOf), script, fileName, seq, hash, sections, allowed, desk } };
});
