/**
 * A plan's state cut down to what the viewer may see: the one read behind every screen and export of the half-year cycle. Tasks not dispatched are
 * the desk's; words of reports, values, evidence, claims and requests are the unit's own, the lead's, the verifying unit's, the desk's; a principal
 * sees what was submitted, and the consolidated report. What is signed off and not yet submitted stays in its unit. Whoever computes on this state cannot show more.
 */
import { type Day, lineOf, type PlanId, type PlanState, type TaskId, type TaskState, type UnitId } from '@taizhang/ledger';
import { planHead } from '../journal/plan-head.js';
import { type SliceRow, sliceColumns, sliceFrom } from '../journal/slice.js';
import type { Head } from '../journal/stamp-entries.js';
import { stateAsOf } from '../journal/state-as-of.js';
import type { Store } from '../open-store.js';
import { Parameters, seesDesk, seesPlan, seesWordsOf, type TaskOfUnits, type Viewer, worksForUnit } from '../see.js';
import { isPublished } from '../views/plan-rows.js';
import { askOne } from './ask.js';
import { deskOf, type PlanPeriods, periodsOfState } from './standings.js';

export type SeenPlan = {
  readonly state: PlanState;
  /** Sees the desk: coordinator or auditor. */
  readonly desk: boolean;
  /** What is counted over the whole plan, as far as the viewer sees it. */
  readonly kept: PlanPeriods;
  readonly head: Head;
  readonly title: string | null;
};

/** Null where there is no such plan, or none for this viewer, or none yet on that day. */
export async function seenPlan(store: Store, viewer: Viewer, planId: PlanId, asOf: Day | null = null): Promise<SeenPlan | null> {
  const desk = await deskOf(store, viewer, planId);
  if (desk === null) return null;
  const found = asOf === null ? await planHead(store, planId) : await stateAsOf(store, planId, asOf);
  if (found === null || found.state.content === null) return null;
  const state = desk ? found.state : cutDown(found.state, viewer);
  return { state, desk, head: found.head, title: found.state.content.title, kept: periodsOfState(found.state, viewer, desk) };
}

export type SeenTask = { readonly state: PlanState; readonly desk: boolean };

/** One task of the plan, in a state that holds it and its plan's periods; null where there is none for this viewer. */
export async function seenTask(
  store: Store,
  viewer: Viewer,
  planId: PlanId,
  taskId: TaskId,
  asOf: Day | null = null,
): Promise<SeenTask | null> {
  if (asOf !== null) return seenPlan(store, viewer, planId, asOf);
  const parameters = new Parameters();
  const plan = `${parameters.add(planId)}::text`;
  const text = `select ${seesDesk(viewer, plan, parameters)} as desk, ${sliceColumns(plan, `array[${parameters.add(taskId)}::text]`)}
    from plan p where p.plan_id = ${plan} and ${seesPlan(viewer, plan, parameters)}`;
  const found = await askOne<SliceRow & { readonly desk: boolean }>(store, text, parameters);
  const state = found === null ? null : sliceFrom(found, 0);
  if (found === null || state === null) return found === null ? null : seenPlan(store, viewer, planId);
  return { desk: found.desk, state: found.desk ? state : cutDown(state, viewer) };
}

/** Whether the viewer reads what `unitId` wrote on the task, in whatever state of being handed in. */
type Reads = (unitId: string) => boolean;

export function cutDown(state: PlanState, viewer: Viewer): PlanState {
  // who took over a unit's duties took over its papers
  const line = worksForUnit(viewer) ? lineOf(state, viewer.unitId) : [];
  const tasks = [...state.tasks.values()].filter(isPublished).map((task) => taskFor(viewer, line, state, task));
  const principal = viewer.roles.includes('principal');
  const periods = [...state.periods].map(([periodId, period]) => {
    const values = period.values.filter(({ unitId, submitted }) => line.includes(unitId) || (submitted !== null && principal));
    const urgings = period.urgings.filter(({ unitId }) => unitId === viewer.unitId);
    const report = period.report === null || principal ? period.report : { ...period.report, parts: [], corrections: [] };
    const sentBack = period.sentBack.filter(({ unitId }) => unitId === viewer.unitId && worksForUnit(viewer));
    return [periodId, { ...period, values, urgings, sentBack, report }] as const;
  });
  return {
    ...state,
    tasks: new Map(tasks.map((task) => [task.taskId, task])),
    findings: new Map(),
    periods: new Map(periods),
    standIns: state.standIns.filter(({ unitId }) => unitId === viewer.unitId),
  };
}

function taskFor(viewer: Viewer, line: readonly UnitId[], state: PlanState, task: TaskState): TaskState {
  const units: TaskOfUnits = {
    coordinatorUnitId: state.coordinatorUnitId,
    leadUnitIds: task.duties.filter(({ role }) => role === 'lead').map(({ unitId }) => unitId),
    verifyingUnitId: task.closing.verifyingUnitId,
  };
  const own: Reads = (unitId) => line.includes(unitId);
  const reads: Reads = (unitId) => own(unitId) || seesWordsOf(viewer, unitId, units);
  const readsAny = task.duties.some(({ unitId }) => reads(unitId));
  return {
    ...task,
    duties: task.duties.map((duty) =>
      duty.objection === null || reads(duty.unitId) ? duty : { ...duty, objection: { ...duty.objection, reason: '' } },
    ),
    measures: task.measures.filter(({ unitId }) => reads(unitId)),
    reports: task.reports.flatMap((report) => (own(report.unitId) ? [report] : reads(report.unitId) ? submittedOf(report) : [])),
    evidence: task.evidence.filter(({ unitId }) => reads(unitId)),
    claims: task.claims.filter(({ unitId }) => reads(unitId)),
    lights: readsAny ? task.lights : [],
    met: readsAny ? task.met : [],
    lookBacks: readsAny ? task.lookBacks : [],
    requests: task.requests.filter(({ unitId }) => reads(unitId)),
  };
}

type Reported = TaskState['reports'][number];

/** What another unit may read of a report: nothing before it is submitted; once taken back, nothing. */
function submittedOf(report: Reported): readonly Reported[] {
  return report.submitted === null && report.returns.length === 0 ? [] : report.submitted === null ? [returnedOf(report)] : [report];
}

/** A returned report shows the words that were returned, never the ones being signed anew. */
function returnedOf(report: Reported): Reported {
  const last = report.returns.at(-1)!;
  return { ...report, status: 'returned', words: last.words, signedOff: null };
}
