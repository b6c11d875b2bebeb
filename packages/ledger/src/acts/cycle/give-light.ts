/** Gives the verifier's light on a task in a period; yellow and red say why. A later one takes its place, and both stay. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { filled, refuse, tasksIn, tasksKnown } from '../../checks.js';
import type { SignedMark } from '../../cycle-state.js';
import { anyPeriodOpen, periodOpen, shortEnough, standInNamed } from '../../period-checks.js';
import { REPORTABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';
import { changeTasks } from '../../task-change.js';

export const giveLight: ActRule<'give-light'> = {
  refusals: (state, { periodId, taskId, light, why, standInFor }, command) => [
    standInNamed(state, command, 'verifier', ['verifier', 'coordinator'], standInFor),
    ['green', 'yellow', 'red'].includes(light) ? null : refuse('command/malformed', { field: 'light' }),
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], REPORTABLE),
    periodOpen(state, periodId),
    light === 'green' ? null : filled('reason/missing', 'why', why),
    shortEnough('why', why),
  ],
  accept: (_, { periodId, taskId, light, why, standInFor }, { actor: { unitId } }) => ({
    entry: { type: 'light.given', v: 1, data: { periodId, taskId, unitId, light, why, standInFor } },
  }),
  openOn: (state, task) => REPORTABLE.includes(task.status) && anyPeriodOpen(state),
};

export function lightGiven(state: PlanState, data: EntryOfType<'light.given'>, mark: SignedMark): PlanState {
  const { periodId, taskId, unitId, light, why } = data;
  return changeTasks(state, [taskId], (task) => ({ ...task, lights: [...task.lights, { ...mark, periodId, unitId, light, why }] }));
}
