/** A sheet's content as rows of cells, in the order of the columns. */
import type { Locale } from '@taizhang/i18n';
import type { SheetTask, UnitSheet } from '../model/unit-sheet.js';
import { speaker } from '../model/words.js';
import { wordOf } from './choices.js';
import { rowMark } from './identity.js';

export type CellValue = string | number | null | { readonly day: string };

/** Room for figures that were not known before. */
const EMPTY_FIGURES = 20;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const taskRow = (task: SheetTask, locale: Locale): readonly CellValue[] => {
  const { report } = task;
  const known = [task.number, task.text, speaker(locale)(`role.${task.role}`), task.due, task.closing, task.lastText];
  const by = report.ask?.by ?? '';
  return [
    task.taskId,
    rowMark(known),
    ...known,
    report.unchanged ? wordOf('yes', 'yes', locale) : null,
    report.text,
    report.light === null ? null : wordOf('light', report.light, locale),
    report.cause === null ? null : wordOf('cause', report.cause, locale),
    report.ask?.of ?? null,
    report.ask?.what ?? null,
    isDay(by) ? { day: by } : by === '' ? null : by,
  ];
};

export const taskRows = (sheet: UnitSheet, locale: Locale): readonly (readonly CellValue[])[] =>
  sheet.tasks.map((task) => taskRow(task, locale));

export const figureRows = (sheet: UnitSheet, locale: Locale): readonly (readonly CellValue[])[] => [
  ...sheet.tasks.flatMap((task) =>
    task.figures.map(({ name, value, unit, definition, source, estimate }) => [
      task.number,
      name,
      value,
      unit,
      definition,
      source,
      estimate ? wordOf('yes', 'yes', locale) : null,
    ]),
  ),
  ...Array.from({ length: EMPTY_FIGURES }, () => [null, null, null, null, null, null, null]),
];

export const seriesRows = (sheet: UnitSheet, locale: Locale): readonly (readonly CellValue[])[] =>
  sheet.series.map(({ indicatorId, series, name, unit, lastValue, value, definition, source, estimate }) => [
    indicatorId,
    series,
    name,
    unit,
    lastValue,
    value,
    definition,
    source,
    estimate ? wordOf('yes', 'yes', locale) : null,
  ]);
