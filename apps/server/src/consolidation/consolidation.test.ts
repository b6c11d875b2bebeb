/** The half-year report from draft to correction: sentences whose sources changed are marked, the gauge counts, the lock holds, a correction shows. */
import { findSoffice } from '@taizhang/report';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/report/src/testing/zip-parts.js';
import { acknowledgeAll, handIn, LINE, must, put, type Story, story } from '../testing/half-year.js';
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

/** In CI nothing is skipped. */
const withoutPaper = (await findSoffice()) === null && !process.env.CI;
const UNITS = ['市人力资源社会保障局', '市工业和信息化局', '市财政局', '市民政局', '市自然资源局', '市文化和旅游局'];
const PERIOD = '2026H2';
let now = new Date('2026-11-23T02:00:00.000Z');
let server: TestServer;
let planId: string;
let tale: Story;
let verifier: Client;

const path = (rest: string): string => `/api/plans/${planId}/periods/${PERIOD}${rest}`;
const page = (): Promise<Answer> => must(tale.coordinator.get(path('/consolidation')));
const refused = async (answer: Response): Promise<string> => ((await answer.json()) as Answer).code;
/** Draft with one sentence of a part changed, saved over the one before. */
const edited = async (parts: Answer, partId: string, text: string): Promise<Answer> => {
  const { draft } = await page();
  const changed = parts.map((part: Answer) =>
    part.partId === partId ? { ...part, sentences: [...part.sentences, { sentenceId: `own-${text.length}`, text, sources: [] }] } : part,
  );
  return must(put(tale.coordinator, path('/consolidation'), { revision: draft?.revision ?? 0, parts: changed }));
};

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  verifier = await server.as(server.person('省统计局', 'verifier'));
  planId = await bringSmallPlanIn(coordinator);
  const taskIds = ['t1', 't2', 't3', 't4'];
  const named = { taskIds, unitId: server.unit('省统计局'), seen: await revisions(coordinator, planId) };
  await must(act(coordinator, planId, 'name-verifying-unit', named));
  await dispatchAll(coordinator, planId, server.unit('市民政局'));
  tale = await story(server, planId);
  await acknowledgeAll(tale, UNITS);
  await must(act(coordinator, planId, 'announce-period', { periodId: PERIOD }));
  await must(act(coordinator, planId, 'open-period', { periodId: PERIOD }));
  const liaison = await tale.liaison('市人力资源社会保障局');
  const { closing, revision } = await must(liaison.get(`/api/plans/${planId}/tasks/t1`));
  const ids: string[] = closing.parts.map(({ partId }: Answer) => partId);
  const parts = (ids.length > 0 ? ids : ['whole']).map((partId) => ({
    partId,
    words: '清单已在门户网站公布',
    evidenceIds: [] as string[],
  }));
  const evidence = [{ evidenceId: 'e1', kind: 'documentNumber', title: '通知', on: null, pointer: '青人社发〔2026〕5号' }];
  await must(act(liaison, planId, 'add-evidence', { taskId: 't1', evidence }));
  const claimed = parts.map((part) => ({ ...part, evidenceIds: ['e1'] }));
  await must(act(liaison, planId, 'claim-completion', { taskId: 't1', parts: claimed }, { 'if-match': `"${revision + 1}"` }));
  const { claims } = await must(verifier.get(`/api/plans/${planId}/verify`));
  const answer = {
    taskId: 't1',
    claimId: claims[0].claim.claimId,
    parts: parts.map(({ partId }) => ({ partId, met: true, fact: '已核' })),
  };
  await must(act(verifier, planId, 'verify-claim', answer, { 'if-match': `"${claims[0].task.revision}"` }));
  await handIn(tale, PERIOD, '市民政局', { t3: { text: '七个中心主体封顶' } });
});
afterAll(() => server?.stop());

describe('while something waits for review', () => {
  it('says nothing of it, and cannot be consolidated', async () => {
    const { proposed, unreviewed, head } = await page();
    expect(unreviewed).toBeGreaterThan(0);
    expect(JSON.stringify(proposed)).not.toContain('七个中心主体封顶');
    expect(await refused(await act(tale.coordinator, planId, 'consolidate', { periodId: PERIOD, parts: proposed, head }))).toBe(
      'period/unreviewed',
    );
    const reports = ['t3', 't4', 't2'].map((taskId) => ({ taskId, unitId: server.unit('市民政局') }));
    const { rows, values } = await must(tale.coordinator.get(path('/review')));
    const waiting = new Set(rows.map(({ task }: Answer) => task.taskId));
    const given = values.map(({ indicatorId, unit }: Answer) => ({ indicatorId, unitId: unit.unitId }));
    const ready = reports.filter(({ taskId }) => waiting.has(taskId));
    await must(act(tale.coordinator, planId, 'accept-reports', { periodId: PERIOD, reports: ready, values: given }));
    expect(JSON.stringify((await page()).proposed)).toContain('七个中心主体封顶');
  });

  it('never proposes a part without a heading, and takes what it proposed', async () => {
    const { proposed } = await page();
    for (const { heading } of proposed) expect(heading.trim()).not.toBe('');
    // the plan's own numbers stay behind: the report numbers its parts
    expect(proposed.map(({ heading }: { heading: string }) => heading)).toContain('就业服务');
    expect(await must(put(tale.coordinator, path('/consolidation'), { revision: 0, parts: proposed }))).toMatchObject({ revision: 1 });
  });
});

describe('the draft beside its sources', () => {
  it('counts against the characters that the rules allow', async () => {
    const { proposed, gauge } = await page();
    expect(gauge).toMatchObject({ limit: 5000, over: false });
    await edited(proposed, 'next', '抓'.repeat(5000 - gauge.characters));
    expect((await page()).gauge).toMatchObject({ characters: 5000, over: false });
    await edited(proposed, 'next', '抓'.repeat(5001 - gauge.characters));
    expect((await page()).gauge).toMatchObject({ characters: 5001, over: true });
    await edited(proposed, 'next', '下半年抓好收尾。');
  });

  it('marks the sentences whose sources changed after they were written', async () => {
    expect((await page()).stale).toEqual([]);
    await must(act(tale.coordinator, planId, 'draw-look-back', { periodId: PERIOD }));
    await must(act(verifier, planId, 'look-back', { periodId: PERIOD, taskId: 't1', holds: false, fact: '网站上查不到' }));
    const { stale, draft, head, proposed } = await page();
    expect(stale.map(({ sentenceId }: Answer) => sentenceId)).toContain('closed:t1');
    expect(await refused(await act(tale.coordinator, planId, 'consolidate', { periodId: PERIOD, parts: draft.parts, head }))).toBe(
      'sentence/bad-source',
    );
    expect(JSON.stringify(proposed)).not.toContain('closed:t1');
    await edited(proposed, 'next', '下半年抓好收尾。');
    expect((await page()).stale).toEqual([]);
  });
});

describe('consolidated', () => {
  const words = async (format = 'docx'): Promise<string> => {
    const answer = await tale.coordinator.get(path(`/report?format=${format}`));
    return partOf(new Uint8Array(await answer.arrayBuffer()), 'word/document.xml').replace(/<[^>]+>/g, '');
  };

  it('locks: nothing of the period changes, whoever tries', async () => {
    const { draft, head } = await page();
    await must(act(tale.coordinator, planId, 'consolidate', { periodId: PERIOD, parts: draft.parts, head }));
    const leader = await tale.leader('市文化和旅游局');
    const sheet = { periodId: PERIOD, reports: [{ ...LINE, taskId: 't4', text: '晚了' }], values: [] };
    expect(await refused(await act(leader, planId, 'sign-off', sheet))).toBe('period/locked');
    const entered = { ...sheet, unitId: server.unit('市文化和旅游局'), paper: { scan: null, note: '传真' } };
    expect(await refused(await act(tale.coordinator, planId, 'enter-for', entered))).toBe('period/locked');
    expect(await refused(await put(tale.coordinator, path('/consolidation'), { revision: draft.revision, parts: draft.parts }))).toBe(
      'period/locked',
    );
    const light = { periodId: PERIOD, taskId: 't3', light: 'green', why: '看过' };
    expect(await refused(await act(verifier, planId, 'give-light', light))).toBe('period/locked');
  });

  it('prints the head that it was made from', async () => {
    const { report } = await page();
    const text = await words();
    expect(text).toContain(report.head.hash.slice(0, 16));
    expect(text).toContain(String(report.head.seq));
  });

  it('ends with the record block: who printed it, and when', async () => {
    expect(await words()).toMatch(/\d{4}年\d+月\d+日印发$/);
  });

  it('only a correction changes it, and that shows beside the old words', async () => {
    now = new Date('2027-02-03T02:00:00.000Z');
    const correction = {
      periodId: PERIOD,
      sentenceId: `report:t3:${server.unit('市民政局')}`,
      text: '六个中心主体封顶。',
      reason: '数字有误',
    };
    expect(await refused(await act(await tale.leader('市民政局'), planId, 'correct-report', correction))).toBe('act/not-yours');
    await must(act(tale.coordinator, planId, 'correct-report', correction));
    const { report } = await page();
    expect(report.corrections).toMatchObject([{ sentenceId: correction.sentenceId, text: correction.text, reason: '数字有误' }]);
    expect(JSON.stringify(report.parts)).toContain('七个中心主体封顶');
    const text = await words();
    expect(text).toContain('六个中心主体封顶。（2027年2月3日更正：数字有误）');
    expect((await must(tale.coordinator.get(path('/consolidation?asOf=2027-02-02')))).report.corrections).toEqual([]);
  });

  it.skipIf(withoutPaper)('leaves as PDF, the report, the circular and the letter', { timeout: 180_000 }, async () => {
    const late = server.unit('市文化和旅游局');
    for (const file of ['/report?format=pdf', '/circular?format=pdf', `/urging-letters/${late}?format=pdf`]) {
      const answer = await tale.coordinator.get(path(file));
      expect([answer.status, answer.headers.get('content-type')], file).toEqual([200, 'application/pdf']);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment.*\.pdf/);
      expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
    }
  });
});
