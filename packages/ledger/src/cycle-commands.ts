/** The commands of the reporting cycle: the same kind of commands as in `commands.ts`, one name a use case. */
import type {
  Ask,
  Cause,
  ClaimedPart,
  ClaimId,
  EnteredFor,
  Evidence,
  Figure,
  IndicatorId,
  JournalHead,
  Light,
  NoticeException,
  PeriodCalendar,
  PeriodId,
  ReportingRules,
  ReportPart,
  ReportRef,
  RequestId,
  RequestKind,
  SeriesValue,
  SignedIndicator,
  SignedTask,
  StandInRole,
  UrgingStep,
  ValueRef,
  VerifiedPart,
} from './cycle-entries.js';
import type { Adjustment, Day, Milestone, PersonId, TaskId, UnitId } from './entries.js';

/** One line of a sheet as filled in. `noChange` takes over the words last accepted: the text may stay empty. */
export type SheetLine = {
  readonly taskId: TaskId;
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly light: Light;
  readonly cause: Cause | null;
  readonly ask: Ask | null;
  readonly noChange: boolean;
  /** Units whose submitted slices the lead takes in; the rules turn them into references. */
  readonly merges: readonly UnitId[];
  readonly reached: readonly Milestone[];
};

type Sheet = { readonly periodId: PeriodId; readonly reports: readonly SheetLine[]; readonly values: readonly SeriesValue[] };
/** Names the person whose place the actor takes; null where he acts as himself. */
type ByStandIn = { readonly standInFor: PersonId | null };
type Decided = { readonly basis: string; readonly approver: string };

export type CycleAct =
  | { readonly type: 'set-rules'; readonly rules: ReportingRules }
  | {
      readonly type: 'announce-period';
      readonly periodId: PeriodId;
      readonly calendar: PeriodCalendar;
      /** Working days from the announcement to the due day. */
      readonly notice: number;
      readonly exception: NoticeException | null;
    }
  | { readonly type: 'open-period'; readonly periodId: PeriodId }
  | ({ readonly type: 'sign-off' } & Sheet & ByStandIn)
  | ({
      readonly type: 'send-back';
      readonly periodId: PeriodId;
      readonly taskIds: readonly TaskId[];
      readonly indicatorIds: readonly IndicatorId[];
      readonly reason: string;
    } & ByStandIn)
  | {
      readonly type: 'submit';
      readonly periodId: PeriodId;
      readonly reports: readonly SignedTask[];
      readonly indicators: readonly SignedIndicator[];
    }
  | {
      readonly type: 'withdraw-submission';
      readonly periodId: PeriodId;
      readonly taskIds: readonly TaskId[];
      readonly indicatorIds: readonly IndicatorId[];
    }
  | ({ readonly type: 'enter-for'; readonly unitId: UnitId; readonly paper: EnteredFor } & Sheet)
  | {
      readonly type: 'accept-reports';
      readonly periodId: PeriodId;
      readonly reports: readonly ReportRef[];
      readonly values: readonly ValueRef[];
    }
  | {
      readonly type: 'return-report';
      readonly periodId: PeriodId;
      readonly taskId: TaskId;
      readonly unitId: UnitId;
      readonly reason: string;
    }
  | {
      readonly type: 'return-values';
      readonly periodId: PeriodId;
      readonly indicatorId: IndicatorId;
      readonly unitId: UnitId;
      readonly reason: string;
    }
  | ({
      readonly type: 'give-light';
      readonly periodId: PeriodId;
      readonly taskId: TaskId;
      readonly light: Light;
      readonly why: string;
    } & ByStandIn)
  | {
      readonly type: 'urge';
      readonly periodId: PeriodId;
      readonly unitId: UnitId;
      readonly step: UrgingStep;
      /** Working days since the unit was urged by the step before; 0 for the first step. */
      readonly elapsed: number;
      readonly taskIds: readonly TaskId[];
      readonly letter: boolean;
    }
  | { readonly type: 'add-evidence'; readonly taskId: TaskId; readonly evidence: readonly Evidence[] }
  /** The claim's id is the command's. */
  | { readonly type: 'claim-completion'; readonly taskId: TaskId; readonly parts: readonly ClaimedPart[] }
  | { readonly type: 'withdraw-claim'; readonly taskId: TaskId; readonly claimId: ClaimId }
  | ({
      readonly type: 'verify-claim';
      readonly taskId: TaskId;
      readonly claimId: ClaimId;
      readonly parts: readonly VerifiedPart[];
    } & ByStandIn)
  | ({ readonly type: 'return-claim'; readonly taskId: TaskId; readonly claimId: ClaimId; readonly reason: string } & ByStandIn)
  | ({ readonly type: 'make-routine'; readonly taskId: TaskId } & Decided)
  | ({ readonly type: 'end-not-attained'; readonly taskId: TaskId } & Decided)
  | { readonly type: 'draw-look-back'; readonly periodId: PeriodId; readonly seed: string }
  | ({
      readonly type: 'look-back';
      readonly periodId: PeriodId;
      readonly taskId: TaskId;
      readonly holds: boolean;
      readonly fact: string;
    } & ByStandIn)
  /** The request's id is the command's. */
  | {
      readonly type: 'request-adjustment';
      readonly taskId: TaskId;
      readonly kind: RequestKind;
      readonly change: Adjustment;
      readonly reason: string;
      readonly basis: string;
    }
  | { readonly type: 'withdraw-request'; readonly taskId: TaskId; readonly requestId: RequestId }
  | {
      readonly type: 'answer-request';
      readonly taskId: TaskId;
      readonly requestId: RequestId;
      readonly outcome: 'granted' | 'refused';
      /** Wanted where it is granted. */
      readonly approver: string | null;
      readonly answer: string;
    }
  | {
      readonly type: 'consolidate';
      readonly periodId: PeriodId;
      readonly parts: readonly ReportPart[];
      /** The journal's head as the sender saw it, for the report to print. */
      readonly head: JournalHead;
    }
  | {
      readonly type: 'correct-report';
      readonly periodId: PeriodId;
      readonly sentenceId: string;
      readonly text: string;
      readonly reason: string;
    }
  /** A leader in charge or a verifier names who stands in for himself. */
  | { readonly type: 'name-stand-in'; readonly role: StandInRole; readonly standInId: PersonId; readonly from: Day; readonly to: Day }
  /** Part of a hand-over (工作交接) between people of a unit; the server's hand-over sends it, it has no route of its own. */
  | { readonly type: 'pass-stand-ins'; readonly fromId: PersonId; readonly toId: PersonId; readonly on: Day }
  | { readonly type: 'carry-duties'; readonly from: UnitId; readonly to: readonly UnitId[]; readonly basis: string };

export type CycleActType = CycleAct['type'];
