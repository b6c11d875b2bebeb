/** The review desk: what came in, what differs from last time, three lights side by side, ordered by where they disagree. */
import { ROUTES } from '@taizhang/contract';
import {
  disagreement,
  type HandedStatus,
  lastAccepted,
  lastAcceptedValues,
  lightsOf,
  type PeriodState,
  type ReportState,
  type TaskState,
  tasksInOrder,
} from '@taizhang/ledger';
import { type Names, withNames } from '../cycle/names.js';
import { allowedInPeriod, allowedOn, notSeen, type Seen, seenPeriod } from '../cycle/seen.js';
import { becauseOf, reportShape, taskRef } from '../cycle/shapes.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { periodSummary } from '../periods/period-summary.js';
import { wordChanges } from './word-changes.js';

type Page = AnswerOf<typeof ROUTES.getReviewDesk>;
type Row = Page['rows'][number];
type ValueRow = Page['values'][number];

const DESK_ACTS: readonly string[] = ['accept-reports', 'return-report', 'return-values', 'enter-for', 'urge'];
const shown = (wanted: string | undefined, status: HandedStatus): boolean =>
  wanted === 'all' ? status !== 'signedOff' && status !== 'withdrawn' : status === (wanted ?? 'submitted');

/** Why a report should be looked at by itself. Nothing here is a verdict. */
const standsOut = (report: ReportState, lights: Row['lights'], apart: number): Row['standsOut'] => {
  const { words } = report;
  return [
    ...(apart >= 10 ? (['lights'] as const) : []),
    ...(words.light === 'red' ? (['red'] as const) : []),
    ...(words.unchanged >= 2 ? (['unchangedAgain'] as const) : []),
    ...(lights.calendar === 'red' ? (['behind'] as const) : []),
    ...(report.returns.length > 0 ? (['returned'] as const) : []),
    ...(report.enteredFor !== null ? (['enteredFor'] as const) : []),
    ...(words.ask !== null ? (['asked'] as const) : []),
  ];
};

const rowOf = (plan: Seen, period: PeriodState, task: TaskState, report: ReportState, names: Names): Row => {
  const { state, today } = plan;
  const { calendar, verifier } = lightsOf(task, period.periodId, today, state.rules);
  const lights = { calendar: calendar.light, unit: report.words.light, verifier };
  const apart = disagreement(task, period.periodId, today, state.rules);
  const former = lastAccepted(state, task, report.unitId, period.periodId)?.words.text ?? null;
  return {
    task: taskRef(task),
    unit: names.unit(report.unitId),
    role: report.role,
    report: reportShape(report, names),
    formerText: former,
    changes: wordChanges(former ?? '', report.words.text),
    lights,
    calendarBecause: becauseOf(plan.locale, calendar.because),
    disagreement: apart,
    standsOut: standsOut(report, lights, apart),
    allowed: allowedOn(plan, task).filter((type) => DESK_ACTS.includes(type)),
  };
};

const valuesOf = (plan: Seen, period: PeriodState, wanted: string | undefined, names: Names): readonly ValueRow[] => {
  return period.values
    .filter(({ status }) => shown(wanted, status))
    .flatMap(({ indicatorId, unitId, words, status, enteredFor }) => {
      const indicator = plan.state.indicators.find((one) => one.indicatorId === indicatorId);
      if (indicator === undefined) return [];
      const former = lastAcceptedValues(plan.state, indicatorId, unitId, period.periodId)?.words ?? [];
      const told = { text: indicator.text, unit: names.unit(unitId), series: indicator.series };
      return [{ indicatorId, ...told, values: words, former, status, enteredFor }];
    });
};

const pageOf = (plan: Seen, period: PeriodState, wanted: string | undefined, names: Names): Page => {
  const rows = tasksInOrder(plan.state).flatMap((task) =>
    task.reports
      .filter((report) => report.periodId === period.periodId && shown(wanted, report.status))
      .map((report) => rowOf(plan, period, task, report, names)),
  );
  return {
    period: periodSummary(plan, period),
    rows: rows.toSorted((one, other) => other.disagreement - one.disagreement || other.standsOut.length - one.standsOut.length),
    values: valuesOf(plan, period, wanted, names),
    allowed: allowedInPeriod(plan, period).filter((type) => DESK_ACTS.includes(type) || type === 'consolidate'),
  };
};

export const getReviewDesk = answers(ROUTES.getReviewDesk, async (call) => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { plan, period } = found;
  if (!plan.desk) return notSeen;
  return { answer: await withNames(call, (names) => pageOf(plan, period, call.query.status, names)) };
});
