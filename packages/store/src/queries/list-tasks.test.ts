import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '../journal/execute.js';
import type { Store } from '../open-store.js';
import { listPeople, namesOfPeople, upsertPeople } from '../people/people.js';
import { createSession, endExpiredSessions, endSession, findSession, touchSession } from '../people/sessions.js';
import {
  AT,
  actsToDispatch,
  addSampleUnits,
  bringSampleIn,
  command,
  coordinator,
  ENGINES,
  liaisonOf,
  startTestDatabase,
  type TestDatabase,
} from '../testing/index.js';
import { bucketOf } from '../views/search-words.js';
import { TASK, TASK_WORD } from '../views/tables.js';
import type { ViewTable } from '../views/view-table.js';
import { countTasks, isTaskCursor, listTasks, type TaskSort } from './list-tasks.js';
import { listPlanUnits } from './plan-units.js';
import type { TaskFilters } from './task-filters.js';
import { listUnits } from './units.js';

const PLAN = 'listed';
const TASKS = 23;
/** Enough of a script table for the sample. */
const fold = (text: string) => text.replace(/設/g, '设').replace(/區/g, '区').replace(/協調/g, '协调').replace(/發/g, '发');

describe.each(ENGINES)('the ledger on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore({ fold });
    await addSampleUnits(store);
    await bringSampleIn(store, PLAN, { tasks: TASKS });
    await bringSampleIn(store, 'another', { tasks: 5 });
    for (const act of actsToDispatch(['t1', 't2', 't3'])) await execute(store, PLAN, command(act.type, act));
    await execute(store, PLAN, command('ack', { type: 'acknowledge', taskIds: ['t1'] }, liaisonOf('u-slt')));
    await execute(store, PLAN, command('object', { type: 'object', taskId: 't2', reason: '不属' }, liaisonOf('u-czt')));
  });
  afterAll(() => database.drop());

  const found = async (filters: TaskFilters) => {
    const { rows } = await listTasks(store, coordinator, PLAN, filters, { limit: 1000 });
    expect(await countTasks(store, coordinator, PLAN, filters)).toBe(rows.length);
    return rows.map((row) => Number(row.taskId.slice(1)));
  };
  const every = (step: number, from: number) => Array.from({ length: TASKS }, (_, at) => at + 1).filter((n) => n % step === from % step);

  test.each<readonly [string, readonly number[]]>([
    ['水库', every(5, 1)],
    ['設立', every(5, 3)],
    ['设立区域', every(5, 3)],
    ['互联网', every(5, 2)],
    ['“互联网+”教育', every(5, 2)],
    ['年底', every(5, 5)],
    ['17', [17]],
    ['新建 加固', every(5, 1)],
    ['网', [...every(5, 2), ...every(5, 5)].sort((a, b) => a - b)],
    ['水行政主管', Array.from({ length: TASKS }, (_, at) => at + 1).filter((n) => n % 3 !== 2)],
    ['联互', []],
    ['网互联网', []],
    ['绝无此词', []],
    ['！？', []],
    [`' & | ! <-> :* \\`, []],
    ['水库 绝无此词', []],
  ])('search for %s', async (q, expected) => {
    expect(await found({ q })).toEqual(expected);
  });

  test('filters, each and together', async () => {
    expect(await found({ status: ['acknowledged', 'dispatched'] })).toEqual([1, 2, 3]);
    expect(await found({ waiting: true })).toEqual([1, 2, 3]);
    expect(await found({ waiting: true, unitId: 'u-slt' })).toEqual([3]);
    expect(await found({ objected: true })).toEqual([2]);
    expect(await found({ unitId: 'u-slt', role: ['lead'] })).toEqual(every(3, 1).filter((n) => n % 4 !== 0));
    expect(await found({ kind: 'cooperation' })).toEqual(every(6, 6));
    expect(await found({ sectionId: 's1' })).toEqual(Array.from({ length: TASKS }, (_, at) => at + 1).filter((n) => n % 3 !== 0));
    expect(await found({ sectionId: 's1-1' })).toEqual(every(3, 2));
    expect(await found({ dueFrom: '2025-01-01', dueTo: '2025-12-31' })).toEqual(every(5, 5));
    expect(await found({ leadSettled: false })).toEqual(every(4, 4));
    expect(await found({ closingConfirmed: true })).toEqual([1, 2, 3]);
    expect(await found({ closingKind: ['event'] })).toEqual([]);
    expect(await found({ openAsk: true })).toEqual([]);
    expect(await found({ ready: true })).toEqual([]);
    expect(await found({ q: '水库', status: ['drafted'], sectionId: 's2' })).toEqual([6, 21]);
  });

  test.each<TaskSort>(['order', 'due', 'number', 'status', 'lead'])('pages by %s show each task once', async (sort) => {
    const whole = (await listTasks(store, coordinator, PLAN, {}, { sort, limit: 1000 })).rows.map((row) => row.taskId);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await listTasks(store, coordinator, PLAN, {}, { sort, limit: 4, after });
      paged.push(...page.rows.map((row) => row.taskId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(TASKS);
  });

  test('a cursor that was made up, or belongs to another order, begins again', async () => {
    const { next } = await listTasks(store, coordinator, PLAN, {}, { sort: 'due', limit: 2 });
    for (const after of [next!, 'nonsense', '', Buffer.from('["x",{}]').toString('base64url')]) {
      expect((await listTasks(store, coordinator, PLAN, {}, { after, limit: 1 })).rows[0]?.taskId).toBe('t1');
      expect(isTaskCursor(after)).toBe(false);
    }
    expect([isTaskCursor(next!, 'due'), isTaskCursor(next!, 'status')]).toEqual([true, false]);
  });

  test('the first page of a plan is read off an index, however many other plans there are', async () => {
    const copy = async (table: ViewTable, cell: (column: string) => string) => {
      const columns = Object.keys(table.columns);
      const values = columns.map((name) => (name === 'plan_id' ? `'p' || n` : cell(name)));
      const text = `insert into ${table.name} (${columns.join(', ')}) select ${values.join(', ')} from ${table.name}, generate_series(1, 200) n where plan_id = $1`;
      await store.pool.query(text, [PLAN]);
      await database.asOwner(`analyze ${table.name}`);
    };
    const lexemes = `array_to_tsvector(array_append(array_remove(tsvector_to_array(search), 'p:' || plan_id), 'p:p' || n))`;
    await copy(TASK, (column) => column);
    await copy(TASK_WORD, (column) => (column === 'search' ? lexemes : column));
    const plan = await store.pool.query(
      `explain (costs off) select t.text from task t where t.plan_id = 'p7' order by t.ord, t.task_id limit 10`,
    );
    expect(JSON.stringify(plan.rows)).toMatch(/Index Scan using task_in_order/);
    const words = `'''p:p7'' & ''${bucketOf(PLAN)}水库'''`;
    const search = await store.pool.query(`explain (costs off) select w.task_id from task_word w where w.search @@ ${words}::tsquery`);
    expect(JSON.stringify(search.rows)).toMatch(/task_word_search/);
    for (const table of ['task', 'task_word']) await store.pool.query(`delete from ${table} where plan_id ~ '^p[0-9]'`);
  });

  test('units: load in the plan, and the directory by name, alias and script', async () => {
    const units = await listPlanUnits(store, coordinator, PLAN);
    expect(units.find((unit) => unit.unitId === 'u-slt')).toMatchObject({
      name: '云江省水利厅',
      printed: ['省水利厅'],
      acknowledged: 1,
      waiting: 1,
    });
    const names = async (q: string) => (await listUnits(store, coordinator, { q })).map((unit) => unit.name);
    expect(await names('水行政')).toEqual(['云江省水利厅']);
    expect(await names('云江省')).toHaveLength(5);
    expect(await names('發展')).toEqual(['云江省发展和改革委员会']);
    expect(await names('无此单位')).toEqual([]);
  });

  test('people are found within the own unit, sessions end', async () => {
    const someone = { personId: 'p1', name: '王某', unitId: 'u-slt', roles: ['liaison'], mail: 'w@example.org', phone: '1' } as const;
    await upsertPeople(store, [someone, { ...someone, personId: 'p2', name: '李某', unitId: 'u-jyt' }]);
    await upsertPeople(store, [{ ...someone, name: '王一' }]);
    expect((await listPeople(store, liaisonOf('u-slt'))).map((one) => one.name)).toEqual(['王一']);
    expect(await listPeople(store, liaisonOf('u-slt'), { unitId: 'u-jyt' })).toEqual([]);
    expect((await listPeople(store, 'everyone', { q: '教育' })).map((one) => [one.name, one.mail])).toEqual([['李某', null]]);
    expect([...(await namesOfPeople(store, ['p1', 'p9']))]).toEqual([['p1', '王一']]);
    await createSession(store, { tokenHash: 'h', personId: 'p1', at: AT, expiresAt: '2025-02-02T00:00:00.000Z' });
    await touchSession(store, 'h', '2025-02-01T09:00:00.000Z');
    expect(await findSession(store, 'h', AT)).toMatchObject({
      person: { name: '王一', roles: ['liaison'] },
      lastSeenAt: '2025-02-01T09:00:00.000Z',
    });
    expect(await findSession(store, 'h', '2025-02-02T00:00:00.000Z')).toBeNull();
    expect(await endExpiredSessions(store, '2025-02-03T00:00:00.000Z')).toBe(1);
    await endSession(store, 'h');
  });
});
