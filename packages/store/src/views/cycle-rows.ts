/** The rows of the half-year cycle as a pure function of the state. */
import type { PeriodState, PlanState, TaskState } from '@taizhang/ledger';
import { CLAIM, EVIDENCE, PERIOD, REPORT } from './cycle-tables.js';
import { type Change, difference, putting, type Row } from './view-table.js';

export function periodRow(planId: string, period: PeriodState): Row {
  return { plan_id: planId, period_id: period.periodId, status: period.status, due_on: period.calendar.dueOn, body: bodyOf(period) };
}

const bodies = new WeakMap<PeriodState, PeriodState>();

/** All but the words of the consolidated report, which are as long as the plan. The same object for the same period: rows compare bodies so. */
function bodyOf(period: PeriodState): PeriodState {
  if (period.report === null) return period;
  const body = bodies.get(period) ?? { ...period, report: { ...period.report, parts: [] } };
  bodies.set(period, body);
  return body;
}

export function reportRows(planId: string, task: TaskState): Row[] {
  return task.reports.map((report) => ({
    plan_id: planId,
    period_id: report.periodId,
    task_id: task.taskId,
    unit_id: report.unitId,
    role: report.role,
    status: report.status,
    light: report.words.light,
    submitted_at: report.submitted?.at ?? null,
    body: report,
  }));
}

export function claimRows(planId: string, task: TaskState): Row[] {
  return task.claims.map((claim) => ({
    plan_id: planId,
    task_id: task.taskId,
    claim_id: claim.claimId,
    unit_id: claim.unitId,
    status: claim.status,
    body: claim,
  }));
}

export function evidenceRows(planId: string, task: TaskState): Row[] {
  return task.evidence.map((evidence) => ({
    plan_id: planId,
    task_id: task.taskId,
    evidence_id: evidence.evidenceId,
    unit_id: evidence.unitId,
    kind: evidence.kind,
    sha256: evidence.kind === 'file' ? evidence.sha256 : null,
    body: evidence,
  }));
}

/** Of the tasks that changed, before and after; and of the periods. */
export function cycleChanges(before: PlanState, after: PlanState, old: readonly TaskState[], now: readonly TaskState[]): Change[] {
  const planId = after.planId;
  const rowsOf = (tasks: readonly TaskState[], rows: (planId: string, task: TaskState) => Row[]) =>
    tasks.flatMap((task) => rows(planId, task));
  return [
    periodChange(before, after),
    difference(REPORT, rowsOf(old, reportRows), rowsOf(now, reportRows)),
    difference(CLAIM, rowsOf(old, claimRows), rowsOf(now, claimRows)),
    difference(EVIDENCE, rowsOf(old, evidenceRows), rowsOf(now, evidenceRows)),
  ];
}

function periodChange(before: PlanState, after: PlanState): Change {
  if (before.periods === after.periods) return putting(PERIOD, []);
  const rows = (state: PlanState) => [...state.periods.values()].map((period) => periodRow(after.planId, period));
  return difference(PERIOD, rows(before), rows(after));
}
