/** How the units stand in a period (谁报了), as counts: the busiest first. `period-picture.ts` names the tasks as well. */
import type { PeriodId } from './cycle-entries.js';
import type { UnitId } from './entries.js';
import { COUNTED, type Counted, countKeys, type PlanTally, planTally } from './plan-tally.js';
import type { PlanState } from './state.js';

export type UnitStanding = { readonly unitId: UnitId } & Readonly<Record<Counted, number>>;

const NOTHING = Object.fromEntries(COUNTED.map((counted) => [counted, 0])) as Record<Counted, number>;

/** Zero of everything for a unit that is neither asked nor has reported. */
export function standingOf({ tasks, plan }: PlanTally, periodId: PeriodId, unitId: UnitId): UnitStanding {
  const [onTasks, onPlan] = [tasks.get(unitId), plan.get(unitId)];
  const keys = countKeys(periodId);
  const counts: Record<Counted, number> = { ...NOTHING };
  for (const counted of COUNTED) counts[counted] = (onTasks?.get(keys[counted]) ?? 0) + (onPlan?.get(keys[counted]) ?? 0);
  return { unitId, ...counts };
}

/** Asked, or with something handed in. */
export function takesPartInPeriod({ asked, submitted, accepted, returned }: UnitStanding): boolean {
  return asked + submitted + accepted + returned > 0;
}

export function unitStandings(state: PlanState, periodId: PeriodId): readonly UnitStanding[] {
  const tally = planTally(state);
  const units = new Set([...tally.tasks.keys(), ...tally.plan.keys()]);
  const standings = [...units].map((unitId) => standingOf(tally, periodId, unitId));
  return standings.filter(takesPartInPeriod).toSorted(busiestFirst);
}

export function busiestFirst(one: UnitStanding, other: UnitStanding): number {
  return other.answers - one.answers || (one.unitId < other.unitId ? -1 : 1);
}
