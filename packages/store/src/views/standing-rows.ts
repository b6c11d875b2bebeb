/** The rows of what is counted over a plan, from the ledger's tally: only of units whose counts changed. */
import { actsOfUnit, type PlanState, type PlanTally, planTally, standingOf, takesPartInPeriod, tallyAfter } from '@taizhang/ledger';
import { PERIOD_UNIT, PLAN_CYCLE, UNIT_ACTS } from './cycle-tables.js';
import { type Change, difference, type Row } from './view-table.js';

/** `changed`: the tasks that are not what they were, their findings included. */
export function standingChanges(before: PlanState, after: PlanState, changed: readonly string[]): Change[] {
  const old = planTally(before);
  const now = tallyAfter(before, after, changed);
  const units = [...unitsOf(old, now)].filter((unitId) => before.periods !== after.periods || differs(old, now, unitId));
  return [
    difference(PERIOD_UNIT, standingRows(before, old, units), standingRows(after, now, units)),
    difference(UNIT_ACTS, actRows(before, old, units), actRows(after, now, units)),
    difference(PLAN_CYCLE, cycleRow(before), cycleRow(after)),
  ];
}

const unitsOf = (...tallies: readonly PlanTally[]): ReadonlySet<string> =>
  new Set(tallies.flatMap(({ tasks, plan }) => [...tasks.keys(), ...plan.keys()]));

function differs(old: PlanTally, now: PlanTally, unitId: string): boolean {
  return old.tasks.get(unitId) !== now.tasks.get(unitId) || !sameCounts(old.plan.get(unitId), now.plan.get(unitId));
}

function sameCounts(one: ReadonlyMap<string, number> | undefined, other: ReadonlyMap<string, number> | undefined): boolean {
  if (one === undefined || other === undefined || one.size !== other.size) return one === other;
  return [...one].every(([key, count]) => other.get(key) === count);
}

function standingRows(state: PlanState, tally: PlanTally, units: readonly string[]): Row[] {
  return [...state.periods.keys()].flatMap((periodId) =>
    units
      .map((unitId) => standingOf(tally, periodId, unitId))
      .filter(takesPartInPeriod)
      .map(({ unitId, handedIn, returnedShown, ...counts }) => ({
        ...{ plan_id: state.planId, period_id: periodId, unit_id: unitId },
        ...counts,
        ...{ handed_in: handedIn, returned_shown: returnedShown },
      })),
  );
}

function actRows(state: PlanState, tally: PlanTally, units: readonly string[]): Row[] {
  return units
    .map((unitId) => ({ plan_id: state.planId, unit_id: unitId, acts: actsOfUnit(tally, unitId) }))
    .filter(({ acts }) => acts.length > 0);
}

function cycleRow({ planId, content, rules, standIns, draws }: PlanState): Row[] {
  return content === null ? [] : [{ plan_id: planId, rules, stand_ins: standIns, draws: drawn(draws) }];
}

const drawsKept = new WeakMap<PlanState['draws'], readonly unknown[]>();

/** How many tasks a look-back was drawn from, not which. The same object for the same draws: rows compare documents so. */
function drawn(draws: PlanState['draws']): readonly unknown[] {
  const kept = drawsKept.get(draws) ?? draws.map(({ from, ...draw }) => ({ ...draw, from: from.length }));
  drawsKept.set(draws, kept);
  return kept;
}
