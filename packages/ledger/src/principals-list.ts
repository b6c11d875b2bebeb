/** The principal's page: the few tasks that need a decision, and why. Only what was handed in or given; no unit is ranked. */
import { calendarLight } from './calendar-light.js';
import type { Ask, Light } from './cycle-entries.js';
import type { GivenLight, ReportState } from './cycle-state.js';
import { unitLight } from './disagreement.js';
import type { Day, TaskId, UnitId } from './entries.js';
import { isHandedIn } from './handed-in.js';
import { tasksInOrder } from './readiness.js';
import type { PlanState, TaskState, TaskStatus } from './state.js';

export type NeedsDecision =
  | { readonly kind: 'redByVerifier'; readonly why: string; readonly periodId: string }
  | { readonly kind: 'askOverdue'; readonly unitId: UnitId; readonly ask: Ask; readonly periodId: string }
  | { readonly kind: 'disagreement'; readonly unit: Light; readonly verifier: Light | null; readonly calendar: Light | null };
export type PrincipalsItem = { readonly taskId: TaskId; readonly reasons: readonly NeedsDecision[] };

const GOING: readonly TaskStatus[] = ['dispatched', 'acknowledged', 'underWay', 'suspended', 'completed'];

export function principalsList(state: PlanState, today: Day): readonly PrincipalsItem[] {
  return tasksInOrder(state)
    .filter((task) => GOING.includes(task.status))
    .map((task) => ({ taskId: task.taskId, reasons: reasonsOf(state, task, today) }))
    .filter(({ reasons }) => reasons.length > 0);
}

function reasonsOf(state: PlanState, task: TaskState, today: Day): readonly NeedsDecision[] {
  const light = lastLight(state, task);
  const red: readonly NeedsDecision[] = light?.light === 'red' ? [{ kind: 'redByVerifier', why: light.why, periodId: light.periodId }] : [];
  const late = openAsksOf(state, task).filter(({ ask }) => ask.by < today);
  return [...red, ...late.map((open) => ({ kind: 'askOverdue', ...open }) as const), ...disagreeing(state, task, today)];
}

/** Each unit's latest report speaks for it: an ask that it no longer makes is no longer open. */
export function openAsksOf(
  state: PlanState,
  task: TaskState,
): readonly { readonly unitId: UnitId; readonly ask: Ask; readonly periodId: string }[] {
  const latest = new Map<UnitId, ReportState>();
  for (const report of task.reports) {
    const known = latest.get(report.unitId);
    if (isHandedIn(report) && (known === undefined || startOf(state, known.periodId) < startOf(state, report.periodId))) {
      latest.set(report.unitId, report);
    }
  }
  return [...latest.values()].flatMap(({ unitId, periodId, words }) => (words.ask === null ? [] : [{ unitId, ask: words.ask, periodId }]));
}

function startOf(state: PlanState, periodId: string): Day {
  return state.periods.get(periodId)?.from ?? '';
}

function lastLight(state: PlanState, task: TaskState): GivenLight | undefined {
  return task.lights.toSorted((one, other) => (startOf(state, one.periodId) < startOf(state, other.periodId) ? -1 : 1)).at(-1);
}

/** The unit sees green what the verifier or the calendar sees red, or the other way round. */
function disagreeing(state: PlanState, task: TaskState, today: Day): readonly NeedsDecision[] {
  const [latest] = [...state.periods.values()]
    .filter(({ status }) => status !== 'announced')
    .toSorted((one, other) => (one.from < other.from ? 1 : -1));
  const unit = latest === undefined ? null : unitLight(task, latest.periodId);
  if (latest === undefined || unit === null) return [];
  const verifier = task.lights.findLast(({ periodId }) => periodId === latest.periodId)?.light ?? null;
  const byCalendar = calendarLight(task, today, state.rules).light;
  const calendar = byCalendar === 'none' ? null : byCalendar;
  const far = [verifier, calendar].some((light) => light !== null && light !== unit && light !== 'yellow' && unit !== 'yellow');
  return far ? [{ kind: 'disagreement', unit, verifier, calendar }] : [];
}
