/** The units of a plan and their load, counted over the tasks that the viewer sees. */
import type { Day, PlanId, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, seesTask, type Viewer } from '../see.js';
import { tablesAsOf } from './as-of.js';
import { ask } from './ask.js';

export type PlanUnit = {
  readonly unitId: UnitId;
  /** The directory's name; null where the directory does not know the unit. */
  readonly name: string | null;
  readonly printed: readonly string[];
  readonly lead: number;
  readonly responsible: number;
  readonly support: number;
  /** Duties sent and not yet acknowledged. */
  readonly waiting: number;
  readonly acknowledged: number;
  readonly objected: number;
};

const COUNTS = `d.unit_id as "unitId", max(u.name) as name,
  coalesce(array_agg(distinct d.printed) filter (where d.printed is not null), '{}') as printed,
  count(*) filter (where d.role = 'lead')::int as lead, count(*) filter (where d.role = 'responsible')::int as responsible,
  count(*) filter (where d.role = 'support')::int as support, count(*) filter (where d.status = 'sent')::int as waiting,
  count(*) filter (where d.status = 'acknowledged')::int as acknowledged, count(*) filter (where d.status = 'objected')::int as objected`;

/** `tasks`: a table of the tasks `t` that count; `plan`: the SQL of their plan's id. The most loaded first. */
export const planUnitsSql = (
  tasks: string,
  plan: string,
  which = 'true',
): string => `select ${COUNTS} from duty d join ${tasks} t on t.task_id = d.task_id left join unit u on u.unit_id = d.unit_id
    where d.plan_id = ${plan} and ${which} group by d.unit_id order by count(*) desc, d.unit_id`;

/** The most loaded first. */
export async function listPlanUnits(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<readonly PlanUnit[]> {
  return unitsWhere(store, viewer, planId, null, asOf);
}

/** Null where the unit has no duty in what the viewer sees of the plan. */
export async function unitInPlan(store: Store, viewer: Viewer, planId: PlanId, unitId: UnitId, asOf?: Day): Promise<PlanUnit | null> {
  const [found] = await unitsWhere(store, viewer, planId, unitId, asOf);
  return found ?? null;
}

async function unitsWhere(
  store: Store,
  viewer: Viewer,
  planId: PlanId,
  unitId: UnitId | null,
  asOf: Day | undefined,
): Promise<readonly PlanUnit[]> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, ['plan', 'task', 'duty']);
  const plan = `${parameters.add(planId)}::text`;
  const one = unitId === null ? '' : `d.unit_id = ${parameters.add(unitId)}::text and `;
  const live = `${one}t.plan_id = d.plan_id and t.status not in ('replaced', 'withdrawn') and ${seesTask(viewer, plan, parameters)}`;
  return ask<PlanUnit>(store, `${before}${planUnitsSql('task', plan, live)}`, parameters);
}
