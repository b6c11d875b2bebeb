/**
 * `node tools/pictures.mjs`: plays the tutorial's half-year through the screens of a server of its own and takes the pictures under docs/images, in
 * Chinese (half-year-*.png) and in English (half-year-*-en.png). Wants a build and a Chromium. Fails where a step of the tutorial cannot be done.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromium as browserPath } from './chromium.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const SIZE = { width: 1366, height: 768 };
const UNIT = '澜川市政府';
const WORDS = '上半年开行国际货运班列420列，比上年同期增加36列；口岸查验场所已建成投用。';

const serve = (folder) =>
  new Promise((resolve, reject) => {
    const server = spawn(process.execPath, ['apps/cli/bin/taizhang.js', 'serve', '--evaluation', '--data', folder, '--port', '0'], {
      cwd: root,
    });
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) resolve({ server, address });
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('exit', () => reject(new Error(said)));
  });

/** One person's window, and what the play does in it. */
const person = async (browser, address, locale, personId) => {
  const page = await (await browser.newContext({ viewport: SIZE, locale })).newPage();
  await page.goto(address);
  const entered = await page.request.post(`${address}/api/session`, { data: { personId }, headers: { origin: address } });
  if (!entered.ok()) throw new Error(`${personId}: ${await entered.text()}`);
  const acted = (name) => page.waitForResponse((answer) => answer.url().endsWith(`/acts/${name}`) && answer.ok());
  return {
    page,
    acted,
    get: async (path) => (await page.request.get(address + path)).json(),
    open: async (path, selector) => {
      await page.goto(address + path);
      await page.waitForSelector(selector);
    },
    confirm: async (name) => {
      const done = acted(name);
      await page.locator('.ant-modal .ant-btn-primary').last().click();
      await done;
    },
  };
};

const play = async (browser, address, locale, suffix) => {
  const as = (personId) => person(browser, address, locale, personId);
  const shot = async ({ page }, name) => {
    await page.mouse.move(0, 0);
    await page.waitForFunction(() => document.querySelectorAll('.ant-message-notice, .ant-modal, .ant-spin').length === 0);
    await page.screenshot({ path: join(root, `docs/images/half-year-${name}${suffix}.png`) });
  };
  const probe = await (await browser.newContext()).newPage();
  const { people } = await (await probe.request.get(`${address}/api/people`)).json();
  const who = (unit, role) => people.find((one) => one.unitName === unit && one.roles.includes(role)).personId;
  const coordinator = await as(who('省发展改革委', 'coordinator'));
  const planId = (await coordinator.get('/api/plans')).plans[0].planId;
  const { periodId } = (await coordinator.get(`/api/plans/${planId}/periods`)).periods[0];
  const at = `/plans/${planId}/periods/${periodId}`;

  const liaison = await as(who(UNIT, 'liaison'));
  await liaison.open(`/plans/${planId}/sheet`, '.sheet-task');
  const rows = liaison.page.locator('.sheet-task');
  for (let place = 0; place < (await rows.count()); place += 1) {
    const row = rows.nth(place);
    const saved = liaison.page.waitForResponse((answer) => answer.url().includes('/drafts/') && answer.ok());
    if (place > 0 && (await row.locator('.no-change-button').count()) > 0) await row.locator('.no-change-button').click();
    else {
      await row.locator('textarea').first().fill(WORDS);
      await row.locator('input[type=radio]').first().check({ force: true });
    }
    await saved;
  }
  await liaison.page.waitForFunction((unit) => document.body.innerText.includes(unit), UNIT);
  await liaison.open(`/plans/${planId}/sheet`, '.sheet-task');
  await shot(liaison, 'sheet');

  const leader = await as(who(UNIT, 'leaderInCharge'));
  await leader.open(`/plans/${planId}/sign-off`, '.sign-row');
  await shot(leader, 'sign-off');
  await leader.page.locator('.sign-bar .ant-btn-primary').click();
  await leader.confirm('sign-off');
  await liaison.open(`/plans/${planId}/sheet`, '.sheet-bar .ant-btn-primary:not([disabled])');
  await liaison.page.locator('.sheet-bar .ant-btn-primary').click();
  await liaison.confirm('submit');

  await coordinator.open(at, '.unit-cells');
  await shot(coordinator, 'period');
  const urged = coordinator.acted('urge');
  await coordinator.page.locator('#urging tbody tr').first().locator('button.ant-btn').first().click();
  await urged;

  await coordinator.open(`${at}/review`, '.review-row');
  await shot(coordinator, 'review');
  await coordinator.page.locator('.review-bar > .ant-btn').click();
  await coordinator.confirm('accept-reports');
  await coordinator.page.waitForSelector('.review-bar > .ant-btn', { state: 'detached' });
  for (let left = await coordinator.page.locator('.review-row').count(); left > 0; left -= 1) {
    const accepted = coordinator.acted('accept-reports');
    await coordinator.page.locator('.review-row .ant-btn-primary').first().click();
    await accepted;
    await coordinator.page.waitForFunction((count) => document.querySelectorAll('.review-row').length < count, left);
  }

  const values = coordinator.page.locator('.review .plain-table tbody tr');
  for (let left = await values.count(); left > 0; left -= 1) {
    const accepted = coordinator.acted('accept-reports');
    await values.first().locator('button').first().click();
    await accepted;
    await coordinator.page.waitForFunction((count) => document.querySelectorAll('.review .plain-table tbody tr').length < count, left);
  }

  await coordinator.open(`/plans/${planId}/verify`, '.claim-card');
  const card = coordinator.page.locator('.claim-card').first();
  for (const part of await card.locator('.claim-parts > li').all()) {
    await part.locator('input[type=radio]').first().check();
    await part.locator('textarea').first().fill('已查验文件原件，内容与销号条件一致。');
  }
  await shot(coordinator, 'verify');
  const verified = coordinator.acted('verify-claim');
  await card.locator('.ant-btn-primary').click();
  await verified;

  await coordinator.open(`${at}/consolidation`, '.sentence');
  await coordinator.page.locator('.sentence-words').nth(1).click();
  await coordinator.page.waitForSelector('.sources .quoted');
  await shot(coordinator, 'consolidation');
  await coordinator.page.locator('.consolidation-bar .ant-btn-primary').click();
  await coordinator.confirm('consolidate');
};

const folder = mkdtempSync(join(tmpdir(), 'taizhang-pictures-'));
const browser = await chromium.launch({
  executablePath: browserPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const [locale, suffix] of [
    ['zh-CN', ''],
    ['en-GB', '-en'],
  ]) {
    const { server, address } = await serve(join(folder, locale));
    const ended = new Promise((resolve) => server.once('exit', resolve));
    try {
      await play(browser, address, locale, suffix);
    } finally {
      server.kill('SIGTERM');
      await ended;
    }
    console.log(`pictures: ${locale}`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
