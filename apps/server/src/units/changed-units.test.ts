/** What becomes of open sheets when a lead changes in the middle of a period, and when a unit is renamed, merged or split. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acknowledgeAll, handIn, LINE, must, put, type Story, sheetPath, story } from '../testing/half-year.js';
import { type Answer, act, bringSmallPlanIn, dispatchAll, startTestServer, type TestServer } from '../testing/test-server.js';
import { UnitNames } from './unit-names.js';

const UNITS = ['市人力资源社会保障局', '市工业和信息化局', '市财政局', '市民政局', '市自然资源局', '市文化和旅游局'];
const FORMER = '2026H1';
const PERIOD = '2026H2';
let now = new Date('2026-06-01T02:00:00.000Z');
const on = (day: string): void => {
  now = new Date(`${day}T02:00:00.000Z`);
};
let server: TestServer;
let planId: string;
let tale: Story;

const open = async (periodId: string, announceOn: string, openOn: string): Promise<void> => {
  on(announceOn);
  await must(act(tale.coordinator, planId, 'announce-period', { periodId }));
  on(openOn);
  await must(act(tale.coordinator, planId, 'open-period', { periodId }));
};
const sheet = async (unit: string, periodId = PERIOD): Promise<Answer> =>
  must((await tale.liaison(unit)).get(sheetPath(tale, periodId, unit)));
const row = async (unit: string, taskId: string): Promise<Answer> =>
  (await sheet(unit)).rows.find(({ task }: Answer) => task.taskId === taskId);
const review = async (status = 'all'): Promise<Answer> =>
  must(tale.coordinator.get(`/api/plans/${planId}/periods/${PERIOD}/review?status=${status}`));
const search = async (words: string): Promise<readonly string[]> =>
  (await must(tale.coordinator.get(`/api/units?q=${encodeURIComponent(words)}`))).units.map(({ name }: Answer) => name);
const change = (unit: string, what: string, body: object): Promise<Answer> =>
  must(tale.coordinator.post(`/api/units/${server.unit(unit)}/${what}`, { commandId: randomUUID(), ...body }));
const carry = (from: string, to: readonly string[]): Promise<Answer> =>
  must(act(tale.coordinator, planId, 'carry-duties', { from: server.unit(from), to: to.map(server.unit), basis: '机构改革方案' }));

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
  await dispatchAll(coordinator, planId, server.unit('市民政局'));
  tale = await story(server, planId);
  await acknowledgeAll(tale, UNITS);
  await open(FORMER, '2026-06-23', '2026-07-01');
  for (const unit of UNITS) await handIn(tale, FORMER, unit);
  const { rows, values } = await must(tale.coordinator.get(`/api/plans/${planId}/periods/${FORMER}/review`));
  const reports = rows.map(({ task, unit }: Answer) => ({ taskId: task.taskId, unitId: unit.unitId }));
  const given = values.map(({ indicatorId, unit }: Answer) => ({ indicatorId, unitId: unit.unitId }));
  await must(act(coordinator, planId, 'accept-reports', { periodId: FORMER, reports, values: given }));
  await open(PERIOD, '2026-12-24', '2027-01-04');
});
afterAll(() => server?.stop());

it('a lead changed in the middle of a period: what was handed in stays, the new lead takes it in', async () => {
  await handIn(tale, PERIOD, '市民政局');
  const { revision } = await must(tale.coordinator.get(`/api/plans/${planId}/tasks/t4`));
  const duties = [
    { unitId: server.unit('市文化和旅游局'), role: 'lead' },
    { unitId: server.unit('市民政局'), role: 'responsible' },
  ];
  const decided = { basis: '青政办〔2027〕1号', approver: '王主任' };
  await must(
    act(tale.coordinator, planId, 'adjust-task', { taskId: 't4', change: { duties }, ...decided }, { 'if-match': `"${revision}"` }),
  );
  expect((await row('市民政局', 't4')).report).toMatchObject({ status: 'submitted', words: { text: '市民政局第4项按计划推进' } });
  await acknowledgeAll(tale, ['市文化和旅游局']);
  expect(await row('市文化和旅游局', 't4')).toMatchObject({ role: 'lead', slices: [{ status: 'submitted', unit: { name: '市民政局' } }] });
  await handIn(tale, PERIOD, '市文化和旅游局', { t4: { text: '已办成', merges: [server.unit('市民政局')] } });
  const told = (await review()).rows.filter(({ task }: Answer) => task.taskId === 't4');
  expect(told.map(({ unit, role, report }: Answer) => [unit.name, role, report.status]).sort()).toEqual([
    ['市文化和旅游局', 'lead', 'submitted'],
    ['市民政局', 'lead', 'submitted'],
  ]);
  const merged = told.find(({ unit }: Answer) => unit.name === '市文化和旅游局').report.words.merges;
  expect(merged.map(({ unit }: Answer) => unit.name)).toEqual(['市民政局']);
});

it('renamed: the same sheet under the new name, on this server and on another', async () => {
  const elsewhere = new UnitNames(server.store, 0);
  const unitId = server.unit('市文化和旅游局');
  expect((await elsewhere.one(unitId)).name).toBe('市文化和旅游局');
  await change('市文化和旅游局', 'rename', { name: '市文化广电旅游局' });
  expect((await elsewhere.one(unitId)).name).toBe('市文化广电旅游局');
  const after = await sheet('市文化和旅游局');
  expect(after.unit.name).toBe('市文化广电旅游局');
  expect(after.rows.find(({ task }: Answer) => task.taskId === 't4').report.words.text).toBe('已办成');
  expect(await search('文化和旅游')).toContain('市文化广电旅游局');
  const { units } = await must(tale.coordinator.get(`/api/plans/${planId}/periods/${PERIOD}`));
  expect(units.map(({ unit }: Answer) => unit.name)).toContain('市文化广电旅游局');
});

it('merged: the successor’s sheet has the duty, the words last accepted and what was being typed', async () => {
  const words = { ...LINE, text: '正在勘界' };
  await must(put(await tale.liaison('市自然资源局'), `${sheetPath(tale, PERIOD, '市自然资源局')}/drafts/t3`, { revision: 0, words }));
  await change('市自然资源局', 'merge', { into: server.unit('市工业和信息化局') });
  await carry('市自然资源局', ['市工业和信息化局']);
  const taken = await row('市工业和信息化局', 't3');
  expect(taken).toMatchObject({
    role: 'support',
    former: { periodId: FORMER, unit: { name: '市自然资源局' }, words: { text: '市自然资源局第3项按计划推进' } },
    draft: { revision: 0, words: { text: '正在勘界' } },
  });
  const own = `${sheetPath(tale, PERIOD, '市工业和信息化局')}/drafts/t3`;
  expect(await must(put(await tale.liaison('市工业和信息化局'), own, { revision: 0, words: { ...words, text: '已勘界' } }))).toMatchObject({
    revision: 1,
  });
  const leader = await tale.leader('市工业和信息化局');
  await must(
    act(leader, planId, 'sign-off', { periodId: PERIOD, reports: [{ ...LINE, taskId: 't3', text: '', noChange: true }], values: [] }),
  );
  expect((await row('市工业和信息化局', 't3')).report.words).toMatchObject({ text: '市自然资源局第3项按计划推进', unchanged: 1 });
  const gone = await act(await tale.leader('市自然资源局'), planId, 'sign-off', {
    periodId: PERIOD,
    reports: [{ ...LINE, taskId: 't3', text: '晚了' }],
    values: [],
  });
  expect(gone.status).toBe(404);
});

it('is offered nowhere once it has ended', async () => {
  expect(await search('自然资源')).not.toContain('市自然资源局');
  const { revision } = await must(tale.coordinator.get(`/api/plans/${planId}/tasks/t3`));
  const duties = [{ unitId: server.unit('市自然资源局'), role: 'lead' }];
  const named = await act(
    tale.coordinator,
    planId,
    'adjust-task',
    { taskId: 't3', change: { duties }, basis: '依据', approver: '王主任' },
    { 'if-match': `"${revision}"` },
  );
  expect(((await named.json()) as Answer).code).toBe('unit/not-found');
});

it('split: what was handed in stays the old unit’s and is reviewed; the successors are asked, with its words beside the box', async () => {
  await change('市文化和旅游局', 'split', { into: ['市文化遗产局', '市旅游发展局'] });
  await carry('市文化和旅游局', ['市文化遗产局', '市旅游发展局']);
  const waiting = (await review('submitted')).rows.find(
    ({ unit, task }: Answer) => unit.name === '市文化广电旅游局' && task.taskId === 't4',
  );
  const ref = { taskId: 't4', unitId: waiting.unit.unitId };
  await must(act(tale.coordinator, planId, 'accept-reports', { periodId: PERIOD, reports: [ref], values: [] }));
  expect((await row('市文化遗产局', 't4')).role).toBe('lead');
  for (const unit of ['市文化遗产局', '市旅游发展局']) {
    expect((await row(unit, 't4')).former, unit).toMatchObject({ periodId: FORMER, words: { text: '市文化和旅游局第4项按计划推进' } });
    await handIn(tale, PERIOD, unit);
  }
  const { rows } = await review('all');
  expect(rows.filter(({ task }: Answer) => task.taskId === 't4')).toHaveLength(4);
});
