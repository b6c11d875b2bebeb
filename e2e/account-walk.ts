/** What a person does with an account in the browser, step by step: coming in by a link, the second factor, signing in again. */
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';

/** Good under the rules that a new server has. */
export const PASSWORD = 'Taizhang-2026-qing';

/** Codes count once and live half a minute: the next one is a code of the next half minute, which the server takes, too. */
const used = new Map<string, number>();
export function nextCode(secret: string): string {
  const step = Math.max(Math.floor(Date.now() / 30_000), (used.get(secret) ?? 0) + 1);
  used.set(secret, step);
  return generateSync({ secret, epoch: step * 30 });
}

export type Kept = { readonly secret: string; readonly codes: readonly string[] };

/** From the page that asks for a second factor to the first page behind it. */
export async function setUpTotp(page: Page): Promise<Kept> {
  const choice = page.getByRole('button', { name: /手机验证器/ });
  await choice.or(page.locator('.secret')).first().waitFor();
  if (await choice.count()) await choice.click();
  const secret = (await page.locator('.secret').innerText()).replaceAll(/\s/g, '');
  await page.fill('#totp-code', nextCode(secret));
  await page.getByRole('button', { name: '确认' }).click();
  await page.locator('.codes code').first().waitFor();
  const codes = await page.locator('.codes code').allInnerTexts();
  await page.getByRole('button', { name: '已保存好，继续' }).click();
  await page.waitForSelector('.who');
  return { secret, codes };
}

/** Opens a one-time link and sets a password; what comes next is the second factor. */
export async function acceptLink(page: Page, link: string, first?: { name: string; unit: string; login: string }): Promise<void> {
  await page.goto(link);
  await page.waitForSelector('#new-password');
  if (first) {
    await page.fill('#first-name', first.name);
    await page.fill('#first-unit', first.unit);
    await page.fill('#first-login', first.login);
  }
  await page.fill('#new-password', PASSWORD);
  await page.getByRole('button', { name: '开通并登录' }).click();
}

export async function typePassword(page: Page, loginName: string): Promise<void> {
  await page.fill('#login-name', loginName);
  await page.fill('#password', PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.fill('#code', code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Takes the link that a dialog shows this once. */
export async function takeLink(page: Page): Promise<string> {
  const link = await page.locator('#one-time-link').innerText();
  await page.getByRole('button', { name: '已交给本人' }).click();
  await page.waitForSelector('#one-time-link', { state: 'detached' });
  return link.trim();
}

/** A field of the component library that is searched in: types, and takes the line of that name. */
export async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.click(field);
  await page.locator(field).pressSequentially(words);
  await page.locator('.ant-select-item-option', { hasText: words }).first().click();
}
