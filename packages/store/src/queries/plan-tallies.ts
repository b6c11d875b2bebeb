/**
 * The counts of all plans that the viewer sees, added up: from the kept tally of each. A server keeps the tallies that it has read, and asks which of
 * them changed: what it answers is as new as the statement that asked, whichever server wrote.
 */
import type { PlanId, TaskStatus, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, plansSeen, type Viewer } from '../see.js';
import type { Tally } from '../views/plan-tally.js';
import { ask } from './ask.js';

type ByStatus = Readonly<Partial<Record<TaskStatus, number>>>;

export type OverviewOfPlans = {
  readonly plans: number;
  readonly byStatus: ByStatus;
  /** Tasks on which the unit holds a duty; the busiest first. */
  readonly units: readonly { readonly unitId: UnitId; readonly byStatus: ByStatus }[];
  /** By the month in which tasks come due, `2025-12`. */
  readonly due: readonly { readonly month: string; readonly byStatus: ByStatus }[];
};

/** Counts of one plan as flat numbers (name, status, count), since a thousand plans are kept. */
type Kept = { readonly version: string; readonly numbers: Uint16Array };
type Names = { readonly of: string[]; readonly at: Map<string, number> };

/** Beside a store, and gone with it. */
export type TallyCache = { readonly plans: Map<PlanId, Kept>; readonly names: Names };
export const tallyCache = (): TallyCache => ({ plans: new Map(), names: { of: [], at: new Map() } });

const STATUSES: readonly TaskStatus[] = [
  'drafted',
  'dispatched',
  'acknowledged',
  'underWay',
  'suspended',
  'completed',
  'closedOut',
  'madeRoutine',
  'notAttained',
];
const DRAFTED = 0;
const MOST_KEPT = 5000;
const ALL = '';

type Seen = { readonly planId: PlanId; readonly version: string; readonly desk: boolean };

export async function overviewOfPlans(store: Store, viewer: Viewer): Promise<OverviewOfPlans> {
  const seen = await versionsSeen(store, viewer);
  const kept = await keptOf(store, seen);
  return added(store.tallies.names, kept);
}

/** One row with three lists: half a thousand rows would cost more to read than to add up. */
async function versionsSeen(store: Store, viewer: Viewer): Promise<readonly Seen[]> {
  const parameters = new Parameters();
  const text = `select coalesce(json_agg(json_build_array(k.plan_id, k.version, s.desk)), '[]') as seen
    from (${plansSeen(viewer, parameters)}) s join plan_tally k on k.plan_id = s.plan_id`;
  const [found] = await ask<{ seen: readonly [PlanId, string, boolean][] }>(store, text, parameters);
  return found!.seen.map(([planId, version, desk]) => ({ planId, version, desk }));
}

async function keptOf(store: Store, seen: readonly Seen[]): Promise<readonly (Seen & Kept)[]> {
  const { plans, names } = store.tallies;
  const changed = seen.filter(({ planId, version }) => plans.get(planId)?.version !== version);
  const fresh = new Map<PlanId, Kept>();
  if (changed.length > 0) {
    const parameters = new Parameters();
    const ids = parameters.add(changed.map(({ planId }) => planId));
    const text = `select plan_id as "planId", version, tally from plan_tally where plan_id = any(${ids}::text[])`;
    for (const { planId, version, tally } of await ask<{ planId: PlanId; version: string; tally: Tally }>(store, text, parameters))
      fresh.set(planId, { version, numbers: flat(tally, names) });
    for (const [planId, kept] of fresh) keep(plans, planId, kept);
  }
  return seen.flatMap((one) => {
    const kept = fresh.get(one.planId) ?? plans.get(one.planId);
    return kept === undefined ? [] : [{ ...one, ...kept }];
  });
}

function keep(plans: Map<PlanId, Kept>, planId: PlanId, kept: Kept): void {
  plans.delete(planId);
  plans.set(planId, kept);
  const oldest = plans.keys().next();
  if (plans.size > MOST_KEPT && !oldest.done) plans.delete(oldest.value);
}

/** Units and months by their place among the names met so far; months begin with a digit and a `#`, units never do. */
function flat({ tasks, units, due }: Tally, names: Names): Uint16Array {
  const numbers: number[] = [];
  const put = (name: string, counts: Readonly<Record<string, number>>) => {
    const at = placeOf(names, name);
    for (const [status, count] of Object.entries(counts)) {
      const place = STATUSES.indexOf(status as TaskStatus);
      if (place >= 0) numbers.push(at, place, count);
    }
  };
  put(ALL, tasks);
  for (const [unitId, counts] of Object.entries(units)) put(unitId, counts);
  for (const [month, counts] of Object.entries(due)) put(`#${month}`, counts);
  return Uint16Array.from(numbers);
}

function placeOf({ of, at }: Names, name: string): number {
  const known = at.get(name);
  if (known !== undefined) return known;
  at.set(name, of.length);
  return of.push(name) - 1;
}

function added({ of }: Names, plans: readonly (Seen & Kept)[]): OverviewOfPlans {
  const sums = new Uint32Array(of.length * STATUSES.length);
  let visible = 0;
  for (const { desk, numbers } of plans) {
    visible += 1;
    for (let at = 0; at < numbers.length; at += 3) {
      const status = numbers[at + 1]!;
      if (desk || status !== DRAFTED) sums[numbers[at]! * STATUSES.length + status]! += numbers[at + 2]!;
    }
  }
  const named = of.map((name, at) => ({ name, byStatus: countsAt(sums, at) })).filter(({ byStatus }) => sum(byStatus) > 0);
  const months = named.filter(({ name }) => name.startsWith('#')).map(({ name, byStatus }) => ({ month: name.slice(1), byStatus }));
  const units = named.filter(({ name }) => name !== ALL && !name.startsWith('#'));
  return {
    plans: visible,
    byStatus: named.find(({ name }) => name === ALL)?.byStatus ?? {},
    units: units
      .map(({ name, byStatus }) => ({ unitId: name, byStatus }))
      .toSorted((one, other) => sum(other.byStatus) - sum(one.byStatus) || (one.unitId < other.unitId ? -1 : 1)),
    due: months.toSorted((one, other) => (one.month < other.month ? -1 : 1)),
  };
}

function countsAt(sums: Uint32Array, at: number): ByStatus {
  const counts: Partial<Record<TaskStatus, number>> = {};
  for (const [place, status] of STATUSES.entries()) {
    const count = sums[at * STATUSES.length + place]!;
    if (count > 0) counts[status] = count;
  }
  return counts;
}

const sum = (counts: ByStatus): number => Object.values(counts).reduce((total, count) => total + count, 0);
