/** From claim to end over HTTP: the doubts beside a claim, closing, look-back and reopening, work made routine, striving that was not attained. */
import { drawLookBack } from '@taizhang/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgeAll, handIn, must, type Story, story, upload } from '../testing/half-year.js';
import { pdfSaying } from '../testing/scanned.js';
import {
  type Answer,
  act,
  bringSmallPlanIn,
  type Client,
  dispatchAll,
  revisions,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';

const PLAN = `青原市综合提升分工方案
一、重点任务
1.编制产业发展规划，年内印发实施。（牵头单位：市工业和信息化局；责任单位：市财政局）
2.建设养老服务综合体，改善服务条件。（牵头单位：市民政局）
3.常态化开展文化惠民活动。（牵头单位：市文化和旅游局）
4.争取设立综合保税区。（牵头单位：市自然资源局）
`;
const UNITS = ['市工业和信息化局', '市财政局', '市民政局', '市文化和旅游局', '市自然资源局'];
const PERIOD = '2026H2';
const SAID = '规划文本已通过评审并印发各县区执行';
const KINDS = { t1: 'deliverable', t2: 'deliverable', t3: 'continuing', t4: 'strive' } as const;
let now = new Date('2026-11-23T02:00:00.000Z');
let server: TestServer;
let planId: string;
let tale: Story;
let verifier: Client;

const taskPath = (taskId: string, rest = ''): string => `/api/plans/${planId}/tasks/${taskId}${rest}`;
const onTask = async (client: Client, name: string, taskId: string, fields: object): Promise<Response> => {
  const { revision } = await must(client.get(taskPath(taskId)));
  return act(client, planId, name, { taskId, ...fields }, { 'if-match': `"${revision}"` });
};
const claim = async (unit: string, taskId: string, words: string, evidenceIds: readonly string[]): Promise<Answer> => {
  await must(onTask(await tale.liaison(unit), 'claim-completion', taskId, { parts: [{ partId: 'p1', words, evidenceIds }] }));
  const { claims } = await must(verifier.get(`/api/plans/${planId}/verify`));
  return claims.find(({ task }: Answer) => task.taskId === taskId);
};
const verify = (taskId: string, { claim: { claimId } }: Answer): Promise<Answer> =>
  must(onTask(verifier, 'verify-claim', taskId, { claimId, parts: [{ partId: 'p1', met: true, fact: '原件已核' }] }));
const pointer = (evidenceId: string, on: string | null = null, number = 12) => ({
  ...{ evidenceId, kind: 'documentNumber', title: '印发通知', on, pointer: `青工信发〔2026〕${number}号` },
});

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator, PLAN);
  const conditions = Object.entries(KINDS).map(([taskId, kind]) => ({
    ...{ taskId, kind, doneWhen: '印发文件并公开', parts: [{ partId: 'p1', text: '文件印发' }], evidence: '文号' },
  }));
  await must(act(coordinator, planId, 'set-closing', { conditions, seen: await revisions(coordinator, planId) }));
  const taskIds = Object.keys(KINDS);
  const seen = await revisions(coordinator, planId);
  await must(act(coordinator, planId, 'name-verifying-unit', { taskIds, unitId: server.unit('省统计局'), seen }));
  await dispatchAll(coordinator, planId, server.unit('市民政局'));
  tale = await story(server, planId);
  verifier = await server.as(server.person('省统计局', 'verifier'));
  await acknowledgeAll(tale, UNITS);
  await must(act(coordinator, planId, 'announce-period', { periodId: PERIOD }));
  await must(act(coordinator, planId, 'open-period', { periodId: PERIOD }));
});
afterAll(() => server?.stop());

describe('doubts beside a claim', () => {
  const rules = ({ doubts }: Answer): readonly string[] => doubts.map(({ rule }: Answer) => rule).sort();

  it('none where nothing stands out', async () => {
    await must(act(await tale.liaison('市工业和信息化局'), planId, 'add-evidence', { taskId: 't1', evidence: [pointer('e1')] }));
    const open = await claim('市工业和信息化局', 't1', '规划文本已经市政府常务会议审定', ['e1']);
    expect(rules(open)).toEqual([]);
    await must(onTask(await tale.liaison('市工业和信息化局'), 'withdraw-claim', 't1', { claimId: open.claim.claimId }));
  });

  it('evidence older than the task, and words that only repeat the plan', async () => {
    const liaison = await tale.liaison('市工业和信息化局');
    await must(act(liaison, planId, 'add-evidence', { taskId: 't1', evidence: [pointer('e2', '2020-01-05')] }));
    const open = await claim('市工业和信息化局', 't1', '编制产业发展规划，年内印发实施', ['e2']);
    expect(rules(open)).toEqual(['evidenceOlder', 'repeatsPlan']);
    for (const { message } of open.doubts) expect(message).not.toMatch(/属实|虚假|不合格/);
    await must(onTask(liaison, 'withdraw-claim', 't1', { claimId: open.claim.claimId }));
  });

  it('a claim against the calendar of its own milestones', async () => {
    const liaison = await tale.liaison('市工业和信息化局');
    const milestones = [{ on: '2027-06-30', text: '规划印发' }];
    await must(onTask(liaison, 'record-measures', 't1', { text: '分两步编制', milestones, documentNumber: null }));
    const open = await claim('市工业和信息化局', 't1', '规划文本已经市政府常务会议审定', ['e1']);
    expect(open.doubts).toMatchObject([{ rule: 'milestoneAhead', params: { on: '2027-06-30' } }]);
    await must(onTask(liaison, 'withdraw-claim', 't1', { claimId: open.claim.claimId }));
  });

  it('words, papers and files found elsewhere too: under another task, of another unit, in a report of a period', async () => {
    await handIn(tale, PERIOD, '市民政局', { t2: { text: SAID } });
    const [civil, industry] = [await tale.liaison('市民政局'), await tale.liaison('市工业和信息化局')];
    const file = await must(upload(civil, taskPath('t2', '/files'), pdfSaying('同一份总结'), '总结.pdf'));
    await must(upload(industry, taskPath('t1', '/files'), pdfSaying('同一份总结'), '另名.pdf'));
    const filed = (evidenceId: string) => ({ evidenceId, kind: 'file', title: '总结', on: null, sha256: file.sha256 });
    await must(act(civil, planId, 'add-evidence', { taskId: 't2', evidence: [filed('f2'), pointer('e7')] }));
    await must(act(industry, planId, 'add-evidence', { taskId: 't1', evidence: [filed('f1')] }));
    const open = await claim('市工业和信息化局', 't1', SAID, ['f1', 'e1']);
    expect(rules(open)).toEqual(['evidenceAlike', 'evidenceAlike', 'milestoneAhead', 'wordsAlike']);
    const alike = open.doubts.find(({ rule }: Answer) => rule === 'wordsAlike');
    expect(alike).toMatchObject({ taskIds: ['t2'], params: { percent: 100, unit: '市民政局' } });
    expect(alike.message).not.toContain(SAID);
  });
});

describe('closing, and looking back', () => {
  let drawn: Answer;

  it('a doubt holds nobody back: the verifier looked, and the task is closed', async () => {
    const { claims } = await must(verifier.get(`/api/plans/${planId}/verify`));
    await verify('t1', claims[0]);
    expect((await must(verifier.get(taskPath('t1')))).status).toBe('closedOut');
  });

  it('the draw can be made again by anybody from what the journal holds, and only once', async () => {
    await must(act(tale.coordinator, planId, 'draw-look-back', { periodId: PERIOD }));
    drawn = await must(tale.coordinator.get(`/api/plans/${planId}/periods/${PERIOD}`));
    expect(drawn.lookBacks.map(({ task }: Answer) => task.taskId)).toEqual(drawLookBack(drawn.draw.seed, ['t1'], drawn.draw.share));
    const journal = await (await tale.coordinator.get(`/api/plans/${planId}/export?format=journal`)).text();
    expect(journal).toContain(drawn.draw.seed);
    const again = await act(tale.coordinator, planId, 'draw-look-back', { periodId: PERIOD });
    expect(((await again.json()) as Answer).code).toBe('lookBack/already-drawn');
  });

  it('reopening keeps the old closure in sight, beside the new one', async () => {
    await must(act(verifier, planId, 'look-back', { periodId: PERIOD, taskId: 't1', holds: false, fact: '文件未公开' }));
    const reopened = await must(verifier.get(taskPath('t1', '/cycle')));
    expect((await must(verifier.get(taskPath('t1')))).status).toBe('underWay');
    expect(reopened.closures).toMatchObject([{ reopened: { reason: '文件未公开' } }]);
    now = new Date('2026-11-24T02:00:00.000Z');
    await verify('t1', await claim('市工业和信息化局', 't1', '文件已在门户网站公开发布', ['e1']));
    const { closures, lookBacks } = await must(verifier.get(taskPath('t1', '/cycle')));
    expect(closures.map(({ reopened: undone }: Answer) => undone === null)).toEqual([false, true]);
    expect(lookBacks).toMatchObject([{ holds: false, fact: '文件未公开' }]);
  });
});

describe('other ends', () => {
  const decided = { basis: '青府常纪〔2026〕9号', approver: '分管副市长' };
  const refused = async (answer: Promise<Response>): Promise<string> => ((await (await answer).json()) as Answer).code;

  it('continuing work is not closed out when all is met: it is made routine, on a decision', async () => {
    expect(await refused(onTask(tale.coordinator, 'make-routine', 't3', decided))).toBe('part/unmet');
    await must(act(await tale.liaison('市文化和旅游局'), planId, 'add-evidence', { taskId: 't3', evidence: [pointer('e3', null, 31)] }));
    await verify('t3', await claim('市文化和旅游局', 't3', '年度活动计划全部完成并公布', ['e3']));
    expect((await must(verifier.get(taskPath('t3')))).status).toBe('underWay');
    await must(onTask(tale.coordinator, 'make-routine', 't3', decided));
    expect((await must(tale.coordinator.get(taskPath('t3')))).status).toBe('madeRoutine');
    expect((await must(tale.coordinator.get(taskPath('t3', '/cycle')))).end).toMatchObject({ as: 'madeRoutine', ...decided });
  });

  it('striving may end as not attained, with the decision that ended it; nothing else may', async () => {
    expect(await refused(onTask(tale.coordinator, 'end-not-attained', 't2', decided))).toBe('closing/other-kind');
    expect(await refused(onTask(tale.coordinator, 'end-not-attained', 't4', { ...decided, basis: ' ' }))).toBe('request/malformed');
    await must(onTask(tale.coordinator, 'end-not-attained', 't4', decided));
    expect((await must(tale.coordinator.get(taskPath('t4', '/cycle')))).end).toMatchObject({ as: 'notAttained', ...decided });
    const { lines } = await must(tale.coordinator.get(taskPath('t4', '/history')));
    expect(lines.at(-1).sentence).toContain(decided.basis);
  });
});

describe('a verifier who is away', () => {
  it('names a stand-in of his own unit, whose desk then shows whose place he takes', async () => {
    const named = (standInId: string) =>
      act(verifier, planId, 'name-stand-in', { role: 'verifier', standInId, from: '2026-11-01', to: '2026-12-31' });
    expect(await (await named(server.person('市民政局', 'handler'))).json()).toMatchObject({ code: 'standIn/not-yours' });
    expect(await (await named('nobody.at.all')).json()).toMatchObject({ code: 'standIn/not-yours' });
    await must(named(server.person('省统计局', 'handler')));
    const standIn = await server.as(server.person('省统计局', 'handler'));
    const desk = await must(standIn.get(`/api/plans/${planId}/verify`));
    expect(desk.standsInFor.map(({ personId }: Answer) => personId)).toEqual([server.person('省统计局', 'verifier')]);
    const waiting = desk.lights.find(({ task }: Answer) => task.taskId === 't2');
    expect(waiting.allowed).toEqual(['give-light']);
    const light = { periodId: PERIOD, taskId: 't2', light: 'yellow', why: '现场未完工' };
    expect((await act(standIn, planId, 'give-light', { ...light, standInFor: null })).status).toBe(409);
    await must(act(standIn, planId, 'give-light', { ...light, standInFor: server.person('省统计局', 'verifier') }));
    expect((await must(standIn.get(taskPath('t2', '/cycle')))).periods[0].light.signed.standInFor).not.toBeNull();
  });
});
