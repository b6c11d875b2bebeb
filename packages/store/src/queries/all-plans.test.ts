/** Over all plans: what is found and counted is what the viewer sees of each, and no more. */
import type { PlanAct } from '@taizhang/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '../journal/execute.js';
import type { Store } from '../open-store.js';
import type { Viewer } from '../see.js';
import {
  actsToDispatch,
  addSampleUnits,
  bringSampleIn,
  command,
  coordinator,
  ENGINES,
  liaisonOf,
  person,
  startTestDatabase,
  type TestDatabase,
} from '../testing/index.js';
import { BUCKETS, bucketOf } from '../views/search-words.js';
import { countTasks } from './list-tasks.js';
import { overview } from './overview.js';
import { overviewOfPlans } from './plan-tallies.js';
import { MOST_HITS, searchTasks } from './search.js';

const PLANS = ['one', 'two', 'three'];
const everybody: readonly (readonly [string, Viewer])[] = [
  ['the coordinator', coordinator],
  ['an auditor', person('u-any', 'auditor')],
  ['a principal', person('u-gov', 'principal')],
  ['a unit with duties', liaisonOf('u-slt')],
  ['a unit whose duties are drafts', liaisonOf('u-czt')],
  ['the coordinator of another plan', person('u-sjt', 'coordinator')],
  ['somebody without a role', person('u-slt')],
];

describe.each(ENGINES)('all plans on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  const act = (planId: string, done: PlanAct) => execute(store, planId, command(`${planId}-${done.type}`, done));

  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
    await addSampleUnits(store);
    for (const planId of PLANS) await bringSampleIn(store, planId);
    for (const planId of PLANS.slice(0, 2)) for (const done of actsToDispatch(['t1', 't5', 't9'])) await act(planId, done);
    await act('one', { type: 'withdraw-task', taskIds: ['t2'], reason: '重复', approver: null });
    await act('two', { type: 'split-task', taskId: 't6', at: [4] });
    await act('two', { type: 'suspend', taskIds: ['t9'], basis: '文件', approver: '省长' });
  });
  afterAll(() => database.drop());

  test.each(everybody)('%s: the search finds what the ledgers of each plan find', async (_, viewer) => {
    for (const q of ['水库', '设立区域', '库', '水利厅', '省水行政主管部门', '5', '规划 水网', '没有的词']) {
      const counts = await Promise.all(PLANS.map((planId) => countTasks(store, viewer, planId, { q })));
      const { total, more, hits } = await searchTasks(store, viewer, q, 100);
      expect({ q, total, more }).toEqual({ q, total: counts.reduce((sum, count) => sum + count, 0), more: false });
      expect(hits).toHaveLength(total);
      for (const planId of PLANS) expect(hits.filter((hit) => hit.planId === planId)).toHaveLength(counts[PLANS.indexOf(planId)]!);
    }
  });

  test.each(everybody)('%s: the counts are those of the plans, added up', async (_, viewer) => {
    const all = await overviewOfPlans(store, viewer);
    const each = (await Promise.all(PLANS.map((planId) => overview(store, viewer, planId)))).filter((one) => one !== null);
    expect(all.plans).toBe(each.length);
    const statuses = new Map<string, number>();
    for (const { sections } of each)
      for (const { byStatus } of sections)
        for (const [status, count] of Object.entries(byStatus)) statuses.set(status, (statuses.get(status) ?? 0) + count);
    expect(all.byStatus).toEqual(Object.fromEntries(statuses));
    const load = new Map<string, number>();
    for (const { units } of each)
      for (const { unitId, lead, responsible, support } of units) load.set(unitId, (load.get(unitId) ?? 0) + lead + responsible + support);
    const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);
    expect(new Map(all.units.map(({ unitId, byStatus }) => [unitId, sum(byStatus)]))).toEqual(load);
    const months = new Map<string, number>();
    for (const { due } of each) for (const { month, tasks } of due) months.set(month, (months.get(month) ?? 0) + tasks);
    expect(new Map(all.due.map(({ month, byStatus }) => [month, sum(byStatus)]))).toEqual(months);
  });

  test('what one server writes another counts at once', async () => {
    const other = await database.openStore();
    const before = await overviewOfPlans(other, coordinator);
    await act('three', { type: 'withdraw-task', taskIds: ['t1'], reason: '重复', approver: null });
    const after = await overviewOfPlans(other, coordinator);
    expect(after.byStatus.drafted).toBe(before.byStatus.drafted! - 1);
    expect(after).toEqual(await overviewOfPlans(store, coordinator));
  });

  test('a plan that was withdrawn is found and counted for the auditor alone', async () => {
    const viewers = [coordinator, person('u-any', 'auditor'), person('u-gov', 'principal')];
    const seen = (viewer: Viewer) =>
      Promise.all([searchTasks(store, viewer, '水库', 100), overviewOfPlans(store, viewer)]).then(([found, all]) => [
        found.total,
        all.plans,
      ]);
    const before = await Promise.all(viewers.map(seen));
    await bringSampleIn(store, 'four');
    const [desk, audit] = await Promise.all(viewers.map(seen));
    expect(desk![1]).toBe(before[0]![1]! + 1);
    await act('four', { type: 'withdraw-plan', reason: '导错了文件' });
    expect(await Promise.all(viewers.map(seen))).toEqual([before[0], audit, before[2]]);
  });

  test('no word finds nothing, and quotes in a word are words', async () => {
    for (const q of ['', '  ', "'", "水库'::tsquery", '\\', '& |', '，。'])
      expect((await searchTasks(store, coordinator, q, 10)).total, q).toBe(0);
  });

  test('a frequent word is counted up to its limit, exact at it', async () => {
    const columns = 'ord, published, replaced, search';
    const plant = (from: number, to: number, planId: string) =>
      store.pool.query(
        `insert into task_word (plan_id, task_id, ${columns}) select $1, 'x' || n, n, true, false, $2::tsvector from generate_series($3::int, $4::int) n`,
        [planId, `'${bucketOf(planId)}罕见'`, from, to],
      );
    await plant(1, MOST_HITS - 1, 'one');
    await plant(1, 1, 'three');
    expect(await searchTasks(store, coordinator, '罕见', 1)).toMatchObject({ total: MOST_HITS, more: false });
    await plant(2, 2, 'three');
    expect(await searchTasks(store, coordinator, '罕见', 1)).toMatchObject({ total: MOST_HITS, more: true });
    await store.pool.query(`delete from task_word where task_id ~ '^x'`);
  });
});

test('a plan has one bucket, whatever its id is', () => {
  for (const planId of ['', 'p', 'p-000000000001', '计划', '\u{1F600}']) expect(BUCKETS).toContain(bucketOf(planId));
  expect(new Set(BUCKETS).size).toBe(BUCKETS.length);
});
