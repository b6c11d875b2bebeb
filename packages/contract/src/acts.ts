/**
 * The acts on a plan: one route each, named as the rule and the screen are. The body carries the command's id (a retry finds its first answer)
 * and, where several tasks are meant, the revisions its sender saw; where one task is meant, If-Match does.
 */
import { z } from '@hono/zod-openapi';
import { CYCLE_ACT_FIELDS, CYCLE_ONE_TASK_ACTS } from './cycle-acts.js';
import { ClosingKind, Day, Deadline, Id, NotReady, orNull, Role, Series, Span, TaskKind } from './shapes.js';

const Words = z.string().trim().min(1).max(2000);
const Note = z.string().max(2000);
const TaskIds = z.array(Id).min(1).max(1000);
const Duty = z.object({ unitId: Id, role: Role });
const Closing = z.object({
  taskId: Id,
  kind: ClosingKind,
  doneWhen: Words,
  parts: z
    .array(z.object({ partId: Id, text: Words }))
    .min(1)
    .max(20),
  evidence: Words,
});
const withBasis = { basis: Words, approver: z.string().trim().min(1).max(200) };

export const ACT_FIELDS = {
  'match-unit': z.object({ from: Id, to: Id }),
  'settle-finding': z.object({ findingIds: z.array(Id).min(1).max(1000), as: z.enum(['asRead', 'corrected', 'noted']), note: Note }),
  'reopen-finding': z.object({ findingIds: z.array(Id).min(1).max(1000) }),
  'withdraw-plan': z.object({ reason: Words }),
  'correct-plan': z.object({
    title: z.string().trim().min(1).max(500).optional(),
    issuer: z.string().trim().min(1).max(200).nullable().optional(),
    documentNumber: z.string().trim().min(1).max(100).nullable().optional(),
    issuedOn: Day.nullable().optional(),
  }),
  'correct-indicator': z.object({
    indicatorId: Id,
    text: z.string().trim().min(1).max(5000).optional(),
    series: z.array(Series).min(1).max(50).optional().openapi({ description: 'Refused once a value was handed in for the indicator' }),
    duties: z.array(Duty).min(1).max(200).optional(),
  }),
  'set-deadlines': z.object({ taskIds: TaskIds, deadline: orNull(Deadline) }),
  'correct-task': z.object({
    taskId: Id,
    text: z.string().min(1).max(20_000).optional(),
    number: z.string().min(1).max(40).nullable().optional(),
    kind: TaskKind.optional(),
    deadline: orNull(Deadline).optional(),
  }),
  'add-task': z.object({ span: Span, number: z.string().min(1).max(40).nullable() }),
  'split-task': z.object({ taskId: Id, at: z.array(z.int().min(1)).min(1).max(50) }),
  'merge-tasks': z.object({ taskIds: z.array(Id).min(2).max(50) }),
  'withdraw-task': z.object({ taskIds: TaskIds, reason: Words, approver: z.string().trim().min(1).max(200).nullable() }),
  'settle-duties': z.object({ taskId: Id, duties: z.array(Duty).min(1).max(200) }),
  'confirm-leads': z.object({
    leads: z
      .array(z.object({ taskId: Id, unitId: Id }))
      .min(1)
      .max(1000),
  }),
  'resolve-group': z.object({ groupIds: z.array(Id).min(1).max(500), unitIds: z.array(Id).max(500), answeringUnitId: Id.nullable() }),
  'set-closing': z.object({ conditions: z.array(Closing).min(1).max(1000) }),
  'confirm-closing': z.object({ taskIds: TaskIds }),
  'name-verifying-unit': z.object({ taskIds: TaskIds, unitId: Id }),
  dispatch: z.object({ taskIds: TaskIds }),
  'withdraw-dispatch': z.object({ taskIds: TaskIds, reason: Words }),
  acknowledge: z.object({ taskIds: TaskIds }),
  object: z.object({ taskId: Id, reason: Words }),
  'withdraw-objection': z.object({ taskId: Id }),
  'answer-objection': z.object({
    taskId: Id,
    unitId: Id,
    outcome: z.enum(['upheld', 'kept']),
    newLeadUnitId: Id.nullable(),
    answer: Words,
  }),
  'adjust-task': z.object({
    taskId: Id,
    change: z.object({
      duties: z.array(Duty).min(1).max(200).optional(),
      deadline: orNull(Deadline).optional(),
      text: z.string().min(1).max(20_000).optional(),
    }),
    ...withBasis,
  }),
  suspend: z.object({ taskIds: TaskIds, ...withBasis }),
  resume: z.object({ taskIds: TaskIds, ...withBasis }),
  'record-measures': z.object({
    taskId: Id,
    text: z.string().trim().min(1).max(5000),
    milestones: z.array(z.object({ on: Day, text: Words })).max(50),
    documentNumber: z.string().trim().min(1).max(100).nullable(),
  }),
  ...CYCLE_ACT_FIELDS,
} as const;

export type ActName = keyof typeof ACT_FIELDS;
export const ACT_NAMES = Object.keys(ACT_FIELDS) as ActName[];
/** Acts on one task, for which If-Match is the revision seen. */
export const ONE_TASK_ACTS: readonly ActName[] = [
  'correct-task',
  'split-task',
  'settle-duties',
  'object',
  'withdraw-objection',
  'answer-objection',
  'adjust-task',
  'record-measures',
  ...CYCLE_ONE_TASK_ACTS,
];

/** Acts that name their tasks, many at once: `seen` must name the revision of each. */
export const MANY_TASKS_ACTS: readonly ActName[] = ACT_NAMES.filter((name) =>
  ['taskIds', 'leads', 'conditions'].some((field) => field in ACT_FIELDS[name].shape),
);

const seenWords = (name: ActName): string => {
  if (MANY_TASKS_ACTS.includes(name))
    return 'Wanted: the revision of each task that the act names, as the sender saw it; 428 where one is missing';
  return ONE_TASK_ACTS.includes(name)
    ? 'The revision of the task as the sender saw it; wanted unless If-Match gives it (428)'
    : 'Revisions of tasks as the sender saw them; not wanted, and compared where given';
};

export const envelopeOf = (name: ActName) =>
  z.object({
    commandId: z.uuid().openapi({
      description: 'Made by the sender; sent again unchanged on a retry. With another act or other fields it is refused (409)',
    }),
    seen: z
      .record(Id, z.int().min(0))
      .optional()
      .openapi({ description: seenWords(name) }),
  });

export const Executed = z
  .object({
    planId: Id,
    firstSeq: z.int(),
    lastSeq: z.int(),
    notReady: z.array(NotReady).openapi({ description: 'Tasks of the selection that stayed behind, and why' }),
    repeated: z.boolean().openapi({ description: 'True where this command had been carried out before' }),
  })
  .openapi('Executed');
