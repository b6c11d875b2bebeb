/** Reports and values looked up: whose, of which period, what was last accepted, who is asked. */
import { WITH_UNITS } from './checks.js';
import type { IndicatorId, PeriodId, ReportWords, SliceRef } from './cycle-entries.js';
import type { PeriodState, ReportState, ValueState } from './cycle-state.js';
import { dutyOf, leadUnits } from './duties.js';
import type { IndicatorContent, Instant, UnitId } from './entries.js';
import { HANDED_IN } from './handed-in.js';
import type { PlanState, TaskState, TaskStatus } from './state.js';

/** A completed task may still be reported on, but is not asked about. */
export const REPORTABLE: readonly TaskStatus[] = [...WITH_UNITS, 'completed'];

/** What was handed in on a task is reviewed whatever became of it, but for one that was withdrawn. */
export const REVIEWABLE: readonly TaskStatus[] = [...REPORTABLE, 'suspended', 'closedOut', 'madeRoutine', 'notAttained'];

const AT_REST: readonly TaskStatus[] = ['completed', 'suspended', 'closedOut', 'madeRoutine', 'notAttained'];

export function reportOf(task: TaskState | undefined, periodId: PeriodId, unitId: UnitId): ReportState | undefined {
  return task?.reports.find((report) => report.periodId === periodId && report.unitId === unitId);
}

export function valuesOf(period: PeriodState | undefined, indicatorId: IndicatorId, unitId: UnitId): ValueState | undefined {
  return period?.values.find((value) => value.indicatorId === indicatorId && value.unitId === unitId);
}

/** The unit, and before it whose duties it took over (合并、拆分), the nearest first. */
export function lineOf({ carried }: PlanState, unitId: UnitId): readonly UnitId[] {
  const line: UnitId[] = [unitId];
  for (const at of line) for (const { from, to } of carried.toReversed()) if (to.includes(at) && !line.includes(from)) line.push(from);
  return line;
}

/** Last accepted on the task before this period: the unit's own report, else that of the unit whose duty it took over. The later period stands. */
export function lastAccepted(state: PlanState, task: TaskState, unitId: UnitId, periodId: PeriodId): ReportState | null {
  const line = lineOf(state, unitId);
  const startOf = (id: PeriodId) => state.periods.get(id)?.from ?? '';
  const before = task.reports
    .filter((report) => line.includes(report.unitId) && report.status === 'accepted' && startOf(report.periodId) < startOf(periodId))
    .toSorted((one, other) => {
      const [first, second] = [startOf(one.periodId), startOf(other.periodId)];
      return first === second ? line.indexOf(one.unitId) - line.indexOf(other.unitId) : first < second ? 1 : -1;
    });
  return before[0] ?? null;
}

/** The values last accepted for the indicator before this period, of the unit or of the one whose duty it took over. */
export function lastAcceptedValues(state: PlanState, indicatorId: IndicatorId, unitId: UnitId, periodId: PeriodId): ValueState | null {
  const from = state.periods.get(periodId)?.from ?? '';
  const before = [...state.periods.values()]
    .filter((period) => period.from < from)
    .toSorted((one, other) => (one.from < other.from ? 1 : -1));
  const line = lineOf(state, unitId);
  const accepted = before.flatMap((period) => line.flatMap((one) => valuesOf(period, indicatorId, one) ?? []));
  return accepted.find(({ status }) => status === 'accepted') ?? null;
}

/** The slice that a reference means, while it stands: handed in under that very submission. */
export function sliceOf(task: TaskState, periodId: PeriodId, { unitId, submissionId }: SliceRef): ReportState | null {
  const report = reportOf(task, periodId, unitId);
  const stands = report !== undefined && HANDED_IN.includes(report.status) && report.submitted?.entryId === submissionId;
  return stands ? report : null;
}

/** References to the slices that units have handed in; null for a unit that has not. */
export function sliceRef(task: TaskState, periodId: PeriodId, unitId: UnitId): SliceRef | null {
  const report = reportOf(task, periodId, unitId);
  if (report === undefined || !HANDED_IN.includes(report.status) || report.submitted === null) return null;
  return { unitId, submissionId: report.submitted.entryId };
}

export function slicesOf(task: TaskState, periodId: PeriodId, words: ReportWords): readonly ReportState[] {
  return words.merges.flatMap((ref) => sliceOf(task, periodId, ref) ?? []);
}

/** Whether the period asks the unit about the task: it was dispatched by the period's last day, and is with its units. */
export function isAsked(task: TaskState, unitId: UnitId, period: PeriodState): boolean {
  if (!WITH_UNITS.includes(task.status) || dutyOf(task, unitId) === undefined) return false;
  return task.dispatchedAt !== null && task.dispatchedAt < endOf(period);
}

/** Out with its units by the period's last day, and needing no answer: how it stands is in the journal. */
export function isAtRest(task: TaskState, period: PeriodState): boolean {
  return AT_REST.includes(task.status) && task.dispatchedAt !== null && task.dispatchedAt < endOf(period);
}

/** Midnight in Asia/Shanghai after the last day. */
function endOf({ to }: PeriodState): Instant {
  return `${to}T16:00:00.000Z`;
}

/** Who is asked for an indicator's values: its leads, and where none is marked the unit listed first, so that nobody is asked twice. */
export function givesValues(indicator: IndicatorContent, unitId: UnitId): boolean {
  const leads = leadUnits(indicator.duties);
  return leads.length > 0 ? leads.includes(unitId) : indicator.duties[0]?.unitId === unitId;
}
