/** A story through the half-year cycle: a plan dispatched and acknowledged, its first period open. */
import type { SheetLine } from '../cycle-commands.js';
import type { ReportState } from '../cycle-state.js';
import type { PlanContent } from '../entries.js';
import { reportOf } from '../reports.js';
import { CALENDAR, claimed, evidence, NEXT_CALENDAR, PERIOD } from './cycle-acts.js';
import { desk, liaisonOf, person } from './plan-builder.js';
import { dispatched, type Story } from './story.js';

export const leaderOf = (unitId: string) => person(unitId, 'leaderInCharge');
export const verifierOf = (unitId: string) => person(unitId, 'verifier');
/** The desk's other person: verifies where the desk is the verifying unit. */
export const checker = verifierOf('development');

export function opened(content: PlanContent): Story {
  const story = acknowledged(content);
  story.given(desk, { type: 'announce-period', periodId: PERIOD, calendar: CALENDAR, notice: 15, exception: null });
  return story.given(desk, { type: 'open-period', periodId: PERIOD });
}

export function acknowledged(content: PlanContent): Story {
  const story = dispatched(content);
  const tasksOf = new Map<string, string[]>();
  for (const { taskId, duties } of story.state.tasks.values()) {
    for (const { unitId } of duties) tasksOf.set(unitId, [...(tasksOf.get(unitId) ?? []), taskId]);
  }
  for (const [unitId, taskIds] of tasksOf) story.given(liaisonOf(unitId), { type: 'acknowledge', taskIds });
  return story;
}

export function nextPeriod(story: Story): Story {
  story.given(desk, { type: 'announce-period', periodId: '2026H2', calendar: NEXT_CALENDAR, notice: 15, exception: null });
  return story.given(desk, { type: 'open-period', periodId: '2026H2' });
}

export function report(story: Story, taskId: string, unitId: string, periodId = PERIOD): ReportState {
  const found = reportOf(story.task(taskId), periodId, unitId);
  if (found === undefined) throw new Error(`no report of ${unitId} on ${taskId}`);
  return found;
}

export function signed(story: Story, unitId: string, reports: readonly SheetLine[], periodId = PERIOD): Story {
  return story.given(leaderOf(unitId), { type: 'sign-off', periodId, reports, values: [], standInFor: null });
}

export function submitted(story: Story, unitId: string, reports: readonly SheetLine[], periodId = PERIOD): Story {
  signed(story, unitId, reports, periodId);
  const seen = reports.map(({ taskId }) => ({ taskId, signOffId: report(story, taskId, unitId, periodId).signedOff!.entryId }));
  return story.given(liaisonOf(unitId), { type: 'submit', periodId, reports: seen, indicators: [] });
}

export function acceptedFrom(story: Story, unitId: string, reports: readonly SheetLine[], periodId = PERIOD): Story {
  submitted(story, unitId, reports, periodId);
  return story.given(desk, { type: 'accept-reports', periodId, reports: reports.map(({ taskId }) => ({ taskId, unitId })), values: [] });
}

/** Claims with one piece of evidence; answers the claim's id. */
export function claim(story: Story, unitId: string, taskId = 't1', partIds: readonly string[] = ['whole']): string {
  const evidenceId = `e${story.entries.length}`;
  story.given(liaisonOf(unitId), { type: 'add-evidence', taskId, evidence: [evidence(evidenceId)] });
  story.given(liaisonOf(unitId), { type: 'claim-completion', taskId, parts: partIds.map((partId) => claimed(evidenceId, partId)) });
  return story.task(taskId).claims.at(-1)!.claimId;
}

export function closedOut(story: Story, taskId = 't1', unitId = 'industry'): Story {
  const claimId = claim(story, unitId, taskId);
  const parts = [{ partId: 'whole', met: true, fact: '原件已核' }];
  return story.given(checker, { type: 'verify-claim', taskId, claimId, parts, standInFor: null });
}
