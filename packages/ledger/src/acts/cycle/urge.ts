/**
 * Urges a unit (催办) for what it has not handed in: first the handler, then the liaison, then the leader in charge, each only after the working
 * days that the plan sets. One unit an act; never by itself.
 */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf, refuse, tasksIn, tasksKnown, WITH_UNITS, wellFormedList } from '../../checks.js';
import type { ReportingRules, UrgingStep } from '../../cycle-entries.js';
import type { Mark, PeriodState } from '../../cycle-state.js';
import { holdsDuty } from '../../duties.js';
import type { UnitId } from '../../entries.js';
import { isHandedIn } from '../../handed-in.js';
import { anyPeriodOpen, periodOpen } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { changePeriod } from '../../report-change.js';
import { reportOf } from '../../reports.js';
import type { PlanState } from '../../state.js';
import { changeTasks } from '../../task-change.js';

const STEPS: readonly UrgingStep[] = ['handler', 'liaison', 'leaderInCharge'];

export const urge: ActRule<'urge'> = {
  refusals: (state, act) => {
    const { periodId, unitId, elapsed, taskIds } = act;
    return [
      wellFormedList('taskIds', taskIds),
      Number.isInteger(elapsed) && elapsed >= 0 ? null : refuse('command/malformed', { field: 'elapsed' }),
      tasksKnown(state, taskIds),
      tasksIn(state, taskIds, WITH_UNITS),
      periodOpen(state, periodId),
      noneOf('unit/no-duty-here', state, taskIds, (task) => !holdsDuty(task, unitId), { unitId }),
      noneOf('urge/nothing-outstanding', state, taskIds, (task) => isHandedIn(reportOf(task, periodId, unitId)), { unitId }),
      outOfStep(state, act),
    ];
  },
  accept: (_, { periodId, unitId, step, elapsed, taskIds, letter }) => ({
    entry: { type: 'unit.urged', v: 1, data: { periodId, unitId, step, elapsed, taskIds, letter } },
  }),
  openOn: (state, task) => WITH_UNITS.includes(task.status) && anyPeriodOpen(state),
};

/** The step that comes next for a unit in a period; null where the leader in charge has been urged already. */
export function nextUrging(
  { urging }: Pick<ReportingRules, 'urging'>,
  period: Pick<PeriodState, 'urgings'> | undefined,
  unitId: UnitId,
): { readonly step: UrgingStep; readonly after: number } | null {
  const steps = period?.urgings.filter((urged) => urged.unitId === unitId) ?? [];
  const step = STEPS[steps.length];
  const { toLiaisonAfter, toLeaderAfter } = urging;
  return step === undefined ? null : { step, after: step === 'handler' ? 0 : step === 'liaison' ? toLiaisonAfter : toLeaderAfter };
}

function outOfStep(state: PlanState, { periodId, unitId, step, elapsed }: ActOf<'urge'>): Refusal | null {
  const next = nextUrging(state.rules, state.periods.get(periodId), unitId);
  if (next?.step !== step) return refuse('urge/out-of-step', { next: next?.step ?? '' });
  return elapsed >= next.after ? null : refuse('urge/too-soon', { elapsed, after: next.after });
}

export function unitUrged(state: PlanState, { periodId, ...urging }: EntryOfType<'unit.urged'>, mark: Mark): PlanState {
  const urged = changePeriod(state, periodId, (period) => ({ ...period, urgings: [...period.urgings, { ...urging, ...mark }] }));
  return changeTasks(urged, urging.taskIds, (task) => task);
}
