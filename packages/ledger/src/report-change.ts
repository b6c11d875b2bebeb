/** Changes to reports, values and periods with structural sharing: what is untouched stays the same object. */
import type { IndicatorId, PeriodId } from './cycle-entries.js';
import type { PeriodState, ReportState, ValueState } from './cycle-state.js';
import type { TaskId, UnitId } from './entries.js';
import type { PlanState, TaskState } from './state.js';
import { changeTasks, followDuties } from './task-change.js';

export function changePeriod(state: PlanState, periodId: PeriodId, change: (period: PeriodState) => PeriodState): PlanState {
  const period = state.periods.get(periodId);
  return period === undefined ? state : { ...state, periods: new Map(state.periods).set(periodId, change(period)) };
}

/** Changes the unit's report on each task; `change` sees undefined where there is none yet. One revision a task. */
export function changeReports(
  state: PlanState,
  refs: readonly { readonly taskId: TaskId; readonly unitId: UnitId }[],
  periodId: PeriodId,
  change: (report: ReportState | undefined, task: TaskState, unitId: UnitId) => ReportState | undefined,
): PlanState {
  const byTask = new Map<TaskId, UnitId[]>();
  for (const { taskId, unitId } of refs) byTask.set(taskId, [...(byTask.get(taskId) ?? []), unitId]);
  return changeTasks(state, [...byTask.keys()], (task) =>
    followDuties((byTask.get(task.taskId) ?? []).reduce((so, unitId) => withReport(so, periodId, unitId, change), task)),
  );
}

function withReport(
  task: TaskState,
  periodId: PeriodId,
  unitId: UnitId,
  change: (report: ReportState | undefined, task: TaskState, unitId: UnitId) => ReportState | undefined,
): TaskState {
  const former = task.reports.find((report) => report.periodId === periodId && report.unitId === unitId);
  const next = change(former, task, unitId);
  if (next === undefined) return task;
  const reports = former === undefined ? [...task.reports, next] : task.reports.map((report) => (report === former ? next : report));
  return { ...task, reports };
}

export function changeValues(
  state: PlanState,
  periodId: PeriodId,
  refs: readonly { readonly indicatorId: IndicatorId; readonly unitId: UnitId }[],
  change: (values: ValueState | undefined, indicatorId: IndicatorId, unitId: UnitId) => ValueState | undefined,
): PlanState {
  if (refs.length === 0) return state;
  return changePeriod(state, periodId, (period) => ({
    ...period,
    values: refs.reduce((values, ref) => withValues(values, ref.indicatorId, ref.unitId, change), period.values),
  }));
}

function withValues(
  values: readonly ValueState[],
  indicatorId: IndicatorId,
  unitId: UnitId,
  change: (values: ValueState | undefined, indicatorId: IndicatorId, unitId: UnitId) => ValueState | undefined,
): readonly ValueState[] {
  const former = values.find((value) => value.indicatorId === indicatorId && value.unitId === unitId);
  const next = change(former, indicatorId, unitId);
  if (next === undefined) return values;
  return former === undefined ? [...values, next] : values.map((value) => (value === former ? next : value));
}
