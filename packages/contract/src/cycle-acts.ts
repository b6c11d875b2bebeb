/**
 * The acts of the half-year cycle: the same generic routes as the other acts. What the server knows better than the sender (working days, the
 * journal's head, a seed, a file's size) is not asked for: it is added before the rules see the command.
 */
import { z } from '@hono/zod-openapi';
import {
  Light,
  NewEvidence,
  NoticeException,
  PeriodCalendar,
  PeriodId,
  ReportingRules,
  ReportPart,
  SeriesValue,
  SheetLine,
  UrgingStep,
} from './cycle-shapes.js';
import { Day, Deadline, Id, orNull, Role } from './shapes.js';

const Words = z.string().trim().min(1).max(2000);
const Approver = z.string().trim().min(1).max(200);
const EntryId = z.string().min(1).max(120);
const TaskIds = z.array(Id).max(1000);
const ReportRef = z.object({ taskId: Id, unitId: Id });
const ValueRef = z.object({ indicatorId: Id, unitId: Id });
const ofPeriod = { periodId: PeriodId };
const ofTask = { taskId: Id };
const byStandIn = { standInFor: Id.nullable().default(null).openapi({ description: 'The person whose place the actor takes' }) };
const decided = { basis: Words, approver: Approver };
const sheet = { ...ofPeriod, reports: z.array(SheetLine).max(1000), values: z.array(SeriesValue).max(500) };

export const CYCLE_ACT_FIELDS = {
  'set-rules': z.object({ rules: ReportingRules }),
  'announce-period': z.object({
    ...ofPeriod,
    calendar: orNull(PeriodCalendar).default(null).openapi({ description: 'null: by the rules of the plan, from the next working day on' }),
    exception: orNull(NoticeException).default(null),
  }),
  'open-period': z.object({ ...ofPeriod }),
  'sign-off': z.object({ ...sheet, ...byStandIn }),
  'send-back': z.object({ ...ofPeriod, taskIds: TaskIds, indicatorIds: z.array(Id).max(500), reason: Words, ...byStandIn }),
  submit: z.object({
    ...ofPeriod,
    reports: z.array(z.object({ taskId: Id, signOffId: EntryId })).max(1000),
    indicators: z.array(z.object({ indicatorId: Id, signOffId: EntryId })).max(500),
  }),
  'withdraw-submission': z.object({ ...ofPeriod, taskIds: TaskIds, indicatorIds: z.array(Id).max(500) }),
  'enter-for': z.object({
    ...sheet,
    unitId: Id,
    paper: z.object({
      scan: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
      note: z.string().max(2000),
    }),
  }),
  'accept-reports': z.object({ ...ofPeriod, reports: z.array(ReportRef).max(1000), values: z.array(ValueRef).max(500) }),
  'return-report': z.object({ ...ofPeriod, taskId: Id, unitId: Id, reason: Words }),
  'return-values': z.object({ ...ofPeriod, indicatorId: Id, unitId: Id, reason: Words }),
  'give-light': z.object({ ...ofPeriod, taskId: Id, light: Light, why: Words, ...byStandIn }),
  urge: z.object({
    ...ofPeriod,
    unitId: Id,
    step: UrgingStep,
    taskIds: TaskIds,
    letter: z.boolean().openapi({ description: 'Whether a formal urging letter (催办函) goes with it' }),
  }),
  'add-evidence': z.object({ ...ofTask, evidence: z.array(NewEvidence).min(1).max(50) }),
  'claim-completion': z.object({
    ...ofTask,
    parts: z
      .array(z.object({ partId: Id, words: Words, evidenceIds: z.array(Id).max(50) }))
      .min(1)
      .max(20),
  }),
  'withdraw-claim': z.object({ ...ofTask, claimId: Id }),
  'verify-claim': z.object({
    ...ofTask,
    claimId: Id,
    parts: z
      .array(z.object({ partId: Id, met: z.boolean(), fact: Words }))
      .min(1)
      .max(20),
    ...byStandIn,
  }),
  'return-claim': z.object({ ...ofTask, claimId: Id, reason: Words, ...byStandIn }),
  'make-routine': z.object({ ...ofTask, ...decided }),
  'end-not-attained': z.object({ ...ofTask, ...decided }),
  'draw-look-back': z.object({ ...ofPeriod }),
  'look-back': z.object({ ...ofPeriod, taskId: Id, holds: z.boolean(), fact: Words, ...byStandIn }),
  'request-adjustment': z.object({
    ...ofTask,
    kind: z.enum(['extend', 'reword', 'handOver', 'suspend', 'withdraw']),
    change: z.object({
      duties: z
        .array(z.object({ unitId: Id, role: Role }))
        .min(1)
        .max(200)
        .optional(),
      deadline: orNull(Deadline).optional(),
      text: z.string().min(1).max(20_000).optional(),
    }),
    reason: Words,
    basis: Words,
  }),
  'withdraw-request': z.object({ ...ofTask, requestId: Id }),
  'answer-request': z.object({
    ...ofTask,
    requestId: Id,
    outcome: z.enum(['granted', 'refused']),
    approver: Approver.nullable(),
    answer: Words,
  }),
  consolidate: z.object({
    ...ofPeriod,
    parts: z.array(ReportPart).min(1).max(200),
    head: z
      .object({ seq: z.int().min(1), hash: z.string() })
      .nullable()
      .default(null)
      .openapi({ description: 'The journal as the sender saw it; null: as it is now' }),
  }),
  'correct-report': z.object({ ...ofPeriod, sentenceId: Id, text: z.string().trim().min(1).max(5000), reason: Words }),
  'name-stand-in': z.object({ role: z.enum(['leaderInCharge', 'verifier']), standInId: Id, from: Day, to: Day }),
  'carry-duties': z.object({ from: Id, to: z.array(Id).min(1).max(20), basis: Words }),
} as const;

/** Acts of the cycle on one task, for which If-Match is the revision seen. Acts of a period name none: sheets keep revisions of their own. */
export const CYCLE_ONE_TASK_ACTS = [
  'claim-completion',
  'withdraw-claim',
  'verify-claim',
  'return-claim',
  'make-routine',
  'end-not-attained',
  'request-adjustment',
  'withdraw-request',
  'answer-request',
] as const satisfies readonly (keyof typeof CYCLE_ACT_FIELDS)[];
/** Nothing that somebody else did meanwhile can be overwritten by these. */
export const REVISION_FREE_ACTS: readonly string[] = Object.keys(CYCLE_ACT_FIELDS).filter(
  (name) => !(CYCLE_ONE_TASK_ACTS as readonly string[]).includes(name),
);
