/** The lines of a sheet: what they must be, and what they become in the journal. The same for a sheet signed off and one entered from paper. */
import { isCalendarDay } from './calendar-day.js';
import { filled, isBlank, namedOnce, refuse, tasksIn, tasksKnown } from './checks.js';
import type { SheetLine } from './cycle-commands.js';
import { type Ask, CAUSES, type Figure, type PeriodId, type ReportWords, type SeriesValue } from './cycle-entries.js';
import { dutyOf } from './duties.js';
import type { UnitId } from './entries.js';
import { isHandedIn } from './handed-in.js';
import { LIMITS, periodOpen, shortEnough, together, within } from './period-checks.js';
import type { Refusal } from './refusals.js';
import { lastAccepted, REPORTABLE, reportOf, sliceRef, valuesOf } from './reports.js';
import type { PlanState, TaskState } from './state.js';

type Lines = { readonly periodId: PeriodId; readonly reports: readonly SheetLine[]; readonly values: readonly SeriesValue[] };

export function sheetRefusals(state: PlanState, unitId: UnitId, { periodId, reports, values }: Lines): readonly (Refusal | null)[] {
  const taskIds = reports.map(({ taskId }) => taskId);
  return [
    reports.length + values.length === 0 ? refuse('command/malformed', { field: 'reports' }) : null,
    namedOnce('reports', taskIds),
    namedOnce(
      'values',
      values.map(({ indicatorId, series }) => `${indicatorId}/${series}`),
    ),
    within('reports', reports.length + values.length, LIMITS.sheet),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, REPORTABLE),
    periodOpen(state, periodId),
    together(reports.map((line) => freeToWrite(reportOf(state.tasks.get(line.taskId), periodId, unitId), line.taskId))),
    ...values.map(({ indicatorId }) => freeToWrite(valuesOf(state.periods.get(periodId), indicatorId, unitId))),
    ...reports.flatMap((line) => lineRefusals(state, periodId, unitId, line)),
    ...values.map((value) => valueRefusal(state, value)),
  ];
}

/** What is handed in is not written over: it is withdrawn or returned first. */
function freeToWrite(handed: { readonly status: 'submitted' | 'accepted' | string } | undefined, taskId?: string): Refusal | null {
  const standing = handed?.status === 'submitted' || handed?.status === 'accepted';
  return standing ? refuse('report/wrong-state', { status: handed.status }, taskId === undefined ? [] : [taskId]) : null;
}

function lineRefusals(state: PlanState, periodId: PeriodId, unitId: UnitId, line: SheetLine): readonly (Refusal | null)[] {
  const task = state.tasks.get(line.taskId);
  if (task === undefined) return [];
  const named = [line.taskId];
  const on = (refusal: Refusal | null) => (refusal === null ? null : { ...refusal, tasks: named });
  return [
    on(line.noChange ? null : filled('text/missing', 'text', line.text)),
    line.noChange && lastAccepted(state, task, unitId, periodId) === null ? refuse('report/no-former-words', {}, named) : null,
    on(shortEnough('text', line.text)),
    line.light === 'red' && (line.cause === null || line.ask === null) ? refuse('report/red-needs-ask', {}, named) : null,
    line.cause !== null && !CAUSES.includes(line.cause) ? refuse('command/malformed', { field: 'cause' }, named) : null,
    ['green', 'yellow', 'red'].includes(line.light) ? null : refuse('command/malformed', { field: 'light' }, named),
    on(askRefusal(line.ask)),
    on(within('figures', line.figures.length, LIMITS.figures)),
    ...line.figures.map((figure) => on(figureRefusal(figure))),
    ...line.reached.map(({ on: day }) => (isCalendarDay(day) ? null : refuse('milestone/bad-day', { day }, named))),
    ...mergeRefusals(task, periodId, unitId, line),
  ];
}

function askRefusal(ask: Ask | null): Refusal | null {
  if (ask === null) return null;
  if (!isCalendarDay(ask.by)) return refuse('ask/incomplete', { field: 'by' });
  if (isBlank(ask.of) || isBlank(ask.what)) return refuse('ask/incomplete', { field: isBlank(ask.of) ? 'of' : 'what' });
  return shortEnough('what', ask.what, LIMITS.line);
}

function figureRefusal({ name, value, definition, source }: Figure): Refusal | null {
  const missing = Object.entries({ name, definition, source }).find(([, text]) => isBlank(text) || text.length > LIMITS.line);
  if (missing !== undefined) return refuse('figure/incomplete', { field: missing[0] });
  return Number.isFinite(value) ? null : refuse('figure/incomplete', { field: 'value' });
}

function valueRefusal(state: PlanState, { indicatorId, series, value, definition, source }: SeriesValue): Refusal | null {
  const indicator = state.indicators.find((one) => one.indicatorId === indicatorId);
  if (indicator === undefined) return refuse('indicator/not-found', { indicatorId });
  if (indicator.series[series] === undefined) return refuse('series/not-found', { indicatorId, series });
  const field = isBlank(definition) ? 'definition' : isBlank(source) ? 'source' : Number.isFinite(value) ? null : 'value';
  return field === null ? null : refuse('figure/incomplete', { field, indicatorId, series });
}

/** The lead takes in what others have handed in, as it stands; nobody takes in his own or writes in another's name. */
function mergeRefusals(task: TaskState, periodId: PeriodId, unitId: UnitId, { merges }: SheetLine): readonly (Refusal | null)[] {
  if (merges.length === 0) return [];
  const named = [task.taskId];
  const without = merges.find((other) => other === unitId || sliceRef(task, periodId, other) === null);
  return [
    dutyOf(task, unitId)?.role === 'lead' ? null : refuse('merge/not-lead', {}, named),
    without === undefined ? null : refuse('merge/no-slice', { unitId: without }, named),
    namedOnce('merges', merges),
  ];
}

/** "No change" takes over the words and figures last accepted, and counts on. */
export function wordsOf(state: PlanState, periodId: PeriodId, unitId: UnitId, { noChange, merges, ...line }: SheetLine): ReportWords {
  const task = state.tasks.get(line.taskId)!;
  const last = noChange ? lastAccepted(state, task, unitId, periodId) : null;
  const { taskId, light, cause, ask, reached } = line;
  return {
    taskId,
    text: last === null ? line.text : last.words.text,
    figures: last !== null && line.figures.length === 0 ? last.words.figures : line.figures,
    ...{ light, cause, ask },
    unchanged: last === null ? 0 : last.words.unchanged + 1,
    merges: merges.flatMap((other) => sliceRef(task, periodId, other) ?? []),
    reached,
  };
}

/** Whether the unit can write on the task in some open period. */
export function canWrite(state: PlanState, task: TaskState, unitId: UnitId): boolean {
  if (!REPORTABLE.includes(task.status) || dutyOf(task, unitId) === undefined) return false;
  return [...state.periods.values()].some(({ status, periodId }) => status === 'open' && !isHandedIn(reportOf(task, periodId, unitId)));
}
