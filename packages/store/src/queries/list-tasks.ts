/** The ledger: one page of tasks, by keyset, in any of its orders. */
import type { ClosingKind, Day, NotReadyReason, TaskId, TaskKind, TaskStatus, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, seesTask, type Viewer } from '../see.js';
import { tablesAsOf } from './as-of.js';
import { ask, askOne } from './ask.js';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.js';
import { filterSql, type TaskFilters } from './task-filters.js';

export type TaskSort = 'order' | 'due' | 'number' | 'status' | 'lead';

export type TaskPageOptions = {
  readonly sort?: TaskSort | undefined;
  /** `next` of the page before. A cursor of another sort, or a made-up one, starts from the beginning. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
  /** The ledger as it stood at the end of this day. */
  readonly asOf?: Day | undefined;
  /** Whether to count as well what all pages show together. */
  readonly total?: boolean | undefined;
};

export type TaskRow = {
  readonly planId: string;
  readonly taskId: TaskId;
  readonly number: string | null;
  readonly kind: TaskKind;
  readonly sectionId: string | null;
  readonly section: string | null;
  readonly text: string;
  readonly status: TaskStatus;
  readonly revision: number;
  readonly leadUnitIds: readonly UnitId[];
  readonly otherUnitIds: readonly UnitId[];
  readonly proposedLead: UnitId | null;
  readonly leadSettled: boolean;
  readonly dueOn: Day | null;
  readonly dueText: string | null;
  readonly closingKind: ClosingKind;
  readonly closingConfirmed: boolean;
  readonly doneWhen: string;
  readonly evidence: string;
  readonly verifyingUnitId: UnitId | null;
  readonly openAsks: number;
  readonly openGroups: readonly string[];
  /** Groups left as they are, with the unit that answers for each. */
  readonly keptGroups: readonly { readonly text: string; readonly unitId: UnitId }[];
  readonly notReady: readonly NotReadyReason[];
  readonly waiting: number;
  readonly objected: number;
};

export const LIST_LIMIT = 1000;
const DEFAULT_LIMIT = 100;

type SortColumn = { readonly sql: string; readonly type: string };

/** The last two sort columns make every order total. */
const ORDERS: Readonly<Record<TaskSort, readonly SortColumn[]>> = {
  order: [],
  due: [{ sql: `coalesce(t.due_on, date '9999-12-31')`, type: 'date' }],
  number: [{ sql: 'coalesce(t.number_value, 2147483647)', type: 'integer' }],
  status: [
    {
      sql: `array_position(array['drafted','dispatched','acknowledged','underWay','completed','closedOut','madeRoutine','notAttained','suspended','withdrawn','replaced'], t.status)`,
      type: 'integer',
    },
  ],
  lead: [{ sql: `coalesce(t.lead_unit_ids[1], t.proposed_lead, '~') collate "C"`, type: 'text' }],
};
const TOTAL = [
  { sql: 't.ord', type: 'double precision' },
  { sql: 't.task_id', type: 'text' },
] as const;

/** What a row of the ledger is read from. */
export const TASK_TABLES = ['plan', 'section', 'task', 'duty', 'task_group'] as const;
const tablesOf = ({ q }: TaskFilters) => (q === undefined ? TASK_TABLES : ([...TASK_TABLES, 'task_word'] as const));

const KEPT_GROUPS = `(select coalesce(jsonb_agg(jsonb_build_object('text', g.text, 'unitId', g.body #>> '{resolution,answeringUnitId}') order by g.n), '[]')
  from task_group g where g.plan_id = t.plan_id and g.task_id = t.task_id and g.body #>> '{resolution,answeringUnitId}' is not null)`;

export const TASK_COLUMNS = `t.plan_id as "planId", t.task_id as "taskId", t.number, t.kind, t.section_id as "sectionId", t.section_heading as section, t.text,
  t.status, t.revision, t.lead_unit_ids as "leadUnitIds", t.other_unit_ids as "otherUnitIds", t.proposed_lead as "proposedLead",
  t.lead_settled as "leadSettled", t.due_on as "dueOn", t.due_text as "dueText", t.closing_kind as "closingKind",
  t.closing_confirmed as "closingConfirmed", t.done_when as "doneWhen", t.evidence, t.verifying_unit_id as "verifyingUnitId",
  t.open_asks as "openAsks", t.open_groups as "openGroups", ${KEPT_GROUPS} as "keptGroups", t.not_ready as "notReady", t.waiting, t.objected`;

type Rows = readonly (TaskRow & Record<`key${number}`, CursorValue>)[];

/** The rows come as one JSON text: a hundred rows of thirty columns are dearer to take apart than to find. */
export async function listTasks(
  store: Store,
  viewer: Viewer,
  planId: string,
  filters: TaskFilters = {},
  page: TaskPageOptions = {},
): Promise<{ readonly rows: readonly TaskRow[]; readonly next: string | null; readonly total: number | null }> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, page.asOf, parameters, tablesOf(filters));
  const sort = page.sort ?? 'order';
  const order = orderOf(sort);
  const limit = Math.min(Math.max(page.limit ?? DEFAULT_LIMIT, 1), LIST_LIMIT);
  const visible = await visibleWhere(store, viewer, planId, filters, parameters);
  const where = `${visible} and ${afterSql(placeOf(sort, page.after), order, parameters)}`;
  const sorting = order.map(({ sql }) => sql).join(', ');
  const keys = order.map(({ sql, type }, at) => `(${sql})${type === 'date' ? '::text' : ''} as key${at}`).join(', ');
  const rowsSql = `select ${TASK_COLUMNS}, ${keys} from task t where ${where} order by ${sorting} limit ${parameters.add(limit + 1)}`;
  const total = page.total ? `(select count(*)::int from task t where ${visible})` : 'null::int';
  const text = `${before}select coalesce((select json_agg(row) from (${rowsSql}) row), '[]') as rows, ${total} as total`;
  const [found] = await ask<{ rows: Rows; total: number | null }>(store, text, parameters);
  return { ...pageOf(found!.rows, sort, order.length, limit), total: found!.total };
}

function pageOf(
  found: Rows,
  sort: TaskSort,
  keys: number,
  limit: number,
): { readonly rows: readonly TaskRow[]; readonly next: string | null } {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  const keyOf = (row: Rows[number]) => Array.from({ length: keys }, (_, at) => row[`key${at}`] ?? null);
  const next = last === undefined ? null : encodeCursor(sort, keyOf(last));
  return { rows: rows.map((row) => withoutKeys(row, keys)), next };
}

/** Exact; counts what `listTasks` would show on all its pages. */
export async function countTasks(store: Store, viewer: Viewer, planId: string, filters: TaskFilters = {}, asOf?: Day): Promise<number> {
  const parameters = new Parameters();
  const before = await tablesAsOf(store, planId, asOf, parameters, tablesOf(filters));
  const where = await visibleWhere(store, viewer, planId, filters, parameters);
  const found = await askOne<{ n: number }>(store, `${before}select count(*)::int as n from task t where ${where}`, parameters);
  return found?.n ?? 0;
}

async function visibleWhere(store: Store, viewer: Viewer, planId: string, filters: TaskFilters, parameters: Parameters): Promise<string> {
  const plan = `${parameters.add(planId)}::text`;
  return [`t.plan_id = ${plan}`, seesTask(viewer, plan, parameters), await filterSql(store, planId, filters, parameters)].join(' and ');
}

const orderOf = (sort: TaskSort): readonly SortColumn[] => [...ORDERS[sort], ...TOTAL];

/** Null for what is no cursor of this order. */
function placeOf(sort: TaskSort, after: string | undefined): readonly CursorValue[] | null {
  const order = orderOf(sort);
  const values = after === undefined ? null : decodeCursor(after, sort, order.length);
  return values?.every((value, at) => suits(value, order[at]!.type)) ? values : null;
}

/** Whether `after` is the `next` of a page in this order. */
export const isTaskCursor = (after: string, sort: TaskSort = 'order'): boolean => placeOf(sort, after) !== null;

function afterSql(values: readonly CursorValue[] | null, order: readonly SortColumn[], parameters: Parameters): string {
  if (values === null) return 'true';
  const place = order.map(({ type }, at) => `${parameters.add(values[at])}::${type}`);
  return `(${order.map(({ sql }) => sql).join(', ')}) > (${place.join(', ')})`;
}

function suits(value: CursorValue, type: string): boolean {
  if (type === 'date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (type === 'integer') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (type === 'double precision') return typeof value === 'number';
  return typeof value === 'string' && !value.includes(String.fromCharCode(0));
}

function withoutKeys(row: Rows[number], keys: number): TaskRow {
  for (let at = 0; at < keys; at += 1) delete (row as Record<string, unknown>)[`key${at}`];
  return row;
}
