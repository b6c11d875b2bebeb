/** What the reporting cycle adds to the state of a plan: periods and their sheets, claims, closures. Folded from entries and from nothing else. */
import type {
  AdjustmentRequest,
  BurdenAccount,
  ClaimedPart,
  ClaimId,
  EnteredFor,
  EntryId,
  Evidence,
  IndicatorId,
  JournalHead,
  Light,
  NoticeException,
  PeriodCalendar,
  PeriodId,
  ReportPart,
  ReportWords,
  SeriesValue,
  StandInRole,
  UrgingStep,
  VerifiedPart,
} from './cycle-entries.js';
import type { Day, DutyRole, Instant, PersonId, TaskId, UnitId } from './entries.js';

/** Who did it, when, under which entry. */
export type Mark = { readonly entryId: EntryId; readonly at: Instant; readonly personId: PersonId };
export type SignedMark = Mark & { readonly standInFor: PersonId | null };

/** draft (outside the journal) → signedOff → submitted → accepted or returned. `withdrawn`: entered from paper and taken back. */
export type HandedStatus = 'signedOff' | 'submitted' | 'withdrawn' | 'accepted' | 'returned';

/** What a unit hands in: words on a task, or the values of an indicator. Words once submitted are never lost: a return keeps them. */
export type Handed<W> = {
  readonly unitId: UnitId;
  readonly status: HandedStatus;
  readonly words: W;
  readonly signedOff: SignedMark | null;
  /** null until handed in; its entry id names the submission. */
  readonly submitted: Mark | null;
  readonly accepted: Mark | null;
  /** 代填, where the words came on paper. */
  readonly enteredFor: EnteredFor | null;
  readonly returns: readonly { readonly words: W; readonly reason: string; readonly submitted: Mark; readonly returned: Mark }[];
};

/** `role`: the unit's duty when it handed in; it stays where the duty changes afterwards. */
export type ReportState = Handed<ReportWords> & { readonly periodId: PeriodId; readonly role: DutyRole };
export type ValueState = Handed<readonly SeriesValue[]> & { readonly indicatorId: IndicatorId };

export type EvidenceState = Evidence & { readonly unitId: UnitId; readonly added: Mark };

export type ClaimStatus = 'open' | 'withdrawn' | 'verified' | 'returned';
export type ClaimState = {
  readonly claimId: ClaimId;
  readonly unitId: UnitId;
  readonly status: ClaimStatus;
  readonly parts: readonly ClaimedPart[];
  readonly claimed: Mark;
  /** The verifier's answer; `parts` empty where the claim was returned. */
  readonly answered: null | (SignedMark & { readonly unitId: UnitId; readonly parts: readonly VerifiedPart[]; readonly reason: string });
};

/** A part of the closing condition that a verifier found met. */
export type MetPart = { readonly partId: string; readonly claimId: ClaimId; readonly fact: string; readonly verified: Mark };

/** 销号. A closure that a look-back undid stays, with the reason. */
export type ClosureState = {
  readonly claimId: ClaimId;
  readonly closed: Mark;
  readonly parts: readonly MetPart[];
  readonly reopened: null | (Mark & { readonly reason: string });
};
export type EndState = Mark & { readonly as: 'madeRoutine' | 'notAttained'; readonly basis: string; readonly approver: string };

export type GivenLight = SignedMark & {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
  readonly light: Light;
  readonly why: string;
};
export type LookBackState = SignedMark & {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
  readonly holds: boolean;
  readonly fact: string;
};
export type RequestState = AdjustmentRequest & {
  readonly unitId: UnitId;
  readonly status: 'open' | 'withdrawn' | 'granted' | 'refused';
  readonly requested: Mark;
  readonly answered: null | (Mark & { readonly approver: string | null; readonly answer: string });
};

/** What the cycle adds to a task. Lists in the order of the journal. */
export type TaskCycle = {
  readonly reports: readonly ReportState[];
  readonly lights: readonly GivenLight[];
  readonly evidence: readonly EvidenceState[];
  readonly claims: readonly ClaimState[];
  /** Since the last reopening. */
  readonly met: readonly MetPart[];
  readonly closures: readonly ClosureState[];
  readonly end: EndState | null;
  /** What a look-back reopened the task from; it stays until the task is closed again. */
  readonly reopenedFrom: 'closedOut' | null;
  readonly lookBacks: readonly LookBackState[];
  readonly requests: readonly RequestState[];
};

/** `due` is no state but a view of the calendar and today. Consolidating locks. */
export type PeriodStatus = 'announced' | 'open' | 'locked';
export type Urging = Mark & {
  readonly unitId: UnitId;
  readonly step: UrgingStep;
  readonly elapsed: number;
  readonly taskIds: readonly TaskId[];
  readonly letter: boolean;
};
/** 退回经办, inside the unit. */
export type SentBack = SignedMark & {
  readonly unitId: UnitId;
  readonly taskIds: readonly TaskId[];
  readonly indicatorIds: readonly IndicatorId[];
  readonly reason: string;
};
export type Correction = Mark & { readonly sentenceId: string; readonly text: string; readonly reason: string };
export type ConsolidatedReport = {
  readonly periodId: PeriodId;
  /** As consolidated; corrections stand beside them. */
  readonly parts: readonly ReportPart[];
  readonly head: JournalHead;
  readonly consolidated: Mark;
  readonly corrections: readonly Correction[];
};
export type PeriodState = {
  readonly periodId: PeriodId;
  readonly from: Day;
  readonly to: Day;
  readonly calendar: PeriodCalendar;
  readonly notice: number;
  readonly exception: NoticeException | null;
  readonly status: PeriodStatus;
  readonly announced: Mark;
  readonly opened: Mark | null;
  readonly burden: BurdenAccount | null;
  readonly values: readonly ValueState[];
  readonly urgings: readonly Urging[];
  readonly sentBack: readonly SentBack[];
  readonly report: ConsolidatedReport | null;
};

export type LookBackDraw = Mark & {
  readonly periodId: PeriodId;
  readonly seed: string;
  readonly share: number;
  readonly from: readonly TaskId[];
  readonly taskIds: readonly TaskId[];
};
export type StandIn = {
  readonly unitId: UnitId;
  readonly role: StandInRole;
  readonly personId: PersonId;
  readonly standInId: PersonId;
  readonly from: Day;
  readonly to: Day;
};
