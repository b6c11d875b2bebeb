/** A unit's sheet as the report package draws it: for the workbook that is filled in and the paper that is signed. */
import { createHash } from 'node:crypto';
import { type PeriodState, type Sheet, type SheetIndicator, type SheetRow, tasksInOrder } from '@taizhang/ledger';
import type { SheetTask, UnitSheet } from '@taizhang/report';
import type { SheetDraft } from '@taizhang/store';
import type { Names } from '../cycle/names.js';
import { periodName } from '../cycle/period-name.js';
import type { Seen } from '../cycle/seen.js';
import type { Values, Words } from './drafts.js';

type Drafts = ReadonlyMap<string, SheetDraft>;

/** The same as long as the unit is asked the same: a workbook made for other tasks, roles or words is told by it. */
export const sheetVersion = (sheet: Sheet): number => {
  const rows = sheet.groups.flatMap(({ rows }) => rows).map(({ taskId, text, role }) => [taskId, text, role]);
  const indicators = sheet.indicators.map(({ indicator }) => [indicator.indicatorId, indicator.series.length]);
  return Number.parseInt(
    createHash('sha256')
      .update(JSON.stringify([rows, indicators]))
      .digest('hex')
      .slice(0, 7),
    16,
  );
};

type Told = Pick<Words, 'text' | 'figures' | 'light' | 'cause' | 'ask' | 'noChange'>;

/** What was handed in stands; before that, what is typed. */
const toldOn = (row: SheetRow, drafts: Drafts): Told | null => {
  const typed = drafts.get(`task:${row.taskId}`)?.words as Words | undefined;
  if (row.report !== null && (typed === undefined || row.report.status !== 'returned'))
    return { ...row.report.words, noChange: row.report.words.unchanged > 0 };
  return typed ?? null;
};

const taskOf = (plan: Seen, row: SheetRow, drafts: Drafts, names: Names): SheetTask => {
  const task = plan.state.tasks.get(row.taskId)!;
  const told = toldOn(row, drafts);
  const figures = told?.figures ?? (row.last?.words.figures ?? []).map((figure) => ({ ...figure, value: null }));
  return {
    taskId: row.taskId,
    number: row.number ?? '',
    text: row.text,
    role: row.role,
    due: task.deadline?.text ?? '',
    closing: task.closing.doneWhen,
    lastText: row.last?.words.text ?? '',
    report: {
      unchanged: told?.noChange ?? false,
      text: told?.text ?? '',
      light: told?.light ?? null,
      cause: told?.cause ?? null,
      ask: told?.ask ? { of: names.unit(told.ask.of).name, what: told.ask.what, by: told.ask.by } : null,
    },
    figures,
  };
};

const seriesOf = ({ indicator, last, value }: SheetIndicator, drafts: Drafts): UnitSheet['series'] => {
  const typed = value?.words ?? (drafts.get(`indicator:${indicator.indicatorId}`)?.words as Values | undefined) ?? [];
  return indicator.series.map(({ name, unit }, series) => {
    const [now, former] = [typed, last?.words ?? []].map((values) => values.find((one) => one.series === series));
    return {
      indicatorId: indicator.indicatorId,
      series,
      name: name === '' ? indicator.text : name,
      unit,
      lastValue: former?.value ?? null,
      value: now?.value ?? null,
      definition: now?.definition ?? former?.definition ?? '',
      source: now?.source ?? former?.source ?? '',
      estimate: now?.estimate ?? false,
    };
  });
};

/** Every unit with a duty in the plan may be asked, and the coordinator. */
const askableIn = (plan: Seen): readonly string[] => [
  ...new Set([plan.state.coordinatorUnitId, ...tasksInOrder(plan.state).flatMap((task) => task.duties.map(({ unitId }) => unitId))]),
];

export const unitSheet = (plan: Seen, period: PeriodState, sheet: Sheet, given: readonly SheetDraft[], names: Names): UnitSheet => {
  const drafts: Drafts = new Map(given.map((draft) => [draft.item, draft]));
  return {
    identity: { planId: plan.planId, periodId: period.periodId, unitId: sheet.unitId, version: sheetVersion(sheet) },
    planTitle: plan.title ?? '',
    periodName: periodName(plan.locale, period.periodId),
    unitName: names.unit(sheet.unitId).name,
    dueOn: period.calendar.dueOn,
    tasks: sheet.groups.flatMap(({ rows }) => rows).map((row) => taskOf(plan, row, drafts, names)),
    series: sheet.indicators.flatMap((indicator) => seriesOf(indicator, drafts)),
    askable: askableIn(plan).map((unitId) => names.unit(unitId).name),
  };
};
