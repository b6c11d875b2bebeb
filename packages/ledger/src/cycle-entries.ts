/**
 * The entries of the reporting cycle (报告期): periods, sheets, reviews, claims, closures, look-backs, consolidation. Added to a plan's journal
 * beside those of `entries.ts`; the same rule holds: a released entry type never changes.
 */
import type { Adjustment, Day, Instant, PersonId, TaskId, UnitId } from './entries.js';

/** `2023H1`, `2023Q2`, `2023`. */
export type PeriodId = string;
export type EvidenceId = string;

/** 红黄绿灯: always with a word and a shape on screen. `none`: no calendar, nothing is invented. */
export type Light = 'green' | 'yellow' | 'red';
export type CalendarLight = Light | 'none';

/** How the plan reports (报告规则): data of the plan, not of the program. Days are working days. */
export type ReportingRules = {
  readonly rhythm: 'halfYear' | 'quarter' | 'year';
  /** Minutes an answer takes, as the plan states them: the burden account multiplies them. */
  readonly minutesPerAnswer: number;
  readonly minimumNotice: number;
  /** Working days from the end of the period: positive after, negative before. */
  readonly announce: number;
  readonly open: number;
  readonly due: number;
  readonly consolidate: number;
  readonly lock: number;
  readonly light: { readonly yellowDaysBefore: number; readonly yellowBehindShare: number; readonly redBehindShare: number };
  readonly urging: { readonly toLiaisonAfter: number; readonly toLeaderAfter: number };
  readonly lookBackShare: number;
};

export type PeriodCalendar = {
  readonly announceOn: Day;
  readonly openOn: Day;
  readonly dueOn: Day;
  readonly consolidateOn: Day;
  readonly lockOn: Day;
};

/** 减负账, computed before opening and kept as it was. */
export type BurdenAccount = {
  readonly units: number;
  readonly sheets: number;
  readonly answersAsked: number;
  readonly answersKnown: number;
  readonly minutesPerAnswer: number;
  readonly minutes: number;
  readonly notice: number;
};

/** 口径: a figure never stands without its definition and source. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly definition: string;
  readonly source: string;
  readonly estimate: boolean;
};

/** 需协调事项: who, what, by when. */
export type Ask = { readonly of: UnitId; readonly what: string; readonly by: Day };
export const CAUSES = ['funds', 'land', 'approval', 'coordination', 'policy', 'market', 'weather', 'capacity', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

/** One unit's words on one task in one period (报送). A red light needs a cause and an ask. */
export type ReportWords = {
  readonly taskId: TaskId;
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly light: Light;
  readonly cause: Cause | null;
  readonly ask: Ask | null;
  /** "No change since last period"; how many periods in a row, 1 the first time. */
  readonly unchanged: number;
  /** Units whose submitted slices the lead takes into the task's report, their words kept as theirs. */
  readonly merges: readonly UnitId[];
};
export type SeriesValue = {
  readonly indicatorId: string;
  readonly series: number;
  readonly value: number;
  readonly definition: string;
  readonly source: string;
  readonly estimate: boolean;
};
/** 代填: entered by the coordinator for a unit from paper, with the scan's hash. */
export type EnteredFor = { readonly scan: string | null; readonly note: string };

/** Evidence (佐证材料): a pointer first, a file second. */
export type Evidence = {
  readonly evidenceId: EvidenceId;
  readonly on: Day | null;
  readonly title: string;
} & (
  | { readonly kind: 'documentNumber' | 'officialAddress' | 'projectCode' | 'bulletinPage'; readonly pointer: string }
  | { readonly kind: 'file'; readonly sha256: string; readonly fileName: string; readonly mediaType: string; readonly bytes: number }
);
export type ClaimedPart = { readonly partId: string; readonly words: string; readonly evidenceIds: readonly EvidenceId[] };
/** A finding of fact on one part of a claim. */
export type VerifiedPart = { readonly partId: string; readonly met: boolean; readonly fact: string };

export type AdjustmentRequest = {
  readonly requestId: string;
  readonly kind: 'extend' | 'reword' | 'handOver' | 'suspend' | 'withdraw';
  readonly change: Adjustment;
  readonly reason: string;
  readonly basis: string;
};

/** A sentence of the consolidated report and what it stands on. */
export type Sentence = {
  readonly sentenceId: string;
  readonly text: string;
  /** Entry ids: accepted reports and verified closures, nothing else; empty for the coordinator's own words (marked so). */
  readonly sources: readonly string[];
};
export type ReportPart = { readonly partId: string; readonly heading: string; readonly sentences: readonly Sentence[] };

type EntryOf<T extends string, D> = { readonly type: T; readonly v: 1; readonly data: D };

export type CycleEntry =
  | EntryOf<'rules.set', { readonly rules: ReportingRules }>
  | EntryOf<'period.announced', { readonly periodId: PeriodId; readonly from: Day; readonly to: Day; readonly calendar: PeriodCalendar; readonly notice: number; readonly exception: { readonly approver: string; readonly reason: string } | null }>
  | EntryOf<'period.opened', { readonly periodId: PeriodId; readonly burden: BurdenAccount }>
  | EntryOf<'sheet.signedOff', { readonly periodId: PeriodId; readonly unitId: UnitId; readonly reports: readonly ReportWords[]; readonly values: readonly SeriesValue[]; readonly standInFor: PersonId | null }>
  | EntryOf<'sheet.submitted', { readonly periodId: PeriodId; readonly unitId: UnitId; readonly taskIds: readonly TaskId[]; readonly indicatorIds: readonly string[] }>
  | EntryOf<'sheet.enteredFor', { readonly periodId: PeriodId; readonly unitId: UnitId; readonly reports: readonly ReportWords[]; readonly values: readonly SeriesValue[]; readonly paper: EnteredFor }>
  | EntryOf<'submission.withdrawn', { readonly periodId: PeriodId; readonly unitId: UnitId; readonly taskIds: readonly TaskId[] }>
  | EntryOf<'reports.accepted', { readonly periodId: PeriodId; readonly reports: readonly { readonly taskId: TaskId; readonly unitId: UnitId }[] }>
  | EntryOf<'report.returned', { readonly periodId: PeriodId; readonly taskId: TaskId; readonly unitId: UnitId; readonly reason: string }>
  | EntryOf<'light.given', { readonly periodId: PeriodId; readonly taskId: TaskId; readonly light: Light; readonly why: string }>
  | EntryOf<'unit.urged', { readonly periodId: PeriodId; readonly unitId: UnitId; readonly step: 'handler' | 'liaison' | 'leaderInCharge'; readonly taskIds: readonly TaskId[]; readonly letter: boolean }>
  | EntryOf<'evidence.added', { readonly taskId: TaskId; readonly unitId: UnitId; readonly evidence: readonly Evidence[] }>
  | EntryOf<'completion.claimed', { readonly claimId: string; readonly taskId: TaskId; readonly unitId: UnitId; readonly parts: readonly ClaimedPart[] }>
  | EntryOf<'claim.withdrawn', { readonly claimId: string; readonly taskId: TaskId }>
  | EntryOf<'claim.verified', { readonly claimId: string; readonly taskId: TaskId; readonly parts: readonly VerifiedPart[]; readonly standInFor: PersonId | null }>
  | EntryOf<'claim.returned', { readonly claimId: string; readonly taskId: TaskId; readonly reason: string; readonly standInFor: PersonId | null }>
  | EntryOf<'task.closedOut', { readonly taskId: TaskId; readonly claimId: string }>
  | EntryOf<'task.madeRoutine', { readonly taskId: TaskId; readonly basis: string; readonly approver: string }>
  | EntryOf<'task.notAttained', { readonly taskId: TaskId; readonly basis: string; readonly approver: string }>
  | EntryOf<'lookBack.drawn', { readonly periodId: PeriodId; readonly seed: string; readonly from: readonly TaskId[]; readonly taskIds: readonly TaskId[] }>
  | EntryOf<'lookBack.done', { readonly periodId: PeriodId; readonly taskId: TaskId; readonly holds: boolean; readonly fact: string }>
  | EntryOf<'task.reopened', { readonly taskId: TaskId; readonly reason: string }>
  | EntryOf<'adjustment.requested', { readonly taskId: TaskId; readonly unitId: UnitId; readonly request: AdjustmentRequest }>
  | EntryOf<'adjustment.refused', { readonly taskId: TaskId; readonly requestId: string; readonly answer: string }>
  | EntryOf<'period.consolidated', { readonly periodId: PeriodId; readonly parts: readonly ReportPart[]; readonly head: { readonly seq: number; readonly hash: string }; readonly at: Instant }>
  | EntryOf<'period.corrected', { readonly periodId: PeriodId; readonly sentenceId: string; readonly text: string; readonly reason: string }>
  | EntryOf<'standIn.named', { readonly personId: PersonId; readonly standInId: PersonId; readonly from: Day; readonly to: Day }>;
