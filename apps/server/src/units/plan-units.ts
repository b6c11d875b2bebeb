/** The units of a plan and what each carries. */
import type { z } from '@hono/zod-openapi';
import { type PlanUnit, ROUTES } from '@taizhang/contract';
import { listPlanUnits as findUnits, getPlan, type PlanUnit as StoredUnit, unitInPlan } from '@taizhang/store';
import { answers, type DeepReadonly } from '../http/use-case.js';

export const planUnitShape = ({ unitId, name, ...load }: StoredUnit): DeepReadonly<z.input<typeof PlanUnit>> => ({
  unit: { unitId, name: name ?? load.printed[0] ?? unitId },
  ...load,
});

export const listPlanUnits = answers(ROUTES.listPlanUnits, async ({ params, query: { asOf }, person, parts }) => {
  if ((await getPlan(parts.store, person, params.planId, asOf)) === null) return { refused: 'plan/not-found' };
  const units = await findUnits(parts.store, person, params.planId, asOf);
  return { answer: { units: units.map(planUnitShape) } };
});

export const getPlanUnit = answers(ROUTES.getPlanUnit, async ({ params, query, person, parts }) => {
  const unit = await unitInPlan(parts.store, person, params.planId, params.unitId, query.asOf);
  return unit === null ? { refused: 'not-found' } : { answer: planUnitShape(unit) };
});
