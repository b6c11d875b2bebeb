/** Draws which tasks closed in a period are looked at again (回头看抽查). Once a period: nobody draws until it pleases. The seed is journaled. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { filled, refuse } from '../../checks.js';
import { closedIn } from '../../consolidated-report.js';
import type { Mark } from '../../cycle-state.js';
import type { TaskId } from '../../entries.js';
import { drawLookBack as drawn } from '../../look-back-draw.js';
import { LIMITS, shortEnough } from '../../period-checks.js';
import type { PlanState } from '../../state.js';

export const drawLookBack: ActRule<'draw-look-back'> = {
  refusals: (state, { periodId, seed }) => [
    state.periods.has(periodId) ? null : refuse('period/not-found', { periodId }),
    state.draws.some((draw) => draw.periodId === periodId) ? refuse('lookBack/already-drawn', { periodId }) : null,
    closedTasks(state, periodId).length === 0 ? refuse('lookBack/nothing-closed', { periodId }) : null,
    filled('text/missing', 'seed', seed),
    shortEnough('seed', seed, LIMITS.line),
  ],
  accept: (state, { periodId, seed }) => {
    const from = closedTasks(state, periodId);
    const share = state.rules.lookBackShare;
    return { entry: { type: 'lookBack.drawn', v: 1, data: { periodId, seed, share, from, taskIds: drawn(seed, from, share) } } };
  },
  openOn: () => false,
  openOnPlan: (state) =>
    [...state.periods.keys()].some(
      (periodId) => closedTasks(state, periodId).length > 0 && !state.draws.some((draw) => draw.periodId === periodId),
    ),
};

/** Closed out within the days of the period and still so, in the order of the plan. */
function closedTasks(state: PlanState, periodId: string): readonly TaskId[] {
  const period = state.periods.get(periodId);
  if (period === undefined) return [];
  const closed = [...state.tasks.values()].filter((task) => task.status === 'closedOut' && closedIn(task, period) !== null);
  return closed.toSorted((one, other) => one.order - other.order).map(({ taskId }) => taskId);
}

export function lookBackDrawn(state: PlanState, data: EntryOfType<'lookBack.drawn'>, mark: Mark): PlanState {
  return { ...state, draws: [...state.draws, { ...data, ...mark }] };
}
