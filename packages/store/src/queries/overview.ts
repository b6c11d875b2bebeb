/** The overview of a plan: every figure counts tasks that the viewer sees, and opens the rows behind it by the same filters. */
import type { ClosingKind, Day, IndicatorContent, PlanId, TaskStatus } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, seesDesk, seesPlan, seesTask, type Viewer } from '../see.js';
import { tablesAsOf } from './as-of.js';
import { askOne } from './ask.js';
import { type PlanUnit, planUnitsSql } from './plan-units.js';

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
  const parameters = new Parameters();
  const past = await tablesAsOf(store, planId, asOf, parameters, ['plan', 'section', 'indicator', 'task', 'duty']);
  const found = await askOne<Found>(store, `${past || 'with '}${past && ', '}${overviewSql(viewer, planId, parameters)}`, parameters);
  if (found === null) return null;
  const { months, sections, ...others } = found;
  const due = months.filter((row): row is { month: string; tasks: number } => row.month !== null);
  return { planId, ...others, sections: sectionsOf(sections), due, noDate: months.find((row) => row.month === null)?.tasks ?? 0 };
}

type SectionRow = { readonly sectionId: string | null; readonly heading: string; readonly status: TaskStatus; readonly tasks: number };
type Found = Pick<Overview, 'units' | 'byClosing' | 'indicators' | 'intake'> & {
  readonly sections: readonly SectionRow[];
  readonly months: readonly { readonly month: string | null; readonly tasks: number }[];
};

const listOf = (sql: string): string => `(select coalesce(json_agg(r), '[]') from (${sql}) r)`;

/** One statement, since each costs its way to the database and back; the tasks that the viewer sees are looked up once. */
function overviewSql(viewer: Viewer, planId: PlanId, parameters: Parameters): string {
  const plan = `${parameters.add(planId)}::text`;
  const seen = seesTask(viewer, plan, parameters);
  return `live as materialized (
    select t.task_id, t.section_id, t.status, t.due_on, t.closing_kind, t.ready, t.open_asks, t.open_groups, t.lead_settled, t.closing_confirmed
    from task t where t.plan_id = ${plan} and t.status not in ('replaced', 'withdrawn') and ${seen})
  select ${listOf(SECTIONS(plan))} as sections, ${listOf(planUnitsSql('live', plan))} as units, ${listOf(MONTHS)} as months,
    ${listOf(CLOSINGS)} as "byClosing",
    (select coalesce(json_agg(i.body order by i.ord), '[]') from indicator i where i.plan_id = ${plan}) as indicators,
    case when ${seesDesk(viewer, plan, parameters)} then (select to_json(r) from (${INTAKE}) r) end as intake
  from plan p where p.plan_id = ${plan} and ${seesPlan(viewer, plan, parameters)}`;
}

const SECTIONS = (
  plan: string,
) => `select t.section_id as "sectionId", coalesce(max(s.heading), '') as heading, t.status, count(*)::int as tasks
  from live t left join section s on s.plan_id = ${plan} and s.section_id = t.section_id
  group by t.section_id, t.status order by max(s.ord) nulls last, t.section_id, t.status`;
const MONTHS = `select to_char(t.due_on, 'YYYY-MM') as month, count(*)::int as tasks from live t group by 1 order by month`;
const CLOSINGS = `select t.closing_kind as kind, count(*)::int as tasks from live t group by t.closing_kind order by tasks desc, kind`;
const INTAKE = `select count(*)::int as drafted, count(*) filter (where t.ready)::int as ready, coalesce(sum(t.open_asks), 0)::int as "openAsks",
  coalesce(sum(cardinality(t.open_groups)), 0)::int as "openGroups", count(*) filter (where not t.lead_settled)::int as "leadsUnsettled",
  count(*) filter (where not t.closing_confirmed)::int as "closingsUnconfirmed"
  from live t where t.status = 'drafted'`;

function sectionsOf(rows: readonly SectionRow[]): Overview['sections'] {
  const sections = new Map<string | null, { sectionId: string | null; heading: string; byStatus: Partial<Record<TaskStatus, number>> }>();
  for (const { sectionId, heading, status, tasks } of rows) {
    const section = sections.get(sectionId) ?? { sectionId, heading, byStatus: {} };
    section.byStatus[status] = tasks;
    sections.set(sectionId, section);
  }
  return [...sections.values()];
}
