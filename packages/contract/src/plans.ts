/** What the routes give back about plans: list, head, intake desk, units, overview. */
import { z } from '@hono/zod-openapi';
import { ACT_NAMES } from './acts.js';
import { ClosingKind, Day, Id, Instant, NotReadyReason, orNull, PersonRole, Role, Series, Span, TaskStatus, UnitRef } from './shapes.js';

const Act = z.enum(ACT_NAMES as [string, ...string[]]);
export const Allowed = z.array(Act).openapi({ description: 'Acts open to this person on this resource now' });

export const Person = z
  .object({ personId: Id, name: z.string(), unitId: Id, unitName: z.string(), roles: z.array(PersonRole) })
  .openapi('Person');
export const Session = z
  .object({
    mode: z.enum(['evaluation', 'production']),
    person: orNull(Person),
    today: Day,
    version: z.string(),
    limits: z.object({ uploadBytes: z.int(), pastedCharacters: z.int() }),
    pending: z
      .array(z.enum(['change-password', 'enrol-second-factor']))
      .openapi({ description: 'What must be done first: until then only one’s own account answers' }),
    forgeryToken: z
      .string()
      .nullable()
      .openapi({ description: 'Send it as `x-taizhang-forgery` with everything but GET; new with each session' }),
    signIn: z.object({ password: z.boolean(), passkey: z.boolean(), singleSignOn: orNull(z.object({ label: z.string() })) }),
    places: z
      .array(z.enum(['account', 'unit-people', 'accounts', 'offices', 'policy', 'tokens', 'security-journal', 'settings']))
      .openapi({ description: 'Pages outside the ledger that are open to this person' }),
    minutesIdle: z.int().nullable().openapi({ description: 'After so many minutes without a request the session ends' }),
  })
  .openapi('Session');

export const Unit = z
  .object({ unitId: Id, name: z.string(), kind: z.string(), level: z.string(), place: z.string().nullable(), aliases: z.array(z.string()) })
  .openapi('Unit');

const counts = { tasks: z.int(), drafted: z.int(), dispatched: z.int(), acknowledged: z.int(), underWay: z.int() };
export const PlanSummary = z
  .object({
    planId: Id,
    title: z.string().nullable(),
    issuer: z.string().nullable(),
    documentNumber: z.string().nullable(),
    issuedOn: Day.nullable(),
    coordinator: UnitRef,
    broughtInAt: Instant,
    units: z.int(),
    indicators: z.int(),
    openAsks: z.int(),
    objections: z.int(),
    withdrawn: z.boolean().openapi({ description: 'A wrong import taken back: in no list but the auditor’s' }),
    ...counts,
  })
  .openapi('PlanSummary');

export const SectionCount = z.object({ sectionId: Id, heading: z.string(), level: z.int() });
export const Plan = PlanSummary.extend({
  script: z.enum(['hans', 'hant', 'mixed']),
  fileName: z.string(),
  seq: z.int(),
  hash: z.string(),
  sections: z.array(SectionCount),
  allowed: Allowed,
  desk: z.boolean().openapi({ description: 'Whether this person sees the intake desk' }),
}).openapi('Plan');

export const Finding = z
  .object({
    findingId: Id,
    taskId: Id.nullable(),
    indicatorId: Id.nullable(),
    rule: z.string(),
    level: z.enum(['ask', 'warn']),
    message: z.string(),
    span: Span,
    suggestion: z.string().nullable(),
    settled: z.object({ as: z.enum(['asRead', 'corrected', 'noted']), note: z.string() }).nullable(),
  })
  .openapi('Finding');

export const Indicator = z
  .object({
    indicatorId: Id,
    number: z.string().nullable(),
    text: z.string(),
    span: Span,
    series: z.array(Series),
    duties: z.array(z.object({ unit: UnitRef, role: Role, span: Span.nullable() })),
    groups: z.array(z.object({ text: z.string(), role: Role, span: Span })),
  })
  .openapi('Indicator');

/** A span that was read, for marking the source. */
export const Mark = z.object({
  kind: z.enum(['section', 'indicator', 'task', 'text', 'duty', 'group', 'finding']),
  id: Id,
  taskId: Id.nullable(),
  span: Span,
});
export const Document = z
  .object({
    planId: Id,
    source: z.string(),
    sections: z.array(SectionCount.extend({ span: Span })),
    indicators: z.array(Indicator),
    marks: z.array(Mark),
    leftOver: z.array(Span),
  })
  .openapi('Document');

export const Group = z
  .object({
    groupId: Id,
    taskId: Id,
    taskNumber: z.string().nullable(),
    text: z.string(),
    role: Role,
    span: Span,
    resolution: z.object({ units: z.array(UnitRef), answering: orNull(UnitRef) }).nullable(),
  })
  .openapi('Group');

export const Checklist = z
  .object({
    total: z.int(),
    ready: z.int(),
    readyTaskIds: z.array(Id),
    dispatched: z.int(),
    blocking: z.array(z.object({ reason: NotReadyReason, taskIds: z.array(Id) })),
    planFindings: z.int().openapi({ description: 'Open asks that concern the document as a whole' }),
    newUnits: z.array(UnitRef).openapi({ description: 'Units of this plan that are no usual body the reader knows: worth a glance' }),
  })
  .openapi('Checklist');

export const PlanUnit = z
  .object({
    unit: UnitRef,
    printed: z.array(z.string()).openapi({ description: 'The names the document prints for it' }),
    lead: z.int(),
    responsible: z.int(),
    support: z.int(),
    waiting: z.int().openapi({ description: 'Duties sent and not yet acknowledged' }),
    acknowledged: z.int(),
    objected: z.int(),
  })
  .openapi('PlanUnit');

export const Overview = z
  .object({
    planId: Id,
    sections: z.array(
      z.object({
        sectionId: Id.nullable(),
        heading: z.string(),
        byStatus: z.record(TaskStatus, z.int()).openapi({ additionalProperties: { type: 'integer' } }),
      }),
    ),
    units: z.array(PlanUnit),
    due: z.array(z.object({ month: z.string(), tasks: z.int() })).openapi({ description: 'Tasks by the month they come due (2025-12)' }),
    noDate: z.int(),
    byClosing: z.array(z.object({ kind: ClosingKind, tasks: z.int() })),
    indicators: z.array(Indicator),
    checklist: orNull(Checklist),
  })
  .openapi('Overview');
