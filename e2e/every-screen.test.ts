/** Every screen: axe finds nothing, at a desk's width and a phone's; each language is whole; the README's pictures. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmClosing, confirmLeads, dispatchReady, nameVerifyingUnit, resolveGroups, settleAllFindings } from './desk-walk.js';
import { axeFindings, canRun, enterAs, latinWords, openStage, PHONE, planOf, type Stage, WIDE } from './stage.js';

const pictures = fileURLToPath(new URL('../docs/images/', import.meta.url));
const takesPictures = process.env.UPDATE_SCREENSHOTS === '1';

const DESK_STEPS = ['findings', 'structure', 'leads', 'groups', 'units', 'closing', 'verifying', 'dispatch'] as const;
/** Address behind the plan's own → what stands there once the screen is ready. */
const SCREENS: Readonly<Record<string, string>> = {
  '': '.rows a.task-link',
  '/overview': '.overview [role="img"] svg',
  '/units': '.units-table tbody tr',
  ...Object.fromEntries(DESK_STEPS.map((step) => [`/desk?step=${step}`, '.desk-step > *'])),
};
async function look(page: Page, plan: string, screen: string): Promise<void> {
  await page.goto(`/plans/${plan}${screen}`);
  await page.waitForSelector(SCREENS[screen]!);
  await page.waitForFunction(() => !document.querySelector('.waiting'));
}

async function findingsOn(page: Page, plan: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const screen of Object.keys(SCREENS)) {
    await look(page, plan, screen);
    found.push(...(await axeFindings(page)).map((line) => `${screen || '/'} ${line}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (wide) found.push(`${screen || '/'} is wider than its window`);
  }
  return found;
}

const picture = async (page: Page, name: string) => {
  if (!takesPictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name}.png` });
};

describe.skipIf(!canRun)('every screen', () => {
  let stage: Stage;
  let page: Page;
  let phone: Page;
  let plan = '';

  beforeAll(async () => {
    stage = await openStage();
    page = await stage.window(WIDE);
    phone = await stage.window(PHONE);
    await enterAs(page, 'coordinator');
    await page.locator('.plan-entry a').first().click();
    await page.waitForSelector('.rows');
    plan = planOf(page);
    await enterAs(phone, 'coordinator');
  });
  afterAll(() => stage.close());

  test('axe finds nothing where one signs in and on the list of plans', async () => {
    const other = await stage.window();
    await other.goto('/');
    await other.waitForSelector('.unit-line');
    expect(await axeFindings(other)).toEqual([]);
    await enterAs(other, 'coordinator');
    await other.waitForSelector('.plan-entry');
    expect(await axeFindings(other)).toEqual([]);
    await other.context().close();
  });

  test('axe finds nothing on the draft, on a wide screen', async () => {
    expect(await findingsOn(page, plan)).toEqual([]);
    await look(page, plan, '/desk?step=findings');
    await page.waitForSelector('.source .m-active');
    await picture(page, 'desk');
  });

  test('axe finds nothing on the draft, on a phone', async () => {
    expect(await findingsOn(phone, plan)).toEqual([]);
  });

  test('filters stand in the address, and a link brings them back', async () => {
    await look(page, plan, '');
    await page.fill('#screen input[type=search]', '城市');
    await page.waitForURL(/q=/);
    await page.waitForFunction(() => document.querySelector('.ledger-line p')?.textContent?.includes('找到'));
    const words = await page.locator('.ledger-line p').innerText();
    await page.goto(page.url());
    await page.waitForFunction((wanted) => document.querySelector('.ledger-line p')?.textContent?.trim() === wanted, words.trim());
    expect(await page.inputValue('#screen input[type=search]')).toBe('城市');
  });

  test('a filter that the address has wrong is as if it were not there', async () => {
    await look(page, plan, '');
    const all = await page.locator('.ledger-line p').innerText();
    await page.goto(`/plans/${plan}?status=nonsense&kind=x&dueFrom=12&sort=up`);
    await page.waitForFunction((wanted) => document.querySelector('.ledger-line p')?.textContent?.trim() === wanted, all.trim());
    expect(await page.locator('.trouble').count()).toBe(0);
  });

  test('speaks each language wholly, and remembers which', async () => {
    await page.goto(`/plans/${plan}/desk?step=dispatch`);
    await page.waitForSelector('.standing-table');
    expect(await latinWords(page)).toEqual([]);
    await page.getByRole('button', { name: '繁體' }).click();
    await page.waitForFunction(() => document.querySelector('.plan-navigation')?.textContent?.includes('任務臺賬'));
    expect(await latinWords(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForFunction(() => document.querySelector('.plan-navigation')?.textContent?.includes('Ledger'));
    await page.reload();
    await page.waitForFunction(() => document.querySelector('.plan-navigation')?.textContent?.includes('Intake desk'));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.getByRole('button', { name: '简体' }).click();
    await page.waitForFunction(() => document.querySelector('.plan-navigation')?.textContent?.includes('任务台账'));
  });

  test('the chart tells its numbers under the pointer', async () => {
    await look(page, plan, '/overview');
    const drawn = () => page.locator('div[role="img"] svg text').count();
    const before = await drawn();
    const chart = page.locator('div[role="img"]', { has: page.locator('svg') }).first();
    await chart.hover({ position: { x: 500, y: 50 } });
    await chart.hover({ position: { x: 520, y: 54 } });
    await expect.poll(drawn, { timeout: 20_000 }).toBeGreaterThan(before);
  });

  test('a script or a style that somebody slipped into the page is not run', async () => {
    const other = await stage.window();
    await other.goto('/');
    await other.waitForSelector('.unit-line');
    const before = stage.refusedByPolicy.length;
    const ran = await other.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.slippedIn = true';
      document.body.append(script);
      const holder = document.createElement('div');
      holder.innerHTML = '<style>body { outline: 3px solid red }</style><img src="data:," onerror="globalThis.slippedIn = true">';
      document.body.append(holder);
      return 'slippedIn' in globalThis || getComputedStyle(document.body).outlineStyle === 'solid';
    });
    expect(ran).toBe(false);
    await expect.poll(() => stage.refusedByPolicy.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(before + 2);
    stage.refusedByPolicy.splice(before);
    await other.context().close();
  });

  test('axe finds nothing on a dispatched task, its dialogs and its unit', async () => {
    await look(page, plan, '/desk?step=findings');
    await settleAllFindings(page);
    await confirmLeads(page);
    await resolveGroups(page, '省政府办公厅');
    await confirmClosing(page);
    await nameVerifyingUnit(page, '省审计厅');
    await dispatchReady(page);
    await look(page, plan, '');
    await picture(page, 'ledger');
    await look(page, plan, '/overview');
    await picture(page, 'overview');
    await look(page, plan, '');
    await page.locator('.rows a.task-link').first().click();
    await page.waitForSelector('.history li');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'task');
    for (const name of ['调整', '中止', '指定核验单位']) {
      await page.locator('.task-acts').getByRole('button', { name, exact: true }).click();
      await page.waitForSelector('.ant-modal .act-fields');
      expect(await axeFindings(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.ant-modal', { state: 'detached' });
    }
    await page.locator('.plain-table a').first().click();
    await page.waitForSelector('.figures');
    expect(await axeFindings(page)).toEqual([]);
  });
});
