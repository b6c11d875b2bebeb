/** One half-year over the whole server: announced, open, reported, returned, accepted, claimed, verified, closed, consolidated, looked at later. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgeAll, handIn, LINE, must, put, type Story, sheetPath, story, upload } from '../testing/half-year.js';
import { pdfSaying } from '../testing/scanned.js';
import { type Answer, act, bringSmallPlanIn, dispatchAll, startTestServer, type TestServer } from '../testing/test-server.js';

const UNITS = ['市人力资源社会保障局', '市工业和信息化局', '市财政局', '市民政局', '市自然资源局', '市文化和旅游局'];
const PERIOD = '2026H2';
/** The clock goes on as the story does. */
let now = new Date('2026-11-23T02:00:00.000Z');
const on = (day: string): void => {
  now = new Date(`${day}T02:00:00.000Z`);
};

let server: TestServer;
let planId: string;
let tale: Story;
const path = (rest = ''): string => `/api/plans/${planId}/periods/${PERIOD}${rest}`;

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
  const { rows } = await must(coordinator.get(`/api/plans/${planId}/tasks`));
  const taskIds = rows.map(({ taskId }: Answer) => taskId);
  const seen = Object.fromEntries(rows.map(({ taskId, revision }: Answer) => [taskId, revision]));
  await must(act(coordinator, planId, 'name-verifying-unit', { taskIds, unitId: server.unit('省统计局'), seen }));
  await dispatchAll(coordinator, planId, server.unit('市民政局'));
  tale = await story(server, planId);
  await acknowledgeAll(tale, UNITS);
});
afterAll(() => server?.stop());

describe('announcing and opening', () => {
  it('proposes the periods that the rules give, in working days', async () => {
    const { proposed, holidayYears, allowed } = await must(tale.coordinator.get(`/api/plans/${planId}/periods`));
    expect(proposed.map(({ periodId }: Answer) => periodId)).toContain(PERIOD);
    expect(holidayYears[0]).toBeLessThan(2026);
    expect(allowed).toContain('announce-period');
  });

  it('wants a minimum of notice, or somebody who allows less', async () => {
    const calendar = {
      announceOn: '2026-11-23',
      openOn: '2026-11-24',
      dueOn: '2026-11-25',
      consolidateOn: '2026-12-01',
      lockOn: '2026-12-02',
    };
    const refused = await act(tale.coordinator, planId, 'announce-period', { periodId: PERIOD, calendar });
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as Answer).code).toBe('period/notice-too-short');
  });

  it('announces by the rules and shows the burden before opening', async () => {
    await must(act(tale.coordinator, planId, 'announce-period', { periodId: PERIOD }));
    const period = await must(tale.coordinator.get(path()));
    expect(period.status).toBe('announced');
    expect(period.burden).toMatchObject({ units: 6, sheets: 6 });
    expect(period.burden.minutes).toBe(period.burden.answersAsked * period.burden.minutesPerAnswer);
    await must(act(tale.coordinator, planId, 'open-period', { periodId: PERIOD }));
    expect((await must(tale.coordinator.get(path()))).status).toBe('open');
  });
});

describe('a sheet', () => {
  it('shows a unit all its tasks by role, and nobody else’s sheet', async () => {
    const liaison = await tale.liaison('市民政局');
    const sheet = await must(liaison.get(sheetPath(tale, PERIOD, '市民政局')));
    expect(sheet.rows.map(({ role }: Answer) => role)).toEqual(['lead', 'lead', 'responsible']);
    expect(sheet.mayDraft).toBe(true);
    expect((await liaison.get(sheetPath(tale, PERIOD, '市财政局'))).status).toBe(404);
  });

  it('keeps two people’s words apart, and shows who was first', async () => {
    const [liaison, handler] = [await tale.liaison('市民政局'), await server.as(server.person('市民政局', 'handler'))];
    const item = `${sheetPath(tale, PERIOD, '市民政局')}/drafts/t3`;
    const words = { ...LINE, text: '已选址' };
    expect(await must(put(liaison, item, { revision: 0, words }))).toMatchObject({ revision: 1 });
    const late = await put(handler, item, { revision: 0, words: { ...words, text: '正在选址' } });
    expect(late.status).toBe(412);
    expect(await late.json()).toMatchObject({ code: 'draft/changed-since', theirs: { revision: 1, words: { text: '已选址' } } });
    expect(await must(put(handler, item, { revision: 1, words: { ...words, text: '已选址，正在设计' } }))).toMatchObject({ revision: 2 });
  });

  it('knows the milestones of the unit’s own measures', async () => {
    const liaison = await tale.liaison('市民政局');
    const { revision } = await must(liaison.get(`/api/plans/${planId}/tasks/t3`));
    const milestones = [{ on: '2027-06-30', text: '主体完工' }];
    const measures = { taskId: 't3', text: '分期建设', milestones, documentNumber: null };
    await must(act(liaison, planId, 'record-measures', measures, { 'if-match': `"${revision}"` }));
    const { rows } = await must(liaison.get(sheetPath(tale, PERIOD, '市民政局')));
    expect(rows[0].milestones).toEqual([{ ...milestones[0], reached: false }]);
  });

  it('leaves as a workbook, comes back twice without harm, and is told from another unit’s', async () => {
    const liaison = await tale.liaison('市财政局');
    const book = await liaison.get(`${sheetPath(tale, PERIOD, '市财政局')}/workbook`);
    expect(book.headers.get('content-disposition')).toContain('attachment');
    const bytes = new Uint8Array(await book.arrayBuffer());
    const back = `${sheetPath(tale, PERIOD, '市财政局')}/workbook`;
    expect(await must(upload(liaison, back, bytes, '填报单.xlsx'))).toMatchObject({ applied: false, problems: [] });
    for (let time = 0; time < 2; time += 1)
      expect(await must(upload(liaison, `${back}?apply=true`, bytes, '填报单.xlsx'))).toMatchObject({ applied: true });
    const other = await upload(await tale.liaison('市民政局'), `${sheetPath(tale, PERIOD, '市民政局')}/workbook`, bytes, '填报单.xlsx');
    expect(other.status).toBe(422);
    expect(((await other.json()) as Answer).code).toBe('workbook/not-ours');
    expect((await upload(liaison, back, '<html>', '填报单.xlsx')).status).toBe(422);
  });

  it('prints to be signed, and takes the scan', async () => {
    const liaison = await tale.liaison('市财政局');
    const paper = await liaison.get(`${sheetPath(tale, PERIOD, '市财政局')}/sign-off-sheet`);
    expect(paper.status).toBe(200);
    const scan = `${sheetPath(tale, PERIOD, '市财政局')}/scan`;
    expect((await liaison.get(scan)).status).toBe(404);
    await must(upload(liaison, scan, pdfSaying('盖章件'), '盖章件.pdf'));
    expect((await liaison.get(scan)).headers.get('content-type')).toBe('application/octet-stream');
  });

  it('is signed off by the leader and submitted by the liaison', async () => {
    const ask = { of: server.unit('省发展改革委'), what: '请协调用地指标', by: '2026-11-01' };
    await handIn(tale, PERIOD, '市民政局', { t3: { light: 'red', cause: 'land', ask, text: '用地未落实' } });
    for (const unit of UNITS.filter((one) => one !== '市民政局' && one !== '市文化和旅游局')) await handIn(tale, PERIOD, unit);
    const sheet = await must((await tale.liaison('市民政局')).get(sheetPath(tale, PERIOD, '市民政局')));
    expect(sheet.rows[0].report.status).toBe('submitted');
  });
});

describe('reviewing and urging', () => {
  it('orders the desk by where lights disagree', async () => {
    const { rows } = await must(tale.coordinator.get(path('/review')));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows[0].standsOut.length).toBeGreaterThanOrEqual(rows.at(-1).standsOut.length);
    expect(rows.find(({ task, unit }: Answer) => task.taskId === 't3' && unit.name === '市民政局').standsOut).toContain('red');
    expect((await (await tale.liaison('市民政局')).get(path('/review'))).status).toBe(404);
  });

  it('returns one with a reason, which keeps its words, and accepts the rest', async () => {
    const unitId = server.unit('市财政局');
    await must(act(tale.coordinator, planId, 'return-report', { periodId: PERIOD, taskId: 't1', unitId, reason: '请补充数据' }));
    const finance = await tale.liaison('市财政局');
    const row = (await must(finance.get(sheetPath(tale, PERIOD, '市财政局')))).rows.find(({ task }: Answer) => task.taskId === 't1');
    expect(row.report).toMatchObject({ status: 'returned', returns: [{ reason: '请补充数据' }] });
    const { rows } = await must(tale.coordinator.get(path('/review')));
    const reports = rows.map(({ task, unit }: Answer) => ({ taskId: task.taskId, unitId: unit.unitId }));
    await must(act(tale.coordinator, planId, 'accept-reports', { periodId: PERIOD, reports, values: [] }));
    expect((await must(tale.coordinator.get(path('/review')))).rows).toEqual([]);
  });

  it('shows who is outstanding and urges step by step, with a letter', async () => {
    on('2027-01-20');
    const unitId = server.unit('市文化和旅游局');
    const unit = (await must(tale.coordinator.get(path()))).units.find((one: Answer) => one.unit.unitId === unitId);
    expect(unit).toMatchObject({ status: 'empty', late: true, urge: { step: 'handler', now: true } });
    const { taskIds } = await must(tale.coordinator.get(path(`/sheets/${unitId}/outstanding`)));
    expect(taskIds).toHaveLength(unit.outstanding);
    const urge = (step: string) => act(tale.coordinator, planId, 'urge', { periodId: PERIOD, unitId, step, taskIds, letter: true });
    await must(urge('handler'));
    expect(((await (await urge('liaison')).json()) as Answer).code).toBe('urge/too-soon');
    const letter = await (await tale.liaison('市文化和旅游局')).get(path(`/urging-letters/${unitId}`));
    expect(letter.status).toBe(200);
    expect(new Uint8Array(await letter.arrayBuffer()).slice(0, 2)).toEqual(new TextEncoder().encode('PK'));
  });
});

describe('evidence, claim and verification', () => {
  it('takes evidence by content, not by name, and gives it back as an attachment only to its readers', async () => {
    const liaison = await tale.liaison('市人力资源社会保障局');
    const files = `/api/plans/${planId}/tasks/t1/files`;
    for (const [bytes, name] of [
      ['<svg onload="x()"/>', '图.png'],
      ['<html></html>', '说明.txt'],
      ['<!doctype html>', '页面.html'],
      ['not a pdf', '证明.pdf'],
    ] as const)
      expect((await upload(liaison, files, bytes, name)).status, name).toBe(415);
    const put = await must(upload(liaison, files, pdfSaying('敬老月活动总结'), '../../etc/总结.pdf'));
    expect(put).toMatchObject({ fileName: '总结.pdf', mediaType: 'application/pdf' });
    expect(put.sha256).toBe(createHash('sha256').update(pdfSaying('敬老月活动总结')).digest('hex'));
    const evidence = [
      { evidenceId: 'e1', kind: 'file', title: '活动总结', on: '2026-11-01', sha256: put.sha256 },
      { evidenceId: 'e2', kind: 'documentNumber', title: '通知', on: null, pointer: '青民发〔2026〕5号' },
    ];
    await must(act(liaison, planId, 'add-evidence', { taskId: 't1', evidence }));
    const file = `/api/plans/${planId}/tasks/t1/evidence/e1/file`;
    const got = await liaison.get(file);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await (await tale.liaison('市财政局')).get(file)).status).toBe(404);
    expect((await (await server.as(server.person('省统计局', 'verifier'))).get(file)).status).toBe(200);
    const foreign = { evidenceId: 'e9', kind: 'file', title: '别人的', on: null, sha256: 'a'.repeat(64) };
    expect(((await (await act(liaison, planId, 'add-evidence', { taskId: 't1', evidence: [foreign] })).json()) as Answer).code).toBe(
      'file/not-uploaded',
    );
  });

  it('closes a task when somebody else has verified every part', async () => {
    const [liaison, verifier] = [await tale.liaison('市人力资源社会保障局'), await server.as(server.person('省统计局', 'verifier'))];
    const task = await must(liaison.get(`/api/plans/${planId}/tasks/t1`));
    const partIds = task.closing.parts.length > 0 ? task.closing.parts.map(({ partId }: Answer) => partId) : ['whole'];
    const parts = partIds.map((partId: string) => ({ partId, words: '活动已办结，见总结。', evidenceIds: ['e1', 'e2'] }));
    const match = { 'if-match': `"${task.revision}"` };
    await must(act(liaison, planId, 'claim-completion', { taskId: 't1', parts }, match));
    const { claims } = await must(verifier.get(`/api/plans/${planId}/verify`));
    expect(claims).toHaveLength(1);
    expect(claims[0].claim.parts[0].evidence.map(({ evidenceId }: Answer) => evidenceId)).toEqual(['e1', 'e2']);
    const answer = {
      taskId: 't1',
      claimId: claims[0].claim.claimId,
      parts: partIds.map((partId: string) => ({ partId, met: true, fact: '现场核实' })),
    };
    const verified = { 'if-match': `"${claims[0].task.revision}"` };
    await must(act(verifier, planId, 'verify-claim', answer, verified));
    expect((await must(liaison.get(`/api/plans/${planId}/tasks/t1`))).status).toBe('closedOut');
    const cycle = await must(liaison.get(`/api/plans/${planId}/tasks/t1/cycle`));
    expect(cycle.closures).toHaveLength(1);
  });
});

describe('consolidating', () => {
  it('proposes sentences with sources, keeps edits with a revision, marks what changed', async () => {
    const page = await must(tale.coordinator.get(path('/consolidation')));
    const sentences = page.proposed.flatMap((part: Answer) => part.sentences);
    expect(sentences.some(({ text }: Answer) => text.includes('用地未落实'))).toBe(true);
    expect(sentences.some(({ text }: Answer) => text.includes('市财政局') && text.includes('第1项'))).toBe(false);
    expect(page.sources.length).toBeGreaterThan(5);
    const parts = page.proposed;
    expect(await must(put(tale.coordinator, path('/consolidation'), { revision: 0, parts }))).toMatchObject({ revision: 1 });
    expect((await put(tale.coordinator, path('/consolidation'), { revision: 0, parts })).status).toBe(412);
    expect((await put(await tale.liaison('市民政局'), path('/consolidation'), { revision: 1, parts })).status).toBe(404);
  });

  it('locks the period, and prints the head that the report was made from', async () => {
    const { draft, head } = await must(tale.coordinator.get(path('/consolidation')));
    await must(act(tale.coordinator, planId, 'consolidate', { periodId: PERIOD, parts: draft.parts, head }));
    const { report, period } = await must(tale.coordinator.get(path('/consolidation')));
    expect(period.status).toBe('locked');
    expect(report.head).toEqual(head);
    for (const format of ['docx', 'xlsx']) expect((await tale.coordinator.get(path(`/report?format=${format}`))).status).toBe(200);
    expect((await tale.coordinator.get(path('/circular'))).status).toBe(200);
    const principal = await server.as(server.person('省政府办公厅', 'principal'));
    expect((await principal.get(path('/report?format=docx'))).status).toBe(200);
    expect((await (await tale.liaison('市民政局')).get(path('/report?format=docx'))).status).toBe(404);
    const late = await act(await tale.leader('市文化和旅游局'), planId, 'sign-off', {
      periodId: PERIOD,
      reports: [{ ...LINE, taskId: 't4', text: '晚了' }],
      values: [],
    });
    expect(late.status).toBe(409);
  });

  it('shows a principal the few that need a decision', async () => {
    const principal = await server.as(server.person('省政府办公厅', 'principal'));
    const page = await must(principal.get(`/api/plans/${planId}/principal`));
    expect(page.items[0]).toMatchObject({ task: { taskId: 't3' }, why: 'askOverdue', ask: { overdue: true, what: '请协调用地指标' } });
    expect(page.items.every(({ task }: Answer) => task.taskId === 't3')).toBe(true);
    expect(page.closedOut).toBe(1);
  });

  it('answers as of a past day', async () => {
    const before = await must(tale.coordinator.get(path('?asOf=2026-11-23')));
    expect(before).toMatchObject({ status: 'open', report: null, allowed: [] });
    expect((await tale.coordinator.get(path('?asOf=2026-11-22'))).status).toBe(404);
    const then = await must(tale.coordinator.get(`/api/plans/${planId}/tasks/t1/cycle?asOf=2026-11-23`));
    expect(then.closures).toEqual([]);
  });
});

describe('notices', () => {
  it('reach whom they concern, once', async () => {
    const finance = await tale.liaison('市财政局');
    const { notices, unread } = await must(finance.get('/api/notices'));
    const kinds = notices.map(({ kind }: Answer) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['taskSent', 'periodAnnounced', 'periodOpened', 'reportReturned', 'periodLocked']));
    expect(new Set(notices.map(({ noticeId }: Answer) => noticeId)).size).toBe(notices.length);
    expect(notices.find(({ kind }: Answer) => kind === 'reportReturned').sentence).toContain('请补充数据');
    expect((await must(finance.get('/api/notices'))).notices).toEqual(notices);
    const ids = notices.map(({ noticeId }: Answer) => noticeId);
    const other = await tale.liaison('市民政局');
    await must(other.post('/api/notices/read', { noticeIds: ids }));
    expect((await must(finance.get('/api/notices'))).unread).toBe(unread);
    expect(await must(finance.post('/api/notices/read', { noticeIds: ids }))).toEqual({ unread: 0 });
    const handler = await server.as(server.person('市文化和旅游局', 'handler'));
    expect((await must(handler.get('/api/notices'))).notices.map(({ kind }: Answer) => kind)).toContain('urged');
  });

  it('stand in a calendar behind a secret address', async () => {
    const liaison = await tale.liaison('市民政局');
    const { path: address } = await must(liaison.post('/api/feed', {}));
    const nobody = await server.as(null);
    const feed = await (await nobody.get(address)).text();
    expect(feed).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(feed).toContain('DTSTART;VALUE=DATE:20270630');
    for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect((await nobody.get('/api/feeds/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404);
    await must(liaison.post('/api/feed', {}));
    expect((await nobody.get(address)).status).toBe(404);
  });
});
