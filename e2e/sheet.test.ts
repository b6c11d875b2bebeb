/**
 * The liaison's sheet, line by line: by keyboard alone, other units' slices, figures, the values of indicators, the workbook out and in, the scan,
 * and what was handed in taken back.
 */
import Excel from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfSaying } from '../apps/server/src/testing/scanned.js';
import { acted, ask, become, confirm, fileFrom, handOver, open, saved, sign, unitOf } from './cycle-steps.js';
import { axeFindings, canRun, enterAs, look, openStage, planOf, type Stage } from './stage.js';

const PERIOD = '2026H2';
const TEXT_COLUMN = 'taizhang.tasks.text';
const LIGHT_COLUMN = 'taizhang.tasks.light';

/** The workbook with words put in by the keys of its columns, which stand in a hidden row. */
async function changed(workbook: Buffer, change: (cell: (row: number, key: string) => Excel.Cell, first: number) => void): Promise<Buffer> {
  const book = new Excel.Workbook();
  await book.xlsx.load(workbook as unknown as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  const keys = sheet.getRow(3).values as string[];
  change((row, key) => sheet.getCell(row, keys.indexOf(key)), 5);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const row = (page: Page, number: number) => page.locator('.sheet-task', { has: page.locator(`header b:text-is("${number}")`) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe.skipIf(!canRun)('the sheet of a unit', () => {
  let stage: Stage;
  let liaison: Page;
  let leader: Page;
  let plan = '';
  let unit = '';

  beforeAll(async () => {
    stage = await openStage({ told: true });
    [liaison, leader] = await Promise.all([stage.window(), stage.window()]);
    await enterAs(liaison, 'coordinator');
    await liaison.locator('.plan-entry a').first().click();
    await liaison.waitForSelector('.plan-navigation');
    plan = planOf(liaison);
    unit = await unitOf(liaison, '澜川市政府');
    await leader.goto('/');
    await become(liaison, unit, 'liaison');
    await become(leader, unit, 'leader');
  }, 60_000);
  afterAll(() => stage.close());

  test('the own unit’s page leads to the sheet, and the sheet is written without the mouse', async () => {
    await open(liaison, '/', '.own-sheet-bar');
    await look(liaison, 'unit-page');
    await liaison.locator('.own-sheet-bar a').click();
    await liaison.waitForSelector('.sheet-task');
    await liaison.keyboard.press('Alt+KeyN');
    await liaison.keyboard.type('班列已开行六百列，全年目标可以完成');
    const first = saved(liaison);
    await liaison.keyboard.press('Alt+Digit1');
    await first;
    await liaison.keyboard.press('Alt+KeyN');
    const second = saved(liaison);
    await liaison.keyboard.press('Alt+Digit0');
    await second;
    expect(await row(liaison, 2).locator('.no-change').count()).toBe(1);
    await liaison.keyboard.press('Alt+KeyN');
    await liaison.keyboard.type('正在推进');
    expect(await row(liaison, 3).locator('textarea').first().inputValue()).toBe('正在推进');
    await row(liaison, 3).getByText('请选择亮灯').waitFor();
    await liaison.waitForFunction(() => document.querySelector('.sheet-progress')?.textContent?.includes('已填 2'));
    await look(liaison, 'sheet-keys');
  });

  test('figures carry definition, source and mark; the lead takes in another unit’s slice under its name', async () => {
    const task = row(liaison, 32);
    await task.getByRole('button', { name: '增加数据' }).click();
    await task.getByLabel('数据 1 的名称').fill('开行班列');
    await task.getByLabel('数据 1 的数值').fill('600');
    await task.getByLabel('数据 1 的单位').fill('列');
    await task.getByLabel('数据 1 的口径').fill('按实际发出列数');
    await task.getByLabel('数据 1 的来源').fill('市口岸办');
    await task.getByRole('checkbox', { name: '预计数' }).check();
    const taken = saved(liaison);
    await task.getByRole('checkbox', { name: '省商务厅' }).check();
    await taken;
    await look(liaison, 'sheet-figures');
    expect(await axeFindings(liaison)).toEqual([]);
    await open(leader, `/plans/${plan}/sign-off`, '.sign-row');
    const shown = await leader.locator('.sign-rows').innerText();
    for (const words of ['开行班列', '600', '按实际发出列数', '市口岸办', '预计数', '省商务厅']) expect(shown).toContain(words);
    await look(leader, 'sign-off');
  });

  test('the workbook goes out, a wrong cell is told by its place, the right one is taken in whole', async () => {
    await open(liaison, `/plans/${plan}/sheet`, '.sheet-task');
    const workbook = await fileFrom(liaison, () => liaison.getByRole('button', { name: '下载 Excel 填报表' }).click());
    const wrong = await changed(workbook, (cell, first) => {
      cell(first + 3, TEXT_COLUMN).value = '铁路路基完成七成';
      cell(first + 3, LIGHT_COLUMN).value = '紫灯';
    });
    const chooser = liaison.locator('input[type=file][accept=".xlsx"]');
    await chooser.setInputFiles({ name: '填报表.xlsx', mimeType: XLSX, buffer: wrong });
    await liaison.locator('.ant-modal table').waitFor();
    await look(liaison, 'workbook-wrong');
    expect(await liaison.locator('.ant-modal').innerText()).toContain('K8');
    expect(await liaison.locator('.ant-modal .ant-btn-primary').isDisabled()).toBe(true);
    await liaison.keyboard.press('Escape');
    const right = await changed(workbook, (cell, first) => {
      cell(first + 3, TEXT_COLUMN).value = '铁路路基完成七成';
      cell(first + 3, LIGHT_COLUMN).value = '绿灯';
    });
    await chooser.setInputFiles({ name: '填报表.xlsx', mimeType: XLSX, buffer: right });
    await liaison.locator('.ant-modal .ant-btn-primary:not([disabled])').click();
    await liaison.locator('.ant-modal').waitFor({ state: 'detached' });
    await look(liaison, 'workbook-applied');
    await liaison.waitForFunction(() => [...document.querySelectorAll('textarea')].some(({ value }) => value === '铁路路基完成七成'));
    await chooser.setInputFiles({ name: '填报表.xlsx', mimeType: XLSX, buffer: right });
    await liaison.getByText('与填报单一致').waitFor();
    await liaison.keyboard.press('Escape');
  });

  test('the sign-off sheet is printed, its scan is attached; a file of another kind is refused with what to do', async () => {
    const word = await fileFrom(liaison, () => liaison.getByRole('button', { name: '下载审签单' }).click());
    expect(word.subarray(0, 2).toString()).toBe('PK');
    const chooser = liaison.locator('input[type=file][accept*=".pdf"]');
    await chooser.setInputFiles({
      name: '审签单.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<html><script>1</script></html>'),
    });
    await liaison.locator('.ant-notification-notice').waitFor();
    await look(liaison, 'scan-refused');
    expect(await liaison.locator('.ant-notification-notice').innerText()).toContain('扫描件没有上传');
    await liaison.locator('.ant-notification-notice-close').click();
    await chooser.setInputFiles({
      name: '审签单.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdfSaying('审签单'), 'latin1'),
    });
    await liaison.getByRole('button', { name: '审签单.pdf' }).waitFor();
    await look(liaison, 'scan-kept');
  });

  test('the leader sends one back to the liaison with a reason, signs the others; what was handed in is taken back', async () => {
    await open(leader, `/plans/${plan}/sign-off`, '.sign-row');
    const count = await leader.locator('.sign-row').count();
    await leader.locator('.sign-row', { hasText: '高标准建设澜东新区' }).locator('input').uncheck();
    await leader.getByRole('button', { name: '退回 1 项' }).click();
    await leader.fill('#send-back-reason', '请写明平台名称');
    await look(leader, 'send-back');
    const sentBack = acted(leader, 'send-back');
    await leader.locator('.ant-modal .ant-btn-primary').click();
    await sentBack;
    await leader.waitForFunction((before) => document.querySelectorAll('.sign-row').length === before - 1, count);
    await sign(leader);
    await open(liaison, `/plans/${plan}/sheet`, '.sheet-task .notice-bar');
    await look(liaison, 'sent-back');
    expect(await row(liaison, 2).innerText()).toContain('请写明平台名称');
    expect(await handOver(liaison, plan)).toBe(count - 1);
    await open(liaison, `/plans/${plan}/sheet`, '.sheet-task');
    const task = row(liaison, 32);
    await task.getByRole('button', { name: '撤回' }).click();
    const back = acted(liaison, 'withdraw-submission');
    await confirm(liaison);
    await back;
    await task.getByRole('button', { name: '改写后重新审签' }).click();
    await look(liaison, 'taken-back');
    expect(await task.locator('textarea').first().inputValue()).toContain('班列');
    expect(await handOver(liaison, plan)).toBe(1);
  });

  test('the values of an indicator: taken back, written anew beside the former, signed, returned with a reason, told', async () => {
    const science = await unitOf(liaison, '省科技厅');
    await become(liaison, science, 'liaison');
    await become(leader, science, 'leader');
    await open(liaison, `/plans/${plan}/sheet`, '.values-table');
    await liaison.locator('.values-table').getByRole('button', { name: '撤回' }).click();
    const back = acted(liaison, 'withdraw-submission');
    await confirm(liaison);
    await back;
    const value = liaison.locator('.values-table .ant-input-number input');
    await liaison.locator('.values-table .ant-input-number input:not([disabled])').waitFor();
    const kept = saved(liaison);
    await value.fill('9.1');
    await value.press('Tab');
    await kept;
    await look(liaison, 'values');
    await open(leader, `/plans/${plan}/sign-off`, '.sign-row');
    expect(await leader.locator('.sign-rows').innerText()).toContain('9.1');
    await sign(leader);
    expect(await handOver(liaison, plan)).toBe(1);
    const coordinator = await stage.window();
    await enterAs(coordinator, 'coordinator');
    await open(coordinator, `/plans/${plan}/periods/${PERIOD}/review`, '.review-row');
    const line = coordinator.locator('tr', { hasText: '全社会研发经费' });
    expect(await line.innerText()).toContain('9.1');
    await line.getByRole('button', { name: '退回' }).click();
    await coordinator.fill('#return-reason', '请注明是否含高校经费');
    const returned = acted(coordinator, 'return-values');
    await coordinator.locator('.ant-modal .ant-btn-primary').click();
    await returned;
    await open(liaison, `/plans/${plan}/sheet`, '.values-table .notice-bar');
    await look(liaison, 'values-returned');
    expect(await liaison.locator('.values-table').innerText()).toContain('请注明是否含高校经费');
    const { notices } = await ask(liaison, '/api/notices');
    expect(notices.length).toBeGreaterThan(0);
    await coordinator.context().close();
  });
});
