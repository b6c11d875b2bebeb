/** Shapes that every route shares: ids, days, problem details, paging. */
import { z } from '@hono/zod-openapi';

/** A nullable reference: `.nullable()` on a registered shape loses its null in the generated document. */
export const orNull = <S extends z.ZodType>(shape: S) => z.union([shape, z.null()]);

export const Id = z.string().min(1).max(80);
export const Day = z.iso.date().openapi({ example: '2025-12-31', description: 'A calendar day in Asia/Shanghai' });
export const Instant = z.iso.datetime();
export const Span = z.tuple([z.int().min(0), z.int().min(0)]).openapi({
  type: 'array',
  items: { type: 'integer' },
  minItems: 2,
  maxItems: 2,
  description: '[start, end) in UTF-16 units of the source',
});

export const Role = z.enum(['lead', 'responsible', 'support']);
export const ClosingKind = z.enum(['deliverable', 'project', 'measure', 'event', 'strive', 'recurring', 'continuing']);
export const TaskKind = z.enum(['main', 'cooperation']);
export const TaskStatus = z.enum([
  'drafted',
  'dispatched',
  'acknowledged',
  'underWay',
  'suspended',
  'withdrawn',
  'replaced',
  'completed',
  'closedOut',
  'madeRoutine',
  'notAttained',
]);
export const DutyStatus = z.enum(['pending', 'sent', 'acknowledged', 'objected']);
export const PersonRole = z.enum([
  'coordinator',
  'liaison',
  'handler',
  'leaderInCharge',
  'verifier',
  'principal',
  'auditor',
  'systemAdministrator',
  'securityAdministrator',
]);
export const NotReadyReason = z.enum([
  'task/wrong-state',
  'finding/open',
  'group/unresolved',
  'duty/none',
  'lead/unsettled',
  'closing/unconfirmed',
  'verifier/missing',
  'verifier/holds-duty',
]);
export const NotReady = z.object({ taskId: Id, reasons: z.array(NotReadyReason) }).openapi('NotReady');

export const Series = z.object({
  name: z.string(),
  bound: z.enum(['>=', '<=', '=', '~']),
  value: z.number(),
  unit: z.string(),
  by: z.string().nullable(),
  hedge: z.string().nullable(),
  nature: z.enum(['binding', 'anticipatory']).nullable(),
});

export const Deadline = z.object({ text: z.string().min(1).max(200), on: Day.nullable() }).openapi('Deadline');
export const UnitRef = z.object({ unitId: Id, name: z.string() }).openapi('UnitRef');

/** RFC 9457. `code` is stable; `detail` is in the person's language; `incident` is the id under which a fault was logged. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    tasks: z.array(z.string()),
    notReady: z.array(NotReady),
    fields: z.array(z.object({ path: z.string(), message: z.string() })),
    incident: z.string().nullable(),
    /** Where the same document already lives, for `plan/already-brought-in`. */
    planId: z.string().nullable(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;

export const problemContent = { 'application/problem+json': { schema: Problem } } as const;
const problem = (description: string) => ({ description, content: problemContent });
/** Every route may answer these; what a person may not see answers 404 as if it were not there. */
export const problems = {
  400: problem('The request does not have the form the contract asks for'),
  401: problem('Nobody is signed in'),
  403: problem('The request comes from a foreign site or host'),
  404: problem('Not there, or not for this person'),
  409: problem('The rules refuse it'),
  412: problem('The task has changed since the sender saw it'),
  413: problem('Larger than the limit'),
  415: problem('Not a kind of document that is read here'),
  422: problem('The document cannot be read'),
  428: problem('The revision of a task that the act names is missing (If-Match for one task, `seen` for several)'),
  500: problem('A fault; its incident id is in the log'),
  503: problem('The database does not answer; try again'),
} as const;

export const json = <S extends z.ZodType>(schema: S, description = 'OK') => ({ description, content: { 'application/json': { schema } } });
export const body = <S extends z.ZodType>(schema: S) => ({ required: true as const, content: { 'application/json': { schema } } });
