/** The checks that acts on periods and sheets share; like those of `checks.ts`. */
import { isBlank, refuse } from './checks.js';
import type { PlanCommand } from './commands.js';
import type { IndicatorId, PeriodId, StandInRole } from './cycle-entries.js';
import type { HandedStatus, Mark } from './cycle-state.js';
import { dayOf } from './days.js';
import type { Actor, PersonId, PersonRole, Stamp, TaskId, UnitId } from './entries.js';
import { standsInFor } from './permission.js';
import type { Refusal } from './refusals.js';
import { reportOf, valuesOf } from './reports.js';
import type { PlanState, TaskState } from './state.js';

export const LIMITS = { words: 5000, line: 500, figures: 50, evidence: 50, sheet: 2000, sentences: 5000 } as const;

export function markOf({ entryId, at, actor }: Stamp): Mark {
  return { entryId, at, personId: actor.personId };
}

/** Nothing changes in a locked period but by correction. */
export function periodOpen(state: PlanState, periodId: PeriodId): Refusal | null {
  const period = state.periods.get(periodId);
  if (period === undefined) return refuse('period/not-found', { periodId });
  if (period.status === 'locked') return refuse('period/locked', { periodId });
  return period.status === 'open' ? null : refuse('period/wrong-state', { periodId, status: period.status });
}

export function anyPeriodOpen(state: PlanState): boolean {
  return [...state.periods.values()].some(({ status }) => status === 'open');
}

/** Whether some open period has a report of the unit (any unit, where null) on the task in one of these states; undefined: none at all. */
export function openReport(
  state: PlanState,
  task: TaskState,
  unitId: UnitId | null,
  statuses: readonly (HandedStatus | undefined)[],
): boolean {
  return [...state.periods.values()].some(({ status, periodId }) => {
    if (status !== 'open') return false;
    if (unitId !== null) return statuses.includes(reportOf(task, periodId, unitId)?.status);
    return task.reports.some((report) => report.periodId === periodId && statuses.includes(report.status));
  });
}

/** Whether an open period has values handed in and not looked at yet. */
export function valuesWait(state: PlanState): boolean {
  return [...state.periods.values()].some(
    ({ status, values }) => status === 'open' && values.some((value) => value.status === 'submitted'),
  );
}

/** Who acts in another's place says whose, and was named by him; who acts as himself bears the role. */
export function standInNamed(
  state: PlanState,
  { actor, at }: PlanCommand,
  role: StandInRole,
  roles: readonly PersonRole[],
  standInFor: PersonId | null,
): Refusal | null {
  if (standInFor === null) return bearsAny(actor, roles) ? null : refuse('standIn/not-yours');
  return standsInFor(state, actor, role, dayOf(at)).includes(standInFor) ? null : refuse('standIn/not-yours', { personId: standInFor });
}

function bearsAny(actor: Actor, roles: readonly PersonRole[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

export function within(field: string, count: number, limit: number): Refusal | null {
  return count <= limit ? null : refuse('command/malformed', { field, limit });
}

export function shortEnough(field: string, text: string, limit: number = LIMITS.words): Refusal | null {
  return text.length <= limit ? null : refuse('text/too-long', { field, limit, length: text.length });
}

/** Words that must be there, and within the limit. */
export function wellWorded(code: 'text/missing' | 'reason/missing' | 'basis/missing', field: string, text: string): Refusal | null {
  return isBlank(text) ? refuse(code, { field }) : shortEnough(field, text);
}

/** Refuses where a report is not there, or is in another state than is wanted. */
export function reportIn(
  state: PlanState,
  periodId: PeriodId,
  { taskId, unitId }: { readonly taskId: TaskId; readonly unitId: UnitId },
  statuses: readonly HandedStatus[],
): Refusal | null {
  const report = reportOf(state.tasks.get(taskId), periodId, unitId);
  if (report === undefined) return refuse('report/not-found', { unitId }, [taskId]);
  return statuses.includes(report.status) ? null : refuse('report/wrong-state', { unitId, status: report.status }, [taskId]);
}

export function valuesIn(
  state: PlanState,
  periodId: PeriodId,
  { indicatorId, unitId }: { readonly indicatorId: IndicatorId; readonly unitId: UnitId },
  statuses: readonly HandedStatus[],
): Refusal | null {
  const values = valuesOf(state.periods.get(periodId), indicatorId, unitId);
  if (values === undefined) return refuse('report/not-found', { unitId, indicatorId });
  return statuses.includes(values.status) ? null : refuse('report/wrong-state', { unitId, indicatorId, status: values.status });
}

/** Many refusals of the same kind become one that names all its tasks. */
export function together(refusals: readonly (Refusal | null)[]): Refusal | null {
  const given = refusals.filter((refusal) => refusal !== null);
  const [first] = given;
  if (first === undefined) return null;
  const alike = given.filter(({ code }) => code === first.code);
  return { ...first, tasks: [...new Set(alike.flatMap(({ tasks }) => tasks))] };
}
