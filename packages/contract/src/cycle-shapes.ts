/** Shapes of the half-year cycle that acts and reads share: rules, lights, words of a sheet, evidence, sentences. */
import { z } from '@hono/zod-openapi';
import { Day, Id, Instant, orNull, UnitRef } from './shapes.js';

/** `2023H1`, `2023Q2`, `2023`. */
export const PeriodId = z
  .string()
  .regex(/^\d{4}(?:H[12]|Q[1-4])?$/)
  .openapi({ example: '2026H1' });
export const Light = z.enum(['green', 'yellow', 'red']);
export const CalendarLight = z.enum(['green', 'yellow', 'red', 'none']).openapi({ description: '`none`: no date and no milestone' });
export const Cause = z.enum(['funds', 'land', 'approval', 'coordination', 'policy', 'market', 'weather', 'capacity', 'other']);
export const UrgingStep = z.enum(['handler', 'liaison', 'leaderInCharge']);
export const HandedStatus = z.enum(['signedOff', 'submitted', 'withdrawn', 'accepted', 'returned']);
export const PeriodStatus = z.enum(['announced', 'open', 'locked']);
export const Share = z.number().min(0).max(1);

const workingDays = z.int().min(-120).max(120);
export const ReportingRules = z
  .object({
    rhythm: z.enum(['halfYear', 'quarter', 'year']),
    minutesPerAnswer: z.number().min(0).max(600),
    minimumNotice: z.int().min(0).max(120).openapi({ description: 'Least working days between announcement and due day' }),
    announce: workingDays.openapi({ description: 'Working days from the last day of the period; so are the four below' }),
    open: workingDays,
    due: workingDays,
    consolidate: workingDays,
    lock: workingDays,
    light: z.object({ yellowDaysBefore: z.int().min(0).max(366), yellowBehindShare: Share, redBehindShare: Share }),
    urging: z.object({ toLiaisonAfter: z.int().min(0).max(120), toLeaderAfter: z.int().min(0).max(120) }),
    lookBackShare: Share,
  })
  .openapi('ReportingRules');

export const PeriodCalendar = z
  .object({ announceOn: Day, openOn: Day, dueOn: Day, consolidateOn: Day, lockOn: Day })
  .openapi('PeriodCalendar');
export const NoticeException = z.object({ approver: z.string().trim().min(1).max(200), reason: z.string().trim().min(1).max(2000) });

export const BurdenAccount = z
  .object({
    units: z.int(),
    sheets: z.int(),
    answersAsked: z.int(),
    answersKnown: z.int().openapi({ description: 'Nobody is asked to write these: the two below together' }),
    answersStanding: z.int().openapi({ description: 'Words accepted before that can stand by “no change”' }),
    answersAtRest: z.int().openapi({ description: 'Tasks completed, closed out, made routine, not attained or suspended' }),
    minutesPerAnswer: z.number(),
    minutes: z.number(),
    notice: z.int(),
  })
  .openapi('BurdenAccount');

export const Figure = z
  .object({
    name: z.string().max(200),
    value: z.number(),
    unit: z.string().max(50),
    definition: z.string().max(500).openapi({ description: '口径' }),
    source: z.string().max(500),
    estimate: z.boolean(),
  })
  .openapi('Figure');
export const Ask = z.object({ of: Id, what: z.string().max(2000), by: Day }).openapi('Ask');
export const MilestoneRef = z.object({ on: Day, text: z.string().min(1).max(2000) });

/** What a person writes on one task. Limits of a draft are wide: what is half typed is saved too. */
export const SheetWords = z
  .object({
    text: z.string().max(20_000),
    figures: z.array(Figure).max(50),
    light: orNull(Light).openapi({ description: 'null: not chosen yet; wanted at sign-off' }),
    cause: orNull(Cause),
    ask: orNull(Ask),
    noChange: z.boolean(),
    merges: z.array(Id).max(100).openapi({ description: 'Units whose submitted slices the lead takes in' }),
    reached: z.array(MilestoneRef).max(50),
  })
  .openapi('SheetWords');
export const SheetLine = SheetWords.extend({ taskId: Id, light: Light });

/** 代填, as it is shown. */
export const EnteredFor = z.object({ scan: z.string().nullable(), note: z.string() });

export const SeriesValue = z
  .object({
    indicatorId: Id,
    series: z.int().min(0).openapi({ description: 'Place in the series of the indicator, from 0' }),
    value: z.number(),
    definition: z.string().max(500),
    source: z.string().max(500),
    estimate: z.boolean(),
  })
  .openapi('SeriesValue');

export const EvidenceKind = z.enum(['documentNumber', 'officialAddress', 'projectCode', 'bulletinPage', 'file']);
const ofEvidence = { evidenceId: Id, on: orNull(Day), title: z.string().trim().min(1).max(300) };
/** A pointer first; a file names the hash under which it was uploaded, the server knows the rest. */
export const NewEvidence = z.union([
  z.object({
    ...ofEvidence,
    kind: z.enum(['documentNumber', 'officialAddress', 'projectCode', 'bulletinPage']),
    pointer: z.string().trim().min(1).max(1000),
  }),
  z.object({ ...ofEvidence, kind: z.literal('file'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
]);

export const Source = z
  .object({
    kind: z.enum(['report', 'value', 'closure', 'end']),
    taskId: Id.optional(),
    indicatorId: Id.optional(),
    unitId: Id.optional(),
    entryId: z.string().min(1).max(120),
  })
  .openapi('Source', { description: 'An accepted report or value, a verified closure or another end of a task, under its entry' });
export const Sentence = z.object({ sentenceId: Id, text: z.string().max(5000), sources: z.array(Source).max(500) }).openapi('Sentence');
export const ReportPart = z
  .object({ partId: Id, heading: z.string().max(300), sentences: z.array(Sentence).max(2000) })
  .openapi('ReportPart');
export const JournalHead = z.object({ seq: z.int(), hash: z.string() }).openapi('JournalHead');

/** Who did it and when. */
export const Signed = z
  .object({ at: Instant, personId: Id, person: z.string(), standInFor: z.string().nullable(), entryId: z.string() })
  .openapi('Signed');
export const TaskRef = z.object({ taskId: Id, number: z.string().nullable(), text: z.string(), revision: z.int() }).openapi('TaskRef');
export const UnitName = UnitRef;
