/** The story's beginning: the plan comes in, is settled as it was read, dispatched, acknowledged; leads record their measures. */
import { addDays } from '@taizhang/ledger';
import { unitIdOf } from '../units/directory-units.js';
import type { Answer, Teller } from './story-teller.js';
import { measureWords } from './story-words.js';

export const COORDINATOR = `${unitIdOf('省发展改革委')}.coordinator`;
export const OTHER_VERIFIER = unitIdOf('省统计局');
/** Where the other verifier holds a duty itself. */
const THIRD_VERIFIER = unitIdOf('省审计厅');

export type SampleFile = { readonly bytes: Uint8Array; readonly fileName: string };

const bringIn = async (teller: Teller, { bytes, fileName }: SampleFile): Promise<string> => {
  const form = new FormData();
  form.set('commandId', teller.newId());
  form.set('file', new File([new Uint8Array(bytes)], fileName));
  return (await teller.form(COORDINATOR, '/api/plans', form)).planId;
};

const settle = async (teller: Teller, planId: string): Promise<void> => {
  const { findings } = await teller.get(COORDINATOR, `/api/plans/${planId}/findings`);
  const asks = findings.filter(({ level, settled }: Answer) => level === 'ask' && settled === null);
  const findingIds = asks.map(({ findingId }: Answer) => findingId);
  if (findingIds.length > 0) await teller.act(COORDINATOR, planId, 'settle-finding', { findingIds, as: 'asRead', note: '' });
  const { groups } = await teller.get(COORDINATOR, `/api/plans/${planId}/groups`);
  const groupIds = groups.map(({ groupId }: Answer) => groupId);
  if (groupIds.length > 0)
    await teller.act(COORDINATOR, planId, 'resolve-group', { groupIds, unitIds: [], answeringUnitId: unitIdOf('省政府办公厅') });
};

const rowsOf = async (teller: Teller, planId: string): Promise<readonly Answer[]> =>
  (await teller.get(COORDINATOR, `/api/plans/${planId}/tasks?limit=1000`)).rows;

const dispatch = async (teller: Teller, planId: string): Promise<void> => {
  const leads = (await rowsOf(teller, planId))
    .filter(({ leadSettled, proposedLead }) => !leadSettled && proposedLead)
    .map(({ taskId, proposedLead }) => ({ taskId, unitId: proposedLead.unitId }));
  if (leads.length > 0) await teller.act(COORDINATOR, planId, 'confirm-leads', { leads });
  const rows = await rowsOf(teller, planId);
  const unverified = rows.filter(({ notReady }) => notReady.some((reason: string) => reason.startsWith('verifier/')));
  const holds = ({ leads, others }: Answer) => [...leads, ...others].some(({ unitId }: Answer) => unitId === OTHER_VERIFIER);
  for (const [unitId, held] of [
    [OTHER_VERIFIER, false],
    [THIRD_VERIFIER, true],
  ] as const) {
    const taskIds = unverified.filter((row) => holds(row) === held).map(({ taskId }) => taskId);
    if (taskIds.length > 0) await teller.act(COORDINATOR, planId, 'name-verifying-unit', { taskIds, unitId });
  }
  const taskIds = rows.map(({ taskId }) => taskId);
  await teller.act(COORDINATOR, planId, 'confirm-closing', { taskIds });
  await teller.act(COORDINATOR, planId, 'dispatch', { taskIds });
};

const acknowledge = async (teller: Teller, planId: string, units: readonly string[]): Promise<void> => {
  for (const unitId of units) {
    const { rows } = await teller.get(`${unitId}.liaison`, `/api/plans/${planId}/tasks?unit=${unitId}&waiting=true&limit=1000`);
    const taskIds = rows.map(({ taskId }: Answer) => taskId);
    if (taskIds.length > 0) await teller.act(`${unitId}.liaison`, planId, 'acknowledge', { taskIds });
  }
};

const recordMeasures = async (teller: Teller, planId: string, from: string): Promise<void> => {
  const rows = await rowsOf(teller, planId);
  for (const [place, row] of rows.entries()) {
    const lead = row.leads[0]?.unitId;
    if (lead === undefined || row.status === 'drafted' || place % 3 !== 0) continue;
    const milestones = [
      { on: addDays(from, 150 + place), text: '完成方案编制' },
      { on: addDays(from, 330 + place), text: '主要内容落地' },
      { on: addDays(from, 520 + place), text: '全面完成' },
    ];
    await teller.act(`${lead}.liaison`, planId, 'record-measures', {
      taskId: row.taskId,
      text: measureWords(place),
      milestones,
      documentNumber: null,
    });
  }
};

export type Begun = { readonly planId: string; readonly units: readonly string[] };

export const dispatchSample = async (teller: Teller, file: SampleFile, from: string): Promise<Begun> => {
  teller.on(from);
  const planId = await bringIn(teller, file);
  teller.on(addDays(from, 3));
  await settle(teller, planId);
  teller.on(addDays(from, 6));
  await dispatch(teller, planId);
  const { units } = await teller.get(COORDINATOR, `/api/plans/${planId}/units`);
  const unitIds = units.map(({ unit }: Answer) => unit.unitId);
  teller.on(addDays(from, 9));
  await acknowledge(teller, planId, unitIds);
  teller.on(addDays(from, 20));
  await recordMeasures(teller, planId, from);
  return { planId, units: unitIds };
};
