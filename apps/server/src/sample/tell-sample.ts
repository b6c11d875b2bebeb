/**
 * The sample plan's three half-years: two told to their end, the third open now, with sheets to review, a claim to verify and a unit to urge. The
 * story is laid around the day it is told on and is otherwise always the same.
 */
import { workdays } from '@taizhang/calendar';
import { addDays, DEFAULT_RULES, periodCalendar, periodSpan, periodsOf } from '@taizhang/ledger';
import { endStory, keepStoryStep, type StoryStep, storySteps } from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { Parts } from '../parts.js';
import { COORDINATOR, dispatchSample, OTHER_VERIFIER, type SampleFile } from './dispatch-sample.js';
import { handIn } from './hand-in.js';
import { type Answer, storyTeller, type Teller } from './story-teller.js';

type Chapter = { readonly planId: string; readonly periodId: string; readonly units: readonly string[]; readonly at: number };

const periodPath = ({ planId, periodId }: Chapter): string => `/api/plans/${planId}/periods/${periodId}`;
const act = (teller: Teller, { planId }: Chapter, name: string, fields: object) =>
  teller.send(COORDINATOR, 'POST', `/api/plans/${planId}/acts/${name}`, { commandId: teller.newId(), ...fields });

const sheetOf = (chapter: Chapter, unitId: string, askBy: string) => ({
  ...{ planId: chapter.planId, periodId: chapter.periodId, unitId, chapter: chapter.at, askBy },
  askOf: COORDINATOR.split('.')[0] as string,
});

/** The one unit that is always late, and the reports that come back. */
const isLate = (unitId: string, units: readonly string[]): boolean => unitId === units.at(-2);

const review = async (teller: Teller, chapter: Chapter, returns: number, keep = 0): Promise<readonly Answer[]> => {
  const { planId, periodId } = chapter;
  const desk = await teller.get(COORDINATOR, `${periodPath(chapter)}/review`);
  const own = COORDINATOR.split('.')[0];
  const rows = desk.rows.filter(({ unit }: Answer) => unit.unitId !== own || returns === 0);
  const returned = rows.filter((_: Answer, place: number) => place % 9 === 5).slice(0, returns);
  for (const { task, unit } of returned)
    await act(teller, chapter, 'return-report', {
      periodId,
      taskId: task.taskId,
      unitId: unit.unitId,
      reason: '请补充具体数据和下一步时间安排。',
    });
  const left = desk.rows.filter((row: Answer) => !returned.includes(row));
  const reports = left.slice(0, left.length - keep).map(({ task, unit }: Answer) => ({ taskId: task.taskId, unitId: unit.unitId }));
  const values = keep > 0 ? [] : desk.values.map(({ indicatorId, unit }: Answer) => ({ indicatorId, unitId: unit.unitId }));
  if (reports.length + values.length > 0)
    await teller.send(COORDINATOR, 'POST', `/api/plans/${planId}/acts/accept-reports`, {
      commandId: teller.newId(),
      periodId,
      reports,
      values,
    });
  return returned;
};

const urgeLate = async (teller: Teller, chapter: Chapter): Promise<void> => {
  const { units } = await teller.get(COORDINATOR, periodPath(chapter));
  const late = units.find(({ outstanding, urge }: Answer) => outstanding > 0 && urge?.now);
  if (late === undefined) return;
  const { unit, urge } = late;
  const { taskIds } = await teller.get(COORDINATOR, `${periodPath(chapter)}/sheets/${unit.unitId}/outstanding`);
  await act(teller, chapter, 'urge', {
    periodId: chapter.periodId,
    unitId: unit.unitId,
    step: urge.step,
    taskIds,
    letter: false,
  });
};

/** Leads claim what is done, with a pointer to a paper; the verifying unit answers. */
const claim = async (teller: Teller, chapter: Chapter, verify: boolean): Promise<void> => {
  const { planId, at } = chapter;
  const { rows } = await teller.get(COORDINATOR, `/api/plans/${planId}/tasks?limit=1000`);
  const due = rows.filter(
    ({ status, closingKind, leads }: Answer) => status === 'underWay' && ['deliverable', 'event'].includes(closingKind) && leads.length > 0,
  );
  for (const [place, row] of due.slice(0, verify ? 4 : 2).entries()) {
    const lead = row.leads[0].unitId;
    const { closing } = await teller.get(`${lead}.liaison`, `/api/plans/${planId}/tasks/${row.taskId}`);
    const evidenceId = `e-${at}-${row.taskId}`;
    const pointer = `云府办发〔${chapter.periodId.slice(0, 4)}〕${20 + place + at * 10}号`;
    await teller.act(`${lead}.liaison`, planId, 'add-evidence', {
      taskId: row.taskId,
      evidence: [{ evidenceId, kind: 'documentNumber', title: '印发文件', on: null, pointer }],
    });
    const partIds: string[] = closing.parts.length > 0 ? closing.parts.map(({ partId }: Answer) => partId) : ['whole'];
    const parts = partIds.map((partId) => ({
      partId,
      words: `本项已按要求办结，文件已印发施行（任务${row.number ?? ''}）。`,
      evidenceIds: [evidenceId],
    }));
    await teller.act(`${lead}.liaison`, planId, 'claim-completion', { taskId: row.taskId, parts });
    if (verify) await answerClaim(teller, planId, row, partIds, place);
  }
};

const answerClaim = async (teller: Teller, planId: string, row: Answer, partIds: readonly string[], place: number): Promise<void> => {
  const verifier = row.verifyingUnit.unitId === OTHER_VERIFIER ? `${OTHER_VERIFIER}.verifier` : COORDINATOR;
  const { claims } = await teller.get(verifier, `/api/plans/${planId}/verify`);
  const open = claims.find(({ task }: Answer) => task.taskId === row.taskId);
  if (open === undefined) return;
  const { claimId } = open.claim;
  if (place === 3)
    await teller.act(verifier, planId, 'return-claim', { taskId: row.taskId, claimId, reason: '文件尚未覆盖全部内容，请补充。' });
  else {
    const parts = partIds.map((partId) => ({ partId, met: true, fact: '已核对文件原件，内容与销号条件一致。' }));
    await teller.act(verifier, planId, 'verify-claim', { taskId: row.taskId, claimId, parts });
  }
};

const consolidate = async (teller: Teller, chapter: Chapter): Promise<void> => {
  const page = await teller.get(COORDINATOR, `${periodPath(chapter)}/consolidation`);
  const parts = page.proposed.filter(({ sentences }: Answer) => sentences.length > 0);
  await act(teller, chapter, 'consolidate', { periodId: chapter.periodId, parts, head: page.head });
};

const told = async (teller: Teller, chapter: Chapter): Promise<void> => {
  const planned = periodCalendar(DEFAULT_RULES, chapter.periodId, workdays)!;
  const { announceOn, openOn, dueOn, consolidateOn } = planned.calendar;
  teller.on(announceOn);
  await act(teller, chapter, 'announce-period', { periodId: chapter.periodId });
  teller.on(openOn);
  await act(teller, chapter, 'open-period', { periodId: chapter.periodId });
  teller.on(addDays(openOn, 2));
  await claim(teller, chapter, true);
  teller.on(workdays.add(dueOn, -3));
  const late = (unitId: string) => isLate(unitId, chapter.units);
  for (const unitId of chapter.units.filter((one) => !late(one))) await handIn(teller, sheetOf(chapter, unitId, addDays(dueOn, 45)));
  teller.on(workdays.add(dueOn, 1));
  await urgeLate(teller, chapter);
  const returned = await review(teller, chapter, 3);
  teller.on(workdays.add(dueOn, 3));
  const again = new Set([...returned.map(({ unit }: Answer) => unit.unitId), ...chapter.units.filter(late)]);
  for (const unitId of again) await handIn(teller, sheetOf(chapter, unitId, addDays(dueOn, 45)));
  teller.on(consolidateOn);
  await review(teller, chapter, 0);
  await consolidate(teller, chapter);
};

/** The one that is going on: two thirds are in, most of them wait for review. */
const going = async (teller: Teller, chapter: Chapter, today: string): Promise<void> => {
  const day = (n: number) => workdays.add(today, n);
  const calendar = { announceOn: day(-12), openOn: day(-9), dueOn: day(3), consolidateOn: day(8), lockOn: day(12) };
  teller.on(calendar.announceOn);
  await act(teller, chapter, 'announce-period', { periodId: chapter.periodId, calendar });
  teller.on(calendar.openOn);
  await act(teller, chapter, 'open-period', { periodId: chapter.periodId });
  teller.on(day(-4));
  const early = chapter.units.filter((unitId, place) => place % 3 !== 1 && !isLate(unitId, chapter.units));
  for (const unitId of early) await handIn(teller, sheetOf(chapter, unitId, addDays(today, 30)));
  teller.on(day(-2));
  await review(teller, chapter, 2, 25);
  await claim(teller, chapter, false);
};

const STORY = 'sample';
/** The day that a story is told around is its step nought. */
const OPENING = 0;

const begunOn = async ({ store, clock }: Parts): Promise<{ readonly today: string; readonly steps: readonly StoryStep[] }> => {
  const steps = await storySteps(store, STORY);
  const today = steps.find(({ step }) => step === OPENING)?.answer ?? dayOf(clock());
  if (steps.length === 0) await keepStoryStep(store, STORY, { step: OPENING, answer: today });
  return { today, steps };
};

/** Whether a telling was broken off: `tellSample` goes on with it. */
export const sampleBrokenOff = async ({ store }: Parts): Promise<boolean> => (await storySteps(store, STORY)).length > 0;

/** The id of the told plan. A telling that was broken off is told to its end, around the day on which it was begun. */
export const tellSample = async (file: SampleFile, parts: Parts): Promise<string> => {
  const { today, steps } = await begunOn(parts);
  const periods = periodsOf(DEFAULT_RULES, addDays(today, -380), today).slice(-3);
  const [first = '', second = '', third = ''] = periods;
  const teller = storyTeller(parts, STORY, steps);
  const begun = await dispatchSample(teller, file, addDays(periodSpan(first)!.from, 15));
  for (const [at, periodId] of [first, second].entries()) await told(teller, { ...begun, periodId, at });
  await going(teller, { ...begun, periodId: third, at: 2 }, today);
  await endStory(parts.store, STORY);
  return begun.planId;
};
