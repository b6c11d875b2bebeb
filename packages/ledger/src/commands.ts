/**
 * The commands of a plan (one use case, one name: route, rule, screen). A command carries an id of its own, the actor and the time, and the
 * revisions of the tasks that its sender saw; nothing else is known to `decide`.
 */
import type { CycleAct } from './cycle-commands.js';
import type { IndicatorId } from './cycle-entries.js';
import type {
  Actor,
  Adjustment,
  ClosingWords,
  Day,
  Deadline,
  FindingId,
  GroupId,
  Instant,
  Milestone,
  PlanContent,
  Series,
  SettledDuty,
  Settlement,
  Span,
  TaskId,
  TaskKind,
  UnitContent,
  UnitId,
} from './entries.js';

/** Task revisions as the sender saw them; a task absent here is not checked. */
export type Seen = Readonly<Record<TaskId, number>>;

/** Taking in and dispatching; the acts of the reporting cycle are in `cycle-commands.ts`. */
export type IntakeAct =
  | { readonly type: 'bring-plan-in'; readonly coordinatorUnitId: UnitId; readonly plan: PlanContent }
  | { readonly type: 'match-unit'; readonly from: UnitId; readonly to: UnitId }
  | { readonly type: 'settle-finding'; readonly findingIds: readonly FindingId[]; readonly as: Settlement; readonly note: string }
  | { readonly type: 'reopen-finding'; readonly findingIds: readonly FindingId[] }
  | { readonly type: 'withdraw-plan'; readonly reason: string }
  | {
      readonly type: 'correct-plan';
      readonly title?: string | undefined;
      readonly issuer?: string | null | undefined;
      readonly documentNumber?: string | null | undefined;
      readonly issuedOn?: Day | null | undefined;
    }
  | {
      readonly type: 'correct-indicator';
      readonly indicatorId: IndicatorId;
      readonly text?: string | undefined;
      readonly series?: readonly Series[] | undefined;
      readonly duties?: readonly SettledDuty[] | undefined;
    }
  | { readonly type: 'set-deadlines'; readonly taskIds: readonly TaskId[]; readonly deadline: Deadline | null }
  | {
      readonly type: 'correct-task';
      readonly taskId: TaskId;
      readonly text?: string | undefined;
      readonly number?: string | null | undefined;
      readonly kind?: TaskKind | undefined;
      readonly deadline?: Deadline | null | undefined;
    }
  /** Makes a task of a stretch of the source that was left over; its units and closing condition are settled afterwards. */
  | { readonly type: 'add-task'; readonly span: Span; readonly number: string | null }
  /** Cuts a drafted task at places in its text; each part keeps the duties and gets an id of its own. */
  | { readonly type: 'split-task'; readonly taskId: TaskId; readonly at: readonly number[] }
  | { readonly type: 'merge-tasks'; readonly taskIds: readonly TaskId[] }
  | { readonly type: 'withdraw-task'; readonly taskIds: readonly TaskId[]; readonly reason: string; readonly approver: string | null }
  | { readonly type: 'settle-duties'; readonly taskId: TaskId; readonly duties: readonly SettledDuty[] }
  | { readonly type: 'confirm-leads'; readonly leads: readonly { readonly taskId: TaskId; readonly unitId: UnitId }[] }
  | {
      readonly type: 'resolve-group';
      readonly groupIds: readonly GroupId[];
      readonly unitIds: readonly UnitId[];
      readonly answeringUnitId: UnitId | null;
    }
  | { readonly type: 'set-closing'; readonly conditions: readonly ({ readonly taskId: TaskId } & ClosingWords)[] }
  | { readonly type: 'confirm-closing'; readonly taskIds: readonly TaskId[] }
  | { readonly type: 'name-verifying-unit'; readonly taskIds: readonly TaskId[]; readonly unitId: UnitId }
  | { readonly type: 'dispatch'; readonly taskIds: readonly TaskId[] }
  | { readonly type: 'withdraw-dispatch'; readonly taskIds: readonly TaskId[]; readonly reason: string }
  | { readonly type: 'acknowledge'; readonly taskIds: readonly TaskId[] }
  | { readonly type: 'object'; readonly taskId: TaskId; readonly reason: string }
  | { readonly type: 'withdraw-objection'; readonly taskId: TaskId }
  | {
      readonly type: 'answer-objection';
      readonly taskId: TaskId;
      readonly unitId: UnitId;
      readonly outcome: 'upheld' | 'kept';
      readonly newLeadUnitId: UnitId | null;
      readonly answer: string;
    }
  | {
      readonly type: 'adjust-task';
      readonly taskId: TaskId;
      readonly change: Adjustment;
      readonly basis: string;
      readonly approver: string;
    }
  | { readonly type: 'suspend'; readonly taskIds: readonly TaskId[]; readonly basis: string; readonly approver: string }
  | { readonly type: 'resume'; readonly taskIds: readonly TaskId[]; readonly basis: string; readonly approver: string }
  | {
      readonly type: 'record-measures';
      readonly taskId: TaskId;
      readonly text: string;
      readonly milestones: readonly Milestone[];
      readonly documentNumber: string | null;
    };

export type PlanAct = IntakeAct | CycleAct;
export type PlanActType = PlanAct['type'];

export type PlanCommand = {
  /** Made by the sender (a UUID), so that a retry is recognised. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly seen: Seen;
  readonly act: PlanAct;
};

export type DirectoryAct =
  | { readonly type: 'add-units'; readonly units: readonly UnitContent[] }
  | { readonly type: 'add-alias'; readonly unitId: UnitId; readonly alias: string }
  | { readonly type: 'rename-unit'; readonly unitId: UnitId; readonly name: string }
  /** The plans in which these units hold duties carry them over, each by `carry-duties`. */
  | { readonly type: 'merge-units'; readonly from: readonly UnitId[]; readonly into: UnitId }
  | { readonly type: 'split-unit'; readonly unitId: UnitId; readonly into: readonly UnitContent[] };
export type DirectoryCommand = Omit<PlanCommand, 'act' | 'seen'> & { readonly act: DirectoryAct };

export type { Span };
