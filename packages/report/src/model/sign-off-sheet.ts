/** The sign-off sheet (填报单) on paper: what a unit reports, for the signature of its leader and its stamp. Landscape, one table. */
import type { Locale } from '@taizhang/i18n';
import type { Annex, DocumentTable } from './official-document.js';
import type { SheetTask, UnitSheet } from './unit-sheet.js';
import { dateWords, type JournalHead, lightWords, type Say, speaker } from './words.js';

export type SignOffSheet = {
  readonly locale: Locale;
  readonly annexes: readonly Annex[];
  /** Labels with room to sign after them. */
  readonly signatures: readonly string[];
  /** At the foot of each page: which sheet this is, so that a scan can be told. */
  readonly foot: string;
  readonly about: { readonly creator: string; readonly on: string; readonly journal: JournalHead | null };
};

const progress = (task: SheetTask, say: Say): string => {
  const figures = task.figures
    .filter(({ value }) => value !== null)
    .map(({ name, value, unit, estimate }) =>
      say(estimate ? 'report.sheet.figureEstimate' : 'report.sheet.figure', { name, value: String(value), unit }),
    );
  return [task.report.unchanged ? say('report.sheet.noChange') : '', task.report.text, ...figures].filter((line) => line !== '').join('\n');
};

const problem = ({ report }: SheetTask, say: Say): string => {
  const cause = report.cause === null ? '' : say(`report.cause.${report.cause}`);
  const ask = report.ask === null ? '' : say('report.sheet.askWords', { of: report.ask.of, what: report.ask.what, by: report.ask.by });
  return [cause, ask].filter((line) => line !== '').join('\n');
};

const taskTable = (sheet: UnitSheet, say: Say): DocumentTable => ({
  columns: [
    { head: say('report.column.number'), share: 6, align: 'center' },
    { head: say('report.column.task'), share: 28, align: 'left' },
    { head: say('report.column.role'), share: 7, align: 'center' },
    { head: say('report.column.due'), share: 13, align: 'center' },
    { head: say('report.column.lastProgress'), share: 20, align: 'left' },
    { head: say('report.column.thisProgress'), share: 30, align: 'left' },
    { head: say('report.column.unitLight'), share: 9, align: 'center' },
    { head: say('report.column.problem'), share: 22, align: 'left' },
  ],
  rows: sheet.tasks.map((task) => [
    task.number,
    task.text,
    say(`role.${task.role}`),
    task.due,
    task.lastText,
    progress(task, say),
    lightWords(task.report.light, say),
    problem(task, say),
  ]),
});

const seriesTable = (sheet: UnitSheet, say: Say): DocumentTable => ({
  columns: [
    { head: say('report.column.indicator'), share: 32, align: 'left' },
    { head: say('report.column.measure'), share: 10, align: 'center' },
    { head: say('report.column.lastValue'), share: 12, align: 'center' },
    { head: say('report.column.thisValue'), share: 14, align: 'center' },
    { head: say('report.column.definition'), share: 24, align: 'left' },
    { head: say('report.column.source'), share: 20, align: 'left' },
  ],
  rows: sheet.series.map(({ name, unit, lastValue, value, definition, source, estimate }) => [
    name,
    unit,
    lastValue === null ? '' : String(lastValue),
    value === null ? '' : estimate ? say('report.sheet.estimated', { value: String(value) }) : String(value),
    definition,
    source,
  ]),
});

/** `on`: the day it is printed for. */
export const signOffSheet = (sheet: UnitSheet, on: string, hash: string, locale: Locale): SignOffSheet => {
  const say = speaker(locale);
  const { identity, unitName, periodName, planTitle } = sheet;
  const remark = say('report.sheet.remark', { unit: unitName, due: dateWords(sheet.dueOn, say), tasks: sheet.tasks.length });
  const tasks: Annex = {
    label: '',
    title: say('report.sheet.title', { plan: planTitle, period: periodName }),
    remark,
    table: taskTable(sheet, say),
  };
  const series: Annex = { label: '', title: say('report.sheet.seriesTitle'), remark: null, table: seriesTable(sheet, say) };
  return {
    locale,
    annexes: sheet.series.length > 0 ? [tasks, series] : [tasks],
    signatures: [say('report.sheet.filledBy'), say('report.sheet.liaison'), say('report.sheet.leader'), say('report.sheet.stamp')],
    foot: say('report.sheet.foot', {
      plan: identity.planId,
      period: identity.periodId,
      unit: identity.unitId,
      version: identity.version,
      hash,
    }),
    about: { creator: unitName, on, journal: null },
  };
};
