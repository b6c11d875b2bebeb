/** One half-year with four people in four windows: announced and opened, reported, signed, returned, accepted, claimed, verified, consolidated. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acted, ask, become, confirm, dialogDone, handOver, LINE, open, sign, unitOf } from './cycle-steps.js';
import { axeFindings, canRun, enterAs, openStage, planOf, type Stage } from './stage.js';

const WORDS = '已完成方案编制和项目选址，正在开展前期手续';
const AGAIN = '已完成方案编制，选址意见书已批复，年内可开工';

describe.skipIf(!canRun)('a half-year', () => {
  let stage: Stage;
  let coordinator: Page;
  let liaison: Page;
  let leader: Page;
  let verifier: Page;
  let plan = '';
  let period = '';
  let unit = '';

  beforeAll(async () => {
    stage = await openStage({ told: true });
    [coordinator, liaison, leader, verifier] = await Promise.all([stage.window(), stage.window(), stage.window(), stage.window()]);
    await enterAs(coordinator, 'coordinator');
    await coordinator.locator('.plan-entry a').first().click();
    await coordinator.waitForSelector('.plan-navigation');
    plan = planOf(coordinator);
    const verifying = await unitOf(coordinator, '省统计局');
    for (const page of [liaison, leader, verifier]) await page.goto('/');
    await become(verifier, verifying, 'verifier');
  }, 60_000);
  afterAll(() => stage.close());

  test('the coordinator announces the period, sees what it costs the units, and opens it', async () => {
    await open(coordinator, `/plans/${plan}/periods`, '.proposed button');
    await coordinator.locator('.proposed button').first().click();
    const announced = acted(coordinator, 'announce-period');
    await dialogDone(coordinator);
    await announced;
    await coordinator.locator('.period-list li', { hasText: '已公告' }).getByRole('link').click();
    await coordinator.waitForSelector('.burden');
    period = /periods\/([^/?]+)/.exec(coordinator.url())![1]!;
    await coordinator.locator('.period-acts .ant-btn-primary').click();
    const opened = acted(coordinator, 'open-period');
    await confirm(coordinator);
    await opened;
    await open(coordinator, `/plans/${plan}/periods/${period}`, '.unit-cells');
    expect(await coordinator.locator('.unit-cell').count()).toBeGreaterThan(20);
    expect(await axeFindings(coordinator)).toEqual([]);
  });

  test('the liaison writes the sheet, and two people do not lose each other’s words', async () => {
    unit = await unitOf(coordinator, '省交通运输厅');
    await become(liaison, unit, 'liaison');
    await open(liaison, `/plans/${plan}/sheet`, '.sheet-task');
    expect(await axeFindings(liaison)).toEqual([]);
    const rows = liaison.locator('.sheet-task');
    const count = await rows.count();
    expect(count).toBeGreaterThan(2);
    await othersWriteFirst(stage, plan, period, unit);
    for (let index = 0; index < count; index++) {
      const row = rows.nth(index);
      const saved = liaison.waitForResponse((response) => response.url().includes('/drafts/') && response.request().method() === 'PUT');
      await row
        .locator('textarea')
        .first()
        .fill(`${WORDS}（${index + 1}）`);
      await row.locator('.light-choice input').first().check();
      await saved;
      if (index > 0) continue;
      await row.locator('.conflict').waitFor();
      expect(await row.locator('.conflict').innerText()).toContain('经办人先写的话');
      await row.locator('.conflict button').last().click();
      await row.locator('.conflict').waitFor({ state: 'detached' });
    }
    await liaison.waitForFunction((all) => document.querySelector('.sheet-progress')?.textContent?.includes(`已填 ${all}`), count);
  });

  test('the leader signs all but one, and the liaison hands in what was signed', async () => {
    await become(leader, unit, 'leader');
    await open(leader, `/plans/${plan}/sign-off`, '.sign-row');
    expect(await axeFindings(leader)).toEqual([]);
    const count = await leader.locator('.sign-row').count();
    await leader.locator('.sign-row input').last().uncheck();
    await sign(leader);
    await leader.waitForFunction(() => document.querySelectorAll('.sign-row').length === 1);
    expect(await handOver(liaison, plan)).toBe(count - 1);
    await open(leader, `/plans/${plan}/sign-off`, '.sign-row');
    await sign(leader);
    expect(await handOver(liaison, plan)).toBe(1);
  });

  test('the coordinator returns one with a reason and accepts the others', async () => {
    await open(coordinator, `/plans/${plan}/periods/${period}/review`, '.review-row');
    expect(await axeFindings(coordinator)).toEqual([]);
    const before = await coordinator.locator('.review-row').count();
    const returned = acted(coordinator, 'return-report');
    await coordinator.locator('.review-row').last().locator('.review-acts button').last().click();
    await coordinator.fill('#return-reason', '请写明选址是否已经批复');
    await dialogDone(coordinator);
    await returned;
    await coordinator.waitForFunction((count) => document.querySelectorAll('.review-row').length < count, before);
    await acceptAll(coordinator);

    await open(liaison, `/plans/${plan}/sheet`, '.sheet-task .notice-bar');
    const row = liaison.locator('.sheet-task', { has: liaison.locator('.notice-bar') });
    expect(await row.innerText()).toContain('请写明选址是否已经批复');
    const saved = liaison.waitForResponse((response) => response.url().includes('/drafts/') && response.ok());
    await row.locator('textarea').first().fill(AGAIN);
    await saved;
    await open(leader, `/plans/${plan}/sign-off`, '.sign-row');
    await sign(leader);
    expect(await handOver(liaison, plan)).toBe(1);
    await open(coordinator, `/plans/${plan}/periods/${period}/review`, '.review-row');
    expect(await coordinator.locator('.review-row').innerText()).toContain(AGAIN);
    await acceptAll(coordinator);
  });

  test('a claim of completion is verified by somebody else, and the task is closed out', async () => {
    const { rows } = await ask(liaison, `/api/plans/${plan}/tasks?unit=${unit}&role=lead&status=underWay`);
    type Row = { taskId: string; closingKind: string; verifyingUnit: { name: string } | null };
    const task = rows.find((row: Row) => row.closingKind === 'deliverable' && row.verifyingUnit?.name === '省统计局') as Row;
    await open(liaison, `/plans/${plan}/tasks/${task.taskId}`, '.task-cycle .task-acts');
    await liaison.getByRole('button', { name: '申报办结' }).click();
    await liaison.fill('#evidence-pointer', '云府发〔2026〕5号');
    await liaison.fill('#evidence-title', '实施方案印发通知');
    for (const part of await liaison.locator('.claim-part').all()) {
      await part.locator('textarea').first().fill('文件已经印发');
      await part.locator('input[type=checkbox]').first().check();
    }
    const claimed = acted(liaison, 'claim-completion');
    await dialogDone(liaison);
    await claimed;

    await open(verifier, `/plans/${plan}/verify`, '.claim-card');
    expect(await axeFindings(verifier)).toEqual([]);
    for (const part of await verifier.locator('.claim-parts > li').all()) {
      await part.locator('input[type=radio]').first().check();
      await part.locator('textarea').first().fill('已查验原文，与申报一致');
    }
    const verified = acted(verifier, 'verify-claim');
    await verifier.locator('.claim-card .ant-btn-primary').click();
    await verified;
    await open(liaison, `/plans/${plan}/tasks/${task.taskId}`, '.task-head .mark');
    expect(await liaison.locator('.task-head').innerText()).toContain('已销号');
  });

  test('the coordinator consolidates beside the sources, and the period is locked', async () => {
    await open(coordinator, `/plans/${plan}/periods/${period}/consolidation`, '.sentence');
    expect(await coordinator.locator('.report-parts').innerText()).toContain(AGAIN);
    await coordinator.locator('.sentence-words', { hasText: AGAIN }).first().click();
    await coordinator.waitForSelector('.sources .quoted');
    expect(await axeFindings(coordinator)).toEqual([]);
    const kept = coordinator.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    await coordinator.locator('.sentence-chosen textarea').first().press('End');
    await coordinator.keyboard.type('对此予以肯定。');
    await kept;
    const consolidated = acted(coordinator, 'consolidate');
    await coordinator.locator('.consolidation-bar .ant-btn-primary').click();
    await confirm(coordinator);
    await consolidated;
    await open(coordinator, `/plans/${plan}/periods/${period}`, '.period h1');
    await coordinator.waitForFunction(() => document.querySelector('.period h1')?.textContent?.includes('已锁定'));
    expect(await coordinator.locator('.unit-cells').innerText()).toContain('审核通过');
  });
});

/** The handler of the unit saved words on the first task that the liaison has not seen. */
async function othersWriteFirst(stage: Stage, plan: string, period: string, unit: string): Promise<void> {
  const handler = await stage.window();
  await handler.goto('/');
  await become(handler, unit, 'handler');
  const sheet = `/api/plans/${plan}/periods/${period}/sheets/${unit}`;
  const { rows } = await ask(handler, sheet);
  const first = rows.find(({ role }: { role: string }) => role === 'lead').task.taskId;
  const saved = await handler.request.put(`${sheet}/drafts/${first}`, {
    data: { revision: 0, words: { ...LINE, text: '经办人先写的话' } },
  });
  expect(saved.ok()).toBe(true);
  await handler.context().close();
}

/** What does not stand out at once, the rest one by one. */
async function acceptAll(page: Page): Promise<void> {
  const many = page.locator('.review-bar > .ant-btn');
  await page.waitForFunction(() => document.querySelector('.review-row, .empty'));
  if (await many.isVisible()) {
    const accepted = acted(page, 'accept-reports');
    await many.click();
    await confirm(page);
    await accepted;
    await page.waitForSelector('.review-bar > .ant-btn', { state: 'detached' });
  }
  for (let left = await page.locator('.review-row').count(); left > 0; left--) {
    const accepted = acted(page, 'accept-reports');
    await page.locator('.review-row .ant-btn-primary').first().click();
    await accepted;
    await page.waitForFunction((count) => document.querySelectorAll('.review-row').length < count, left);
  }
}
