/** What browser tests of the half-year cycle ask and do over the public API in a person's own window. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come, the contract's tests check their shapes
type Answer = any;

export async function ask(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(path);
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return response.json();
}

/** Becomes a person of a unit; the part of the person's id after the unit says which. */
export async function become(page: Page, unitId: string, post: string): Promise<void> {
  const response = await page.request.post('/api/session', { data: { personId: `${unitId}.${post}` } });
  if (!response.ok()) throw new Error(`${unitId}.${post}: ${await response.text()}`);
}

export async function unitOf(page: Page, name: string): Promise<string> {
  const { units } = await ask(page, `/api/units?q=${encodeURIComponent(name)}`);
  return units.find((unit: Answer) => unit.name === name).unitId;
}

/** Words on a task with nothing in them yet. */
export const LINE = { text: '', figures: [], light: 'green', cause: null, ask: null, noChange: false, merges: [], reached: [] };

/** Waits until an act has gone through, whatever the screen shows meanwhile. */
export const acted = (page: Page, name: string) =>
  page.waitForResponse((response) => response.url().endsWith(`/acts/${name}`) && response.ok());
export const confirm = (page: Page) => page.locator('.ant-modal-confirm .ant-btn-primary').click();
export const dialogDone = (page: Page) => page.locator('.ant-modal .ant-btn-primary').click();
/** Waits until what was typed on a sheet has been saved. */
export const saved = (page: Page) =>
  page.waitForResponse((response) => /drafts\//.test(response.url()) && response.request().method() === 'PUT' && response.ok());

export async function open(page: Page, path: string, ready: string): Promise<void> {
  await page.goto(path);
  await page.waitForSelector(ready);
}

export async function sign(leader: Page): Promise<void> {
  const signed = acted(leader, 'sign-off');
  await leader.locator('.sign-bar .ant-btn-primary').click();
  await confirm(leader);
  await signed;
}

/** Gives back how many were handed in. */
export async function handOver(liaison: Page, plan: string): Promise<number> {
  await open(liaison, `/plans/${plan}/sheet`, '.sheet-bar .ant-btn-primary:not([disabled])');
  const submit = liaison.locator('.sheet-bar .ant-btn-primary');
  const count = Number(/\d+/.exec(await submit.innerText())![0]);
  await submit.click();
  const submitted = acted(liaison, 'submit');
  await dialogDone(liaison);
  await submitted;
  return count;
}

export async function taskByNumber(page: Page, plan: string, number: string): Promise<string> {
  const { rows } = await ask(page, `/api/plans/${plan}/tasks?limit=200`);
  return rows.find((row: Answer) => row.number === number).taskId;
}

/** The file that a press of the button brings. */
export async function fileFrom(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path());
}
