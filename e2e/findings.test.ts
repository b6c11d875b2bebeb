/** The queue of findings walked by keyboard, and a browser that is closed in the middle of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFindings, settleByKey } from './desk-walk.js';
import { canRun, drop, enterAs, openStage, planFile, type Stage } from './stage.js';

const currentIndex = (page: Page): Promise<number> =>
  page.evaluate(() => [...document.querySelectorAll('.finding')].findIndex((entry) => entry.classList.contains('finding-current')));
const waitForIndex = (page: Page, index: number) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll('.finding')].findIndex((entry) => entry.classList.contains('finding-current')) === wanted,
    index,
  );

describe.skipIf(!canRun)('the queue of findings', () => {
  let stage: Stage;
  let page: Page;
  let plan = '';

  beforeAll(async () => {
    stage = await openStage();
    page = await stage.window();
    await enterAs(page, 'coordinator');
    plan = await drop(page, planFile);
    await page.waitForSelector('.finding-current');
  });
  afterAll(() => stage.close());

  test('is walked with j and k and with the arrows, the source following', async () => {
    expect(await currentIndex(page)).toBe(0);
    await page.keyboard.press('j');
    await waitForIndex(page, 1);
    await page.keyboard.press('ArrowUp');
    await waitForIndex(page, 0);
    await page.keyboard.press('ArrowDown');
    await waitForIndex(page, 1);
    await page.keyboard.press('k');
    await waitForIndex(page, 0);
    await page.waitForSelector('.source .m-active');
  });

  test('opens the form to correct with c, the cursor in the words, and closes it with Escape', async () => {
    const corrected = page.locator('.finding-current .ant-btn', { hasText: '更正' }).first();
    for (let index = 0; !(await corrected.innerText().catch(() => '')).startsWith('更正') && index < 20; index++) {
      await page.keyboard.press('j');
      await waitForIndex(page, index + 1);
    }
    await page.keyboard.press('c');
    await page.waitForFunction(() => document.activeElement?.id === 'correct-text');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.ant-modal', { state: 'detached' });
  });

  test('asks before typed words are lost, and keeps them where one goes on', async () => {
    await page.keyboard.press('c');
    await page.waitForFunction(() => document.activeElement?.id === 'correct-text');
    await page.fill('#correct-text', '改过的任务内容');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '继续填写' }).click();
    await page.waitForSelector('.ant-modal-confirm', { state: 'detached' });
    expect(await page.inputValue('#correct-text')).toBe('改过的任务内容');
    await page.keyboard.press('Escape');
    await page.locator('.ant-modal-confirm .ant-btn-primary').click();
    await page.waitForSelector('#correct-text', { state: 'detached' });
  });

  test('a mark in the source leads to its task, and the task shows its place', async () => {
    await page.locator('.source .m-text').nth(3).click();
    await page.waitForSelector('.read-task-open .task-editor');
    await page.locator('.read-task-open .read-duties .chip').first().click();
    await page.waitForSelector('.source .m-duty.m-active');
  });

  test('words that were read as no task become one, narrowed by keyboard', async () => {
    await page.goto(`/plans/${plan}/desk?step=structure`);
    await page.waitForSelector('.read-line');
    const before = await page.locator('.read-line').count();
    await page.locator('.left-over summary').click();
    await page.locator('.left-over .plain-button').last().press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'add-words');
    await page.keyboard.press('Control+Home');
    for (let letter = 0; letter < 5; letter++) await page.keyboard.press('Shift+ArrowRight');
    await page.waitForFunction(() => document.querySelector('.ant-modal .quoted')?.textContent?.length === 5);
    await page.locator('.ant-modal-footer .ant-btn-primary').click();
    await page.waitForFunction((count) => document.querySelectorAll('.read-line').length === count, before + 1);
  });

  test('loses nothing when the browser is closed in the middle', async () => {
    await page.goto(`/plans/${plan}/desk`);
    await page.waitForSelector('.finding-current');
    const before = await openFindings(page);
    await settleByKey(page, before);
    await page.context().close();
    const again = await stage.window();
    await enterAs(again, 'coordinator');
    await again.goto(`/plans/${plan}/desk`);
    await again.waitForSelector('.desk-step');
    await again.waitForFunction((count) => document.querySelectorAll('.finding').length === count, before - 1);
    expect(await openFindings(again)).toBe(before - 1);
  });
});
