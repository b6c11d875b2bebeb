/** The state of a plan, folded from its entries and from nothing else. */
import type { PeriodId, ReportingRules } from './cycle-entries.js';
import type { LookBackDraw, Mark, PeriodState, StandIn, TaskCycle } from './cycle-state.js';
import type {
  ClosingWords,
  Day,
  Deadline,
  DutyRole,
  FindingContent,
  GroupId,
  IndicatorContent,
  Instant,
  Milestone,
  PlanContent,
  ReadGroup,
  SectionContent,
  Settlement,
  Span,
  TaskContent,
  TaskId,
  TaskKind,
  UnitId,
} from './entries.js';

/**
 * 任务状态 (design §4). `completed` (办结) is the lead's claim, `closedOut` (销号) somebody else's verified answer. A reopened task is under way again.
 * `replaced`: split or merged away, kept for its words. `suspended` remembers what it resumes to in `TaskState.resumesTo`.
 */
export type TaskStatus =
  | 'drafted'
  | 'dispatched'
  | 'acknowledged'
  | 'underWay'
  | 'suspended'
  | 'withdrawn'
  | 'replaced'
  | 'completed'
  | 'closedOut'
  | 'madeRoutine'
  | 'notAttained';
/** State is kept per duty; `pending` before dispatch. */
export type DutyStatus = 'pending' | 'sent' | 'acknowledged' | 'objected';

export type DutyState = {
  readonly unitId: UnitId;
  readonly role: DutyRole;
  /** Name and place in the source; null where a person added the unit. */
  readonly printed: string | null;
  readonly span: Span | null;
  readonly fromGroup: GroupId | null;
  readonly status: DutyStatus;
  readonly acknowledgedAt: Instant | null;
  readonly objection: { readonly reason: string; readonly at: Instant } | null;
};

export type GroupState = ReadGroup & {
  readonly resolution: null | { readonly unitIds: readonly UnitId[]; readonly answeringUnitId: UnitId | null };
};

export type MeasurePaper = {
  readonly unitId: UnitId;
  readonly text: string;
  readonly milestones: readonly Milestone[];
  readonly documentNumber: string | null;
  readonly at: Instant;
};

export type ClosingState = ClosingWords & {
  readonly because: string;
  readonly confirmed: boolean;
  /** null where the coordinator holds a duty itself and no other unit has been named. */
  readonly verifyingUnitId: UnitId | null;
};

export type TaskState = TaskCycle & {
  readonly taskId: TaskId;
  /** Place in the order of the plan; parts of a split stand where the whole stood (fractions are fine). */
  readonly order: number;
  readonly number: string | null;
  readonly kind: TaskKind;
  readonly sectionId: string | null;
  readonly path: readonly string[];
  readonly text: string;
  /** As read from the document, whatever was corrected or adjusted since. */
  readonly read: TaskContent;
  readonly status: TaskStatus;
  readonly resumesTo: 'dispatched' | 'acknowledged' | 'underWay' | 'completed' | null;
  readonly duties: readonly DutyState[];
  readonly proposedLead: UnitId | null;
  /** True where the document marks the lead or a person confirmed it. */
  readonly leadSettled: boolean;
  readonly groups: readonly GroupState[];
  readonly deadline: Deadline | null;
  readonly closing: ClosingState;
  readonly measures: readonly MeasurePaper[];
  readonly madeFrom: readonly TaskId[];
  readonly replacedBy: readonly TaskId[];
  readonly dispatchedAt: Instant | null;
  /** Counts every entry that touched the task; the ETag of the resource. */
  readonly revision: number;
};

export type FindingState = FindingContent & { readonly settled: null | { readonly as: Settlement; readonly note: string } };

export type PlanState = {
  readonly planId: string;
  /** Number of entries folded; 0 = nothing brought in. */
  readonly seq: number;
  readonly coordinatorUnitId: UnitId;
  readonly content: PlanContent | null;
  readonly sections: readonly SectionContent[];
  readonly indicators: readonly IndicatorContent[];
  readonly tasks: ReadonlyMap<TaskId, TaskState>;
  readonly findings: ReadonlyMap<string, FindingState>;
  /** `DEFAULT_RULES` until others are set. */
  readonly rules: ReportingRules;
  /** In the order they were announced. */
  readonly periods: ReadonlyMap<PeriodId, PeriodState>;
  readonly draws: readonly LookBackDraw[];
  readonly standIns: readonly StandIn[];
  /** Duties carried over from units that were merged or split, in the order of the journal. */
  readonly carried: readonly Carried[];
  /** A wrong import taken back: nothing is done on it any more. */
  readonly withdrawn: null | (Mark & { readonly reason: string });
};

export type Carried = { readonly from: UnitId; readonly to: readonly UnitId[] };

export type { Day };
