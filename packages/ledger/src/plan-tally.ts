/**
 * What is counted over all tasks of a plan: how each unit stands in each period, and on how many tasks an act is open to the people of a unit.
 * Counted task by task, so that a step that changes three tasks of fifteen thousand counts three anew; a law proves it equal to counting all.
 * Remembers what it counted with the state it counted, which never changes.
 */
import { ruleFor } from './act-rules.js';
import type { PlanActType } from './commands.js';
import type { PeriodState, ReportState, ValueState } from './cycle-state.js';
import type { Actor, IndicatorContent, TaskId, UnitId } from './entries.js';
import { isHandedIn } from './handed-in.js';
import { ACT_TABLE, PLAN_ACT_TYPES } from './permission.js';
import { givesValues, isAsked, reportOf, valuesOf } from './reports.js';
import type { PlanState, TaskState } from './state.js';

/**
 * `asked`: tasks and indicators the unit is asked about, `answers`: one a task, one a series; `outstanding`: tasks asked and not handed in.
 * `returnedShown` counts as returned what was given back and is being signed anew, as others than the unit and the desk see it.
 */
export const COUNTED = ['asked', 'answers', 'handedIn', 'outstanding', 'submitted', 'accepted', 'returned', 'returnedShown'] as const;
export type Counted = (typeof COUNTED)[number];

/** Counts of one unit: acts by their type, standings by `countKeys`. Never a zero. */
export type UnitTally = ReadonlyMap<string, number>;
export type PlanTally = { readonly tasks: ReadonlyMap<UnitId, UnitTally>; readonly plan: ReadonlyMap<UnitId, UnitTally> };

/** The keys of a period, made once. */
const keys = new Map<string, Readonly<Record<Counted, string>>>();
const MOST_KEYS = 1000;

export function countKeys(periodId: string): Readonly<Record<Counted, string>> {
  const known = keys.get(periodId);
  if (known !== undefined) return known;
  const made = Object.fromEntries(COUNTED.map((counted) => [counted, `${periodId} ${counted}`])) as Record<Counted, string>;
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(periodId, made);
  return made;
}

type Add = (unitId: UnitId, key: string, count: number) => void;

const tallies = new WeakMap<PlanState, PlanTally>();

export function planTally(state: PlanState): PlanTally {
  const known = tallies.get(state);
  return known ?? remember(state, { tasks: countAll(state), plan: planPart(state) });
}

/** After a step that changed these tasks and no others (their findings included). */
export function tallyAfter(before: PlanState, after: PlanState, changed: readonly TaskId[]): PlanTally {
  const known = tallies.get(after);
  if (known !== undefined) return known;
  const from = tallies.get(before);
  if (from === undefined || wide(before) !== wide(after)) return planTally(after);
  const tasks = moved(from.tasks, before, after, changed);
  return partial.has(before) ? withTally(after, { tasks, plan: from.plan }) : remember(after, { tasks, plan: planPart(after) });
}

/** States that hold some of their plan's tasks, and the counts over them all. */
const partial = new WeakSet<PlanState>();

/**
 * Gives a state that holds some of its plan's tasks the counts over them all; of units that these tasks do not concern nothing needs to be known.
 * What is counted once for the plan stays: acts on named tasks alone do not touch it (`namedTasks`).
 */
export function withTally(state: PlanState, tally: PlanTally): PlanTally {
  partial.add(state);
  return remember(state, tally);
}

function remember(state: PlanState, tally: PlanTally): PlanTally {
  tallies.set(state, tally);
  return tally;
}

/** What the count of a task rests on besides the task. */
function wide({ content, withdrawn, coordinatorUnitId, periods, draws }: PlanState): string {
  return JSON.stringify([
    content === null,
    withdrawn !== null,
    coordinatorUnitId,
    draws.length,
    [...periods.values()].map(({ periodId, status }) => [periodId, status]),
  ]);
}

function countAll(state: PlanState): PlanTally['tasks'] {
  const tally = new Map<UnitId, Map<string, number>>();
  for (const task of state.tasks.values()) countTask(state, task, adding(tally));
  return tally;
}

function moved(from: PlanTally['tasks'], before: PlanState, after: PlanState, changed: readonly TaskId[]): PlanTally['tasks'] {
  const steps = new Map<UnitId, Map<string, number>>();
  const add = adding(steps);
  for (const taskId of changed) {
    const [old, now] = [before.tasks.get(taskId), after.tasks.get(taskId)];
    if (old !== undefined) countTask(before, old, (unitId, key, count) => add(unitId, key, -count));
    if (now !== undefined) countTask(after, now, add);
  }
  const tally = new Map(from);
  for (const [unitId, step] of steps) put(tally, unitId, summed(from.get(unitId), step));
  return tally;
}

function put(tally: Map<UnitId, UnitTally>, unitId: UnitId, counts: UnitTally | undefined): void {
  if (counts === undefined) return;
  if (counts.size === 0) tally.delete(unitId);
  else tally.set(unitId, counts);
}

/** undefined where nothing changed. */
function summed(from: UnitTally | undefined, step: UnitTally): UnitTally | undefined {
  const changed = [...step].filter(([, count]) => count !== 0);
  if (changed.length === 0) return undefined;
  const sum = new Map(from);
  for (const [key, count] of changed) {
    const whole = (sum.get(key) ?? 0) + count;
    if (whole === 0) sum.delete(key);
    else sum.set(key, whole);
  }
  return sum;
}

const adding =
  (tally: Map<UnitId, Map<string, number>>): Add =>
  (unitId, key, count) => {
    const counts = tally.get(unitId) ?? new Map<string, number>();
    counts.set(key, (counts.get(key) ?? 0) + count);
    tally.set(unitId, counts);
  };

function countTask(state: PlanState, task: TaskState, add: Add): void {
  for (const period of state.periods.values()) countReports(task, period, add);
  countActs(state, task, add);
}

function countReports(task: TaskState, period: PeriodState, add: Add): void {
  const { periodId } = period;
  const key = countKeys(periodId);
  for (const { unitId } of task.duties) {
    if (!isAsked(task, unitId, period)) continue;
    add(unitId, key.asked, 1);
    add(unitId, key.answers, 1);
    add(unitId, isHandedIn(reportOf(task, periodId, unitId)) ? key.handedIn : key.outstanding, 1);
  }
  for (const report of task.reports) {
    if (report.periodId === periodId) countHanded(report, isAsked(task, report.unitId, period), key, add);
  }
}

type Keys = ReturnType<typeof countKeys>;

/** What came back is returned only while it is asked for: a task claimed complete or with another unit since owes nobody an answer. */
function countHanded({ unitId, status, submitted, returns }: ReportState, asked: boolean, key: Keys, add: Add): void {
  if (status === 'submitted' || status === 'accepted') add(unitId, key[status], 1);
  if (!asked) return;
  if (status === 'returned') add(unitId, key.returned, 1);
  if (submitted === null && returns.length > 0) add(unitId, key.returnedShown, 1);
}

type Acts = readonly { readonly type: PlanActType; readonly openOn: (state: PlanState, task: TaskState, actor: Actor) => boolean }[];
const actsOf = (relation: string): Acts =>
  PLAN_ACT_TYPES.filter((type) => ACT_TABLE[type].relation === relation)
    .map((type) => ({ type, openOn: ruleFor(type).openOn }))
    // A rule that looks at nothing is open on no task.
    .filter(({ openOn }) => openOn.length > 0);
let byRelation: { readonly coordinator: Acts; readonly dutyUnit: Acts; readonly verifyingUnit: Acts } | null = null;

/** Rules ask for the actor's unit alone: which of its people may is the table's question. */
const anybodyOf = (unitId: UnitId): Actor => ({ personId: '', unitId, roles: [] });

function countActs(state: PlanState, task: TaskState, add: Add): void {
  if (state.content === null || state.withdrawn !== null) return;
  byRelation ??= { coordinator: actsOf('coordinator'), dutyUnit: actsOf('dutyUnit'), verifyingUnit: actsOf('verifyingUnit') };
  const count = (unitId: UnitId, acts: Acts) => {
    const actor = anybodyOf(unitId);
    for (const { type, openOn } of acts) if (openOn(state, task, actor)) add(unitId, type, 1);
  };
  count(state.coordinatorUnitId, byRelation.coordinator);
  const units = new Set(task.duties.map(({ unitId }) => unitId));
  for (const unitId of units) count(unitId, byRelation.dutyUnit);
  const { verifyingUnitId } = task.closing;
  if (verifyingUnitId !== null) count(verifyingUnitId, byRelation.verifyingUnit);
  if (verifyingUnitId !== null) units.add(verifyingUnitId);
  for (const unitId of units) add(unitId, PART, 1);
}

/** The unit holds a duty or verifies. */
const PART = 'part';
const PLAN_WIDE = PLAN_ACT_TYPES.filter((type) => ACT_TABLE[type].relation === 'coordinator');

/** A rule that looks at nothing is open on no plan. */
const isOpenToAnyPart = (type: PlanActType): boolean =>
  ACT_TABLE[type].relation === 'partInPlan' && (ruleFor(type).openOnPlan?.length ?? 0) > 0;

function countPlanActs(state: PlanState, add: Add): void {
  const desk = anybodyOf(state.coordinatorUnitId);
  for (const type of PLAN_WIDE) if (ruleFor(type).openOnPlan?.(state, desk)) add(desk.unitId, type, 1);
  add(desk.unitId, PART, 1);
  for (const indicator of state.indicators) for (const { unitId } of indicator.duties) add(unitId, PART, 1);
}

/** What is counted once for the plan: its indicators' values and the acts on the plan as such. Small whatever the number of tasks. */
function planPart(state: PlanState): PlanTally['plan'] {
  const tally = new Map<UnitId, Map<string, number>>();
  const add = adding(tally);
  if (state.content === null) return tally;
  if (state.withdrawn === null) countPlanActs(state, add);
  for (const period of state.periods.values()) countValues(state.indicators, period, add);
  return tally;
}

function countValues(indicators: readonly IndicatorContent[], period: PeriodState, add: Add): void {
  const key = countKeys(period.periodId);
  for (const indicator of indicators.filter(({ series }) => series.length > 0)) {
    for (const { unitId } of indicator.duties) {
      if (!givesValues(indicator, unitId)) continue;
      add(unitId, key.asked, 1);
      add(unitId, key.answers, indicator.series.length);
      if (isHandedIn(valuesOf(period, indicator.indicatorId, unitId))) add(unitId, key.handedIn, 1);
    }
  }
  for (const value of period.values) countValue(value, key, add);
}

/** Values given back are shown to nobody else until they are submitted again. */
function countValue({ unitId, status }: ValueState, key: Keys, add: Add): void {
  if (status === 'submitted' || status === 'accepted' || status === 'returned') add(unitId, key[status], 1);
}

/** Acts open to people of the unit, on the plan as such or on at least one task; which of them may is `openTo`'s question. */
export function actsOfUnit({ tasks, plan }: PlanTally, unitId: UnitId): readonly PlanActType[] {
  const [onTasks, onPlan] = [tasks.get(unitId), plan.get(unitId)];
  const has = (key: string) => onTasks?.has(key) === true || onPlan?.has(key) === true;
  const part = has(PART);
  return PLAN_ACT_TYPES.filter((type) => has(type) || (part && isOpenToAnyPart(type)));
}
