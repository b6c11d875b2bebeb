/** docs/explanation/spreading.md is true: every table stands in it, hot ones carry their plan first in every key, hot queries touch one plan's rows alone. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDrafts, saveDraft } from '../cycle/sheet-drafts.js';
import { execute } from '../journal/execute.js';
import { planHead } from '../journal/plan-head.js';
import type { Store } from '../open-store.js';
import { countTasks, listTasks } from '../queries/list-tasks.js';
import { overview } from '../queries/overview.js';
import { listPlanUnits } from '../queries/plan-units.js';
import { getPlan } from '../queries/plans.js';
import { planPeriods } from '../queries/standings.js';
import { getTask } from '../queries/task.js';
import { taskHistory } from '../queries/task-history.js';
import { actsToDispatch, bringSampleIn, command, coordinator, liaisonOf, startTestDatabase, type TestDatabase } from '../testing/index.js';

const page = readFileSync(new URL('../../../../docs/explanation/spreading.md', import.meta.url), 'utf8');
const lines = [...page.matchAll(/^\| `(\w+)` \| ([a-z ]+) \| (\w+) \| .+ \|$/gm)].map(([, table = '', how = '', key = '']) => ({
  table,
  how,
  key,
}));
const BY_PLAN = new Set(lines.filter(({ how }) => how === 'by plan').map(({ table }) => table));
/** The one question across plans that an index of a table by plan answers: which plans does a unit see. */
const ACROSS = new Set(['plan_unit_seen']);

type Asked = { readonly text: string; readonly values?: unknown[] };

let database: TestDatabase;
let store: Store;
const asked: Asked[] = [];

beforeAll(async () => {
  database = await startTestDatabase();
  store = await database.openStore();
  for (const plan of ['plan', 'other', 'third']) {
    await bringSampleIn(store, plan, { mark: plan });
    const { rows } = await listTasks(store, coordinator, plan);
    for (const [at, act] of actsToDispatch(rows.map(({ taskId }) => taskId)).entries())
      await execute(store, plan, command(`${plan}-${at}`, act));
  }
  await store.pool.query('analyze');
});
afterAll(() => database.drop());

describe('the page', () => {
  it('names every table of the schema and no other', async () => {
    const found = await store.pool.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    expect(lines.map(({ table }) => table).toSorted()).toEqual(found.rows.map(({ name }) => name).toSorted());
  });

  it('says of each with which column its key begins', async () => {
    const text = `select c.relname as table, a.attname as column from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] join pg_namespace n on n.oid = c.relnamespace
      where i.indisprimary and n.nspname = 'public'`;
    const found = new Map(
      (await store.pool.query<{ table: string; column: string }>(text)).rows.map(({ table, column }) => [table, column]),
    );
    expect(lines.filter(({ table, key }) => found.get(table) !== key)).toEqual([]);
    expect(lines.filter(({ how, key }) => how === 'by plan' && !['plan_id', 'journal_id'].includes(key))).toEqual([]);
  });

  it('no index of a table by plan leads by anything else, but for the questions across plans', async () => {
    const text = `select c.relname as table, x.relname as index, a.attname as column, m.amname as kind from pg_index i
      join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'`;
    const { rows } = await store.pool.query<{ table: string; index: string; column: string | null; kind: string }>(text);
    // a GIN index over words has the plan in its words
    const other = rows.filter(
      ({ table, index, column, kind }) =>
        BY_PLAN.has(table) && kind === 'btree' && !['plan_id', 'journal_id'].includes(column ?? '') && !ACROSS.has(index),
    );
    expect(other).toEqual([]);
  });
});

type Node = { readonly [name: string]: unknown; readonly Plans?: readonly Node[] };

const BOUND = /\b(?:plan_id|journal_id)\b/;
const conditionsOf = (node: Node): string =>
  Object.entries(node)
    .filter(([name, value]) => /Cond|Filter/.test(name) && typeof value === 'string')
    .map(([, value]) => value)
    .join(' ');

/** Reads of a table by plan whose plan is neither in their own condition nor in the join right above them. */
const unbound = (node: Node, above = ''): readonly string[] => {
  const own = conditionsOf(node);
  const table = node['Relation Name'];
  const reads = typeof table === 'string' && node['Node Type'] !== 'ModifyTable' && BY_PLAN.has(table);
  const here = reads && !BOUND.test(own) && !BOUND.test(above) ? [`${node['Node Type']} on ${table}: ${own}`] : [];
  const below = /Join|Nested Loop|Hash|Bitmap|Sort|Materialize|Memoize/.test(String(node['Node Type'])) ? `${own} ${above}` : '';
  return [...here, ...(node.Plans ?? []).flatMap((inner) => unbound(inner, below))];
};

/** The store as it is, every statement of its pool noted. */
const listening = (): Store => {
  const query = (given: Asked | string, values?: unknown[]) => {
    asked.push(typeof given === 'string' ? { text: given, ...(values ? { values } : {}) } : given);
    return typeof given === 'string' ? store.pool.query(given, values) : store.pool.query(given);
  };
  const pool = new Proxy(store.pool, { get: (of, name) => (name === 'query' ? query : Reflect.get(of, name, of)) });
  return { ...store, pool };
};

const HOT: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  'the head of a plan': (s) => getPlan(s, coordinator, 'plan'),
  'a page of tasks': (s) => listTasks(s, coordinator, 'plan', {}, { limit: 100 }),
  'tasks of a unit in a state': (s) => listTasks(s, coordinator, 'plan', { unitId: 'u-x', status: ['dispatched'] }),
  'tasks with a word': (s) => listTasks(s, coordinator, 'plan', { q: '城市' }),
  'a page of tasks for a unit': (s) => listTasks(s, liaisonOf('u-x'), 'plan'),
  'how many tasks': (s) => countTasks(s, coordinator, 'plan', {}),
  'one task': (s) => getTask(s, coordinator, 'plan', 't1'),
  'the history of a task': (s) => taskHistory(s, coordinator, 'plan', 't1'),
  'the dashboard of a plan': (s) => overview(s, coordinator, 'plan'),
  'the units of a plan': (s) => listPlanUnits(s, coordinator, 'plan'),
  'the periods of a plan': (s) => planPeriods(s, coordinator, 'plan'),
  'the state of a plan': (s) => planHead(s, 'plan'),
  'the drafts of a sheet': (s) => listDrafts(s, liaisonOf('u-x'), { planId: 'plan', periodId: '2026H1', unitId: 'u-x' }),
  'a command': (s) =>
    execute(s, 'plan', command(`hot-${asked.length}`, { type: 'suspend', taskIds: ['t1'], basis: '依据', approver: '某人' })),
  'a draft saved': (s) =>
    saveDraft(
      s,
      { planId: 'plan', periodId: '2026H1', unitId: 'u-x' },
      { item: 'task:t1', revision: 0, words: {} },
      { personId: 'p', at: '2026-06-01T00:00:00.000Z' },
    ),
};

describe('a hot query touches one plan alone', () => {
  it.each(Object.keys(HOT))('%s', async (name) => {
    asked.length = 0;
    await HOT[name]!(listening());
    const statements = asked.filter(({ text }) => /^\s*(?:select|with|insert|update|delete)/i.test(text));
    expect(statements.length + (name === 'a draft saved' ? 1 : 0)).toBeGreaterThan(0);
    const client = new pg.Client({ connectionString: database.databaseUrl });
    await client.connect();
    const found: string[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query({ text: `explain (format json) ${text}`, values: values ?? [] });
      found.push(...unbound((rows[0] as { 'QUERY PLAN': readonly { Plan: Node }[] })['QUERY PLAN'][0]!.Plan));
    }
    await client.end();
    expect(found).toEqual([]);
  });
});
