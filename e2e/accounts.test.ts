/**
 * Real accounts from nothing: the first administrator by the one-time link, the other offices, the coordinator's unit, a liaison with an app and a
 * passkey, a session that ends and comes back, signing out everywhere.
 */
import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptLink, choose, type Kept, nextCode, PASSWORD, setUpTotp, takeLink, typeCode, typePassword } from './account-walk.js';
import { axeFindings, canRun, drop, look, openStage, type Stage, sampleFile, WIDE } from './stage.js';

const COORDINATOR_UNIT = '省发展改革委';
const LIAISON_UNIT = '省教育厅';
/** Names of formats and what the tests typed themselves. */
const LATIN_ALLOWED = /\b(?:English|CSV|PDF|Word|docx|MB|[a-z]+\.[a-z]+|https?:\/\/\S+|[\d.]+)\b/g;

async function looksRight(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.waiting'));
  await look(page, `accounts-${name}`);
  expect(await axeFindings(page), name).toEqual([]);
  const words = await page.evaluate(() => document.body.innerText);
  expect(words.replace(LATIN_ALLOWED, ''), name).not.toMatch(/[A-Za-z]{3,}/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), name).toBe(false);
}

const sampleThere = existsSync(sampleFile);

describe.skipIf(!canRun || !sampleThere)('accounts', () => {
  let stage: Stage;
  let security: Page;
  let system: Page;
  let coordinator: Page;
  let liaison: Page;
  let auditor: Page;
  let liaisonKept: Kept;
  const links: Record<string, string> = {};

  beforeAll(async () => {
    stage = await openStage({ accounts: true });
    [security, system, coordinator, liaison] = await Promise.all([stage.window(), stage.window(), stage.window(), stage.window()]);
  });
  afterAll(() => stage.close());

  const invite = async (unit: string, name: string, login: string, role: string): Promise<string> => {
    await security.goto('/accounts');
    await security.getByRole('button', { name: '邀请', exact: true }).click();
    await choose(security, '#invite-unit', unit);
    await security.getByRole('button', { name: '下一步' }).click();
    await security.fill('#person-name', name);
    await security.fill('#person-loginName', login);
    await security.getByRole('checkbox', { name: role }).check();
    await looksRight(security, `invite-${login}`);
    await security.locator('.ant-modal').getByRole('button', { name: '邀请', exact: true }).click();
    return takeLink(security);
  };

  test('the first administrator comes in by the link that the server printed', async () => {
    await security.goto(stage.firstLink);
    await security.waitForSelector('#first-name');
    await looksRight(security, 'first');
    await acceptLink(security, stage.firstLink, { name: '管安全', unit: '省信息中心', login: 'guan.anquan' });
    await security.getByRole('button', { name: /手机验证器/ }).waitFor();
    await looksRight(security, 'pending');
    await setUpTotp(security);
    await security.waitForURL(/\/accounts/);
    await security.locator('.people-table tbody tr').first().waitFor();
    await looksRight(security, 'accounts');
    await security.goto(stage.firstLink);
    await security.reload();
    await security.locator('.trouble').waitFor();
    expect(await security.locator('.trouble').innerText()).toContain('链接已失效');
  });

  test('the empty offices are filled, and the system administrator adds units', async () => {
    await security.goto('/offices');
    for (const [office, name, login] of [
      ['系统管理员', '管系统', 'guan.xitong'],
      ['审计管理员', '管审计', 'guan.shenji'],
    ] as const) {
      await security.getByRole('button', { name: '授予管理员' }).click();
      await choose(security, '#office', office);
      await choose(security, '#office-unit', '省信息中心');
      await security.fill('#office-name', name);
      await security.fill('#office-loginName', login);
      await security.locator('.ant-modal').getByRole('button', { name: '授予', exact: true }).click();
      links[login] = await takeLink(security);
    }
    await looksRight(security, 'offices');
    await acceptLink(system, links['guan.xitong']!);
    await setUpTotp(system);
    await system.waitForURL(/\/settings/);
    for (const unit of [COORDINATOR_UNIT, LIAISON_UNIT]) {
      await system.getByRole('button', { name: '增加单位' }).click();
      await system.fill('#unit-name', unit);
      await system.locator('.ant-modal').getByRole('button', { name: '增加单位' }).click();
      await system.getByRole('rowheader', { name: unit }).waitFor();
    }
    await looksRight(system, 'settings');
    expect(await system.getByRole('link', { name: '分工方案' }).count()).toBe(0);
  });

  test('the coordinator is invited, comes in and brings the plan in', async () => {
    links.coordinator = await invite(COORDINATOR_UNIT, '汇总员', 'hui.zong', '汇总单位');
    links.liaison = await invite(LIAISON_UNIT, '联络员甲', 'lian.luo', '联络员');
    await acceptLink(coordinator, links.coordinator);
    await setUpTotp(coordinator);
    await coordinator.waitForSelector('.bring-in');
    await drop(coordinator, sampleFile);
  });

  test('a liaison signs in with the app and invites into the own unit', async () => {
    await acceptLink(liaison, links.liaison!);
    liaisonKept = await setUpTotp(liaison);
    await liaison.getByRole('button', { name: '退出' }).click();
    await liaison.waitForSelector('#login-name');
    await looksRight(liaison, 'sign-in');
    await typePassword(liaison, 'lian.luo');
    await liaison.waitForSelector('#code');
    await looksRight(liaison, 'second');
    await typeCode(liaison, '000000');
    await liaison.locator('.trouble').waitFor();
    await typeCode(liaison, nextCode(liaisonKept.secret));
    await liaison.waitForSelector('.who');
    await liaison.goto('/unit-people');
    await liaison.getByRole('button', { name: '邀请', exact: true }).click();
    await liaison.fill('#person-name', '分管领导');
    await liaison.fill('#person-loginName', 'fen.guan');
    await liaison.getByRole('checkbox', { name: '分管领导' }).check();
    await liaison.locator('.ant-modal').getByRole('button', { name: '邀请', exact: true }).click();
    expect(await takeLink(liaison)).toContain('/enrol#');
    await looksRight(liaison, 'unit-people');
  });

  test('with a passkey of the device the password is not wanted', async () => {
    const cdp = await liaison.context().newCDPSession(liaison);
    await cdp.send('WebAuthn.enable');
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await liaison.goto('/account');
    await liaison.getByRole('button', { name: '添加通行密钥' }).click();
    await liaison.fill('#passkey-name', '办公电脑');
    await liaison.getByRole('button', { name: '添加通行密钥' }).click();
    await liaison.getByText('通行密钥：办公电脑').waitFor();
    await looksRight(liaison, 'account');
    await liaison.getByRole('button', { name: '退出', exact: true }).last().click();
    await liaison.getByRole('button', { name: '用通行密钥登录' }).click();
    await liaison.waitForSelector('.who');
  });

  test('a session that ends leaves the page and what is typed where they were', async () => {
    await liaison.goto('/unit-people');
    await liaison.getByRole('button', { name: '邀请', exact: true }).click();
    await liaison.fill('#person-name', '经办人乙');
    await liaison.fill('#person-loginName', 'jing.ban');
    await liaison.getByRole('checkbox', { name: '经办人' }).check();
    await liaison.context().clearCookies();
    await liaison.locator('.ant-modal').getByRole('button', { name: '邀请', exact: true }).click();
    await liaison.waitForSelector('.sign-in-again');
    await looksRight(liaison, 'again');
    await liaison.getByRole('button', { name: '用通行密钥登录' }).click();
    await liaison.waitForSelector('.sign-in-again', { state: 'detached' });
    expect(liaison.url()).toContain('/unit-people');
    expect(await liaison.inputValue('#person-name')).toBe('经办人乙');
    await liaison.locator('.ant-modal').getByRole('button', { name: '邀请', exact: true }).click();
    expect(await takeLink(liaison)).toContain('/enrol#');
  });

  test('the post of a liaison is handed over on one page', async () => {
    await liaison.goto('/unit-people');
    await liaison.getByRole('button', { name: '交接 联络员甲' }).click();
    await liaison.waitForSelector('.hand-over-list');
    await choose(liaison, '#hand-over-to', '经办人乙');
    await looksRight(liaison, 'hand-over');
    await liaison.getByRole('button', { name: '取消' }).click();
    await liaison.waitForSelector('.people-table');
  });

  test('a password is changed on the own page, and a weak one is told what it lacks', async () => {
    await system.goto('/account');
    await system.getByRole('button', { name: '修改密码' }).click();
    await system.fill('#current-password', PASSWORD);
    await system.fill('#next-password', 'short');
    await system.getByRole('button', { name: '修改密码' }).click();
    await system.getByText('密码不够强').waitFor();
    await system.fill('#next-password', `${PASSWORD}-2`);
    await system.getByRole('button', { name: '修改密码' }).click();
    await system.getByText('密码已修改').waitFor();
  });

  test('who fails too often is locked, and the security administrator ends the lock', async () => {
    const stranger = await stage.window();
    await stranger.goto('/accounts');
    await stranger.fill('#login-name', 'hui.zong');
    for (let time = 0; time < 5; time += 1) {
      await stranger.fill('#password', `wrong-${time}`);
      const answered = stranger.waitForResponse('**/api/sign-in');
      await stranger.getByRole('button', { name: '登录', exact: true }).click();
      expect((await answered).status()).toBe(401);
    }
    await stranger.locator('.trouble').waitFor();
    await looksRight(stranger, 'locked');
    await security.goto('/accounts');
    await security.getByRole('button', { name: '解除锁定 汇总员' }).click();
    await security.getByText('已解除锁定').waitFor();
    await stranger.fill('#password', PASSWORD);
    await stranger.getByRole('button', { name: '登录', exact: true }).click();
    await stranger.waitForSelector('#code');
  });

  test('who signs out everywhere is signed out here and elsewhere', async () => {
    const elsewhere = await stage.window(WIDE);
    await elsewhere.goto('/');
    await typePassword(elsewhere, 'lian.luo');
    await elsewhere.getByRole('button', { name: '改用备用码' }).click();
    await typeCode(elsewhere, liaisonKept.codes[0]!);
    await elsewhere.waitForSelector('.who');
    await liaison.goto('/account');
    await liaison.getByRole('button', { name: '全部退出' }).click();
    await liaison.locator('.ant-modal').getByRole('button', { name: '全部退出' }).click();
    await liaison.waitForSelector('#login-name');
    await elsewhere.goto('/account');
    await elsewhere.waitForSelector('#login-name');
  });

  test('once the offices are held, one proposes and another kind confirms', async () => {
    auditor = await stage.window();
    await acceptLink(auditor, links['guan.shenji']!);
    await setUpTotp(auditor);
    await system.goto('/offices');
    await system.getByRole('button', { name: '换发链接 管安全' }).click();
    await system.locator('.ant-modal').getByRole('button', { name: '换发链接' }).click();
    await system.getByText('由另一类管理员确认', { exact: true }).waitFor();
    await system.keyboard.press('Escape');
    await auditor.goto('/offices');
    await auditor.getByRole('button', { name: '繁體' }).click();
    await auditor.getByRole('heading', { name: '待確認事項' }).waitFor();
    await looksRight(auditor, 'offices-confirm');
    await auditor.getByRole('button', { name: '確認', exact: true }).click();
    expect(await auditor.locator('#one-time-link').innerText()).toContain('/enrol#');
    await auditor.getByRole('button', { name: '已交給本人' }).click();
    await auditor.getByRole('button', { name: '简体' }).click();
  });

  test('the audit administrator reads all of it, and the chain is whole', async () => {
    await auditor.goto('/security-journal');
    await auditor.getByText('日志完整').waitFor();
    await auditor.locator('tbody tr').first().waitFor();
    await looksRight(auditor, 'security-journal');
    await security.goto('/policy');
    await security.locator('.policy-form').waitFor();
    await looksRight(security, 'policy');
    await security.goto('/tokens');
    await security.getByText('还没有接口令牌').waitFor();
    await security.getByRole('button', { name: '生成令牌' }).click();
    await security.fill('#token-name', '统计数据平台');
    await choose(security, '#token-unit', LIAISON_UNIT);
    await looksRight(security, 'token-form');
    await security.locator('.ant-modal').getByRole('button', { name: '生成令牌' }).click();
    await security.locator('.secret').waitFor();
    await security.getByRole('button', { name: '已复制好' }).click();
    await security.getByRole('button', { name: '吊销 统计数据平台' }).waitFor();
    await looksRight(security, 'tokens');
  });
});
