/** The sheet of a unit in a period (填报单): all its tasks by role, last accepted words beside the empty box. A view; it decides nothing. */
import type { PeriodId, SliceRef } from './cycle-entries.js';
import type { PeriodStatus, ReportState, ValueState } from './cycle-state.js';
import { dutyOf } from './duties.js';
import type { DutyRole, IndicatorContent, Milestone, TaskId, UnitId } from './entries.js';
import { givesValues, isAsked, lastAccepted, lastAcceptedValues, reportOf, sliceRef, valuesOf } from './reports.js';
import type { PlanState, TaskState } from './state.js';

export type SheetRow = {
  readonly taskId: TaskId;
  readonly number: string | null;
  readonly text: string;
  readonly role: DutyRole;
  /** False where the task came off the sheet (closed, suspended, completed…) after something was written on it. */
  readonly asked: boolean;
  /** The unit has acknowledged the task; a sheet can be signed off only then. */
  readonly acknowledged: boolean;
  readonly last: ReportState | null;
  /** How many periods in a row "no change" would make: 2 is marked. 0 where there are no words to leave unchanged. */
  readonly unchangedNext: number;
  readonly report: ReportState | null;
  /** For a lead: slices of the others that can be taken in now. */
  readonly slices: readonly SliceRef[];
  readonly milestones: readonly Milestone[];
};
export type SheetIndicator = { readonly indicator: IndicatorContent; readonly last: ValueState | null; readonly value: ValueState | null };
export type Sheet = {
  readonly unitId: UnitId;
  readonly periodId: PeriodId;
  readonly status: PeriodStatus;
  readonly answers: number;
  /** Only roles that the unit has, in this order: lead, responsible, support. */
  readonly groups: readonly { readonly role: DutyRole; readonly rows: readonly SheetRow[] }[];
  readonly indicators: readonly SheetIndicator[];
};

const ROLES: readonly DutyRole[] = ['lead', 'responsible', 'support'];

/** null for a period that was not announced. */
export function sheetOf(state: PlanState, unitId: UnitId, periodId: PeriodId): Sheet | null {
  const period = state.periods.get(periodId);
  if (period === undefined) return null;
  const rows = [...state.tasks.values()]
    .filter((task) => isAsked(task, unitId, period) || reportOf(task, periodId, unitId) !== undefined)
    .toSorted((one, other) => one.order - other.order)
    .map((task) => rowOf(state, task, unitId, periodId, isAsked(task, unitId, period)));
  const given = state.indicators.filter((indicator) => givesValues(indicator, unitId));
  return {
    ...{ unitId, periodId },
    status: period.status,
    answers: rows.filter((row) => row.asked).length + given.reduce((sum, { series }) => sum + series.length, 0),
    groups: ROLES.map((role) => ({ role, rows: rows.filter((row) => row.role === role) })).filter((group) => group.rows.length > 0),
    indicators: state.indicators
      .filter((indicator) => givesValues(indicator, unitId) || valuesOf(period, indicator.indicatorId, unitId) !== undefined)
      .map((indicator) => indicatorOf(state, indicator, unitId, periodId)),
  };
}

function rowOf(state: PlanState, task: TaskState, unitId: UnitId, periodId: PeriodId, asked: boolean): SheetRow {
  const report = reportOf(task, periodId, unitId) ?? null;
  const duty = dutyOf(task, unitId);
  const last = lastAccepted(state, task, unitId, periodId);
  const { taskId, number, text } = task;
  const role = duty?.role ?? report?.role ?? 'responsible';
  const others = task.duties.filter((other) => other.unitId !== unitId);
  return {
    ...{ taskId, number, text, role, asked, last, report },
    acknowledged: duty?.status === 'acknowledged',
    unchangedNext: last === null ? 0 : last.words.unchanged + 1,
    slices: role === 'lead' ? others.flatMap((other) => sliceRef(task, periodId, other.unitId) ?? []) : [],
    milestones: task.measures.find((paper) => paper.unitId === unitId)?.milestones ?? [],
  };
}

function indicatorOf(state: PlanState, indicator: IndicatorContent, unitId: UnitId, periodId: PeriodId): SheetIndicator {
  const { indicatorId } = indicator;
  const value = valuesOf(state.periods.get(periodId), indicatorId, unitId) ?? null;
  return { indicator, last: lastAcceptedValues(state, indicatorId, unitId, periodId), value };
}
