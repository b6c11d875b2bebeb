/**
 * The entries of a plan's journal (账目): what happened, for ever. An entry type is never changed once released: a new shape is a new version
 * beside the old one. Entries hold ids of people, never their names; the names printed in a published plan are the document's content.
 */
import type { CycleEntry } from './cycle-entries.js';

export type PlanId = string;
export type TaskId = string;
export type UnitId = string;
export type PersonId = string;
export type FindingId = string;
export type GroupId = string;
/** A calendar day, `2025-12-31`, in Asia/Shanghai. */
export type Day = string;
/** An instant, ISO 8601 in UTC with milliseconds. */
export type Instant = string;
/** `[start, end)` in UTF-16 units of the plan's source. */
export type Span = readonly [start: number, end: number];

/** 责任: the tie of a unit to a task. */
export type DutyRole = 'lead' | 'responsible' | 'support';
export type ClosingKind = 'deliverable' | 'project' | 'measure' | 'event' | 'strive' | 'recurring' | 'continuing';
/** 主要任务 / 合作事项. */
export type TaskKind = 'main' | 'cooperation';

export type Deadline = { readonly text: string; readonly on: Day | null };
export type Bound = '>=' | '<=' | '=' | '~';
export type Quantity = { readonly value: number; readonly unit: string; readonly bound: Bound; readonly of: string };
export type Clause = { readonly text: string; readonly span: Span; readonly quantities: readonly Quantity[] };
export type Series = {
  readonly name: string;
  readonly bound: Bound;
  readonly value: number;
  readonly unit: string;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly nature: 'binding' | 'anticipatory' | null;
};

/** A duty as read: `printed` is the name in the document's script, `span` the characters it was read from. */
export type ReadDuty = { readonly unitId: UnitId; readonly printed: string; readonly role: DutyRole; readonly span: Span };
/** 多单位统称 as read: one mention in one task or indicator. */
export type ReadGroup = { readonly groupId: GroupId; readonly text: string; readonly role: DutyRole; readonly span: Span };

/** 销号条件: done when, in parts that can be met one by one, shown by which evidence. The verifying unit is named beside it. */
export type ClosingWords = {
  readonly kind: ClosingKind;
  readonly doneWhen: string;
  readonly parts: readonly { readonly partId: string; readonly text: string }[];
  readonly evidence: string;
};

export type TaskContent = {
  readonly taskId: TaskId;
  readonly number: string | null;
  readonly kind: TaskKind;
  readonly sectionId: string | null;
  readonly path: readonly string[];
  readonly text: string;
  readonly span: Span;
  readonly textSpan: Span;
  readonly duties: readonly ReadDuty[];
  /** The first unit listed where the document marks no lead: proposed, never recorded as lead until a person confirms. */
  readonly proposedLead: UnitId | null;
  readonly groups: readonly ReadGroup[];
  readonly officials: readonly { readonly name: string; readonly role: string }[];
  readonly deadline: Deadline | null;
  readonly details: readonly string[];
  readonly clauses: readonly Clause[];
  readonly closing: ClosingWords & { readonly because: string };
};

export type IndicatorContent = {
  readonly indicatorId: string;
  readonly number: string | null;
  readonly text: string;
  readonly span: Span;
  readonly series: readonly Series[];
  readonly duties: readonly ReadDuty[];
  readonly groups: readonly ReadGroup[];
};

export type FindingContent = {
  readonly findingId: FindingId;
  readonly taskId: TaskId | null;
  readonly indicatorId: string | null;
  readonly rule: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly level: 'ask' | 'warn';
  readonly span: Span;
  readonly suggestion: string | null;
};

export type SectionContent = { readonly sectionId: string; readonly heading: string; readonly level: number; readonly span: Span };

export type PlanContent = {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly issuedOn: Day | null;
  readonly script: 'hans' | 'hant' | 'mixed';
  /** The file as it came, kept outside the journal under its hash. */
  readonly document: { readonly sha256: string; readonly fileName: string; readonly mediaType: string; readonly bytes: number };
  readonly source: string;
  readonly sections: readonly SectionContent[];
  readonly indicators: readonly IndicatorContent[];
  readonly tasks: readonly TaskContent[];
  readonly leftOver: readonly Span[];
  readonly findings: readonly FindingContent[];
};

/** How a person settled a finding: the reading stands, it was corrected, or (for a warning) it was noted. */
export type Settlement = 'asRead' | 'corrected' | 'noted';

export type SettledDuty = { readonly unitId: UnitId; readonly role: DutyRole };
export type Milestone = { readonly on: Day; readonly text: string };

/** What an adjustment after dispatch may change (延期, 改词, 调整单位). Absent = unchanged. */
export type Adjustment = {
  readonly duties?: readonly SettledDuty[];
  readonly deadline?: Deadline | null;
  readonly text?: string;
};

type EntryOf<T extends string, D> = { readonly type: T; readonly v: 1; readonly data: D };

/** Taking in and dispatching; the entries of the reporting cycle are in `cycle-entries.ts`. */
export type IntakeEntry =
  | EntryOf<'plan.broughtIn', { readonly coordinatorUnitId: UnitId; readonly plan: PlanContent }>
  | EntryOf<'unit.matched', { readonly from: UnitId; readonly to: UnitId }>
  | EntryOf<'finding.settled', { readonly findingIds: readonly FindingId[]; readonly as: Settlement; readonly note: string }>
  | EntryOf<'plan.withdrawn', { readonly reason: string }>
  | EntryOf<'finding.reopened', { readonly findingIds: readonly FindingId[] }>
  /** Absent = unchanged. */
  | EntryOf<
      'plan.corrected',
      { readonly title?: string; readonly issuer?: string | null; readonly documentNumber?: string | null; readonly issuedOn?: Day | null }
    >
  | EntryOf<
      'indicator.corrected',
      {
        readonly indicatorId: string;
        readonly text?: string;
        readonly series?: readonly Series[];
        readonly duties?: readonly SettledDuty[];
      }
    >
  | EntryOf<'deadlines.set', { readonly taskIds: readonly TaskId[]; readonly deadline: Deadline | null }>
  | EntryOf<
      'task.corrected',
      {
        readonly taskId: TaskId;
        readonly text?: string;
        readonly number?: string | null;
        readonly kind?: TaskKind;
        readonly deadline?: Deadline | null;
      }
    >
  /** A stretch of the source that the reader had not drafted, made a task by a person. */
  | EntryOf<'task.added', { readonly task: TaskContent }>
  | EntryOf<'task.split', { readonly taskId: TaskId; readonly into: readonly TaskContent[] }>
  | EntryOf<'task.merged', { readonly taskIds: readonly TaskId[]; readonly into: TaskContent }>
  | EntryOf<'task.withdrawn', { readonly taskIds: readonly TaskId[]; readonly reason: string; readonly approver: string | null }>
  | EntryOf<'duties.settled', { readonly taskId: TaskId; readonly duties: readonly SettledDuty[] }>
  | EntryOf<'leads.confirmed', { readonly leads: readonly { readonly taskId: TaskId; readonly unitId: UnitId }[] }>
  | EntryOf<
      'group.resolved',
      {
        readonly groupIds: readonly GroupId[];
        /** The units the words stand for; empty where the group is left as it is. */
        readonly unitIds: readonly UnitId[];
        /** The unit that answers for a group left as it is. */
        readonly answeringUnitId: UnitId | null;
      }
    >
  | EntryOf<'closing.set', { readonly conditions: readonly ({ readonly taskId: TaskId } & ClosingWords)[] }>
  | EntryOf<'closing.confirmed', { readonly taskIds: readonly TaskId[] }>
  | EntryOf<'verifyingUnit.named', { readonly taskIds: readonly TaskId[]; readonly unitId: UnitId }>
  | EntryOf<'tasks.dispatched', { readonly taskIds: readonly TaskId[] }>
  | EntryOf<'dispatch.withdrawn', { readonly taskIds: readonly TaskId[]; readonly reason: string }>
  | EntryOf<'duties.acknowledged', { readonly taskIds: readonly TaskId[]; readonly unitId: UnitId }>
  | EntryOf<'duty.objected', { readonly taskId: TaskId; readonly unitId: UnitId; readonly reason: string }>
  | EntryOf<'objection.withdrawn', { readonly taskId: TaskId; readonly unitId: UnitId }>
  | EntryOf<
      'objection.answered',
      {
        readonly taskId: TaskId;
        readonly unitId: UnitId;
        /** upheld: the unit is released from the duty (and a new lead named where it led); kept: the duty stands and is to be acknowledged. */
        readonly outcome: 'upheld' | 'kept';
        readonly newLeadUnitId: UnitId | null;
        readonly answer: string;
      }
    >
  | EntryOf<'task.adjusted', { readonly taskId: TaskId; readonly change: Adjustment; readonly basis: string; readonly approver: string }>
  | EntryOf<'tasks.suspended', { readonly taskIds: readonly TaskId[]; readonly basis: string; readonly approver: string }>
  | EntryOf<'tasks.resumed', { readonly taskIds: readonly TaskId[]; readonly basis: string; readonly approver: string }>
  | EntryOf<
      'measures.recorded',
      {
        readonly taskId: TaskId;
        readonly unitId: UnitId;
        readonly text: string;
        readonly milestones: readonly Milestone[];
        readonly documentNumber: string | null;
      }
    >;

export type PlanEntry = IntakeEntry | CycleEntry;
export type PlanEntryType = PlanEntry['type'];

/** The directory of units (单位名录) has a small journal of its own, id `directory`: units cross plans. */
export type UnitContent = {
  readonly unitId: UnitId;
  readonly name: string;
  readonly kind: string;
  readonly level: string;
  readonly place: string | null;
  /** Other names it is known by from the start; more can be added. */
  readonly aliases?: readonly string[];
};
export type DirectoryEntry =
  | EntryOf<'units.added', { readonly units: readonly UnitContent[] }>
  | EntryOf<'unit.aliasAdded', { readonly unitId: UnitId; readonly alias: string }>
  /** The former name stays as an alias. */
  | EntryOf<'unit.renamed', { readonly unitId: UnitId; readonly name: string; readonly formerName: string }>
  | EntryOf<'units.merged', { readonly from: readonly UnitId[]; readonly into: UnitId }>
  | EntryOf<'unit.split', { readonly unitId: UnitId; readonly into: readonly UnitContent[] }>;

/** 人员角色. One person has one unit and one or more roles; ids only in the journal. */
export type PersonRole =
  | 'coordinator'
  | 'liaison'
  | 'handler'
  | 'leaderInCharge'
  | 'verifier'
  | 'principal'
  | 'auditor'
  | 'systemAdministrator'
  | 'securityAdministrator';
export type Actor = { readonly personId: PersonId; readonly unitId: UnitId; readonly roles: readonly PersonRole[] };

/** What every stored entry carries around its data. The hash covers all other fields and the predecessor's hash. */
export type Stamp = {
  readonly journal: string;
  readonly seq: number;
  /** `<command id>/<n>`: it follows from the command, so a retry makes the same entry. */
  readonly entryId: string;
  readonly at: Instant;
  readonly actor: Actor;
};
export type Stamped<E> = Stamp & E;
