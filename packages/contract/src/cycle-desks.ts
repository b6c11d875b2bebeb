/** What the desks of the half-year cycle show: review, verification, consolidation, the principal's page, notices. */
import { z } from '@hono/zod-openapi';
import { LookBack, PeriodSummary, Report } from './cycle.js';
import {
  CalendarLight,
  Cause,
  EnteredFor,
  EvidenceKind,
  HandedStatus,
  JournalHead,
  Light,
  PeriodId,
  ReportPart,
  SeriesValue,
  Signed,
  Source,
  TaskRef,
} from './cycle-shapes.js';
import { Allowed } from './plans.js';
import { ClosingKind, Day, Deadline, Id, Instant, orNull, Role, Series, TaskStatus, UnitRef } from './shapes.js';

/** A run of words that stayed, came or went since the words last accepted. */
export const WordChange = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export const StandsOut = z.enum(['lights', 'red', 'unchangedAgain', 'behind', 'returned', 'enteredFor', 'asked', 'noFigures']);
export const ReviewRow = z
  .object({
    task: TaskRef,
    unit: UnitRef,
    role: Role,
    report: Report,
    formerText: z.string().nullable(),
    changes: z.array(WordChange).openapi({ description: 'Against the words last accepted; the server marks them' }),
    lights: z.object({ calendar: CalendarLight, unit: Light, verifier: orNull(Light) }),
    calendarBecause: z.string().openapi({ description: 'Why the calendar shows its light, in the language asked for' }),
    disagreement: z.number().openapi({ description: 'The list is ordered by it, the greatest first' }),
    standsOut: z.array(StandsOut).openapi({ description: 'Empty: may be accepted with many others at once' }),
    allowed: Allowed,
  })
  .openapi('ReviewRow');
export const ReviewValues = z
  .object({
    indicatorId: Id,
    text: z.string(),
    unit: UnitRef,
    series: z.array(Series),
    values: z.array(SeriesValue),
    former: z.array(SeriesValue),
    status: HandedStatus,
    enteredFor: orNull(EnteredFor),
  })
  .openapi('ReviewValues');
export const ReviewDesk = z
  .object({ period: PeriodSummary, rows: z.array(ReviewRow), values: z.array(ReviewValues), allowed: Allowed })
  .openapi('ReviewDesk');

export const Evidence = z
  .object({
    evidenceId: Id,
    kind: EvidenceKind,
    title: z.string(),
    on: orNull(Day),
    pointer: z.string().nullable(),
    file: orNull(z.object({ sha256: z.string(), fileName: z.string(), mediaType: z.string(), bytes: z.int() })),
    unit: UnitRef,
    addedAt: Instant,
    person: z.string(),
  })
  .openapi('Evidence');
export const UploadedFile = z
  .object({ sha256: z.string(), fileName: z.string(), mediaType: z.string(), bytes: z.int() })
  .openapi('UploadedFile');
/** 疑点: shown to the verifier, never a verdict. */
export const Doubt = z
  .object({
    rule: z.string(),
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    partId: Id.nullable(),
    taskIds: z.array(Id),
  })
  .openapi('Doubt');
export const Claim = z
  .object({
    claimId: Id,
    unit: UnitRef,
    status: z.enum(['open', 'withdrawn', 'verified', 'returned']),
    claimed: Signed,
    parts: z.array(
      z.object({
        partId: Id,
        condition: z.string(),
        words: z.string(),
        evidence: z.array(Evidence),
        answer: orNull(z.object({ met: z.boolean(), fact: z.string() })),
      }),
    ),
    answered: orNull(z.object({ unit: UnitRef, signed: Signed, reason: z.string() })),
  })
  .openapi('Claim');
export const ClaimToVerify = z
  .object({
    task: TaskRef,
    status: TaskStatus,
    due: orNull(Deadline),
    closingKind: ClosingKind,
    doneWhen: z.string(),
    calendarLight: CalendarLight,
    calendarBecause: z.string(),
    claim: Claim,
    doubts: z.array(Doubt),
    allowed: Allowed,
  })
  .openapi('ClaimToVerify');
export const VerifyDesk = z
  .object({
    claims: z.array(ClaimToVerify),
    lights: z.array(z.object({ task: TaskRef, periodId: PeriodId, light: orNull(Light), allowed: Allowed })),
    lookBacks: z.array(LookBack.extend({ periodId: PeriodId })),
    standsInFor: z.array(z.object({ personId: Id, name: z.string() })),
  })
  .openapi('VerifyDesk');

/** A task through its periods. */
export const TaskCycle = z
  .object({
    taskId: Id,
    calendarLight: CalendarLight,
    calendarBecause: z.string(),
    periods: z.array(
      z.object({
        periodId: PeriodId,
        reports: z.array(z.object({ unit: UnitRef, role: Role, report: Report })),
        light: orNull(z.object({ unit: UnitRef, light: Light, why: z.string(), signed: Signed })),
      }),
    ),
    evidence: z.array(Evidence),
    claims: z.array(Claim),
    met: z.array(z.object({ partId: Id, fact: z.string(), at: Instant })),
    closures: z.array(z.object({ claimId: Id, closed: Signed, reopened: orNull(z.object({ signed: Signed, reason: z.string() })) })),
    end: orNull(z.object({ as: z.enum(['madeRoutine', 'notAttained']), basis: z.string(), approver: z.string(), signed: Signed })),
    lookBacks: z.array(z.object({ periodId: PeriodId, holds: z.boolean(), fact: z.string(), signed: Signed })),
    requests: z.array(
      z.object({
        requestId: Id,
        unit: UnitRef,
        kind: z.enum(['extend', 'reword', 'handOver', 'suspend', 'withdraw']),
        change: z.object({
          duties: z.array(z.object({ unit: UnitRef, role: Role })).nullable(),
          deadline: orNull(Deadline),
          text: z.string().nullable(),
        }),
        reason: z.string(),
        basis: z.string(),
        status: z.enum(['open', 'withdrawn', 'granted', 'refused']),
        requested: Signed,
        answer: z.string().nullable(),
      }),
    ),
    mayUpload: z.boolean(),
    allowed: Allowed,
  })
  .openapi('TaskCycle');

export const Gauge = z.object({ characters: z.int(), limit: z.int(), over: z.boolean() }).openapi('Gauge');
/** A source as the editor shows it beside its sentence. */
export const SourceWords = z
  .object({ source: Source, task: orNull(TaskRef), unit: orNull(UnitRef), text: z.string(), at: Instant, person: z.string() })
  .openapi('SourceWords');
export const StaleSentence = z
  .object({ sentenceId: Id, sources: z.array(Source) })
  .openapi('StaleSentence', { description: 'A source changed after the sentence was written' });
export const ConsolidationDraft = z
  .object({ revision: z.int(), parts: z.array(ReportPart), at: Instant, person: z.string() })
  .openapi('ConsolidationDraft');
export const Consolidation = z
  .object({
    period: PeriodSummary,
    proposed: z.array(ReportPart).openapi({ description: 'By the stated rules, from accepted reports and verified closures' }),
    draft: orNull(ConsolidationDraft),
    stale: z.array(StaleSentence),
    sources: z.array(SourceWords),
    gauge: Gauge,
    head: JournalHead,
    unreviewed: z.int(),
    report: orNull(
      z.object({
        parts: z.array(ReportPart),
        head: JournalHead,
        consolidated: Signed,
        corrections: z.array(z.object({ sentenceId: Id, text: z.string(), reason: z.string(), signed: Signed })),
      }),
    ),
    allowed: Allowed,
  })
  .openapi('Consolidation');

/** 领导要看的几件事: what needs a decision, never the whole list. */
export const PrincipalItem = z
  .object({
    task: TaskRef,
    leads: z.array(UnitRef),
    why: z.enum(['redByVerifier', 'askOverdue', 'askOpen', 'lightsDisagree', 'overdue']),
    lights: z.object({ calendar: CalendarLight, unit: orNull(Light), verifier: orNull(Light) }),
    calendarBecause: z.string(),
    cause: orNull(Cause),
    ask: orNull(z.object({ by: UnitRef, of: UnitRef, what: z.string(), due: Day, overdue: z.boolean() })),
    text: z.string(),
    periodId: PeriodId,
  })
  .openapi('PrincipalItem');
export const Principal = z
  .object({
    planId: Id,
    period: orNull(PeriodSummary),
    items: z.array(PrincipalItem),
    tasks: z.int(),
    closedOut: z.int(),
    completed: z.int(),
    lights: z.object({ green: z.int(), yellow: z.int(), red: z.int(), none: z.int() }),
  })
  .openapi('Principal');

/** What a notice is about; a sentence of the catalogue each (`notice.<kind>`). */
export const NOTICE_KINDS = [
  'taskSent',
  'periodAnnounced',
  'periodOpened',
  'deadlineComing',
  'urged',
  'sheetSentBack',
  'reportReturned',
  'claimMade',
  'claimVerified',
  'claimReturned',
  'taskReopened',
  'requestAnswered',
  'periodLocked',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const Notice = z
  .object({
    noticeId: Id,
    kind: z.enum(NOTICE_KINDS),
    planId: Id,
    periodId: PeriodId.nullable(),
    taskIds: z.array(Id),
    sentence: z.string(),
    at: Instant,
    read: z.boolean(),
  })
  .openapi('Notice');
export const Feed = z
  .object({ path: z.string().openapi({ description: 'Address of the calendar, with its secret; shown once' }) })
  .openapi('Feed');
