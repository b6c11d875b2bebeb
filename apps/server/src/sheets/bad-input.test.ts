/** What must not come in, what must not come out as a formula, and what happens at once: the sheet and its files under bad input, over HTTP. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import type { Workbook, Worksheet } from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../../../../packages/extract/src/testing/zip-file.js';
import { partOf } from '../../../../packages/report/src/testing/zip-parts.js';
import { acknowledgeAll, handIn, LINE, must, type Story, sheetPath, story, upload } from '../testing/half-year.js';
import { pdfSaying } from '../testing/scanned.js';
import { type Answer, act, bringSmallPlanIn, type Client, dispatchAll, startTestServer, type TestServer } from '../testing/test-server.js';

const ExcelJS = createRequire(import.meta.url)('exceljs') as typeof import('exceljs');
const PLAN = `青原市城镇化建设分工方案
一、主要指标
1.常住人口城镇化率达到65%以上。（责任单位：市民政局）
二、主要任务
2.编制城镇体系规划，2026年底前印发。（牵头单位：市民政局；责任单位：市财政局）
3.新建社区服务中心20个。（牵头单位：市民政局；责任单位：市财政局）
4.办好城镇论坛。（牵头单位：市财政局）
`;
const UNITS = ['市民政局', '市财政局'];
const PERIOD = '2026H2';
const FIRST = 5;
const BOMB = 64 * 1024 * 1024;
const NASTY = ['=HYPERLINK("http://x","点击")', '+1+1', '-2+3', '@SUM(A1)'] as const;
const now = new Date('2026-11-23T02:00:00.000Z');
let server: TestServer;
let planId: string;
let tale: Story;
let liaison: Client;

const path = (rest: string): string => `/api/plans/${planId}/periods/${PERIOD}${rest}`;
const own = (rest = '', unit = '市民政局'): string => `${sheetPath(tale, PERIOD, unit)}${rest}`;
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as Answer).code;
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());
const opened = async (bytes: Uint8Array): Promise<Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
};
const filled = async (
  client: Client,
  unit: string,
  change: (tasks: Worksheet, at: (key: string) => number) => void,
): Promise<Uint8Array> => {
  const book = await opened(await bytesOf(await client.get(own('/workbook', unit))));
  const tasks = book.worksheets[0] as Worksheet;
  const keys = (tasks.getRow(3).values as string[]).map((key) => String(key ?? ''));
  change(tasks, (key) => keys.indexOf(`taizhang.tasks.${key}`));
  return new Uint8Array(await book.xlsx.writeBuffer());
};

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator, PLAN);
  await dispatchAll(coordinator, planId, server.unit('市民政局'));
  tale = await story(server, planId);
  liaison = await tale.liaison('市民政局');
  await acknowledgeAll(tale, UNITS);
  await must(act(coordinator, planId, 'announce-period', { periodId: PERIOD }));
  await must(act(coordinator, planId, 'open-period', { periodId: PERIOD }));
});
afterAll(() => server?.stop());

describe('a workbook that is not as it should be', () => {
  const applied = async (bytes: Uint8Array): Promise<Answer> => must(upload(liaison, own('/workbook?apply=true'), bytes, '填报单.xlsx'));
  const drafts = async (): Promise<number> => (await must(liaison.get(own()))).rows.filter(({ draft }: Answer) => draft !== null).length;

  it.each<[string, string, (tasks: Worksheet, at: (key: string) => number) => void]>([
    ['a formula', 'formula', (tasks, at) => Object.assign(tasks.getCell(FIRST, at('text')), { value: { formula: '1+1', result: 2 } })],
    ['merged cells', 'merged', (tasks, at) => tasks.mergeCells(FIRST, at('text'), FIRST, at('light'))],
    ['a deleted column', 'column-missing', (tasks, at) => tasks.spliceColumns(at('light'), 1)],
    ['1 MB in a cell', 'too-long', (tasks, at) => Object.assign(tasks.getCell(FIRST, at('text')), { value: '字'.repeat(1_000_000) })],
    ['a light that is none', 'not-a-choice', (tasks, at) => Object.assign(tasks.getCell(FIRST, at('light')), { value: '紫灯' })],
  ])('%s is told in its cell, and nothing of the rest is taken over', async (_, code, change) => {
    const bytes = await filled(liaison, '市民政局', (tasks, at) => {
      tasks.getCell(FIRST + 1, at('text')).value = '正在选址';
      change(tasks, at);
    });
    const answer = await applied(bytes);
    const codes = [...answer.problems, ...answer.rows.flatMap((row: Answer) => row.problems)].map((problem: Answer) => problem.code);
    expect([answer.applied, codes]).toEqual([false, expect.arrayContaining([code])]);
    expect(await drafts()).toBe(0);
  });

  it('swapped rows and a day as text are understood, and applied whole', async () => {
    const bytes = await filled(liaison, '市民政局', (tasks, at) => {
      Object.assign(tasks.getCell(FIRST, at('text')), { value: '规划编制完成初稿' });
      Object.assign(tasks.getCell(FIRST, at('askOf')), { value: '市财政局' });
      Object.assign(tasks.getCell(FIRST, at('askWhat')), { value: '落实编制经费' });
      Object.assign(tasks.getCell(FIRST, at('askBy')), { value: '2027年3月1日' });
      const [one, other] = [tasks.getRow(FIRST).values, tasks.getRow(FIRST + 1).values];
      tasks.getRow(FIRST).values = other as never;
      tasks.getRow(FIRST + 1).values = one as never;
    });
    expect((await applied(bytes)).applied).toBe(true);
    const { rows } = await must(liaison.get(own()));
    expect(rows[0].draft.words).toMatchObject({ text: '规划编制完成初稿', ask: { what: '落实编制经费', by: '2027-03-01' } });
  });

  it.each<[string, () => Uint8Array | string]>([
    ['a bomb', () => zipOf([{ name: 'xl/workbook.xml', deflated: deflateRawSync(new Uint8Array(BOMB)), declared: BOMB }])],
    ['a page', () => '<!doctype html><script>alert(1)</script>'],
    ['nothing', () => ''],
  ])('%s is no workbook, and is told so', async (_, make) => {
    const answer = await upload(liaison, own('/workbook?apply=true'), make(), '填报单.xlsx');
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'workbook/broken']);
  });
});

describe('files of evidence and scans', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '图.svg'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', '图.png'],
    ['<html><body>x</body></html>', '页面.htm'],
    ['<html><body>x</body></html>', '说明.txt'],
    ['%PDF-1.7', '证明.pdf.exe'],
    ['MZ\u0000\u0000', '证明.pdf'],
    ['', '空.pdf'],
  ])('%j as %s is not taken', async (bytes, name) => {
    for (const place of [`/api/plans/${planId}/tasks/t1/files`, own('/scan')])
      expect((await upload(liaison, place, bytes, name)).status, place).toBe(415);
  });

  it.each(['../../etc/passwd.pdf', '..\\..\\盖章件.pdf', '/tmp/盖章件.pdf', 'C:\\盖章件.pdf'])(
    'a path in a name, %s, leaves the name',
    async (name) => {
      const put = await must(upload(liaison, own('/scan'), pdfSaying('盖章'), name));
      expect(put.fileName).not.toMatch(/[/\\:]|\.\./);
      const disposition = (await liaison.get(own('/scan'))).headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment/);
      expect(decodeURIComponent(disposition)).not.toMatch(/\.\.[/\\]/);
    },
  );
});

describe('at once, and late', () => {
  const submitting = async (commandId: string): Promise<Response> => {
    const { rows, indicators } = await must(liaison.get(own()));
    const reports = rows.map(({ task, report }: Answer) => ({ taskId: task.taskId, signOffId: report.signedOff.entryId }));
    const given = indicators.map(({ indicatorId, handed }: Answer) => ({ indicatorId, signOffId: handed.signedOff.entryId }));
    return liaison.post(`/api/plans/${planId}/acts/submit`, { commandId, periodId: PERIOD, reports, indicators: given });
  };

  it('text that begins like a formula is signed and submitted as the text it is; of two submissions at once one counts', async () => {
    const { rows, indicators } = await must(liaison.get(own()));
    const reports = rows.map(({ task }: Answer, place: number) => ({ ...LINE, taskId: task.taskId, text: NASTY[place % 4] }));
    const values = indicators.flatMap(({ indicatorId, series }: Answer) =>
      series.map((_: Answer, at: number) => ({
        indicatorId,
        series: at,
        value: 62,
        definition: NASTY[2],
        source: NASTY[3],
        estimate: false,
      })),
    );
    await must(act(await tale.leader('市民政局'), planId, 'sign-off', { periodId: PERIOD, reports, values }));
    const before = await must(liaison.get(own()));
    const body = {
      periodId: PERIOD,
      reports: before.rows.map(({ task, report }: Answer) => ({ taskId: task.taskId, signOffId: report.signedOff.entryId })),
      indicators: before.indicators.map(({ indicatorId, handed }: Answer) => ({ indicatorId, signOffId: handed.signedOff.entryId })),
    };
    const send = (commandId: string) => liaison.post(`/api/plans/${planId}/acts/submit`, { commandId, ...body });
    const answers = await Promise.all([send(randomUUID()), send(randomUUID())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('the same submission sent twice at once is one', async () => {
    const { rows, indicators } = await must(liaison.get(own()));
    const taskIds = rows.map(({ task }: Answer) => task.taskId);
    const indicatorIds = indicators.map(({ indicatorId }: Answer) => indicatorId);
    await must(act(liaison, planId, 'withdraw-submission', { periodId: PERIOD, taskIds, indicatorIds }));
    const commandId = randomUUID();
    const answers = await Promise.all([submitting(commandId), submitting(commandId)]);
    const told = await Promise.all(answers.map(must));
    expect(told.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    expect(told[0].firstSeq).toBe(told[1].firstSeq);
  });
});

describe('what a unit sent on paper', () => {
  it('is entered with its values and the scan that was attached to this sheet, and shows so on the review desk', async () => {
    const unitId = server.unit('市财政局');
    const line = { ...LINE, text: '资金已安排' };
    const reports = ['t1', 't2', 't3'].flatMap((taskId) => [{ ...line, taskId }]);
    const { rows } = await must(tale.coordinator.get(own('', '市财政局')));
    const asked = new Set(rows.map(({ task }: Answer) => task.taskId));
    const entered = (scan: string | null) =>
      act(tale.coordinator, planId, 'enter-for', {
        ...{ periodId: PERIOD, unitId, values: [] },
        reports: reports.filter(({ taskId }) => asked.has(taskId)).slice(0, 1),
        paper: { scan, note: '12月20日收到盖章件' },
      });
    expect(await codeOf(await entered('a'.repeat(64)))).toBe('file/not-uploaded');
    const { sha256 } = await must(upload(tale.coordinator, own('/scan', '市财政局'), pdfSaying('财政局盖章件'), '财政局.pdf'));
    await must(entered(sha256));
    const { rows: shown } = await must(tale.coordinator.get(path('/review')));
    const row = shown.find(({ unit }: Answer) => unit.unitId === unitId);
    expect(row).toMatchObject({ standsOut: expect.arrayContaining(['enteredFor']), report: { enteredFor: { scan: sha256 } } });
  });

  it('comes as a workbook too, whole, beside what is in already; its values are marked', async () => {
    const lines = await must(liaison.get(own()));
    await must(
      act(liaison, planId, 'withdraw-submission', {
        periodId: PERIOD,
        taskIds: lines.rows.slice(0, 1).map(({ task }: Answer) => task.taskId),
        indicatorIds: lines.indicators.map(({ indicatorId }: Answer) => indicatorId),
      }),
    );
    const bytes = await filled(tale.coordinator, '市民政局', (tasks, at) => {
      Object.assign(tasks.getCell(FIRST, at('text')), { value: '按盖章件：规划已印发' });
      Object.assign(tasks.getCell(FIRST, at('light')), { value: '绿灯' });
    });
    for (let time = 0; time < 2; time += 1)
      expect(await must(upload(tale.coordinator, own('/workbook?apply=true'), bytes, '民政局.xlsx'))).toMatchObject({ applied: true });
    const { rows, values } = await must(tale.coordinator.get(path('/review')));
    const civil = rows.filter(({ unit }: Answer) => unit.name === '市民政局');
    expect(civil.filter(({ report }: Answer) => report.enteredFor !== null).map(({ report }: Answer) => report.words.text)).toEqual([
      '按盖章件：规划已印发',
    ]);
    expect(values).toMatchObject([{ status: 'submitted', enteredFor: { note: '民政局.xlsx' } }]);
  });
});

describe('what leaves', () => {
  it('runs nothing: words that begin like a formula are text in every document and workbook', async () => {
    const { rows, values } = await must(tale.coordinator.get(path('/review')));
    const reports = rows.map(({ task, unit }: Answer) => ({ taskId: task.taskId, unitId: unit.unitId }));
    const given = values.map(({ indicatorId, unit }: Answer) => ({ indicatorId, unitId: unit.unitId }));
    await must(act(tale.coordinator, planId, 'accept-reports', { periodId: PERIOD, reports, values: given }));
    for (const file of [path('/report?format=xlsx'), own('/workbook'), `/api/plans/${planId}/export?format=xlsx`]) {
      const book = await opened(await bytesOf(await tale.coordinator.get(file)));
      for (const sheet of book.worksheets)
        sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type, `${file} ${cell.address}`).not.toBe(ExcelJS.ValueType.Formula)));
    }
    const annex = await opened(await bytesOf(await tale.coordinator.get(path('/report?format=xlsx'))));
    expect(JSON.stringify(annex.worksheets.map((sheet) => sheet.getSheetValues()))).toContain(NASTY[1]);
    for (const file of [path('/report?format=docx'), own('/sign-off-sheet')]) {
      const xml = partOf(await bytesOf(await tale.coordinator.get(file)), 'word/document.xml');
      expect(xml, file).not.toMatch(/<w:fldSimple[^>]*HYPERLINK|<w:instrText[^>]*>[^<]*HYPERLINK/);
      expect(xml.replace(/<[^>]+>/g, ''), file).toContain(NASTY[1]);
    }
  });

  it('nothing comes in after the period is locked', async () => {
    const { proposed, head } = await must(tale.coordinator.get(path('/consolidation')));
    await must(act(tale.coordinator, planId, 'consolidate', { periodId: PERIOD, parts: proposed, head }));
    const finance = await tale.liaison('市财政局');
    expect((await upload(finance, own('/workbook?apply=true', '市财政局'), 'x', '表.xlsx')).status).toBe(404);
    await expect(handIn(tale, PERIOD, '市财政局')).rejects.toThrow(/period\/locked/);
  });
});
