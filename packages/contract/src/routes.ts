/** The HTTP API: every route with its shapes, its scope (reach, see route-forms.ts) and nothing else. openapi.json is generated from here and committed. */
import { createRoute, z } from '@hono/zod-openapi';
import { ACT_FIELDS, ACT_NAMES, type ActName, Executed, envelopeOf, MANY_TASKS_ACTS, ONE_TASK_ACTS } from './acts.js';
import { ADMINISTRATION_ROUTES } from './administration-routes.js';
import { ALL_PLANS_ROUTES } from './all-plans.js';
import { AsOf, CYCLE_ROUTES } from './cycle-routes.js';
import { IDENTITY_ROUTES } from './identity-routes.js';
import { Checklist, Document, Finding, Group, Overview, Person, Plan, PlanSummary, PlanUnit, Session, Unit } from './plans.js';
import { file, get, language, type Reach } from './route-forms.js';
import { body, Id, json, problems } from './shapes.js';
import { HistoryLine, TaskDetail, TaskFilters, TaskPage, TaskQuery } from './tasks.js';

export type { Reach };

const PlanParam = z.object({ planId: Id });
const TaskParam = z.object({ planId: Id, taskId: Id });
const UnitParam = z.object({ planId: Id, unitId: Id });
/** Of the ledger itself: plans, tasks, units, and choosing whom to be. */
export const PLAN_ROUTES = {
  getSession: get({ path: '/api/session', name: 'getSession', reach: 'open', summary: 'Who is signed in, in which mode', answer: Session }),
  signIn: createRoute({
    method: 'post',
    path: '/api/session',
    operationId: 'signIn',
    summary: 'Choose whom to be (evaluation mode only)',
    'x-reach': 'open',
    request: { body: body(z.object({ personId: Id })) },
    responses: { 200: json(Session), ...problems },
  }),
  signOut: createRoute({
    method: 'delete',
    path: '/api/session',
    operationId: 'signOut',
    summary: 'End the session',
    'x-reach': 'open',
    responses: { 204: { description: 'Ended' }, ...problems },
  }),
  listPeople: get({
    path: '/api/people',
    name: 'listPeople',
    reach: 'open',
    summary: 'The people one may be (evaluation mode only)',
    query: z.object({ q: z.string().max(100).optional() }),
    answer: z.object({ people: z.array(Person) }),
  }),
  listUnits: get({
    path: '/api/units',
    name: 'listUnits',
    reach: 'read',
    summary: 'The directory of units, searched by name or alias',
    query: z.object({ q: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
    answer: z.object({ units: z.array(Unit) }),
  }),
  addUnit: createRoute({
    method: 'post',
    path: '/api/units',
    operationId: 'addUnit',
    summary: 'Add a unit to the directory',
    'x-reach': 'act',
    request: { body: body(z.object({ commandId: z.uuid(), name: z.string().trim().min(2).max(100) })) },
    responses: { 201: json(Unit, 'Added'), ...problems },
  }),
  listPlans: get({
    path: '/api/plans',
    name: 'listPlans',
    reach: 'read',
    summary: 'The plans this person may see',
    answer: z.object({ plans: z.array(PlanSummary), mayBringIn: z.boolean() }),
  }),
  bringPlanIn: createRoute({
    method: 'post',
    path: '/api/plans',
    operationId: 'bringPlanIn',
    summary: 'Bring a published plan in: a file, or pasted text',
    'x-reach': 'act',
    request: {
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: z.object({ commandId: z.uuid(), file: z.any().openapi({ type: 'string', format: 'binary' }) }),
          },
          'application/json': { schema: z.object({ commandId: z.uuid(), text: z.string() }) },
        },
      },
    },
    responses: { 201: json(z.object({ planId: Id, repeated: z.boolean() }), 'Brought in'), ...problems },
  }),
  getPlan: get({
    path: '/api/plans/{planId}',
    name: 'getPlan',
    reach: 'read',
    summary: 'One plan',
    params: PlanParam,
    query: AsOf,
    answer: Plan,
  }),
  getDocument: get({
    path: '/api/plans/{planId}/document',
    name: 'getDocument',
    reach: 'desk',
    summary: 'The source with every read span',
    params: PlanParam,
    query: AsOf,
    answer: Document,
  }),
  getOriginal: createRoute({
    method: 'get',
    path: '/api/plans/{planId}/original',
    operationId: 'getOriginal',
    summary: 'The file as it came',
    'x-reach': 'desk',
    request: { params: PlanParam },
    responses: { 200: file(['application/octet-stream']), ...problems },
  }),
  listFindings: get({
    path: '/api/plans/{planId}/findings',
    name: 'listFindings',
    reach: 'desk',
    summary: 'What the reader was not sure of',
    params: PlanParam,
    query: AsOf,
    answer: z.object({ findings: z.array(Finding) }),
  }),
  listGroups: get({
    path: '/api/plans/{planId}/groups',
    name: 'listGroups',
    reach: 'desk',
    summary: 'Words that name several units',
    params: PlanParam,
    query: AsOf,
    answer: z.object({ groups: z.array(Group) }),
  }),
  getChecklist: get({
    path: '/api/plans/{planId}/checklist',
    name: 'getChecklist',
    reach: 'desk',
    summary: 'What still stands between the draft and dispatch',
    params: PlanParam,
    query: AsOf,
    answer: Checklist,
  }),
  listPlanUnits: get({
    path: '/api/plans/{planId}/units',
    name: 'listPlanUnits',
    reach: 'read',
    summary: 'The units of a plan and their load',
    params: PlanParam,
    query: AsOf,
    answer: z.object({ units: z.array(PlanUnit) }),
  }),
  getPlanUnit: get({
    path: '/api/plans/{planId}/units/{unitId}',
    name: 'getPlanUnit',
    reach: 'read',
    summary: 'One unit in a plan',
    params: UnitParam,
    query: AsOf,
    answer: PlanUnit,
  }),
  getOverview: get({
    path: '/api/plans/{planId}/overview',
    name: 'getOverview',
    reach: 'read',
    summary: 'Sections × states, load, what comes due, indicators',
    params: PlanParam,
    query: AsOf,
    answer: Overview,
  }),
  listTasks: get({
    path: '/api/plans/{planId}/tasks',
    name: 'listTasks',
    reach: 'read',
    summary: 'The ledger',
    params: PlanParam,
    query: TaskQuery,
    answer: TaskPage,
  }),
  getTask: createRoute({
    method: 'get',
    path: '/api/plans/{planId}/tasks/{taskId}',
    operationId: 'getTask',
    summary: 'One task; its revision is the ETag',
    'x-reach': 'read',
    request: { ...language, params: TaskParam, query: AsOf },
    responses: { 200: { ...json(TaskDetail), headers: z.object({ ETag: z.string() }) }, 304: { description: 'Unchanged' }, ...problems },
  }),
  getTaskHistory: get({
    path: '/api/plans/{planId}/tasks/{taskId}/history',
    name: 'getTaskHistory',
    reach: 'read',
    summary: 'What happened to a task, in plain sentences',
    params: TaskParam,
    query: AsOf,
    answer: z.object({ lines: z.array(HistoryLine) }),
  }),
  exportPlan: createRoute({
    method: 'get',
    path: '/api/plans/{planId}/export',
    operationId: 'exportPlan',
    summary: 'The ledger as a workbook, CSV or JSON, with the same filters as the list; the journal for coordinator and auditor',
    'x-reach': 'read',
    request: {
      ...language,
      params: PlanParam,
      query: TaskFilters.extend({
        format: z.enum(['xlsx', 'csv', 'json', 'journal']),
        lang: z
          .enum(['zh-Hans', 'zh-Hant', 'en'])
          .optional()
          .openapi({ description: 'For a link, which sends the browser’s language and not the page’s' }),
      }),
    },
    responses: {
      200: file(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv', 'application/json', 'application/jsonl']),
      ...problems,
    },
  }),
  health: createRoute({
    method: 'get',
    path: '/api/health',
    operationId: 'health',
    summary: 'Whether the server answers',
    'x-reach': 'open',
    responses: { 200: json(z.object({ ok: z.literal(true), version: z.string() })), ...problems },
  }),
  ready: createRoute({
    method: 'get',
    path: '/api/ready',
    operationId: 'ready',
    summary: 'Whether requests should be sent here: the database answers, and the server neither starts nor stops',
    'x-reach': 'open',
    responses: { 200: json(z.object({ ready: z.literal(true) })), ...problems },
  }),
  ...ALL_PLANS_ROUTES,
} as const;

type Routes = typeof PLAN_ROUTES & typeof CYCLE_ROUTES & typeof IDENTITY_ROUTES & typeof ADMINISTRATION_ROUTES;
/** Named as a sum: written out, the type is longer than the compiler will serialise. */
export const ROUTES: Routes = { ...PLAN_ROUTES, ...CYCLE_ROUTES, ...IDENTITY_ROUTES, ...ADMINISTRATION_ROUTES };

export const ACT_PATH = '/api/plans/{planId}/acts/' as const;

const actRoute = <N extends ActName>(name: N) =>
  createRoute({
    method: 'post',
    path: `${ACT_PATH}${name}` as const,
    operationId: `act-${name}`,
    summary: `Act: ${name}`,
    'x-reach': 'act',
    request: {
      params: PlanParam,
      headers: z.object({
        'if-match': z
          .string()
          .max(80)
          .optional()
          .openapi({
            description: ONE_TASK_ACTS.includes(name)
              ? 'Revision of the task as seen (its ETag); wanted here unless `seen` names it'
              : MANY_TASKS_ACTS.includes(name)
                ? 'Not used: name the revisions in `seen`'
                : 'Not used: no revision is wanted',
          }),
      }),
      body: body(ACT_FIELDS[name].extend(envelopeOf(name).shape)),
    },
    responses: { 200: json(Executed), ...problems },
  });

/** One route an act, in the table's order. */
export const ACT_ROUTES = Object.fromEntries(ACT_NAMES.map((name) => [name, actRoute(name)])) as {
  [N in ActName]: ReturnType<typeof actRoute<N>>;
};
