/** Plans as a viewer sees them: numbers count what this viewer may see, never more. */
import type { Day, IndicatorContent, Instant, PlanId, SectionContent, UnitId } from '@taizhang/ledger';
import { headAsOf } from '../journal/state-as-of.js';
import type { Store } from '../open-store.js';
import { Parameters, seesDesk, seesPlan, seesTask, type Viewer } from '../see.js';
import { tablesAsOf } from './as-of.js';
import { ask, askOne } from './ask.js';

export type PlanSummary = {
  readonly planId: PlanId;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly issuedOn: Day | null;
  readonly script: 'hans' | 'hant' | 'mixed';
  readonly coordinatorUnitId: UnitId;
  readonly broughtInAt: Instant;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly indicators: number;
  readonly units: number;
  readonly tasks: number;
  readonly drafted: number;
  readonly dispatched: number;
  readonly acknowledged: number;
  readonly underWay: number;
  readonly objections: number;
  /** Open findings of level ask; 0 for those who do not see the desk. */
  readonly openAsks: number;
  readonly desk: boolean;
  readonly withdrawn: boolean;
};
export type PlanHead = PlanSummary & {
  readonly seq: number;
  readonly hash: string;
  readonly sections: readonly Omit<SectionContent, 'span'>[];
};

const COLUMNS = `p.plan_id as "planId", p.title, p.issuer, p.document_number as "documentNumber", p.issued_on as "issuedOn", p.script,
  p.coordinator_unit_id as "coordinatorUnitId", p.file_name as "fileName", p.media_type as "mediaType", p.source_sha256 as sha256, p.withdrawn,
  (select e.at from entry e where e.journal_id = p.plan_id and e.seq = 1) as "broughtInAt",
  (select count(*)::int from indicator i where i.plan_id = p.plan_id) as indicators`;

/** `plan`: the id of the one plan that is asked for, so that its rights are asked once and of its own rows; else each plan's. */
function planSql(viewer: Viewer, which: string, parameters: Parameters, plan = 'p.plan_id'): string {
  const desk = seesDesk(viewer, plan, parameters);
  const task = seesTask(viewer, plan, parameters);
  const live = `t.plan_id = p.plan_id and t.status <> 'replaced' and ${task}`;
  return `select ${COLUMNS}, c.*, ${desk} as desk,
  (select count(distinct d.unit_id)::int from duty d join task t on t.plan_id = d.plan_id and t.task_id = d.task_id where ${live}) as units,
  case when ${desk} then (select count(*)::int from finding f where f.plan_id = p.plan_id and f.level = 'ask' and f.settled_as is null) else 0 end as "openAsks"
from plan p cross join lateral (
  select count(*)::int as tasks, count(*) filter (where t.status = 'drafted')::int as drafted,
    count(*) filter (where t.status = 'dispatched')::int as dispatched, count(*) filter (where t.status = 'acknowledged')::int as acknowledged,
    count(*) filter (where t.status = 'underWay')::int as "underWay", coalesce(sum(t.objected), 0)::int as objections
  from task t where ${live}
) c where ${which} and ${seesPlan(viewer, plan, parameters)}`;
}

/** Newest first. What was withdrawn is the auditor's to look at. */
export async function listPlans(store: Store, viewer: Viewer): Promise<readonly PlanSummary[]> {
  const parameters = new Parameters();
  return ask(
    store,
    `${planSql(viewer, viewer.roles.includes('auditor') ? 'true' : 'not p.withdrawn', parameters)} order by "broughtInAt" desc, p.plan_id`,
    parameters,
  );
}

const OF_PLAN = ['plan', 'indicator', 'task', 'duty', 'finding'] as const;

/** Null where there is no such plan, or none for this viewer, or none yet on that day. */
export async function getPlan(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<PlanHead | null> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, OF_PLAN);
  const one = `${parameters.add(planId)}::text`;
  const plan = await askOne<PlanSummary>(store, `${before}${planSql(viewer, `p.plan_id = ${one}`, parameters, one)}`, parameters);
  if (plan === null) return null;
  const own = new Parameters();
  const id = own.add(planId);
  const [head, sections] = await Promise.all([
    asOf === undefined
      ? askOne<{ seq: number; hash: string }>(store, `select seq, hash from journal where journal_id = ${id}`, own)
      : headAsOf(store, planId, asOf),
    ask<PlanHead['sections'][number]>(
      store,
      `select section_id as "sectionId", heading, level from section where plan_id = ${id} order by ord`,
      own,
    ),
  ]);
  return { ...plan, seq: head?.seq ?? 0, hash: head?.hash ?? '', sections };
}

export async function listIndicators(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<readonly IndicatorContent[]> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, ['plan', 'indicator']);
  const plan = `${parameters.add(planId)}::text`;
  const text = `${before}select i.body from indicator i where i.plan_id = ${plan} and ${seesPlan(viewer, plan, parameters)} order by i.ord`;
  const rows = await ask<{ body: IndicatorContent }>(store, text, parameters);
  return rows.map((row) => row.body);
}

/** Whether this viewer sees the plan at all, and there was one on that day; counts nothing. */
export async function maySeePlan(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<boolean> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, ['plan']);
  const plan = `${parameters.add(planId)}::text`;
  const text = `${before}select 1 from plan p where p.plan_id = ${plan} and ${seesPlan(viewer, plan, parameters)}`;
  return (await askOne(store, text, parameters)) !== null;
}

/** Whether this viewer sees the intake desk of the plan, and there was one on that day. */
export async function maySeeDesk(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<boolean> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, ['plan']);
  const plan = `${parameters.add(planId)}::text`;
  const text = `${before}select 1 from plan p where p.plan_id = ${plan} and ${seesDesk(viewer, plan, parameters)}`;
  return (await askOne(store, text, parameters)) !== null;
}
