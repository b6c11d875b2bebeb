/** What the routes of the half-year cycle give back about periods and sheets; the desks are in `cycle-desks.ts`. */
import { z } from '@hono/zod-openapi';
import {
  Ask,
  BurdenAccount,
  CalendarLight,
  Cause,
  EnteredFor,
  Figure,
  HandedStatus,
  JournalHead,
  Light,
  NoticeException,
  PeriodCalendar,
  PeriodId,
  PeriodStatus,
  ReportingRules,
  SeriesValue,
  SheetWords,
  Signed,
  TaskRef,
  UrgingStep,
} from './cycle-shapes.js';
import { Allowed } from './plans.js';
import { ClosingKind, Day, Deadline, Id, Instant, orNull, Role, Series, TaskStatus, UnitRef } from './shapes.js';

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
    defaults: ReportingRules.openapi({ description: 'What a plan starts with' }),
    ranges: z
      .array(z.object({ rule: z.string(), least: z.number(), most: z.number(), whole: z.boolean() }))
      .openapi({ description: 'What each number may be, by its path in the rules: `light.yellowDaysBefore`' }),
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
    outstanding: z.int().openapi({ description: 'Tasks without a submitted report; `getOutstanding` names them' }),
    urged: z.array(z.object({ step: UrgingStep, at: Instant, letter: z.boolean() })),
    urge: orNull(z.object({ step: UrgingStep, from: Day, now: z.boolean() })).openapi({ description: 'The next step, and from which day' }),
    people: z.array(z.object({ step: UrgingStep, personId: Id, name: z.string() })).openapi({ description: 'Whom the steps reach' }),
  })
  .openapi('UnitInPeriod');
export const Outstanding = z.object({ taskIds: z.array(Id) }).openapi('Outstanding');
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
  enteredFor: orNull(EnteredFor),
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
/** 退回经办: the leader wants the line changed before he signs; the unit's own people see it. */
export const SentBack = z.object({ reason: z.string(), signed: Signed }).openapi('SentBack');
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
    calendarBecause: z.string(),
    milestones: z.array(z.object({ on: Day, text: z.string(), reached: z.boolean() })),
    former: orNull(z.object({ periodId: PeriodId, unit: UnitRef, words: ReportWords })).openapi({
      description: 'The words last accepted; `unit` is another where the duty was taken over from it',
    }),
    draft: orNull(Draft),
    report: orNull(Report),
    sentBack: orNull(SentBack),
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
    sentBack: orNull(SentBack),
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
