/** The sheet of one unit (填报单): all its tasks by role, last words beside the empty box, what is typed, what was handed in. */
import { ROUTES } from '@taizhang/contract';
import {
  type Handed,
  lineOf,
  openActsOnValues,
  type PeriodState,
  reportOf,
  type Sheet,
  type SheetIndicator,
  type SheetRow,
  sentBackOn,
  sheetOf,
  standsInFor,
  type TaskState,
} from '@taizhang/ledger';
import { listDrafts, type SheetDraft, uploadsOf } from '@taizhang/store';
import { dayOf } from '../clock.js';
import { type Names, withNames } from '../cycle/names.js';
import { allowedInPeriod, allowedOn, type Seen, seenPeriod } from '../cycle/seen.js';
import { calendarShape, handedShape, reportShape, signedShape, taskRef, wordsShape } from '../cycle/shapes.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { periodSummary } from '../periods/period-summary.js';
import { draftShape, valueDraftShape } from './drafts.js';
import { isOwnSheet, mayDraft, seesSheet } from './sheet-access.js';

type Page = AnswerOf<typeof ROUTES.getSheet>;
type Row = Page['rows'][number];
type Indicator = Page['indicators'][number];
type Scan = Page['scan'];

const SHEET_ACTS: readonly string[] = ['sign-off', 'send-back', 'submit', 'withdraw-submission', 'enter-for'];
const ROW_ACTS: readonly string[] = [
  ...SHEET_ACTS,
  'add-evidence',
  'claim-completion',
  'withdraw-claim',
  'request-adjustment',
  'record-measures',
];

/** The parts of the others, which the lead reads and takes in. */
const slicesOf = (task: TaskState, unitId: string, periodId: string, names: Names): Row['slices'] =>
  task.duties
    .filter((duty) => duty.unitId !== unitId)
    .map((duty) => {
      const report = reportOf(task, periodId, duty.unitId) ?? null;
      return {
        unit: names.unit(duty.unitId),
        role: duty.role,
        status: report?.status ?? null,
        submissionId: report?.submitted?.entryId ?? null,
        words: report === null ? null : wordsShape(report.words, names),
      };
    });

/** The unit's own, and the auditor's to read. */
const sentBackShape = (
  plan: Seen,
  { unitId, periodId }: Sheet,
  item: { readonly taskId: string } | { readonly indicatorId: string },
  handed: Handed<unknown> | null,
  names: Names,
): Row['sentBack'] => {
  const reads = isOwnSheet(plan.person, unitId) || plan.person.roles.includes('auditor');
  const period = plan.state.periods.get(periodId);
  const found = reads && period !== undefined ? sentBackOn(period, unitId, item, handed) : null;
  return found === null ? null : { reason: found.reason, signed: signedShape(found, names) };
};

const milestonesOf = ({ milestones, report }: SheetRow): Row['milestones'] =>
  milestones.map(({ on, text }) => ({
    ...{ on, text },
    reached: report?.words.reached.some((said) => said.on === on && said.text === text) ?? false,
  }));

const rowShape = (plan: Seen, sheet: Sheet, row: SheetRow, drafts: ReadonlyMap<string, SheetDraft>, names: Names): Row => {
  const task = plan.state.tasks.get(row.taskId)!;
  const draft = drafts.get(`task:${row.taskId}`);
  return {
    task: taskRef(task),
    section: task.path.at(-1) ?? null,
    role: row.role,
    status: task.status,
    due: task.deadline,
    closingKind: task.closing.kind,
    doneWhen: task.closing.doneWhen,
    ...calendarShape(plan, task),
    milestones: milestonesOf(row),
    former:
      row.last === null
        ? null
        : { periodId: row.last.periodId, unit: names.unit(row.last.unitId), words: wordsShape(row.last.words, names) },
    draft: draft === undefined ? null : draftShape(draft, names),
    report: row.report === null ? null : reportShape(row.report, names),
    sentBack: sentBackShape(plan, sheet, { taskId: row.taskId }, row.report, names),
    slices: row.role === 'lead' ? slicesOf(task, sheet.unitId, sheet.periodId, names) : [],
    allowed: allowedOn(plan, task).filter((type) => ROW_ACTS.includes(type)),
  };
};

const indicatorShape = (
  plan: Seen,
  sheet: Sheet,
  { indicator, last, value }: SheetIndicator,
  drafts: ReadonlyMap<string, SheetDraft>,
  names: Names,
): Indicator => {
  const { indicatorId, number, text, series } = indicator;
  const draft = drafts.get(`indicator:${indicatorId}`);
  return {
    ...{ indicatorId, number, text, series },
    former: last?.words ?? [],
    draft: draft === undefined ? null : valueDraftShape(draft, names),
    sentBack: sentBackShape(plan, sheet, { indicatorId }, value, names),
    handed:
      value === null
        ? null
        : {
            ...handedShape(value, names),
            values: value.words,
            returns: value.returns.map(({ reason, returned }) => ({ reason, returned: signedShape(returned, names) })),
          },
  };
};

/** Acts open on a task of the sheet, and those that the values of an indicator keep open. */
const allowedOnSheet = (plan: Seen, period: PeriodState, { unitId, indicators }: Sheet): string[] => {
  const own = plan.past || plan.person.unitId !== unitId ? [] : indicators;
  const onValues = own.flatMap(({ indicator }) =>
    openActsOnValues(plan.state, plan.person, period.periodId, indicator.indicatorId, plan.today),
  );
  return [...new Set([...allowedInPeriod(plan, period), ...onValues])].filter((type) => SHEET_ACTS.includes(type));
};

const pageOf = (plan: Seen, period: PeriodState, sheet: Sheet, given: readonly SheetDraft[], scan: Scan, names: Names): Page => {
  const { unitId } = sheet;
  const drafts = new Map(given.map((draft) => [draft.item, draft] as const));
  const standing = plan.past ? [] : standsInFor(plan.state, plan.person, 'leaderInCharge', plan.today);
  return {
    planId: plan.planId,
    period: periodSummary(plan, period),
    unit: names.unit(unitId),
    own: isOwnSheet(plan.person, unitId),
    mayDraft: mayDraft(plan, period, unitId),
    standsInFor: standing.map((personId) => ({ personId, name: names.person(personId) })),
    rows: sheet.groups.flatMap(({ rows }) => rows).map((row) => rowShape(plan, sheet, row, drafts, names)),
    indicators: sheet.indicators.map((indicator) => indicatorShape(plan, sheet, indicator, drafts, names)),
    scan,
    allowed: allowedOnSheet(plan, period, sheet),
  };
};

export const getSheet = answers(ROUTES.getSheet, async (call) => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { plan, period } = found;
  const { planId, periodId, unitId } = call.params;
  const sheet = seesSheet(plan, unitId) ? sheetOf(plan.state, unitId, periodId) : null;
  if (sheet === null) return { refused: 'draft/not-yours' };
  const { store } = call.parts;
  const [drafts, scans] = await Promise.all([
    plan.past ? [] : listDrafts(store, call.person, { planId, periodId, unitId }, lineOf(plan.state, unitId).slice(1)),
    uploadsOf(store, { planId, place: `sheet:${periodId}`, unitId }),
  ]);
  const scan = scans.find(({ at }) => dayOf(new Date(at)) <= plan.today);
  const shown =
    scan === undefined ? null : { sha256: scan.sha256, fileName: scan.fileName, bytes: scan.bytes, at: new Date(scan.at).toISOString() };
  return { answer: await withNames(call, (names) => pageOf(plan, period, sheet, drafts, shown, names)) };
});
