/** The sheet as a workbook: out to be filled in offline, back with a dry run cell by cell, then taken over whole or not at all. */
import { createHash } from 'node:crypto';
import { ROUTES } from '@taizhang/contract';
import { message } from '@taizhang/i18n';
import { isHandedIn, type Sheet } from '@taizhang/ledger';
import type { ReadRow, SheetProblem, SheetReading } from '@taizhang/report';
import { type DraftToSave, listDrafts, type SheetDraft, saveDrafts } from '@taizhang/store';
import { carryOut } from '../acts/execute-act.js';
import { allowedInPeriod } from '../cycle/seen.js';
import { type ReceivedFile, receivedFile } from '../files/received-file.js';
import { markInOffice } from '../files/secrecy.js';
import { type AnswerOf, answers, type Outcome } from '../http/use-case.js';
import { attachment } from '../plans/intake-desk.js';
import type { Values, Words } from './drafts.js';
import { conflictWith } from './save-draft.js';
import { mayDraft } from './sheet-access.js';
import { plainFileName, type SheetAsked, type SheetModel, sheetModel } from './sheet-model.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Answer = AnswerOf<typeof ROUTES.bringWorkbook>;
type Cell = Answer['problems'][number];
type Read = Extract<SheetReading, { readonly ok: true }>;

export const getWorkbook = answers(ROUTES.getWorkbook, async (call) => {
  const found = await sheetModel(call);
  if ('refused' in found) return found;
  const { plan, model, locale } = found;
  const { renderSheetWorkbook } = await import('@taizhang/report');
  const bytes = await renderSheetWorkbook(model, plan.today, locale);
  return attachment(new Uint8Array(bytes), XLSX, `${plainFileName(model.unitName, model.periodName, model.planTitle)}.xlsx`);
});

const told = ({ severity, sheet, cell, row, code, params }: SheetProblem, { locale }: SheetModel): Cell => ({
  severity,
  cell: cell === null ? `${sheet}${row === null ? '' : `!${row}`}` : `${sheet}!${cell}`,
  code,
  message: message(locale, `report.sheet.problem.${code}`, params),
});

/** A row that says nothing leaves what is typed as it is. */
const saysNothing = ({ unchanged, text, light, cause, ask, figures }: ReadRow): boolean =>
  !unchanged && text === '' && light === null && cause === null && ask === null && figures.length === 0;

/** Units are named in the workbook and are ids here; `null` where the name is no unit's that may be asked. */
const unitNamed = async ({ plan }: SheetModel, name: string): Promise<string | null> => {
  const { state, parts } = plan;
  const ids = [state.coordinatorUnitId, ...[...state.tasks.values()].flatMap((task) => task.duties.map(({ unitId }) => unitId))];
  const nameOf = await parts.names.of(ids);
  return ids.find((unitId) => nameOf(unitId).name === name.trim()) ?? null;
};

type Item = { readonly draft: DraftToSave<Words | Values>; readonly row: number; readonly changed: boolean };
type Filled = { readonly items: readonly Item[]; readonly problems: readonly (Cell & { readonly row: number })[] };

/** Key order must not count: one of the two comes back from the database. */
const canonical = (value: unknown): unknown =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? Array.isArray(value)
      ? value.map(canonical)
      : value
    : Object.fromEntries(
        Object.entries(value)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, inner]) => [key, canonical(inner)]),
      );
const same = (one: unknown, other: unknown): boolean => JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));

const itemOf = (item: DraftToSave<unknown>['item'], words: Words | Values, row: number, drafts: ReadonlyMap<string, SheetDraft>): Item => {
  const known = drafts.get(item);
  return { draft: { item, revision: known?.revision ?? 0, words }, row, changed: known === undefined || !same(known.words, words) };
};

const filledIn = async (read: Read, found: SheetModel): Promise<Filled> => {
  const drafts = new Map(found.drafts.map((draft) => [draft.item, draft] as const));
  const items: Item[] = [];
  const problems: (Cell & { row: number })[] = [];
  for (const row of read.rows.filter((one) => !saysNothing(one))) {
    const of = row.ask === null ? null : await unitNamed(found, row.ask.of);
    if (row.ask !== null && of === null) {
      const params = { value: row.ask.of, choices: '' };
      problems.push({
        row: row.row,
        severity: 'error',
        cell: String(row.row),
        code: 'not-a-choice',
        message: message(found.locale, 'report.sheet.problem.not-a-choice', params),
      });
      continue;
    }
    if (row.light === null && found.plan.person.unitId !== found.sheet.unitId) {
      const choices = (['green', 'yellow', 'red'] as const).map((light) => message(found.locale, `report.light.${light}`)).join('、');
      problems.push({
        ...{ row: row.row, severity: 'error', cell: String(row.row), code: 'not-a-choice' },
        message: message(found.locale, 'report.sheet.problem.not-a-choice', { value: '', choices }),
      });
      continue;
    }
    const before = drafts.get(`task:${row.taskId}`)?.words as Words | undefined;
    const words: Words = {
      ...{ text: row.text, figures: row.figures, light: row.light, cause: row.cause },
      ask: row.ask === null || of === null ? null : { of, what: row.ask.what, by: row.ask.by },
      noChange: row.unchanged,
      merges: before?.merges ?? [],
      reached: before?.reached ?? [],
    };
    items.push(itemOf(`task:${row.taskId}`, words, row.row, drafts));
  }
  return { items: [...items, ...valuesIn(read, drafts)], problems };
};

const valuesIn = (read: Read, drafts: ReadonlyMap<string, SheetDraft>): readonly Item[] => {
  const ids = [...new Set(read.series.map(({ indicatorId }) => indicatorId))];
  return ids.map((indicatorId) => {
    const own = read.series.filter((one) => one.indicatorId === indicatorId);
    const values = own.map(({ series, value, definition, source, estimate }) => ({
      indicatorId,
      series,
      value,
      definition,
      source,
      estimate,
    }));
    return itemOf(`indicator:${indicatorId}`, values, own[0]?.row ?? 0, drafts);
  });
};

const answerOf = (read: Read, filled: Filled, found: SheetModel, applied: boolean): Answer => {
  const changed = new Set(filled.items.filter((item) => item.changed).map(({ draft }) => draft.item));
  const numbers = new Map(found.model.tasks.map(({ taskId, number }) => [taskId, number]));
  const ofRows = new Set(read.rows.map(({ taskId }) => taskId));
  const whole = read.problems.filter(({ taskId }) => taskId === null || !ofRows.has(taskId));
  return {
    applied,
    rows: read.rows.map(({ row, taskId }) => ({
      ...{ row, taskId },
      number: numbers.get(taskId) ?? null,
      changed: changed.has(`task:${taskId}`),
      problems: [
        ...read.problems.filter((problem) => problem.taskId === taskId).map((problem) => told(problem, found)),
        ...filled.problems.filter((problem) => problem.row === row).map(({ row: _, ...problem }) => problem),
      ],
    })),
    problems: whole.map((problem) => told(problem, found)),
  };
};

/** Only rows that differ are written, so that the same file comes in twice without harm. */
const applied = async (read: Read, filled: Filled, found: SheetModel, call: SheetAsked): Promise<Outcome<Answer>> => {
  const { parts, params, person, locale } = call;
  const by = { personId: person.personId, at: parts.clock().toISOString() };
  const drafts = filled.items.filter((item) => item.changed).map(({ draft }) => draft);
  const [failed] = (await saveDrafts(parts.store, params, drafts, by)).filter((result) => !result.ok);
  if (failed === undefined) return { answer: answerOf(read, filled, found, true) };
  return conflictWith((await listDrafts(parts.store, person, params)).length, locale);
};

/** What was handed in before comes back with the rest of the sheet: as it stands it is not entered again. */
const isHandedInSo = ({ item, words }: DraftToSave<Words | Values>, sheet: Sheet): boolean => {
  const [kind, id] = [item.split(':')[0], item.slice(item.indexOf(':') + 1)];
  if (kind === 'indicator') {
    const value = sheet.indicators.find(({ indicator }) => indicator.indicatorId === id)?.value;
    return value != null && isHandedIn(value) && same(value.words, words);
  }
  const report = sheet.groups.flatMap(({ rows }) => rows).find(({ taskId }) => taskId === id)?.report;
  if (report == null || !isHandedIn(report)) return false;
  const said = ({ text, figures, light, cause, ask }: Pick<Words, 'text' | 'figures' | 'light' | 'cause' | 'ask'>) => ({
    text,
    figures,
    light,
    cause,
    ask,
  });
  return same(said(report.words), said(words as Words));
};

/** 代填: what a unit sent to the coordinator as a file counts as handed in, marked so. The command follows from the file: twice is once. */
const enteredFor = async (
  read: Read,
  filled: Filled,
  file: ReceivedFile,
  found: SheetModel,
  { params, person, parts }: SheetAsked,
): Promise<Outcome<Answer>> => {
  const { planId, periodId, unitId } = params;
  const fresh = filled.items.filter(({ draft }) => !isHandedInSo(draft, found.sheet));
  if (fresh.length === 0) return { answer: answerOf(read, filled, found, true) };
  const lines = fresh.flatMap(({ draft }) =>
    draft.item.startsWith('task:') ? [{ ...(draft.words as Words), taskId: draft.item.slice('task:'.length) }] : [],
  );
  const values = fresh.flatMap(({ draft }) => (draft.item.startsWith('indicator:') ? (draft.words as Values) : []));
  const reports = lines.flatMap(({ light, ...line }) => (light === null ? [] : [{ ...line, light }]));
  if (reports.length < lines.length) return { answer: answerOf(read, filled, found, false) };
  const commandId = idOfBytes(file.bytes, `${planId}/${periodId}/${unitId}`);
  const act = { type: 'enter-for', periodId, unitId, reports, values, paper: { scan: null, note: file.fileName } } as const;
  const done = await carryOut(planId, act, { commandId }, undefined, person, parts);
  return done instanceof Response || 'refused' in done ? done : { answer: answerOf(read, filled, found, true) };
};

const idOfBytes = (bytes: Uint8Array, place: string): string => {
  const digest = createHash('sha256').update(place).update(bytes).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};

const mayEnterFor = ({ plan, period }: SheetModel): boolean => allowedInPeriod(plan, period).includes('enter-for');

const NOT_OURS: readonly string[] = ['no-identity', 'other-plan', 'other-unit', 'other-period', 'other-version'];

export const bringWorkbook = answers(
  ROUTES.bringWorkbook,
  async (call) => {
    const params = call.http.req.param() as SheetAsked['params'];
    const asked = { params, person: call.person, locale: call.locale, parts: call.parts };
    const found = await sheetModel(asked);
    if ('refused' in found) return found;
    const own = mayDraft(found.plan, found.period, params.unitId);
    if (!own && !mayEnterFor(found)) return { refused: 'draft/not-yours' };
    const file = await receivedFile(call.http);
    if ('refused' in file) return file;
    const secret = await markInOffice(file.bytes, file.fileName);
    if (secret !== null) return secret;
    const { readSheetWorkbook } = await import('@taizhang/report');
    const read = readSheetWorkbook(file.bytes, { expect: found.model.identity, locale: call.locale });
    if (!read.ok) {
      const reason = message(call.locale, `report.sheet.refused.${read.refusal.code}`, read.refusal.params);
      return {
        refused: NOT_OURS.includes(read.refusal.code) ? 'workbook/not-ours' : 'workbook/broken',
        params: { ...read.refusal.params, reason },
      };
    }
    const filled = await filledIn(read, found);
    const wrong = filled.problems.length > 0 || read.problems.some(({ severity }) => severity === 'error');
    if (call.http.req.query('apply') !== 'true' || wrong) return { answer: answerOf(read, filled, found, false) };
    return own ? applied(read, filled, found, asked) : enteredFor(read, filled, file, found, asked);
  },
  true,
);
