/**
 * What stands around the half-year: notices and the calendar of due days, the rules in a form, stand-ins who find their way, urging with a letter, a
 * past day on every screen, and each screen of the cycle in both Chinese scripts.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acted, ask, become, dialogDone, fileFrom, open, taskByNumber, unitOf } from './cycle-steps.js';
import { axeFindings, canRun, enterAs, latinWords, look, openStage, planOf, type Stage } from './stage.js';

const PERIOD = '2026H2';
const PAST = '2026-07-20';
/** Behind the plan's address → what stands there once the screen is ready. */
const SCREENS: Readonly<Record<string, string>> = {
  '': '.rows a.task-link',
  '/overview': '.overview [role="img"] svg',
  '/units': '.units-table tbody tr',
  '/periods': '.plan-rules',
  '/periods/2026H1': '.unit-cells',
  '/periods/2026H1/review?status=all': '.review-row',
  '/periods/2026H1/consolidation': '.consolidation-columns',
  '/verify': '.verify h1',
  '/principal': '.principal-lights',
};

describe.skipIf(!canRun)('around the half-year', () => {
  let stage: Stage;
  let coordinator: Page;
  let other: Page;
  let plan = '';

  beforeAll(async () => {
    stage = await openStage({ told: true });
    [coordinator, other] = await Promise.all([stage.window(), stage.window()]);
    await enterAs(coordinator, 'coordinator');
    await coordinator.locator('.plan-entry a').first().click();
    await coordinator.waitForSelector('.plan-navigation');
    plan = planOf(coordinator);
    await other.goto('/');
  }, 60_000);
  afterAll(() => stage.close());

  const screen = async (page: Page, path: string, asOf?: string) => {
    await open(page, `/plans/${plan}${path}${asOf ? `${path.includes('?') ? '&' : '?'}asOf=${asOf}` : ''}`, SCREENS[path] ?? '.page');
    await page.waitForFunction(() => !document.querySelector('.waiting'));
  };

  test('notices are read and no longer counted; the calendar of due days has an address of its own', async () => {
    await coordinator.locator('.bell').click();
    await coordinator.getByRole('button', { name: '全部标为已读' }).click();
    await coordinator.locator('.bell-count').waitFor({ state: 'detached' });
    await coordinator.locator('.calendar-feed summary').click();
    await coordinator.getByRole('button', { name: '生成订阅地址' }).click();
    const address = await coordinator.locator('#feed-address').inputValue();
    expect(await axeFindings(coordinator)).toEqual([]);
    await look(coordinator, 'notices');
    const feed = await coordinator.request.get(address);
    expect(await feed.text()).toContain('BEGIN:VCALENDAR');
    await coordinator.keyboard.press('Escape');
    await coordinator.locator('.notice-panel').waitFor({ state: 'detached' });
  });

  test('the rules are read by everybody and changed in a form', async () => {
    await screen(coordinator, '/periods');
    await coordinator.locator('.plan-rules').getByRole('button', { name: '修改' }).click();
    await coordinator.locator('#rules-yellow-share').fill('25');
    await coordinator.locator('#rules-notice').fill('12');
    expect(await axeFindings(coordinator)).toEqual([]);
    await look(coordinator, 'rules');
    const set = acted(coordinator, 'set-rules');
    await dialogDone(coordinator);
    await set;
    await coordinator.getByText('通知期不少于 12 个工作日').waitFor();
    expect(await coordinator.locator('.plan-rules').innerText()).toContain('25%');
  });

  test('urging goes to one unit by one act, and its letter comes as a document', async () => {
    await open(coordinator, `/plans/${plan}/periods/${PERIOD}`, '#urging');
    await look(coordinator, 'period');
    const owing = coordinator.locator('#urging tbody tr', { has: coordinator.getByRole('button', { name: '催办', exact: true }) }).first();
    const unit = (await owing.locator('td').first().innerText()).trim().split(/\s/)[0]!;
    await owing.getByRole('checkbox').check();
    const urged = acted(coordinator, 'urge');
    await owing.getByRole('button', { name: '催办', exact: true }).click();
    await urged;
    const row = coordinator.locator('#urging tbody tr', { hasText: unit });
    const letter = await fileFrom(coordinator, () => row.getByRole('button', { name: '催办函' }).click());
    expect(letter.subarray(0, 2).toString()).toBe('PK');
    await look(coordinator, 'urged');
    await open(coordinator, `/plans/${plan}/periods/2026H1/consolidation`, '.consolidation-columns');
    const circular = await fileFrom(coordinator, () => coordinator.getByRole('button', { name: '情况通报' }).click());
    expect(circular.subarray(0, 2).toString()).toBe('PK');
  });

  test('stand-ins of a leader and of a verifier are named, find their menu and act in the other’s name', async () => {
    const statistics = await unitOf(coordinator, '省统计局');
    await become(other, statistics, 'verifier');
    await open(other, `/plans/${plan}/verify`, '.verify h1');
    await nameStandIn(other);
    const { people } = await ask(other, '/api/colleagues');
    const standIn = people.find(({ personId }: { personId: string }) => personId.endsWith('.liaison'));
    await become(other, statistics, 'liaison');
    await open(other, `/plans/${plan}`, '.plan-navigation');
    expect(standIn).toBeDefined();
    await other.locator('.plan-navigation').getByRole('link', { name: '核验' }).click();
    await other.getByRole('button', { name: '给出核验灯' }).first().click();
    await other.locator('.ant-modal .light-choice input').nth(1).check();
    await other.fill('#light-why', '现场看过，进度偏慢');
    const given = acted(other, 'give-light');
    await dialogDone(other);
    await given;
    await look(other, 'stand-in-verifier');

    const water = await unitOf(coordinator, '省水利厅');
    await become(other, water, 'leader');
    await open(other, `/plans/${plan}/sign-off`, '.sign-off h1');
    await nameStandIn(other);
    await become(other, water, 'liaison');
    await open(other, `/plans/${plan}`, '.plan-navigation');
    await other.locator('.plan-navigation').getByRole('link', { name: '审签' }).click();
    await other.waitForSelector('.sign-off h1');
    await look(other, 'stand-in-leader');
  });

  test('every screen of the plan shows a past day under one band, without an act, and leads back to today', async () => {
    const taskId = await taskByNumber(coordinator, plan, '31');
    for (const path of [...Object.keys(SCREENS), `/tasks/${taskId}`]) {
      await screen(coordinator, path, PAST);
      await coordinator.locator('.past-day').waitFor();
      expect(await coordinator.locator('.ant-btn-primary').count(), path).toBe(0);
      expect(await axeFindings(coordinator), path).toEqual([]);
    }
    expect(await coordinator.locator('.task-acts button').count()).toBe(0);
    await coordinator.getByRole('button', { name: '回到今天' }).click();
    await coordinator.locator('.past-day').waitFor({ state: 'detached' });
  });

  test('each screen of the cycle is Chinese throughout, in either script', async () => {
    for (const [name, ready] of [
      ['繁體', '任務臺賬'],
      ['简体', '任务台账'],
    ] as const) {
      await coordinator.getByRole('button', { name }).click();
      await coordinator.waitForFunction((words) => document.querySelector('.plan-navigation')?.textContent?.includes(words), ready);
      for (const path of Object.keys(SCREENS)) {
        await screen(coordinator, path);
        expect(await latinWords(coordinator), `${name} ${path}`).toEqual([]);
        await look(coordinator, `${name}${path.replace(/\W+/g, '-')}`);
      }
    }
  });
});

/** Somebody of the own unit, the liaison where there is one, from today on. */
async function nameStandIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '指定代行人' }).click();
  await page.locator('#stand-in').click();
  await page.locator('.ant-select-item-option', { hasText: '联络员' }).first().click();
  const named = acted(page, 'name-stand-in');
  await dialogDone(page);
  await named;
}
