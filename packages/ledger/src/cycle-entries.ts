/**
 * The entries of the reporting cycle (报告期): periods, sheets, reviews, claims, closures, look-backs, consolidation. Added to a plan's journal
 * beside those of `entries.ts`; the same rule holds: a released entry type never changes.
 */
import type { Adjustment, Day, Milestone, PersonId, TaskId, UnitId } from './entries.js';

/** `2023H1`, `2023Q2`, `2023`. */
export type PeriodId = string;
export type IndicatorId = string;
export type EvidenceId = string;
/** The id of the command that claimed. */
export type ClaimId = string;
/** The id of the command that requested. */
export type RequestId = string;
/** `<command id>/<n>`: the id of an entry. */
export type EntryId = string;

/** 红黄绿灯: always with a word and a shape on screen. `none`: no calendar, nothing is invented. */
export type Light = 'green' | 'yellow' | 'red';
export type CalendarLight = Light | 'none';

/** How the plan reports (报告规则): data of the plan, not of the program. Days are working days where nothing else is said. */
export type ReportingRules = {
  readonly rhythm: 'halfYear' | 'quarter' | 'year';
  /** Minutes an answer takes, as the plan states them: the burden account multiplies them. */
  readonly minutesPerAnswer: number;
  /** Least working days between announcement and due day. */
  readonly minimumNotice: number;
  /** Working days from the last day of the period: positive after, negative before. */
  readonly announce: number;
  readonly open: number;
  readonly due: number;
  readonly consolidate: number;
  readonly lock: number;
  readonly light: {
    /** Calendar days before a due day or a milestone from which the light is yellow: a warning before, not blame after. */
    readonly yellowDaysBefore: number;
    /** How far (share of 1) what is reached may lie behind the share of time gone. */
    readonly yellowBehindShare: number;
    readonly redBehindShare: number;
  };
  /** 催办: working days since the step before. */
  readonly urging: { readonly toLiaisonAfter: number; readonly toLeaderAfter: number };
  /** 回头看: share of the period's closed tasks that are looked at again, at least one. */
  readonly lookBackShare: number;
};

export type PeriodCalendar = {
  readonly announceOn: Day;
  readonly openOn: Day;
  readonly dueOn: Day;
  readonly consolidateOn: Day;
  readonly lockOn: Day;
};
/** Who allowed less notice than the plan's minimum, and why. */
export type NoticeException = { readonly approver: string; readonly reason: string };

/** 减负账, computed before opening and kept as it was. */
export type BurdenAccount = {
  readonly units: number;
  readonly sheets: number;
  readonly answersAsked: number;
  /** The two kinds of known answers together: words that can stand, tasks at rest. */
  readonly answersKnown: number;
  readonly answersStanding: number;
  readonly answersAtRest: number;
  readonly minutesPerAnswer: number;
  readonly minutes: number;
  /** Working days of notice. */
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

/** Another unit's slice that the lead takes in, by reference to the submission it was part of: its words stay its own. */
export type SliceRef = { readonly unitId: UnitId; readonly submissionId: EntryId };

/** One unit's words on one task in one period (报送). A red light needs a cause and an ask. */
export type ReportWords = {
  readonly taskId: TaskId;
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly light: Light;
  readonly cause: Cause | null;
  readonly ask: Ask | null;
  /** "No change since last period": how many periods in a row, 1 the first time, 0 where the words are new. */
  readonly unchanged: number;
  readonly merges: readonly SliceRef[];
  /** Milestones of the unit's own measures that it says are reached. */
  readonly reached: readonly Milestone[];
};
export type SeriesValue = {
  readonly indicatorId: IndicatorId;
  /** Place in `indicator.series`, from 0. */
  readonly series: number;
  readonly value: number;
  readonly definition: string;
  readonly source: string;
  readonly estimate: boolean;
};
/** 代填: entered by the coordinator for a unit from paper, with the scan's hash. */
export type EnteredFor = { readonly scan: string | null; readonly note: string };
/** What is submitted is what was signed under this entry. */
export type SignedTask = { readonly taskId: TaskId; readonly signOffId: EntryId };
export type SignedIndicator = { readonly indicatorId: IndicatorId; readonly signOffId: EntryId };
export type ReportRef = { readonly taskId: TaskId; readonly unitId: UnitId };
export type ValueRef = { readonly indicatorId: IndicatorId; readonly unitId: UnitId };

export type UrgingStep = 'handler' | 'liaison' | 'leaderInCharge';

/** Evidence (佐证材料): a pointer first, a file second. `on`: the day the evidence itself bears. */
export type Evidence = { readonly evidenceId: EvidenceId; readonly on: Day | null; readonly title: string } & (
  | { readonly kind: 'documentNumber' | 'officialAddress' | 'projectCode' | 'bulletinPage'; readonly pointer: string }
  | { readonly kind: 'file'; readonly sha256: string; readonly fileName: string; readonly mediaType: string; readonly bytes: number }
);
export type EvidenceKind = Evidence['kind'];
export type ClaimedPart = { readonly partId: string; readonly words: string; readonly evidenceIds: readonly EvidenceId[] };
/** A finding of fact on one part of a claim. */
export type VerifiedPart = { readonly partId: string; readonly met: boolean; readonly fact: string };

export type RequestKind = 'extend' | 'reword' | 'handOver' | 'suspend' | 'withdraw';
export type AdjustmentRequest = {
  readonly requestId: RequestId;
  readonly kind: RequestKind;
  readonly change: Adjustment;
  readonly reason: string;
  readonly basis: string;
};

/** What a sentence stands on: an accepted report or value under its submission, a verified closure or another end of a task under its entry. */
export type Source =
  | { readonly kind: 'report'; readonly taskId: TaskId; readonly unitId: UnitId; readonly entryId: EntryId }
  | { readonly kind: 'value'; readonly indicatorId: IndicatorId; readonly unitId: UnitId; readonly entryId: EntryId }
  | { readonly kind: 'closure' | 'end'; readonly taskId: TaskId; readonly entryId: EntryId };
/** A sentence of the consolidated report; no sources: the coordinator's own words, shown as such. */
export type Sentence = { readonly sentenceId: string; readonly text: string; readonly sources: readonly Source[] };
export type ReportPart = { readonly partId: string; readonly heading: string; readonly sentences: readonly Sentence[] };
/** The journal as the report was made from it: number of its last entry, and that entry's hash. */
export type JournalHead = { readonly seq: number; readonly hash: string };

export type StandInRole = 'leaderInCharge' | 'verifier';

type EntryOf<T extends string, D> = { readonly type: T; readonly v: 1; readonly data: D };
type OfPeriod<D> = D & { readonly periodId: PeriodId };
type OfTask<D> = D & { readonly taskId: TaskId };
type SheetWords = { readonly unitId: UnitId; readonly reports: readonly ReportWords[]; readonly values: readonly SeriesValue[] };
/** The person whose place the actor took; null where the actor acted as himself. */
type ByStandIn = { readonly standInFor: PersonId | null };
type Decided = { readonly basis: string; readonly approver: string };

export type CycleEntry =
  | EntryOf<'rules.set', { readonly rules: ReportingRules }>
  | EntryOf<
      'period.announced',
      OfPeriod<{
        readonly from: Day;
        readonly to: Day;
        readonly calendar: PeriodCalendar;
        readonly notice: number;
        readonly exception: NoticeException | null;
      }>
    >
  | EntryOf<'period.opened', OfPeriod<{ readonly burden: BurdenAccount }>>
  | EntryOf<'sheet.signedOff', OfPeriod<SheetWords & ByStandIn>>
  /** Instead of a sign-off. */
  | EntryOf<
      'sheet.sentBack',
      OfPeriod<
        {
          readonly unitId: UnitId;
          readonly taskIds: readonly TaskId[];
          readonly indicatorIds: readonly IndicatorId[];
          readonly reason: string;
        } & ByStandIn
      >
    >
  | EntryOf<
      'sheet.submitted',
      OfPeriod<{ readonly unitId: UnitId; readonly reports: readonly SignedTask[]; readonly indicators: readonly SignedIndicator[] }>
    >
  | EntryOf<'sheet.enteredFor', OfPeriod<SheetWords & { readonly paper: EnteredFor }>>
  | EntryOf<
      'submission.withdrawn',
      OfPeriod<{ readonly unitId: UnitId; readonly taskIds: readonly TaskId[]; readonly indicatorIds: readonly IndicatorId[] }>
    >
  | EntryOf<'reports.accepted', OfPeriod<{ readonly reports: readonly ReportRef[]; readonly values: readonly ValueRef[] }>>
  | EntryOf<'report.returned', OfPeriod<ReportRef & { readonly reason: string }>>
  | EntryOf<'values.returned', OfPeriod<ValueRef & { readonly reason: string }>>
  | EntryOf<'light.given', OfPeriod<OfTask<{ readonly unitId: UnitId; readonly light: Light; readonly why: string } & ByStandIn>>>
  | EntryOf<
      'unit.urged',
      OfPeriod<{
        readonly unitId: UnitId;
        readonly step: UrgingStep;
        /** Working days since the step before, as they were counted. */
        readonly elapsed: number;
        readonly taskIds: readonly TaskId[];
        readonly letter: boolean;
      }>
    >
  | EntryOf<'evidence.added', OfTask<{ readonly unitId: UnitId; readonly evidence: readonly Evidence[] }>>
  | EntryOf<'completion.claimed', OfTask<{ readonly claimId: ClaimId; readonly unitId: UnitId; readonly parts: readonly ClaimedPart[] }>>
  | EntryOf<'claim.withdrawn', OfTask<{ readonly claimId: ClaimId; readonly unitId: UnitId }>>
  | EntryOf<
      'claim.verified',
      OfTask<{ readonly claimId: ClaimId; readonly unitId: UnitId; readonly parts: readonly VerifiedPart[] } & ByStandIn>
    >
  | EntryOf<'claim.returned', OfTask<{ readonly claimId: ClaimId; readonly unitId: UnitId; readonly reason: string } & ByStandIn>>
  | EntryOf<'task.closedOut', OfTask<{ readonly claimId: ClaimId }>>
  | EntryOf<'task.madeRoutine', OfTask<Decided>>
  | EntryOf<'task.notAttained', OfTask<Decided>>
  | EntryOf<
      'lookBack.drawn',
      OfPeriod<{ readonly seed: string; readonly share: number; readonly from: readonly TaskId[]; readonly taskIds: readonly TaskId[] }>
    >
  | EntryOf<'lookBack.done', OfPeriod<OfTask<{ readonly unitId: UnitId; readonly holds: boolean; readonly fact: string } & ByStandIn>>>
  | EntryOf<'task.reopened', OfTask<{ readonly reason: string }>>
  | EntryOf<'adjustment.requested', OfTask<{ readonly unitId: UnitId; readonly request: AdjustmentRequest }>>
  | EntryOf<'adjustment.withdrawn', OfTask<{ readonly unitId: UnitId; readonly requestId: RequestId }>>
  /** Followed in the same decision by the entry that carries the change out. */
  | EntryOf<'adjustment.granted', OfTask<{ readonly requestId: RequestId; readonly approver: string; readonly answer: string }>>
  | EntryOf<'adjustment.refused', OfTask<{ readonly requestId: RequestId; readonly answer: string }>>
  | EntryOf<'period.consolidated', OfPeriod<{ readonly parts: readonly ReportPart[]; readonly head: JournalHead }>>
  | EntryOf<'period.corrected', OfPeriod<{ readonly sentenceId: string; readonly text: string; readonly reason: string }>>
  | EntryOf<
      'standIn.named',
      {
        readonly unitId: UnitId;
        readonly role: StandInRole;
        readonly personId: PersonId;
        readonly standInId: PersonId;
        readonly from: Day;
        readonly to: Day;
      }
    >
  /** A unit was merged or split: its duties go over to its successors, the first in its place. */
  | EntryOf<'duties.carried', { readonly from: UnitId; readonly to: readonly UnitId[]; readonly basis: string }>;

export type CycleEntryType = CycleEntry['type'];
