/** The coordinator's way over the intake desk, step by step, as the tests share it. */
import type { Page } from 'playwright-core';

export async function toStep(page: Page, step: string): Promise<void> {
  await page.locator('.step-list button', { hasText: step }).click();
  await page.waitForSelector(`.step-list button[aria-current="step"]:has-text("${step}")`);
}

export const openFindings = (page: Page): Promise<number> => page.locator('.finding').count();

/** Settles the finding whose turn it is and waits until the queue is one shorter. */
export async function settleByKey(page: Page, open: number): Promise<void> {
  const saved = page.waitForResponse((response) => response.url().endsWith('/acts/settle-finding') && response.ok());
  const incomplete = await page.locator('.finding-current .ant-btn-primary', { hasText: '按建议补正' }).count();
  if (incomplete > 0) await page.locator('.finding-current .ant-btn', { hasText: '按原文确认' }).click();
  else await page.keyboard.press('Enter');
  await saved;
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length === count, open - 1);
}

/** By its buttons, as it was read. The keys, and taking a suggestion, have tests of their own. */
async function settleCurrent(page: Page, open: number): Promise<void> {
  const first = page.locator('.finding-current .ant-btn-primary');
  await first.waitFor();
  const asRead = page.locator('.finding-current .ant-btn', { hasText: '按原文确认' });
  const button = (await asRead.count()) > 0 ? asRead : first;
  const saved = page.waitForResponse((response) => response.url().endsWith('/acts/settle-finding') && response.ok());
  await button.click();
  await saved;
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length === count, open - 1);
}

export async function settleAllFindings(page: Page): Promise<void> {
  await toStep(page, '疑点');
  for (let open = await openFindings(page); open > 0; open--) await settleCurrent(page, open);
}

const primary = (page: Page) => page.locator('.step-act .ant-btn-primary');

export async function confirmLeads(page: Page): Promise<void> {
  await toStep(page, '牵头单位');
  const open = page.locator('.pick-line');
  if ((await open.count()) === 0) return;
  await primary(page).click();
  await page.waitForSelector('.desk-step .empty');
}

export async function confirmClosing(page: Page): Promise<void> {
  await toStep(page, '销号条件');
  await primary(page).click();
  await page.waitForSelector('.desk-step .empty');
}

async function choose(page: Page, select: ReturnType<Page['locator']>, unit: string): Promise<void> {
  await select.click();
  await page.keyboard.type(unit);
  await page.locator(`.ant-select-item-option[title="${unit}"]`).click();
  await page.keyboard.press('Escape');
}

/** Leaves every group as it is, one unit answering for it. */
export async function resolveGroups(page: Page, unit: string): Promise<number> {
  await toStep(page, '统称');
  const cards = page.locator('.group-card:not(.group-settled)');
  const all = await cards.count();
  for (let open = all; open > 0; open--) {
    const card = cards.first();
    await card.getByText('保留统称').click();
    await choose(page, card.locator('.unit-select'), unit);
    await card.locator('.ant-btn-primary').click();
    await page.waitForFunction((count) => document.querySelectorAll('.group-card:not(.group-settled)').length === count, open - 1);
  }
  return all;
}

export async function nameVerifyingUnit(page: Page, unit: string): Promise<void> {
  await toStep(page, '核验单位');
  if ((await page.locator('.pick-line').count()) === 0) return;
  await choose(page, page.locator('.step-act .unit-select'), unit);
  const named = page.waitForResponse((response) => response.url().endsWith('/acts/name-verifying-unit') && response.ok());
  await primary(page).click();
  await named;
}

/** Dispatches what is ready and gives back how many went. */
export async function dispatchReady(page: Page): Promise<number> {
  await toStep(page, '交办');
  const words = await primary(page).innerText();
  await primary(page).click();
  await page.locator('.ant-modal-confirm .ant-btn-primary').click();
  await page.waitForSelector('.desk-step .empty');
  return Number(/\d+/.exec(words)![0]);
}
