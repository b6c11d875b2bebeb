/** The routes of the half-year cycle beside its acts. Every read takes `asOf`: the ledger as it stood at the end of that day in Asia/Shanghai. */
import { createRoute, z } from '@hono/zod-openapi';
import { Draft, Outstanding, Period, Periods, Rules, Sheet, ValueDraft, WorkbookAnswer } from './cycle.js';
import {
  Consolidation,
  ConsolidationDraft,
  Feed,
  Notice,
  Principal,
  ReviewDesk,
  TaskCycle,
  UploadedFile,
  VerifyDesk,
} from './cycle-desks.js';
import { download, save, upload } from './cycle-forms.js';
import { PeriodId, ReportPart, SeriesValue, SheetWords } from './cycle-shapes.js';
import { Unit } from './plans.js';
import { get } from './route-forms.js';
import { body, Day, Id, json, problems } from './shapes.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PlanParam = z.object({ planId: Id });
const PeriodParam = PlanParam.extend({ periodId: PeriodId });
const SheetParam = PeriodParam.extend({ unitId: Id });
const TaskParam = PlanParam.extend({ taskId: Id });
export const AsOf = z.object({
  asOf: Day.optional().openapi({ description: 'The ledger as it stood at the end of this day; `allowed` is empty then' }),
});
const Lang = z.object({ lang: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional() });
const PERIOD = '/api/plans/{planId}/periods/{periodId}';
const SHEET = '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}';

const Revision = { revision: z.int().min(0).openapi({ description: 'As the sender saw it; 0 where there is none yet' }) };

const UnitParam = z.object({ unitId: Id });
const Command = { commandId: z.uuid() };
const NewName = z.string().trim().min(2).max(100);
const change = <P extends string, B extends z.ZodObject>(route: { path: P; name: string; summary: string; body: B }) =>
  createRoute({
    method: 'post',
    path: route.path,
    operationId: route.name,
    summary: route.summary,
    'x-reach': 'act',
    request: { params: UnitParam, body: body(route.body) },
    responses: { 200: json(z.object({ units: z.array(Unit) })), ...problems },
  });

export const CYCLE_ROUTES = {
  renameUnit: change({
    path: '/api/units/{unitId}/rename',
    name: 'renameUnit',
    summary: 'A unit takes another name; the former one stays an alias',
    body: z.object({ ...Command, name: NewName }),
  }),
  mergeUnit: change({
    path: '/api/units/{unitId}/merge',
    name: 'mergeUnit',
    summary: 'A unit goes over into another; its duties are carried over plan by plan (`carry-duties`)',
    body: z.object({ ...Command, into: Id }),
  }),
  splitUnit: change({
    path: '/api/units/{unitId}/split',
    name: 'splitUnit',
    summary: 'A unit is split into new ones; its duties are carried over plan by plan (`carry-duties`)',
    body: z.object({ ...Command, into: z.array(NewName).min(2).max(20) }),
  }),
  getRules: get({
    path: '/api/plans/{planId}/rules',
    name: 'getRules',
    reach: 'read',
    summary: 'How the plan reports',
    params: PlanParam,
    query: AsOf,
    answer: Rules,
  }),
  listPeriods: get({
    path: '/api/plans/{planId}/periods',
    name: 'listPeriods',
    reach: 'read',
    summary: 'The periods of a plan, and those the rules propose next',
    params: PlanParam,
    query: AsOf,
    answer: Periods,
  }),
  getPeriod: get({
    path: PERIOD,
    name: 'getPeriod',
    reach: 'read',
    summary: 'One period in one picture: who has reported, what is late, the burden account, whom one may urge',
    params: PeriodParam,
    query: AsOf,
    answer: Period,
  }),
  getOutstanding: get({
    path: `${SHEET}/outstanding`,
    name: 'getOutstanding',
    reach: 'read',
    summary: 'Tasks that the period asks a unit about and that are not handed in; for the desk and the unit itself',
    params: SheetParam,
    query: AsOf,
    answer: Outstanding,
  }),
  getSheet: get({
    path: SHEET,
    name: 'getSheet',
    reach: 'read',
    summary: 'The sheet of one unit: all its tasks, with last words, drafts and what was handed in',
    params: SheetParam,
    query: AsOf,
    answer: Sheet,
  }),
  saveDraft: save({
    path: '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/drafts/{taskId}',
    name: 'saveDraft',
    summary: 'Save the words on one task as typed',
    params: SheetParam.extend({ taskId: Id }),
    body: z.object({ ...Revision, words: SheetWords }),
    answer: Draft,
  }),
  saveValueDraft: save({
    path: '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/value-drafts/{indicatorId}',
    name: 'saveValueDraft',
    summary: 'Save the values of one indicator as typed',
    params: SheetParam.extend({ indicatorId: Id }),
    body: z.object({ ...Revision, values: z.array(SeriesValue).max(100) }),
    answer: ValueDraft,
  }),
  getWorkbook: download({
    path: '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/workbook',
    name: 'getWorkbook',
    reach: 'read',
    summary: 'The sheet as a workbook to fill in offline',
    params: SheetParam,
    query: AsOf.extend(Lang.shape),
    types: [XLSX],
  }),
  bringWorkbook: upload({
    path: '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/workbook',
    name: 'bringWorkbook',
    summary: 'Bring a filled-in workbook back: a dry run, or applied to the drafts, whole or not at all',
    params: SheetParam,
    query: z.object({ apply: z.enum(['true', 'false']).optional() }),
    answer: WorkbookAnswer,
  }),
  getSignOffSheet: download({
    path: '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/sign-off-sheet',
    name: 'getSignOffSheet',
    reach: 'read',
    summary: 'The sheet to print, sign and stamp',
    params: SheetParam,
    query: AsOf.extend(Lang.shape),
    types: [DOCX],
  }),
  putScan: upload({
    path: '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/scan',
    name: 'putScan',
    summary: 'Attach the stamped sign-off sheet, scanned',
    params: SheetParam,
    query: z.object({}),
    answer: UploadedFile,
  }),
  getScan: download({
    path: '/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/scan',
    name: 'getScan',
    reach: 'read',
    summary: 'The scan of a stamped sign-off sheet',
    params: SheetParam,
    query: AsOf,
    types: ['application/octet-stream'],
  }),
  getReviewDesk: get({
    path: '/api/plans/{planId}/periods/{periodId}/review',
    name: 'getReviewDesk',
    reach: 'desk',
    summary: 'What came in, ordered by where the lights disagree, with the words that changed marked',
    params: PeriodParam,
    query: AsOf.extend({ status: z.enum(['submitted', 'accepted', 'returned', 'all']).optional() }),
    answer: ReviewDesk,
  }),
  getVerifyDesk: get({
    path: '/api/plans/{planId}/verify',
    name: 'getVerifyDesk',
    reach: 'read',
    summary: 'Claims of completion with their evidence and doubts, for the unit that verifies them',
    params: PlanParam,
    query: AsOf,
    answer: VerifyDesk,
  }),
  getTaskCycle: get({
    path: '/api/plans/{planId}/tasks/{taskId}/cycle',
    name: 'getTaskCycle',
    reach: 'read',
    summary: 'A task through its periods: reports, lights, evidence, claims, closures, requests',
    params: TaskParam,
    query: AsOf,
    answer: TaskCycle,
  }),
  uploadFile: upload({
    path: '/api/plans/{planId}/tasks/{taskId}/files',
    name: 'uploadFile',
    summary: 'Upload a file of evidence; `add-evidence` then names its hash',
    params: TaskParam,
    query: z.object({}),
    answer: UploadedFile,
  }),
  getEvidenceFile: download({
    path: '/api/plans/{planId}/tasks/{taskId}/evidence/{evidenceId}/file',
    name: 'getEvidenceFile',
    reach: 'read',
    summary: 'A file of evidence, as an attachment',
    params: TaskParam.extend({ evidenceId: Id }),
    query: AsOf,
    types: ['application/octet-stream'],
  }),
  getConsolidation: get({
    path: '/api/plans/{planId}/periods/{periodId}/consolidation',
    name: 'getConsolidation',
    reach: 'desk',
    summary: 'The half-year report as the ledger proposes it, as edited, and as consolidated',
    params: PeriodParam,
    query: AsOf,
    answer: Consolidation,
  }),
  saveConsolidationDraft: save({
    path: '/api/plans/{planId}/periods/{periodId}/consolidation',
    name: 'saveConsolidationDraft',
    summary: 'Save the report as edited',
    params: PeriodParam,
    body: z.object({ ...Revision, parts: z.array(ReportPart).max(200) }),
    answer: ConsolidationDraft,
  }),
  getReport: download({
    path: '/api/plans/{planId}/periods/{periodId}/report',
    name: 'getReport',
    reach: 'read',
    summary: 'The consolidated report in official layout; for the desk also before it is consolidated',
    params: PeriodParam,
    query: AsOf.extend({ ...Lang.shape, format: z.enum(['docx', 'pdf', 'xlsx']) }),
    types: [DOCX, 'application/pdf', XLSX],
  }),
  getArchive: download({
    path: '/api/plans/{planId}/periods/{periodId}/archive',
    name: 'getArchive',
    reach: 'desk',
    summary: 'The archive package of a period: documents, sheets, evidence, log with signed heads, manifest and a verifier, as a zip',
    params: PeriodParam,
    query: AsOf.extend(Lang.shape),
    types: ['application/zip'],
  }),
  getCircular: download({
    path: '/api/plans/{planId}/periods/{periodId}/circular',
    name: 'getCircular',
    reach: 'desk',
    summary: 'The situation circular (情况通报)',
    params: PeriodParam,
    query: AsOf.extend({ ...Lang.shape, format: z.enum(['docx', 'pdf']).optional() }),
    types: [DOCX, 'application/pdf'],
  }),
  getUrgingLetter: download({
    path: '/api/plans/{planId}/periods/{periodId}/urging-letters/{unitId}',
    name: 'getUrgingLetter',
    reach: 'read',
    summary: 'The urging letter (催办函) to one unit',
    params: SheetParam,
    query: AsOf.extend({ ...Lang.shape, format: z.enum(['docx', 'pdf']).optional() }),
    types: [DOCX, 'application/pdf'],
  }),
  getPrincipal: get({
    path: '/api/plans/{planId}/principal',
    name: 'getPrincipal',
    reach: 'read',
    summary: 'The few tasks that need a decision',
    params: PlanParam,
    query: AsOf,
    answer: Principal,
  }),
  listNotices: get({
    path: '/api/notices',
    name: 'listNotices',
    reach: 'read',
    summary: 'What happened that this person should know',
    query: z.object({ unread: z.enum(['true', 'false']).optional() }),
    answer: z.object({ notices: z.array(Notice), unread: z.int() }),
  }),
  readNotices: createRoute({
    method: 'post',
    path: '/api/notices/read',
    operationId: 'readNotices',
    summary: 'Mark notices as read',
    'x-reach': 'read',
    request: { body: body(z.object({ noticeIds: z.array(Id).max(1000) })) },
    responses: { 200: json(z.object({ unread: z.int() })), ...problems },
  }),
  makeFeed: createRoute({
    method: 'post',
    path: '/api/feed',
    operationId: 'makeFeed',
    summary: 'A calendar of due days of one’s own; a new one ends the former',
    'x-reach': 'read',
    request: { body: body(z.object({})) },
    responses: { 201: json(Feed, 'Made'), ...problems },
  }),
  getFeed: download({
    path: '/api/feeds/{token}',
    name: 'getFeed',
    reach: 'open',
    summary: 'The calendar of due days behind its secret address (iCalendar)',
    params: z.object({ token: z.string().min(20).max(100) }),
    query: z.object({}),
    types: ['text/calendar'],
  }),
} as const;
