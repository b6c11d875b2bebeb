/** What the routes of the half-year cycle give back: periods, sheets, the desks, consolidation, notices. */
import { z } from '@hono/zod-openapi';
import {
  Ask,
  BurdenAccount,
  CalendarLight,
  Cause,
  EvidenceKind,
  Figure,
  HandedStatus,
  JournalHead,
  Light,
  NoticeException,
  PeriodCalendar,
  PeriodId,
  PeriodStatus,
  ReportingRules,
  ReportPart,
  SeriesValue,
  SheetWords,
  Signed,
  Source,
  TaskRef,
  UrgingStep,
} from './cycle-shapes.js';
import { Allowed, Series } from './plans.js';
import { ClosingKind, Day, Deadline, Id, Instant, orNull, Role, TaskStatus, UnitRef } from './shapes.js';

/** A period that the rules give and nobody has announced. */
export const ProposedPeriod = z
  .object({
    periodId: PeriodId,
    from: Day,
    to: Day,
    calendar: PeriodCalendar,
    notice: z.int(),
    covered: z.boolean().openapi({ description: 'False where no holidays are known for a day of it: only weekends are left out' }),
  })
  .openapi('ProposedPeriod');
export const Rules = z
  .object({
    rules: ReportingRules,
    holidayYears: z.tuple([z.int(), z.int()]).openapi({ type: 'array', items: { type: 'integer' } }),
    allowed: Allowed,
  })
  .openapi('Rules');

export const PeriodSummary = z
  .object({
    periodId: PeriodId,
    from: Day,
    to: Day,
    calendar: PeriodCalendar,
    notice: z.int(),
    exception: orNull(NoticeException),
    status: PeriodStatus,
    overdue: z.boolean().openapi({ description: 'Open and beyond its due day' }),
    daysLeft: z.int().openapi({ description: 'Working days to the due day; negative beyond it' }),
    sheets: z.int(),
    submitted: z.int().openapi({ description: 'Sheets handed in whole' }),
    accepted: z.int(),
    late: z.int(),
  })
  .openapi('PeriodSummary');
export const Periods = z
  .object({
    periods: z.array(PeriodSummary),
    proposed: z.array(ProposedPeriod),
    holidayYears: z.tuple([z.int(), z.int()]).openapi({ type: 'array', items: { type: 'integer' } }),
    allowed: Allowed,
  })
  .openapi('Periods');

export const SheetStatus = z.enum(['empty', 'partly', 'submitted', 'accepted', 'returned']);
/** How one unit stands in a period: who has reported, who is late, whom one may urge now. */
export const UnitInPeriod = z
  .object({
    unit: UnitRef,
    status: SheetStatus,
    late: z.boolean(),
    answers: z.int(),
    submitted: z.int(),
    accepted: z.int(),
    returned: z.int(),
    outstanding: z.array(Id).openapi({ description: 'Tasks without a submitted report' }),
    urged: z.array(z.object({ step: UrgingStep, at: Instant, letter: z.boolean() })),
    urge: orNull(z.object({ step: UrgingStep, from: Day, now: z.boolean() })).openapi({ description: 'The next step, and from which day' }),
    people: z.array(z.object({ step: UrgingStep, personId: Id, name: z.string() })).openapi({ description: 'Whom the steps reach' }),
  })
  .openapi('UnitInPeriod');
export const LookBack = z
  .object({
    task: TaskRef,
    unit: UnitRef,
    done: orNull(z.object({ holds: z.boolean(), fact: z.string(), signed: Signed })),
    allowed: Allowed,
  })
  .openapi('LookBack');
export const Period = PeriodSummary.extend({
  burden: BurdenAccount.openapi({ description: 'As it was kept at opening; computed before that' }),
  minimumNotice: z.int(),
  units: z.array(UnitInPeriod).openapi({ description: 'All of them for the desk; for others their own' }),
  draw: orNull(z.object({ seed: z.string(), share: z.number(), from: z.int(), at: Instant })),
  lookBacks: z.array(LookBack),
  report: orNull(z.object({ at: Instant, person: z.string(), head: JournalHead, corrections: z.int() })),
  allowed: Allowed,
}).openapi('Period');

/** Words as they were handed in. */
export const ReportWords = z
  .object({
    text: z.string(),
    figures: z.array(Figure),
    light: Light,
    cause: orNull(Cause),
    ask: orNull(Ask),
    askOf: orNull(UnitRef),
    unchanged: z.int(),
    merges: z.array(z.object({ unit: UnitRef, submissionId: z.string() })),
    reached: z.array(z.object({ on: Day, text: z.string() })),
  })
  .openapi('ReportWords');
const handed = {
  status: HandedStatus,
  signedOff: orNull(Signed),
  submitted: orNull(Signed),
  accepted: orNull(Signed),
  enteredFor: orNull(z.object({ scan: z.string().nullable(), note: z.string() })),
};
export const Report = z
  .object({
    ...handed,
    words: ReportWords,
    returns: z.array(z.object({ words: ReportWords, reason: z.string(), returned: Signed })),
  })
  .openapi('Report');
export const Draft = z
  .object({ revision: z.int(), words: SheetWords, at: Instant, person: z.string() })
  .openapi('Draft', { description: 'Saved as typed, outside the journal' });
export const ValueDraft = z
  .object({ revision: z.int(), values: z.array(SeriesValue), at: Instant, person: z.string() })
  .openapi('ValueDraft');
/** Another unit's part of a task, for the lead to take in. */
export const Slice = z
  .object({ unit: UnitRef, role: Role, status: orNull(HandedStatus), submissionId: z.string().nullable(), words: orNull(ReportWords) })
  .openapi('Slice');
export const SheetRow = z
  .object({
    task: TaskRef,
    section: z.string().nullable(),
    role: Role,
    status: TaskStatus,
    due: orNull(Deadline),
    closingKind: ClosingKind,
    doneWhen: z.string(),
    calendarLight: CalendarLight,
    milestones: z.array(z.object({ on: Day, text: z.string(), reached: z.boolean() })),
    former: orNull(z.object({ periodId: PeriodId, words: ReportWords })).openapi({ description: 'The words last accepted' }),
    draft: orNull(Draft),
    report: orNull(Report),
    slices: z.array(Slice),
    allowed: Allowed,
  })
  .openapi('SheetRow');
export const SheetIndicator = z
  .object({
    indicatorId: Id,
    number: z.string().nullable(),
    text: z.string(),
    series: z.array(Series),
    former: z.array(SeriesValue),
    draft: orNull(ValueDraft),
    handed: orNull(
      z.object({ ...handed, values: z.array(SeriesValue), returns: z.array(z.object({ reason: z.string(), returned: Signed })) }),
    ),
  })
  .openapi('SheetIndicator');
export const Sheet = z
  .object({
    planId: Id,
    period: PeriodSummary,
    unit: UnitRef,
    own: z.boolean(),
    mayDraft: z.boolean(),
    standsInFor: z
      .array(z.object({ personId: Id, name: z.string() }))
      .openapi({ description: 'Leaders in whose place this person may sign today' }),
    rows: z.array(SheetRow),
    indicators: z.array(SheetIndicator),
    scan: orNull(z.object({ sha256: z.string(), fileName: z.string(), bytes: z.int(), at: Instant })),
    allowed: Allowed,
  })
  .openapi('Sheet');

const CellProblem = z.object({
  severity: z.enum(['error', 'warning']).openapi({ description: 'An error holds the whole workbook back; a warning was read past' }),
  cell: z.string(),
  code: z.string(),
  message: z.string(),
});
export const WorkbookAnswer = z
  .object({
    applied: z.boolean(),
    rows: z.array(
      z.object({
        row: z.int(),
        taskId: Id.nullable(),
        number: z.string().nullable(),
        changed: z.boolean(),
        problems: z.array(CellProblem),
      }),
    ),
    problems: z.array(CellProblem).openapi({ description: 'Of the file as a whole' }),
  })
  .openapi('WorkbookAnswer');

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

export const Notice = z
  .object({
    noticeId: Id,
    kind: z.enum([
      'taskSent',
      'periodAnnounced',
      'periodOpened',
      'deadlineComing',
      'urged',
      'reportReturned',
      'claimMade',
      'claimVerified',
      'claimReturned',
      'taskReopened',
      'requestAnswered',
      'periodLocked',
    ]),
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
