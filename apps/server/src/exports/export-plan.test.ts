import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, bringSmallPlanIn, type Client, SMALL_PLAN, startTestServer, type TestServer } from '../testing/test-server.js';
import { asText } from './csv.js';

const ExcelJS = createRequire(import.meta.url)('exceljs') as typeof import('exceljs');

let server: TestServer;
let coordinator: Client;
let planId: string;

beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator, SMALL_PLAN.replace('办好敬老月活动', '=HYPERLINK("x")办好敬老月活动，"重点"'));
});
afterAll(() => server?.stop());

const open = async (query: string, language = 'zh-CN') => {
  const answer = await coordinator.get(`/api/plans/${planId}/export?${query}`, { 'accept-language': language });
  expect(answer.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  return { book, answer };
};

describe('the workbook', () => {
  it('is one to hand to a director', async () => {
    const { book, answer } = await open('format=xlsx');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      '青原市公共服务提升分工方案任务台账-2026-11-24.xlsx',
    );
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['任务台账', '单位任务量', '说明']);
    const sheet = book.worksheets[0]!;
    expect(sheet.getCell('A1').value).toBe('青原市公共服务提升分工方案任务台账');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 1 });
    expect(sheet.autoFilter).toBeTruthy();
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    });
    expect(sheet.headerFooter.oddFooter).toContain('&P');
    expect(sheet.getCell('D4').alignment).toMatchObject({ wrapText: true });
    expect(sheet.rowCount).toBe(3 + 4);
  });

  it('keeps words that begin like a formula as text, and days as days', async () => {
    const sheet = (await open('format=xlsx')).book.worksheets[0]!;
    const texts = sheet.getColumn(4).values.map(String);
    expect(texts.some((text) => text.startsWith('=HYPERLINK'))).toBe(true);
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
  });

  it('has what closes each task and by what evidence, and says whose words the tasks are in', async () => {
    const { book } = await open('format=xlsx');
    const [sheet, , about] = book.worksheets;
    const heads = (sheet!.getRow(3).values as string[]).slice(1);
    const cells = (head: string) => sheet!.getColumn(heads.indexOf(head) + 1).values.slice(4);
    const { rows } = await coordinator.json(`/api/plans/${planId}/tasks?limit=1000`);
    expect(cells('销号条件')).toEqual(rows.map((row: Answer) => row.doneWhen));
    expect(cells('佐证')).toEqual(rows.map((row: Answer) => row.evidence));
    expect(about!.getColumn(2).values).toContain('任务内容以台账现行文字为准，原文见系统。');
  });

  it('holds the rows of the filter alone', async () => {
    const sheet = (await open(`format=xlsx&unit=${server.unit('市民政局')}`)).book.worksheets[0]!;
    expect(sheet.rowCount).toBe(3 + 2);
  });

  it('speaks the language asked for', async () => {
    const { book } = await open('format=xlsx', 'zh-TW');
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['任務臺賬', '單位任務量', '說明']);
    expect((await open('format=xlsx&lang=en')).book.worksheets[0]?.name).toBe('Task ledger');
  });
});

describe('CSV, JSON and the journal', () => {
  const text = async (query: string) =>
    (await coordinator.get(`/api/plans/${planId}/export?${query}`)).arrayBuffer().then((bytes) => Buffer.from(bytes).toString('utf8'));

  it('CSV begins with a byte order mark, quotes what it must and runs nothing', async () => {
    const csv = await text('format=csv');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n')).toHaveLength(4 + 2);
    expect(csv).toContain(`"'=HYPERLINK(""x"")办好敬老月活动`);
  });

  it.each(['=1', '+1', '-1', '@a', '\t=1', ' =1', '\r=1', '＝1', '＠a'])('%j leaves as text', (given) =>
    expect(asText(given)).toBe(`'${given}`),
  );
  it.each(['1-2', '市民政局', '', '（=）'])('%j stays as it is', (given) => expect(asText(given)).toBe(given));

  it('JSON has the rows of the list', async () => {
    const exported = JSON.parse(await text('format=json')) as Answer;
    const { rows } = await coordinator.json(`/api/plans/${planId}/tasks?limit=1000`);
    expect(exported.tasks).toEqual(rows);
    expect(exported.plan.planId).toBe(planId);
  });

  it('the journal is a line each, its header first', async () => {
    const lines = (await text('format=journal'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ format: 'taizhang-journal', journal: planId });
    expect(lines).toHaveLength(1 + lines[0].head.seq);
  });
});
