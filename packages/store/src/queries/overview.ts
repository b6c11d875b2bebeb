/** The overview of a plan: every figure counts tasks that the viewer sees, and opens the rows behind it by the same filters. */
import type { ClosingKind, IndicatorContent, PlanId, TaskStatus } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, seesTask, type Viewer } from '../see.js';
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

export async function overview(store: Store, viewer: Viewer, planId: PlanId): Promise<Overview | null> {
  const plan = await getPlan(store, viewer, planId);
  if (plan === null) return null;
  const [sections, units, due, byClosing, indicators, intake] = await Promise.all([
    sectionsByStatus(store, viewer, planId),
    listPlanUnits(store, viewer, planId),
    dueByMonth(store, viewer, planId),
    grouped<{ kind: ClosingKind; tasks: number }>(store, viewer, planId, 't.closing_kind as kind', 't.closing_kind', 'tasks desc, kind'),
    listIndicators(store, viewer, planId),
    plan.desk ? intakeOf(store, viewer, planId) : Promise.resolve(null),
  ]);
  const dated = due.filter((row) => row.month !== null) as { month: string; tasks: number }[];
  const noDate = due.find((row) => row.month === null)?.tasks ?? 0;
  return { planId, sections, units, due: dated, noDate, byClosing, indicators, intake };
}

const dueByMonth = (store: Store, viewer: Viewer, planId: PlanId) =>
  grouped<{ month: string | null; tasks: number }>(store, viewer, planId, `to_char(t.due_on, 'YYYY-MM') as month`, '1', 'month');

function grouped<R extends object>(
  store: Store,
  viewer: Viewer,
  planId: PlanId,
  what: string,
  by: string,
  order: string,
): Promise<readonly R[]> {
  const parameters = new Parameters();
  const text = `select ${what}, count(*)::int as tasks from task t where ${liveTasks(viewer, planId, parameters)} group by ${by} order by ${order}`;
  return ask<R>(store, text, parameters);
}

function liveTasks(viewer: Viewer, planId: PlanId, parameters: Parameters): string {
  const plan = `${parameters.add(planId)}::text`;
  return `t.plan_id = ${plan} and t.status not in ('replaced', 'withdrawn') and ${seesTask(viewer, plan, parameters)}`;
}

async function sectionsByStatus(store: Store, viewer: Viewer, planId: PlanId): Promise<Overview['sections']> {
  const parameters = new Parameters();
  const text = `select t.section_id as "sectionId", coalesce(max(s.heading), '') as heading, t.status, count(*)::int as tasks
    from task t left join section s on s.plan_id = t.plan_id and s.section_id = t.section_id
    where ${liveTasks(viewer, planId, parameters)} group by t.section_id, t.status order by max(s.ord) nulls last, t.section_id, t.status`;
  const rows = await ask<{ sectionId: string | null; heading: string; status: TaskStatus; tasks: number }>(store, text, parameters);
  const sections = new Map<string | null, { sectionId: string | null; heading: string; byStatus: Partial<Record<TaskStatus, number>> }>();
  for (const { sectionId, heading, status, tasks } of rows) {
    const section = sections.get(sectionId) ?? { sectionId, heading, byStatus: {} };
    section.byStatus[status] = tasks;
    sections.set(sectionId, section);
  }
  return [...sections.values()];
}

async function intakeOf(store: Store, viewer: Viewer, planId: PlanId): Promise<Intake> {
  const parameters = new Parameters();
  const text = `select count(*)::int as drafted, count(*) filter (where t.ready)::int as ready, coalesce(sum(t.open_asks), 0)::int as "openAsks",
      coalesce(sum(cardinality(t.open_groups)), 0)::int as "openGroups", count(*) filter (where not t.lead_settled)::int as "leadsUnsettled",
      count(*) filter (where not t.closing_confirmed)::int as "closingsUnconfirmed"
    from task t where ${liveTasks(viewer, planId, parameters)} and t.status = 'drafted'`;
  const [found] = await ask<Intake>(store, text, parameters);
  return found!;
}
