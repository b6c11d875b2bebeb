/** From a dropped file to an acknowledged task, with two people in two browsers. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmClosing, confirmLeads, dispatchReady, nameVerifyingUnit, resolveGroups, settleAllFindings } from './desk-walk.js';
import { canRun, drop, enterAs, enterAsLiaison, openStage, planFile, type Stage } from './stage.js';

describe.skipIf(!canRun)('the whole way', () => {
  let stage: Stage;
  let coordinator: Page;
  let liaison: Page;
  let plan = '';
  let unit = '';

  beforeAll(async () => {
    stage = await openStage();
    coordinator = await stage.window();
    liaison = await stage.window();
  });
  afterAll(() => stage.close());

  test('a dropped file becomes a draft on the desk', async () => {
    await enterAs(coordinator, 'coordinator');
    plan = await drop(coordinator, planFile);
    expect(await coordinator.locator('.source .m-text').count()).toBeGreaterThan(30);
    expect(await coordinator.locator('.source .m-duty').count()).toBeGreaterThan(60);
  });

  test('the same file again leads to the plan that is there', async () => {
    await coordinator.goto('/plans');
    await coordinator.setInputFiles('input[type=file]', planFile);
    await coordinator.waitForSelector('.bring-in .trouble');
    await coordinator.getByRole('link', { name: '打开已有的方案' }).click();
    await coordinator.waitForURL(`**/plans/${plan}`);
  });

  test('findings, leads, groups, closing conditions and verifying units are settled and the tasks dispatched', async () => {
    await coordinator.goto(`/plans/${plan}/desk`);
    await coordinator.waitForSelector('.desk-step');
    await settleAllFindings(coordinator);
    await confirmLeads(coordinator);
    await resolveGroups(coordinator, '省政府办公厅');
    await confirmClosing(coordinator);
    await nameVerifyingUnit(coordinator, '省审计厅');
    expect(await dispatchReady(coordinator)).toBeGreaterThan(30);
  });

  test('a liaison lands on the own unit, objects to one task and acknowledges the rest in one act', async () => {
    await coordinator.goto(`/plans/${plan}?status=dispatched&sort=lead`);
    unit = await unitOfLiaison(coordinator);
    await enterAsLiaison(liaison, unit);
    await liaison.waitForURL(`**/plans/${plan}/units/*`);
    await liaison.waitForSelector('.waiting-tasks li');
    const waiting = await liaison.locator('.waiting-tasks li').count();
    expect(waiting).toBeGreaterThan(1);
    await liaison.locator('.waiting-tasks li').first().getByRole('button').click();
    await liaison.fill('#reason', '职能已划转，不宜由本单位承担');
    await liaison.locator('.ant-modal .ant-btn-primary').click();
    await liaison.waitForFunction((count) => document.querySelectorAll('.waiting-tasks li').length === count, waiting - 1);
    await liaison.locator('.waiting-tasks .ant-btn-primary').click();
    await liaison.waitForSelector('.waiting-tasks', { state: 'detached' });
  });

  test('the coordinator sees both, and the history says so in a sentence', async () => {
    await coordinator.goto(`/plans/${plan}?show=objected`);
    await coordinator.waitForSelector('.rows .chip-ask');
    await coordinator.locator('.rows a.task-link').first().click();
    await coordinator.waitForSelector('.history li');
    expect(await coordinator.locator('.history').innerText()).toContain(unit);
    expect(await coordinator.locator('.task-page').innerText()).toContain('职能已划转，不宜由本单位承担');
    await coordinator.getByRole('button', { name: '答复异议' }).click();
    await coordinator.getByText('维持，该单位仍需签收').click();
    await coordinator.fill('#reason', '请先按原方案办理');
    await coordinator.locator('.ant-modal .ant-btn-primary').click();
    await coordinator.waitForSelector('.ant-modal', { state: 'detached' });
    await coordinator.waitForFunction(() => document.querySelector('.history')?.textContent?.includes('请先按原方案办理'));
  });
});

/** A unit that takes part in several dispatched tasks and is not the coordinator's own. */
async function unitOfLiaison(page: Page): Promise<string> {
  const { units } = (await (await page.request.get(`/api/plans/${/\/plans\/([^/?]+)/.exec(page.url())![1]}/units`)).json()) as {
    units: { unit: { name: string }; waiting: number }[];
  };
  const fit = units.filter(({ unit, waiting }) => waiting > 1 && waiting < 30 && !unit.name.includes('发展改革'));
  return fit[0]!.unit.name;
}
