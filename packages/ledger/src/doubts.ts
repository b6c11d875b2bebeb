/** Doubts (疑点) shown to the verifier beside a claim, never as a verdict. They point; a person looks. */
import { type Alike, bigramDice } from './alike.js';
import type { EvidenceId, PeriodId } from './cycle-entries.js';
import type { ClaimState, EvidenceState } from './cycle-state.js';
import { dayOf } from './days.js';
import type { Day, TaskId, UnitId } from './entries.js';
import type { PlanState, TaskState } from './state.js';

/** `where`: the task, unit or period that the words or the file are also found in. */
export type Doubt =
  | { readonly kind: 'evidenceOlder'; readonly evidenceId: EvidenceId; readonly on: Day; readonly taskSince: Day }
  | { readonly kind: 'repeatsPlan'; readonly partId: string; readonly share: number }
  | { readonly kind: 'milestoneAhead'; readonly on: Day; readonly text: string }
  | { readonly kind: 'wordsAlike'; readonly partId: string; readonly share: number; readonly where: Place }
  | { readonly kind: 'evidenceAlike'; readonly evidenceId: EvidenceId; readonly where: Place };
export type Place = { readonly taskId: TaskId; readonly unitId: UnitId; readonly periodId: PeriodId | null };

/** From which share words are doubted: of the plan's own, and of words elsewhere. */
export const ALIKE_PLAN = 0.8;
export const ALIKE_ELSEWHERE = 0.9;
/** Short words are alike by chance. */
const LEAST_LENGTH = 12;

export function doubts(state: PlanState, taskId: TaskId, claim: ClaimState, options: { readonly alike?: Alike } = {}): readonly Doubt[] {
  const task = state.tasks.get(taskId);
  if (task === undefined) return [];
  const alike = options.alike ?? bigramDice;
  const named = new Set(claim.parts.flatMap((part) => part.evidenceIds));
  const evidence = task.evidence.filter(({ evidenceId }) => named.has(evidenceId));
  return [
    ...olderThanTask(state, task, evidence),
    ...claim.parts.flatMap(({ partId, words }) => repeatsPlan(task, partId, words, alike)),
    ...milestonesAhead(task, claim),
    ...wordsAlike(state, task, claim, alike),
    ...evidence.flatMap((item) => evidenceAlike(state, task, item)),
  ];
}

/** A task begins with the plan's issue; where that is not known, with its dispatch. */
function olderThanTask(state: PlanState, task: TaskState, evidence: readonly EvidenceState[]): readonly Doubt[] {
  const since = state.content?.issuedOn ?? (task.dispatchedAt === null ? null : dayOf(task.dispatchedAt));
  if (since === null) return [];
  return evidence.flatMap(({ evidenceId, on }) =>
    on !== null && on < since ? [{ kind: 'evidenceOlder', evidenceId, on, taskSince: since } as const] : [],
  );
}

function repeatsPlan(task: TaskState, partId: string, words: string, alike: Alike): readonly Doubt[] {
  const share = Math.max(
    alike(words, task.text),
    alike(words, task.closing.doneWhen),
    ...task.closing.parts.map(({ text }) => alike(words, text)),
  );
  return share >= ALIKE_PLAN ? [{ kind: 'repeatsPlan', partId, share }] : [];
}

/** The unit's own milestones that still lie ahead of the day it claimed on. */
function milestonesAhead(task: TaskState, claim: ClaimState): readonly Doubt[] {
  const day = dayOf(claim.claimed.at);
  const own = task.measures.find(({ unitId }) => unitId === claim.unitId)?.milestones ?? [];
  return own.filter(({ on }) => on > day).map(({ on, text }) => ({ kind: 'milestoneAhead', on, text }));
}

type Found = { readonly text: string; readonly where: Place };

function wordsAlike(state: PlanState, task: TaskState, claim: ClaimState, alike: Alike): readonly Doubt[] {
  const parts = claim.parts.filter(({ words }) => words.length >= LEAST_LENGTH);
  if (parts.length === 0) return [];
  const elsewhere = [...state.tasks.values()].flatMap((other) => wordsIn(other)).filter((found) => isElsewhere(found, task, claim));
  return parts.flatMap(({ partId, words }) =>
    elsewhere.flatMap(({ text, where }) => {
      const share = alike(words, text);
      return share >= ALIKE_ELSEWHERE ? [{ kind: 'wordsAlike', partId, share, where } as const] : [];
    }),
  );
}

/** What was handed in or claimed on a task, by anybody. */
function wordsIn(task: TaskState): readonly (Found & { readonly claimId: string | null })[] {
  const { taskId } = task;
  const reports = task.reports
    .filter(({ submitted }) => submitted !== null)
    .map(({ unitId, periodId, words }) => ({ claimId: null, text: words.text, where: { taskId, unitId, periodId } }));
  const claims = task.claims.flatMap(({ claimId, unitId, parts }) =>
    parts.map((part) => ({ claimId, text: part.words, where: { taskId, unitId, periodId: null } })),
  );
  return [...reports, ...claims].filter(({ text }) => text.length >= LEAST_LENGTH);
}

/** A unit's own report on the same task says the same as its claim, as it should; so do its former claims. */
function isElsewhere({ where }: Found, task: TaskState, claim: ClaimState): boolean {
  return where.taskId !== task.taskId || where.unitId !== claim.unitId;
}

function evidenceAlike(state: PlanState, task: TaskState, item: EvidenceState): readonly Doubt[] {
  return [...state.tasks.values()].flatMap((other) =>
    other.evidence
      .filter((found) => (other.taskId !== task.taskId || found.unitId !== item.unitId) && sameEvidence(found, item))
      .map((found) => {
        const where = { taskId: other.taskId, unitId: found.unitId, periodId: null };
        return { kind: 'evidenceAlike', evidenceId: item.evidenceId, where } as const;
      }),
  );
}

function sameEvidence(one: EvidenceState, other: EvidenceState): boolean {
  if (one.kind === 'file') return other.kind === 'file' && one.sha256 === other.sha256;
  return other.kind === one.kind && one.pointer === other.pointer;
}
