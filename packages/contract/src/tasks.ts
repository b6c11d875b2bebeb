/** What the routes give back about tasks: rows of the ledger, the task page, its history. */
import { z } from '@hono/zod-openapi';
import { HandedStatus, Light, PeriodId } from './cycle-shapes.js';
import { Allowed, Finding } from './plans.js';
import {
  ClosingKind,
  Day,
  Deadline,
  DutyStatus,
  Id,
  Instant,
  NotReadyReason,
  orNull,
  Role,
  Span,
  TaskKind,
  TaskStatus,
  UnitRef,
} from './shapes.js';

export const TaskRow = z
  .object({
    planId: Id,
    taskId: Id,
    number: z.string().nullable(),
    kind: TaskKind,
    sectionId: Id.nullable(),
    section: z.string().nullable().openapi({ description: 'Heading of the innermost section' }),
    text: z.string(),
    status: TaskStatus,
    revision: z.int(),
    leads: z.array(UnitRef),
    leadSettled: z.boolean(),
    proposedLead: orNull(UnitRef),
    others: z.array(UnitRef).openapi({ description: 'Responsible and supporting units' }),
    groups: z.array(z.string()).openapi({ description: 'Groups that no units stand for yet' }),
    keptGroups: z
      .array(z.object({ text: z.string(), answering: UnitRef }))
      .openapi({ description: 'Groups left as they are, each with the unit that answers for it' }),
    due: orNull(Deadline),
    closingKind: ClosingKind,
    closingConfirmed: z.boolean(),
    doneWhen: z.string().openapi({ description: 'What the closing condition asks for, so that many can be looked over at once' }),
    evidence: z.string(),
    verifyingUnit: orNull(UnitRef),
    openAsks: z.int(),
    notReady: z
      .array(NotReadyReason)
      .openapi({ description: 'What still stands between a drafted task and dispatch; empty when dispatched' }),
    waiting: z.int(),
    objected: z.int(),
  })
  .openapi('TaskRow');

export const TaskPage = z.object({ rows: z.array(TaskRow), next: z.string().nullable(), total: z.int() }).openapi('TaskPage');

const list = <S extends z.ZodType>(item: S) =>
  z.preprocess((v) => (v === undefined ? undefined : Array.isArray(v) ? v : String(v).split(',')), z.array(item).max(20).optional());
const flag = z.enum(['true', 'false']).optional();

/** Filters of the ledger; several values of one filter are separated by commas. All of them are answered in SQL. */
export const TaskFilters = z.object({
  q: z.string().max(200).optional().openapi({ description: 'Words of the task, its number, or a unit by name or alias' }),
  section: Id.optional(),
  unit: Id.optional(),
  role: list(Role).openapi({ type: 'string', description: 'lead,responsible,support; with `unit`, the role of that unit' }),
  status: list(TaskStatus).openapi({ type: 'string' }),
  kind: TaskKind.optional(),
  closing: list(ClosingKind).openapi({ type: 'string' }),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
  openAsk: flag,
  ready: flag,
  leadSettled: flag,
  closingConfirmed: flag,
  waiting: flag.openapi({ description: 'Waits for an acknowledgement (of `unit`, where given)' }),
  objected: flag,
  asOf: Day.optional().openapi({ description: 'The ledger as it stood at the end of this day in Asia/Shanghai' }),
});
export const TaskQuery = TaskFilters.extend({
  sort: z.enum(['order', 'due', 'status', 'lead']).optional(),
  after: z.string().max(400).optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
});
export type TaskQuery = z.infer<typeof TaskQuery>;

export const TaskDuty = z.object({
  unit: UnitRef,
  role: Role,
  printed: z.string().nullable(),
  span: Span.nullable(),
  fromGroup: z.string().nullable().openapi({ description: 'Words of the group it was resolved from' }),
  status: DutyStatus,
  acknowledgedAt: Instant.nullable(),
  objection: z.object({ reason: z.string(), at: Instant }).nullable(),
});

export const TaskDetail = TaskRow.extend({
  path: z.array(z.string()),
  readText: z.string().openapi({ description: 'The words as the document has them, whatever changed since' }),
  readDeadline: orNull(Deadline),
  context: z
    .object({ before: z.string(), text: z.string(), after: z.string(), from: z.int() })
    .openapi({ description: 'The words in their place in the source' }),
  span: Span,
  textSpan: Span,
  duties: z.array(TaskDuty),
  groupMentions: z.array(
    z.object({
      groupId: Id,
      text: z.string(),
      role: Role,
      resolved: z.boolean(),
      answering: orNull(UnitRef).openapi({ description: 'The unit that answers for a group left as it is' }),
    }),
  ),
  officials: z.array(z.object({ name: z.string(), role: z.string() })),
  details: z.array(z.string()),
  clauses: z.array(
    z.object({
      text: z.string(),
      quantities: z.array(z.object({ value: z.number(), unit: z.string(), bound: z.enum(['>=', '<=', '=', '~']), of: z.string() })),
    }),
  ),
  closing: z.object({
    kind: ClosingKind,
    doneWhen: z.string(),
    parts: z.array(z.object({ partId: Id, text: z.string() })),
    evidence: z.string(),
    because: z.string(),
    confirmed: z.boolean(),
    verifyingUnit: orNull(UnitRef),
  }),
  measures: z.array(
    z.object({
      unit: UnitRef,
      text: z.string(),
      milestones: z.array(z.object({ on: Day, text: z.string() })),
      documentNumber: z.string().nullable(),
      at: Instant,
    }),
  ),
  findings: z.array(Finding),
  reports: z
    .array(
      z.object({
        ...{ periodId: PeriodId, unit: UnitRef, role: Role, status: HandedStatus },
        ...{ light: Light, text: z.string(), submittedAt: Instant.nullable() },
      }),
    )
    .openapi({
      description: 'What units reported on it, as far as this person reads it; its figures, returns and claims are in its cycle',
    }),
  madeFrom: z.array(Id),
  replacedBy: z.array(Id),
  dispatchedAt: Instant.nullable(),
  allowed: Allowed,
}).openapi('TaskDetail');

export const HistoryLine = z
  .object({
    seq: z.int(),
    at: Instant,
    type: z.string(),
    sentence: z.string().openapi({ description: 'In the language asked for' }),
    person: z.string(),
    unit: z.string(),
    basis: z.string().nullable(),
  })
  .openapi('HistoryLine');
