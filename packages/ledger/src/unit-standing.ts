/** How the units stand in a period (谁报了), as counts: the busiest first. `period-picture.ts` names the tasks as well. */
import type { PeriodId } from './cycle-entries.js';
import type { UnitId } from './entries.js';
import { COUNTED, type Counted, countKey, type PlanTally, planTally } from './plan-tally.js';
import type { PlanState } from './state.js';

export type UnitStanding = { readonly unitId: UnitId } & Readonly<Record<Counted, number>>;

/** Zero of everything for a unit that is neither asked nor has reported. */
export function standingOf({ tasks, plan }: PlanTally, periodId: PeriodId, unitId: UnitId): UnitStanding {
  const [onTasks, onPlan] = [tasks.get(unitId), plan.get(unitId)];
  const counts = COUNTED.map((counted) => {
    const key = countKey(periodId, counted);
    return [counted, (onTasks?.get(key) ?? 0) + (onPlan?.get(key) ?? 0)];
  });
  return { unitId, ...(Object.fromEntries(counts) as Record<Counted, number>) };
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
