/** The overview of a plan: every figure counts tasks that the viewer sees, and opens the rows behind it by the same filters. */
import type { ClosingKind, Day, IndicatorContent, PlanId, TaskStatus } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, seesTask, type Viewer } from '../see.js';
import { tablesAsOf } from './as-of.js';
import { ask } from './ask.js';
import { listPlanUnits, type PlanUnit } from './plan-units.js';
import { getPlan, listIndicators } from './plans.js';

export type Overview = {
  readonly planId: PlanId;
  /** In the order of the plan; tasks outside any section last, under null. */
  readonly sections: readonly {
    readonly sectionId: string | null;
    readonly heading: string;
    readonly byStatus: Readonly<Partial<Record<TaskStatus, number>>>;
  }[];
  readonly units: readonly PlanUnit[];
  /** By the month in which tasks come due, `2025-12`. */
  readonly due: readonly { readonly month: string; readonly tasks: number }[];
  readonly noDate: number;
  readonly byClosing: readonly { readonly kind: ClosingKind; readonly tasks: number }[];
  readonly indicators: readonly IndicatorContent[];
  /** Null for those who do not see the desk. */
  readonly intake: Intake | null;
};

export type Intake = {
  readonly drafted: number;
  readonly ready: number;
  readonly openAsks: number;
  readonly openGroups: number;
  readonly leadsUnsettled: number;
  readonly closingsUnconfirmed: number;
};

export async function overview(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<Overview | null> {
  const plan = await getPlan(store, viewer, planId, asOf);
  if (plan === null) return null;
  const read: Read = { store, viewer, planId, asOf };
  const [sections, units, due, byClosing, indicators, intake] = await Promise.all([
    sectionsByStatus(read),
    listPlanUnits(store, viewer, planId, asOf),
    dueByMonth(read),
    grouped<{ kind: ClosingKind; tasks: number }>(read, 't.closing_kind as kind', 't.closing_kind', 'tasks desc, kind'),
    listIndicators(store, viewer, planId, asOf),
    plan.desk ? intakeOf(read) : Promise.resolve(null),
  ]);
  const dated = due.filter((row) => row.month !== null) as { month: string; tasks: number }[];
  const noDate = due.find((row) => row.month === null)?.tasks ?? 0;
  return { planId, sections, units, due: dated, noDate, byClosing, indicators, intake };
}

type Read = { readonly store: Store; readonly viewer: Viewer; readonly planId: PlanId; readonly asOf: Day | undefined };

const dueByMonth = (read: Read) =>
  grouped<{ month: string | null; tasks: number }>(read, `to_char(t.due_on, 'YYYY-MM') as month`, '1', 'month');

function grouped<R extends object>(read: Read, what: string, by: string, order: string): Promise<readonly R[]> {
  return onTasks<R>(read, (live) => `select ${what}, count(*)::int as tasks from task t where ${live} group by ${by} order by ${order}`);
}

/** `sql` gets the condition of the tasks that the viewer sees. */
async function onTasks<R extends object>({ store, viewer, planId, asOf }: Read, sql: (live: string) => string): Promise<readonly R[]> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, ['plan', 'section', 'task']);
  return ask<R>(store, `${before}${sql(liveTasks(viewer, planId, parameters))}`, parameters);
}

function liveTasks(viewer: Viewer, planId: PlanId, parameters: Parameters): string {
  const plan = `${parameters.add(planId)}::text`;
  return `t.plan_id = ${plan} and t.status not in ('replaced', 'withdrawn') and ${seesTask(viewer, plan, parameters)}`;
}

async function sectionsByStatus(read: Read): Promise<Overview['sections']> {
  const rows = await onTasks<{ sectionId: string | null; heading: string; status: TaskStatus; tasks: number }>(
    read,
    (live) => `select t.section_id as "sectionId", coalesce(max(s.heading), '') as heading, t.status, count(*)::int as tasks
    from task t left join section s on s.plan_id = t.plan_id and s.section_id = t.section_id
    where ${live} group by t.section_id, t.status order by max(s.ord) nulls last, t.section_id, t.status`,
  );
  const sections = new Map<string | null, { sectionId: string | null; heading: string; byStatus: Partial<Record<TaskStatus, number>> }>();
  for (const { sectionId, heading, status, tasks } of rows) {
    const section = sections.get(sectionId) ?? { sectionId, heading, byStatus: {} };
    section.byStatus[status] = tasks;
    sections.set(sectionId, section);
  }
  return [...sections.values()];
}

async function intakeOf(read: Read): Promise<Intake> {
  const [found] = await onTasks<Intake>(
    read,
    (
      live,
    ) => `select count(*)::int as drafted, count(*) filter (where t.ready)::int as ready, coalesce(sum(t.open_asks), 0)::int as "openAsks",
      coalesce(sum(cardinality(t.open_groups)), 0)::int as "openGroups", count(*) filter (where not t.lead_settled)::int as "leadsUnsettled",
      count(*) filter (where not t.closing_confirmed)::int as "closingsUnconfirmed"
    from task t where ${live} and t.status = 'drafted'`,
  );
  return found!;
}
