/**
 * Some tasks of a plan as its state has them, put together from the views in one statement: as much work in a store of a thousand plans as of one, and
 * nothing kept in memory. What is put together is what the fold gives (a test proves it); what a slice lacks is other tasks, the document, its sections.
 */
import {
  type FindingState,
  type IndicatorContent,
  namedTasks,
  type PeriodState,
  type PlanCommand,
  type PlanContent,
  type PlanId,
  type PlanState,
  type TaskContent,
  type TaskId,
  type TaskState,
  withTally as withCounts,
} from '@taizhang/ledger';
import type pg from 'pg';
import type { TaskBody } from '../views/plan-rows.js';
import { type Tally, withTally } from '../views/plan-tally.js';
import { type CycleRest, markSlice, type PlanRest } from '../views/slice-rows.js';
import { knowVersion } from '../views/tally-rows.js';
import type { Known } from './state-cache.js';

type OfTask<T> = readonly (readonly [TaskId, T])[] | null;
type Counts = Readonly<Record<string, number>>;
type UnitCounts = Readonly<Record<string, readonly [tasks: Counts, plan: Counts]>>;

/** What a query that wants a slice selects, beside its own columns. */
export type SliceRow = {
  readonly rest: string | null;
  readonly indicators: readonly IndicatorContent[] | null;
  readonly periods: readonly PeriodState[] | null;
  readonly tasks: readonly (readonly [body: TaskBody, read: TaskContent, revision: number, cycle: string])[] | null;
  readonly findings: readonly FindingState[] | null;
  readonly reports: OfTask<TaskState['reports'][number]>;
  /** Not `evidence`, which is a column of `task`. */
  readonly shown: OfTask<TaskState['evidence'][number]>;
  readonly claims: OfTask<TaskState['claims'][number]>;
};

const ofTasks = (table: string, plan: string, tasks: string): string =>
  `(select json_agg(json_build_array(x.task_id, x.body)) from ${table} x where x.plan_id = ${plan} and x.task_id = any(${tasks}))`;

/** `plan` and `tasks` are SQL: a plan's id, an array of ids of tasks. */
export const sliceColumns = (plan: string, tasks: string): string => `
  (select r.rest from plan_rest r where r.plan_id = ${plan}) as rest,
  (select json_agg(i.body order by i.ord) from indicator i where i.plan_id = ${plan}) as indicators,
  (select json_agg(p.body order by p.body #>> '{announced,at}', p.period_id) from period p where p.plan_id = ${plan}) as periods,
  (select json_agg(json_build_array(t.body, t.read, t.revision, t.cycle)) from task t where t.plan_id = ${plan} and t.task_id = any(${tasks})) as tasks,
  (select json_agg(f.body order by f.span_start, f.finding_id) from finding f where f.plan_id = ${plan} and f.task_id = any(${tasks})) as findings,
  ${ofTasks('report', plan, tasks)} as reports, ${ofTasks('evidence', plan, tasks)} as shown, ${ofTasks('claim', plan, tasks)} as claims`;

/** Acts look at whether there is a document, and at nothing in it. */
const SOME_CONTENT: PlanContent = {
  ...{ title: null, issuer: null, documentNumber: null, issuedOn: null, script: 'hans' },
  document: { sha256: '', fileName: '', mediaType: '', bytes: 0 },
  ...{ source: '', sections: [], indicators: [], tasks: [], leftOver: [], findings: [] },
};

/** Null where the plan has not been rebuilt since slices are kept. */
export function sliceFrom(row: SliceRow, seq: number): PlanState | null {
  const tasks = (row.tasks ?? []).map((task) => (task[3] === '' ? null : taskFrom(row, task)));
  if (row.rest === null || tasks.includes(null)) return null;
  const whole = tasks.filter((task) => task !== null).sort((one, other) => one.order - other.order);
  return markSlice({
    ...(JSON.parse(row.rest) as PlanRest),
    seq,
    content: SOME_CONTENT,
    sections: [],
    indicators: row.indicators ?? [],
    tasks: new Map(whole.map((task) => [task.taskId, task])),
    findings: new Map((row.findings ?? []).map((finding) => [finding.findingId, finding])),
    periods: new Map((row.periods ?? []).map((period) => [period.periodId, period])),
  });
}

function taskFrom(row: SliceRow, [body, read, revision, rest]: NonNullable<SliceRow['tasks']>[number]): TaskState {
  const cycle = JSON.parse(rest) as CycleRest;
  const own = <T>(all: OfTask<T>) => (all ?? []).flatMap(([taskId, item]) => (taskId === body.taskId ? [item] : []));
  const [reports, evidence, claims] = [own(row.reports), own(row.shown), own(row.claims)];
  return {
    ...body,
    read,
    revision,
    ...cycle,
    reports: cycle.reports.map(([periodId, unitId]) => reports.find((one) => one.periodId === periodId && one.unitId === unitId)!),
    evidence: cycle.evidence.map((evidenceId) => evidence.find((one) => one.evidenceId === evidenceId)!),
    claims: cycle.claims.map((claimId) => claims.find((one) => one.claimId === claimId)!),
  };
}

type Found = SliceRow & {
  readonly seq: number;
  readonly hash: string;
  readonly at: string | null;
  readonly tally: Tally | null;
  readonly version: string;
  readonly counts: UnitCounts | null;
};

/** Counts over the whole plan go with it, of the units that the tasks concern: what a step adds to them is written. */
const TO_WRITE_ON = {
  name: 'slice',
  text: `select j.seq, j.hash, (select e.at from entry e where e.journal_id = $1 and e.seq = j.seq) as at, ${sliceColumns('$1', '$2::text[]')}, k.tally, k.version,
    (select json_object_agg(u.unit_id, json_build_array(u.tasks::json, u.plan::json)) from unit_tally u where u.plan_id = $1 and u.unit_id in (
      select d.unit_id from duty d where d.plan_id = $1 and d.task_id = any($2)
      union select t.verifying_unit_id from task t where t.plan_id = $1 and t.task_id = any($2)
      union select p.coordinator_unit_id from plan p where p.plan_id = $1)) as counts
    from journal j left join plan_tally k on k.plan_id = j.journal_id where j.journal_id = $1`,
};

/** An act on more tasks than this is as well decided on the whole plan. */
const MOST_TASKS = 20;

/** What suffices to decide the commands; null where it does not. */
export async function sliceFor(
  connection: pg.Pool | pg.ClientBase,
  planId: PlanId,
  commands: readonly PlanCommand[],
): Promise<Known<PlanState> | null> {
  const named = commands.map(namedTasks);
  if (named.includes(null)) return null;
  const taskIds = [...new Set(named.flatMap((ids) => ids ?? []))];
  if (taskIds.length === 0 || taskIds.length > MOST_TASKS) return null;
  const found = (await connection.query<Found>({ ...TO_WRITE_ON, values: [planId, taskIds] })).rows[0];
  const state = found === undefined ? null : sliceFrom(found, found.seq);
  if (found === undefined || state === null || found.tally === null) return null;
  knowVersion(found.tally, found.version);
  withTally(state.tasks, found.tally);
  withCounts(state, { tasks: countsAt(found.counts ?? {}, 0), plan: countsAt(found.counts ?? {}, 1) });
  return { head: { seq: found.seq, hash: found.hash }, state, at: found.at ?? '' };
}

/** A unit of which nothing is counted is not there at all. */
function countsAt(units: UnitCounts, at: 0 | 1): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const counted = Object.entries(units).map(([unitId, counts]) => [unitId, new Map(Object.entries(counts[at]))] as const);
  return new Map(counted.filter(([, counts]) => counts.size > 0));
}
