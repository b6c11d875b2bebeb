/** The document behind a plan, for the intake desk: the text as read with everything that was read from it, and the file as it came. */
import type { Day, FindingState, GroupState, IndicatorContent, PlanId, SectionContent, Span, TaskId, TaskState } from '@taizhang/ledger';
import { planState } from '../journal/plan-state.js';
import type { Store } from '../open-store.js';
import { Parameters, seesDesk, type Viewer } from '../see.js';
import { tablesAsOf } from './as-of.js';
import { ask, askOne } from './ask.js';
import { maySeeDesk } from './plans.js';

export type PlanDocument = {
  readonly planId: PlanId;
  readonly source: string;
  readonly sections: readonly SectionContent[];
  readonly indicators: readonly IndicatorContent[];
  readonly tasks: readonly TaskState[];
  readonly findings: readonly FindingState[];
  readonly leftOver: readonly Span[];
};

/** Null for whom the desk is not. */
export async function getDocument(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<PlanDocument | null> {
  if (!(await maySeeDesk(store, viewer, planId, asOf))) return null;
  const state = await planState(store, planId, asOf);
  if (state.content === null) return null;
  const { sections, indicators } = state;
  const tasks = [...state.tasks.values()].sort((one, other) => one.order - other.order);
  return {
    planId,
    source: state.content.source,
    sections,
    indicators,
    tasks,
    findings: [...state.findings.values()],
    leftOver: state.content.leftOver,
  };
}

export type Original = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string; readonly sha256: string };

export async function getOriginal(store: Store, viewer: Viewer, planId: PlanId): Promise<Original | null> {
  const parameters = new Parameters();
  const plan = `${parameters.add(planId)}::text`;
  const text = `select d.bytes, d.media_type as "mediaType", p.file_name as "fileName", d.sha256 from plan p join document d on d.sha256 = p.source_sha256
    where p.plan_id = ${plan} and ${seesDesk(viewer, plan, parameters)}`;
  return askOne<Original>(store, text, parameters);
}

/** In the order of the source; null for whom the desk is not. */
export async function listFindings(
  store: Store,
  viewer: Viewer,
  planId: PlanId,
  { taskId, asOf }: { readonly taskId?: TaskId | undefined; readonly asOf?: Day | undefined } = {},
): Promise<readonly FindingState[] | null> {
  if (!(await maySeeDesk(store, viewer, planId, asOf))) return null;
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, ['finding']);
  const of = taskId === undefined ? '' : ` and task_id = ${parameters.add(taskId)}::text`;
  const text = `${before}select body from finding where plan_id = ${parameters.add(planId)}::text${of} order by span_start, finding_id`;
  const rows = await ask<{ body: FindingState }>(store, text, parameters);
  return rows.map((row) => row.body);
}

export type GroupRow = GroupState & { readonly taskId: TaskId; readonly taskNumber: string | null };

export async function listGroups(store: Store, viewer: Viewer, planId: PlanId, asOf?: Day): Promise<readonly GroupRow[] | null> {
  if (!(await maySeeDesk(store, viewer, planId, asOf))) return null;
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, ['task', 'task_group']);
  const text = `${before}select g.body, t.task_id as "taskId", t.number as "taskNumber" from task_group g join task t on t.plan_id = g.plan_id and t.task_id = g.task_id
    where g.plan_id = ${parameters.add(planId)}::text and t.status <> 'replaced' order by t.ord, g.n`;
  const rows = await ask<{ body: GroupState; taskId: TaskId; taskNumber: string | null }>(store, text, parameters);
  return rows.map(({ body, taskId, taskNumber }) => ({ ...body, taskId, taskNumber }));
}
