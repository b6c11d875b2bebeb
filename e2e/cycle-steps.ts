/** What browser tests of the half-year cycle ask and do over the public API in a person's own window. */
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
