/**
 * How units stand in the periods of a plan and what a viewer may do there, read from kept counts: the same work whatever the number of tasks.
 * A plan without such rows (from before they were kept) is read by its fold.
 */
import {
  actsOfUnit,
  busiestFirst,
  type Day,
  type LookBackDraw,
  type PeriodState,
  type PlanActType,
  type PlanId,
  type PlanState,
  planTally,
  type ReportingRules,
  type StandIn,
  type UnitId,
  type UnitStanding,
  unitStandings,
} from '@taizhang/ledger';
import { planState } from '../journal/plan-state.js';
import { stateAsOf } from '../journal/state-as-of.js';
import type { Store } from '../open-store.js';
import { Parameters, seesDesk, seesPlan, type Viewer } from '../see.js';
import { ask, askOne } from './ask.js';

export type DrawHead = Omit<LookBackDraw, 'from'> & { readonly from: number };

/** The periods of a plan, cut down to the viewer; a consolidated report has no words here. */
export type PlanPeriods = {
  readonly desk: boolean;
  readonly coordinatorUnitId: UnitId;
  readonly rules: ReportingRules;
  readonly standIns: readonly StandIn[];
  readonly draws: readonly DrawHead[];
  readonly periods: readonly PeriodState[];
  /** Acts open to people of the viewer's unit: `openTo` asks which of them may. */
  readonly ofUnit: () => readonly PlanActType[];
  /** Of the units that the viewer sees, the busiest first. */
  readonly standings: (periodId: string) => readonly UnitStanding[];
};

/** The desk and principals see how all units stand, a unit sees itself: nobody is put on show. Principals see nothing that is not submitted. */
export function standingsSeen(viewer: Viewer, desk: boolean, all: readonly UnitStanding[]): readonly UnitStanding[] {
  if (desk) return all;
  if (!viewer.roles.includes('principal')) return all.filter(({ unitId }) => unitId === viewer.unitId);
  const shown = all.map((unit) => ({ ...unit, returned: unit.returnedShown }));
  return shown.filter(({ asked, submitted, accepted, returned }) => asked + submitted + accepted + returned > 0);
}

type Head = Pick<PlanPeriods, 'desk' | 'coordinatorUnitId'> & {
  readonly rules: ReportingRules | null;
  readonly standIns: readonly StandIn[];
  readonly draws: readonly DrawHead[];
  readonly ofUnit: readonly PlanActType[] | null;
};
type Kept = UnitStanding & { readonly periodId: string };

type Which = { readonly periodId?: string | undefined; readonly asOf?: Day | null | undefined };

/** Null where there is no such plan, or none for this viewer, or none yet on that day. `periodId`: of this period alone. */
export async function planPeriods(
  store: Store,
  viewer: Viewer,
  planId: PlanId,
  { periodId, asOf }: Which = {},
): Promise<PlanPeriods | null> {
  if (asOf) return planPeriodsAsOf(store, viewer, planId, asOf);
  const [head, periods, kept] = await Promise.all([
    headOf(store, viewer, planId),
    periodsOf(store, planId, periodId),
    standingsOf(store, planId, periodId),
  ]);
  if (head === null) return null;
  if (head.rules === null) return periodsOfState(await planState(store, planId), viewer, head.desk);
  const { desk, ofUnit, rules } = head;
  const inPeriod = (wanted: string) => kept.filter((one) => one.periodId === wanted).map(({ periodId: _, ...standing }) => standing);
  return {
    ...{ desk, rules, coordinatorUnitId: head.coordinatorUnitId, draws: head.draws },
    standIns: head.standIns.filter(own(viewer, desk)),
    periods: periods.map((period) => periodSeen(viewer, desk, period)),
    ofUnit: () => ofUnit ?? [],
    standings: (wanted) => standingsSeen(viewer, desk, inPeriod(wanted)),
  };
}

async function planPeriodsAsOf(store: Store, viewer: Viewer, planId: PlanId, asOf: Day): Promise<PlanPeriods | null> {
  const desk = await deskOf(store, viewer, planId);
  const found = desk === null ? null : await stateAsOf(store, planId, asOf);
  return desk === null || found === null || found.state.content === null ? null : periodsOfState(found.state, viewer, desk);
}

const own =
  (viewer: Viewer, desk: boolean) =>
  ({ unitId }: { readonly unitId: UnitId }): boolean =>
    desk || unitId === viewer.unitId;

function periodSeen(viewer: Viewer, desk: boolean, period: PeriodState): PeriodState {
  const reads = desk || viewer.roles.includes('principal');
  const report = period.report === null || reads ? period.report : { ...period.report, corrections: [] };
  return { ...period, urgings: period.urgings.filter(own(viewer, desk)), sentBack: [], report };
}

/** The same from a state: of a past day, or where nothing is kept. The state must be whole, not cut down. */
export function periodsOfState(state: PlanState, viewer: Viewer, desk: boolean): PlanPeriods {
  return {
    ...{ desk, coordinatorUnitId: state.coordinatorUnitId, rules: state.rules },
    standIns: state.standIns.filter(own(viewer, desk)),
    draws: state.draws.map(({ from, ...draw }) => ({ ...draw, from: from.length })),
    periods: [...state.periods.values()].map((period) => periodSeen(viewer, desk, period)),
    ofUnit: () => actsOfUnit(planTally(state), viewer.unitId),
    standings: (periodId) => standingsSeen(viewer, desk, unitStandings(state, periodId)),
  };
}

/** Whether the viewer sees the plan's desk; null where there is no such plan, or none for this viewer. */
export async function deskOf(store: Store, viewer: Viewer, planId: PlanId): Promise<boolean | null> {
  const parameters = new Parameters();
  const plan = `${parameters.add(planId)}::text`;
  const text = `select ${seesDesk(viewer, plan, parameters)} as desk from plan p where p.plan_id = ${plan} and ${seesPlan(viewer, plan, parameters)}`;
  return (await askOne<{ desk: boolean }>(store, text, parameters))?.desk ?? null;
}

async function headOf(store: Store, viewer: Viewer, planId: PlanId): Promise<Head | null> {
  const parameters = new Parameters();
  const plan = `${parameters.add(planId)}::text`;
  const text = `select p.coordinator_unit_id as "coordinatorUnitId", ${seesDesk(viewer, plan, parameters)} as desk, c.rules,
    c.stand_ins as "standIns", c.draws, u.acts as "ofUnit"
    from plan p left join plan_cycle c on c.plan_id = p.plan_id
    left join unit_acts u on u.plan_id = p.plan_id and u.unit_id = ${parameters.add(viewer.unitId)}::text
    where p.plan_id = ${plan} and ${seesPlan(viewer, plan, parameters)}`;
  return askOne<Head>(store, text, parameters);
}

/** In the order they were announced. Values are answered by the sheets. */
async function periodsOf(store: Store, planId: PlanId, periodId: string | undefined): Promise<readonly PeriodState[]> {
  const parameters = new Parameters();
  const one = periodId === undefined ? '' : ` and period_id = ${parameters.add(periodId)}::text`;
  const text = `select body - 'values' as body from period where plan_id = ${parameters.add(planId)}::text${one} order by body #>> '{announced,at}', period_id`;
  const rows = await ask<{ body: PeriodState }>(store, text, parameters);
  return rows.map(({ body }) => ({ ...body, values: [] }));
}

async function standingsOf(store: Store, planId: PlanId, periodId: string | undefined): Promise<readonly Kept[]> {
  const parameters = new Parameters();
  const one = periodId === undefined ? '' : ` and period_id = ${parameters.add(periodId)}::text`;
  const text = `select period_id as "periodId", unit_id as "unitId", asked, answers, handed_in as "handedIn", outstanding, submitted, accepted, returned,
    returned_shown as "returnedShown" from period_unit where plan_id = ${parameters.add(planId)}::text${one}`;
  return (await ask<Kept>(store, text, parameters)).toSorted(busiestFirst);
}

/** Acts open to people of the viewer's unit, and whom they may stand in for; of the plan read by `planPeriods`, without its periods. */
export async function planActs(store: Store, viewer: Viewer, planId: PlanId): Promise<Pick<PlanPeriods, 'ofUnit' | 'standIns'> | null> {
  const head = await headOf(store, viewer, planId);
  if (head === null) return null;
  if (head.rules === null) return periodsOfState(await planState(store, planId), viewer, head.desk);
  return { ofUnit: () => head.ofUnit ?? [], standIns: head.standIns };
}
