/** What stands before a half-year, done over the public API in a person's own window: the plan dispatched and acknowledged. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come, the contract's tests check their shapes
type Answer = any;

export async function ask(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(path);
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return response.json();
}

export async function act(page: Page, plan: string, name: string, fields: object): Promise<Answer> {
  const response = await page.request.post(`/api/plans/${plan}/acts/${name}`, { data: { ...fields, commandId: randomUUID() } });
  if (!response.ok()) throw new Error(`${name}: ${response.status()} ${await response.text()}`);
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

const revisions = async (page: Page, plan: string): Promise<Record<string, number>> => {
  const { rows } = await ask(page, `/api/plans/${plan}/tasks?limit=1000`);
  return Object.fromEntries(rows.map((row: Answer) => [row.taskId, row.revision]));
};

/** Settles everything as it was read, names one verifying unit, and dispatches all tasks. */
export async function dispatchAll(page: Page, plan: string, verifyingUnitId: string): Promise<void> {
  const done = async (name: string, fields: object) => act(page, plan, name, { ...fields, seen: await revisions(page, plan) });
  const { findings } = await ask(page, `/api/plans/${plan}/findings`);
  const asks = findings.filter(({ level, settled }: Answer) => level === 'ask' && settled === null);
  if (asks.length > 0)
    await done('settle-finding', { findingIds: asks.map(({ findingId }: Answer) => findingId), as: 'asRead', note: '' });
  const { groups } = await ask(page, `/api/plans/${plan}/groups`);
  const open = groups.filter(({ resolution }: Answer) => !resolution).map(({ groupId }: Answer) => groupId);
  const answering = await unitOf(page, '省政府办公厅');
  if (open.length > 0) await done('resolve-group', { groupIds: open, unitIds: [], answeringUnitId: answering });
  const { rows } = await ask(page, `/api/plans/${plan}/tasks?limit=1000`);
  const leads = rows
    .filter(({ leadSettled, proposedLead }: Answer) => !leadSettled && proposedLead)
    .map(({ taskId, proposedLead }: Answer) => ({ taskId, unitId: proposedLead.unitId }));
  if (leads.length > 0) await done('confirm-leads', { leads });
  const taskIds = rows.map(({ taskId }: Answer) => taskId);
  await done('confirm-closing', { taskIds });
  await done('name-verifying-unit', { taskIds, unitId: verifyingUnitId });
  await done('dispatch', { taskIds });
}

/** Every unit's liaison acknowledges what was sent, in a window of its own; gives back the units, most tasks led first. */
export async function acknowledgeAll(page: Page, other: Page, plan: string): Promise<readonly Answer[]> {
  const { units } = await ask(page, `/api/plans/${plan}/units`);
  for (const { unit } of units) {
    await become(other, unit.unitId, 'liaison');
    const { rows } = await ask(other, `/api/plans/${plan}/tasks?unit=${unit.unitId}&waiting=true&limit=1000`);
    if (rows.length === 0) continue;
    const seen = Object.fromEntries(rows.map((row: Answer) => [row.taskId, row.revision]));
    await act(other, plan, 'acknowledge', { taskIds: Object.keys(seen), seen });
  }
  return units.toSorted((one: Answer, two: Answer) => two.lead - one.lead);
}

export const LINE = { text: '', figures: [], light: 'green', cause: null, ask: null, noChange: false, merges: [], reached: [] };

/** A unit hands its whole sheet in: the leader signs, the liaison submits. */
export async function handIn(page: Page, plan: string, periodId: string, unitId: string, of: (row: Answer) => object): Promise<void> {
  const sheet = `/api/plans/${plan}/periods/${periodId}/sheets/${unitId}`;
  await become(page, unitId, 'leader');
  const before = await ask(page, sheet);
  const reports = before.rows.map((row: Answer) => ({ ...LINE, taskId: row.task.taskId, ...of(row) }));
  const values = before.indicators.flatMap(({ indicatorId, series }: Answer) =>
    series.map((one: Answer, at: number) => ({
      ...{ indicatorId, series: at, value: one.value, estimate: false },
      ...{ definition: '统计口径', source: '统计快报' },
    })),
  );
  if (reports.length + values.length === 0) return;
  await act(page, plan, 'sign-off', { periodId, reports, values });
  await become(page, unitId, 'liaison');
  const after = await ask(page, sheet);
  await act(page, plan, 'submit', {
    periodId,
    reports: after.rows.map(({ task, report }: Answer) => ({ taskId: task.taskId, signOffId: report.signedOff.entryId })),
    indicators: after.indicators.map(({ indicatorId, handed }: Answer) => ({ indicatorId, signOffId: handed.signedOff.entryId })),
  });
}
