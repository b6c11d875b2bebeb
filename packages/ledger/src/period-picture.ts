/** A period in one picture: who has reported, what is late. Late is a view of the calendar and today, never an entry. */
import type { PeriodId, UrgingStep } from './cycle-entries.js';
import type { HandedStatus, PeriodState } from './cycle-state.js';
import type { Day, TaskId, UnitId } from './entries.js';
import { isHandedIn } from './handed-in.js';
import { givesValues, isAsked, reportOf, valuesOf } from './reports.js';
import type { PlanState } from './state.js';

export type UnitPicture = {
  readonly unitId: UnitId;
  /** Tasks and indicators that the unit is asked about. */
  readonly asked: number;
  readonly handedIn: number;
  /** Asked and not handed in; `outstanding` counts indicators too. */
  readonly outstanding: number;
  readonly outstandingTasks: readonly TaskId[];
  readonly counts: Readonly<Record<HandedStatus, number>>;
  readonly late: boolean;
  readonly urged: UrgingStep | null;
};
export type PeriodPicture = {
  readonly periodId: PeriodId;
  readonly units: readonly UnitPicture[];
  readonly complete: number;
  readonly late: readonly UnitId[];
  /** Handed in and waiting for the coordinator. */
  readonly toReview: number;
};

/** null for a period that was not announced. */
export function periodPicture(state: PlanState, periodId: PeriodId, today: Day): PeriodPicture | null {
  const period = state.periods.get(periodId);
  if (period === undefined) return null;
  const pictures = new Map<UnitId, MutablePicture>();
  const of = (unitId: UnitId) => pictures.get(unitId) ?? put(pictures, unitId);
  for (const task of state.tasks.values()) {
    for (const { unitId } of task.duties) {
      if (isAsked(task, unitId, period)) count(of(unitId), reportOf(task, periodId, unitId), task.taskId);
    }
    for (const { unitId, status, periodId: reported } of task.reports) {
      if (reported === periodId && (status !== 'returned' || isAsked(task, unitId, period))) of(unitId).counts[status] += 1;
    }
  }
  countValues(state, period, of);
  return pictureOf(period, [...pictures.values()], today);
}

type MutablePicture = {
  readonly unitId: UnitId;
  asked: number;
  handedIn: number;
  readonly outstandingTasks: TaskId[];
  readonly counts: Record<HandedStatus, number>;
};

function put(pictures: Map<UnitId, MutablePicture>, unitId: UnitId): MutablePicture {
  const counts = { signedOff: 0, submitted: 0, withdrawn: 0, accepted: 0, returned: 0 };
  const picture = { unitId, asked: 0, handedIn: 0, outstandingTasks: [], counts };
  pictures.set(unitId, picture);
  return picture;
}

function count(picture: MutablePicture, handed: { readonly status: HandedStatus } | undefined, taskId: TaskId | null): void {
  picture.asked += 1;
  if (isHandedIn(handed)) picture.handedIn += 1;
  else if (taskId !== null) picture.outstandingTasks.push(taskId);
}

function countValues(state: PlanState, period: PeriodState, of: (unitId: UnitId) => MutablePicture): void {
  for (const indicator of state.indicators) {
    if (indicator.series.length === 0) continue;
    for (const { unitId } of indicator.duties) {
      if (givesValues(indicator, unitId)) count(of(unitId), valuesOf(period, indicator.indicatorId, unitId), null);
    }
  }
  for (const value of period.values) of(value.unitId).counts[value.status] += 1;
}

function pictureOf(period: PeriodState, pictures: readonly MutablePicture[], today: Day): PeriodPicture {
  const pastDue = period.status === 'open' && today > period.calendar.dueOn;
  const units = pictures.map((picture) => {
    const outstanding = picture.asked - picture.handedIn;
    const urged = period.urgings.findLast(({ unitId }) => unitId === picture.unitId)?.step ?? null;
    return { ...picture, outstanding, late: pastDue && outstanding > 0, urged };
  });
  return {
    periodId: period.periodId,
    units,
    complete: units.filter((unit) => unit.outstanding === 0).length,
    late: units.filter((unit) => unit.late).map(({ unitId }) => unitId),
    toReview: units.reduce((sum, unit) => sum + unit.counts.submitted, 0),
  };
}
