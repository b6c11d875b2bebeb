/** Who sees what. Made mostly of what must not be possible. */
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
import { getDocument, getOriginal, listFindings, listGroups } from './document.js';
import { countTasks, listTasks } from './list-tasks.js';
import { overview } from './overview.js';
import { listPlanUnits, unitInPlan } from './plan-units.js';
import { getPlan, listIndicators, listPlans, maySeePlan } from './plans.js';
import { getTask } from './task.js';
import { taskHistory } from './task-history.js';

const PLAN = 'seen';
const water = liaisonOf('u-slt');
const school = liaisonOf('u-jyt');
const audit = person('u-any', 'auditor');
const principal = person('u-gov', 'principal');
const strangers: readonly (readonly [string, Viewer])[] = [
  ['a unit without a duty', liaisonOf('u-sjt')],
  ['a unit whose only duty is still a draft', liaisonOf('u-czt')],
  ['the coordinator of another plan', person('u-sjt', 'coordinator')],
  ['an administrator of a unit with duties', person('u-slt', 'systemAdministrator')],
  ['somebody without a role in a unit with duties', person('u-slt')],
  ['a unit named with a quote', liaisonOf("u-slt' or true --")],
];

describe.each(ENGINES)('see on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
    await addSampleUnits(store);
    await bringSampleIn(store, PLAN, { tasks: 6 });
    await bringSampleIn(store, 'draft', { tasks: 3 });
    for (const act of actsToDispatch(['t1'])) await execute(store, PLAN, command(act.type, act));
    // t1: 水利厅 leads, 教育厅 is responsible.
    await execute(store, PLAN, command('object', { type: 'object', taskId: 't1', reason: '力量不足' }, school));
    await execute(store, PLAN, command('ack', { type: 'acknowledge', taskIds: ['t1'] }, water));
    const measures = { type: 'record-measures', taskId: 't1', text: '分三步', milestones: [], documentNumber: null } as const;
    await execute(store, PLAN, command('measures', measures, water));
  });
  afterAll(() => database.drop());

  test.each(strangers)('%s finds nothing, as if it were not there', async (_, viewer) => {
    expect(await listPlans(store, viewer)).toEqual([]);
    expect(await getPlan(store, viewer, PLAN)).toBeNull();
    expect(await maySeePlan(store, viewer, PLAN)).toBe(false);
    expect((await listTasks(store, viewer, PLAN)).rows).toEqual([]);
    expect(await countTasks(store, viewer, PLAN, { q: '水库' })).toBe(0);
    expect(await getTask(store, viewer, PLAN, 't1')).toBeNull();
    expect(await taskHistory(store, viewer, PLAN, 't1')).toBeNull();
    expect(await listPlanUnits(store, viewer, PLAN)).toEqual([]);
    expect(await unitInPlan(store, viewer, PLAN, 'u-slt')).toBeNull();
    expect(await listIndicators(store, viewer, PLAN)).toEqual([]);
    expect(await overview(store, viewer, PLAN)).toBeNull();
  });

  test.each([...strangers, ['a unit with duties', water], ['a principal', principal]] as const)(
    '%s does not see the desk',
    async (_, viewer) => {
      expect(await getDocument(store, viewer, PLAN)).toBeNull();
      expect(await getOriginal(store, viewer, PLAN)).toBeNull();
      expect(await listFindings(store, viewer, PLAN)).toBeNull();
      expect(await listGroups(store, viewer, PLAN)).toBeNull();
    },
  );

  test.each([
    ['a unit with a duty', school],
    ['a principal', principal],
  ] as const)('%s sees what was dispatched, and no draft', async (_, viewer) => {
    expect((await listPlans(store, viewer)).map((plan) => [plan.planId, plan.tasks, plan.drafted, plan.openAsks, plan.desk])).toEqual([
      [PLAN, 1, 0, 0, false],
    ]);
    expect((await listTasks(store, viewer, PLAN)).rows.map((row) => row.taskId)).toEqual(['t1']);
    expect(await countTasks(store, viewer, PLAN, { status: ['drafted'] })).toBe(0);
    expect(await getTask(store, viewer, PLAN, 't2')).toBeNull();
    expect(await taskHistory(store, viewer, PLAN, 't2')).toBeNull();
    expect(await unitInPlan(store, viewer, PLAN, 'u-czt')).toBeNull();
    const seen = await overview(store, viewer, PLAN);
    expect(seen).toMatchObject({ intake: null, noDate: 1, byClosing: [{ kind: 'deliverable', tasks: 1 }] });
  });

  test.each([
    ['the coordinator', coordinator],
    ['an auditor', audit],
  ] as const)('%s sees all of it', async (_, viewer) => {
    expect((await listPlans(store, viewer)).map((plan) => plan.planId).sort()).toEqual(['draft', PLAN]);
    expect(await countTasks(store, viewer, PLAN)).toBe(6);
    expect(await maySeePlan(store, viewer, PLAN)).toBe(true);
    expect(await getDocument(store, viewer, PLAN)).toMatchObject({
      planId: PLAN,
      sections: { length: 3 },
      tasks: { length: 6 },
      findings: { length: 3 },
    });
    expect((await getOriginal(store, viewer, PLAN))?.bytes.length).toBeGreaterThan(10);
    expect((await listFindings(store, viewer, PLAN))?.map((finding) => finding.findingId)).toEqual(['f3', 'f1', 'f2']);
    expect((await listFindings(store, viewer, PLAN, { taskId: 't3' }))?.map((finding) => finding.findingId)).toEqual(['f2']);
    expect((await listGroups(store, viewer, PLAN))?.map((group) => [group.taskId, group.text])).toEqual([['t5', '领导小组成员单位']]);
    expect((await overview(store, viewer, PLAN))?.intake).toMatchObject({ drafted: 5, openGroups: 1 });
  });

  test('the words of an objection and of measures are read by those they concern', async () => {
    const reads = async (viewer: Viewer) => {
      const task = (await getTask(store, viewer, PLAN, 't1'))!.task;
      return [task.duties.find((duty) => duty.unitId === 'u-jyt')?.objection?.reason, task.measures.map((paper) => paper.text).join()];
    };
    // The lead, its verifying unit (the coordinator), the auditor; principals see what was submitted.
    for (const viewer of [water, coordinator, liaisonOf('u-fgw'), audit, principal])
      expect(await reads(viewer)).toEqual(['力量不足', '分三步']);
    // A responsible unit reads its own objection, not the lead's measures.
    expect(await reads(school)).toEqual(['力量不足', '']);
  });

  test('history: drafts are the coordinator’s, and words stay with those who may read them', async () => {
    const types = async (viewer: Viewer) => (await taskHistory(store, viewer, PLAN, 't1'))!.map((line) => line.type);
    expect(await types(coordinator)).toEqual([
      'plan.broughtIn',
      'closing.confirmed',
      'tasks.dispatched',
      'duty.objected',
      'duties.acknowledged',
      'measures.recorded',
    ]);
    expect(await types(school)).toEqual(['tasks.dispatched', 'duty.objected', 'duties.acknowledged', 'measures.recorded']);
    const measures = async (viewer: Viewer) => (await taskHistory(store, viewer, PLAN, 't1'))!.at(-1)!.facts.params.text;
    expect(await measures(water)).toBe('分三步');
    expect(await measures(school)).toBe('');
  });

  test('a dispatch called back is a draft again', async () => {
    for (const act of actsToDispatch(['t4'])) await execute(store, PLAN, command(`again-${act.type}`, act));
    await execute(store, PLAN, command('lead', { type: 'confirm-leads', leads: [{ taskId: 't4', unitId: 'u-slt' }] }));
    await execute(store, PLAN, command('send', { type: 'dispatch', taskIds: ['t4'] }));
    expect(await getTask(store, school, PLAN, 't4')).not.toBeNull();
    await execute(store, PLAN, command('back', { type: 'withdraw-dispatch', taskIds: ['t4'], reason: '误发' }));
    expect(await getTask(store, school, PLAN, 't4')).toBeNull();
    expect(await getTask(store, coordinator, PLAN, 't4')).not.toBeNull();
  });
});
