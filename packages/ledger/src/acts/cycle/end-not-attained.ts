/** Ends a task of kind *strive* (争取) as not attained (未实现), with the decision that ended it: others had it to decide. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf, tasksIn, tasksKnown, WITH_UNITS } from '../../checks.js';
import type { Mark } from '../../cycle-state.js';
import { wellWorded } from '../../period-checks.js';
import type { PlanState } from '../../state.js';
import { ended } from './make-routine.js';

export const endNotAttained: ActRule<'end-not-attained'> = {
  refusals: (state, { taskId, basis, approver }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], WITH_UNITS),
    noneOf('closing/other-kind', state, [taskId], ({ closing }) => closing.kind !== 'strive', { wanted: 'strive' }),
    wellWorded('basis/missing', 'basis', basis),
    wellWorded('basis/missing', 'approver', approver),
  ],
  accept: (_, { taskId, basis, approver }) => ({ entry: { type: 'task.notAttained', v: 1, data: { taskId, basis, approver } } }),
  openOn: (_, task) => WITH_UNITS.includes(task.status) && task.closing.kind === 'strive',
};

export function taskNotAttained(state: PlanState, data: EntryOfType<'task.notAttained'>, mark: Mark): PlanState {
  return ended(state, data, 'notAttained', mark);
}
