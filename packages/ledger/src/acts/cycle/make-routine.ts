/** Makes continuing work routine (转入常态长效), once every part of its closing condition was verified; on a basis and with an approver. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { noneOf, tasksIn, tasksKnown, WITH_UNITS } from '../../checks.js';
import { unmetParts } from '../../closing-parts.js';
import type { EndState, Mark } from '../../cycle-state.js';
import { wellWorded } from '../../period-checks.js';
import type { PlanState, TaskState } from '../../state.js';
import { changeTasks } from '../../task-change.js';

const isAtItsEnd = (task: TaskState) => task.closing.kind === 'continuing' && unmetParts(task).length === 0;

export const makeRoutine: ActRule<'make-routine'> = {
  refusals: (state, { taskId, basis, approver }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], WITH_UNITS),
    noneOf('closing/other-kind', state, [taskId], ({ closing }) => closing.kind !== 'continuing', { wanted: 'continuing' }),
    noneOf('part/unmet', state, [taskId], (task) => unmetParts(task).length > 0),
    wellWorded('basis/missing', 'basis', basis),
    wellWorded('basis/missing', 'approver', approver),
  ],
  accept: (_, { taskId, basis, approver }) => ({ entry: { type: 'task.madeRoutine', v: 1, data: { taskId, basis, approver } } }),
  openOn: (_, task) => WITH_UNITS.includes(task.status) && isAtItsEnd(task),
};

export function taskMadeRoutine(state: PlanState, data: EntryOfType<'task.madeRoutine'>, mark: Mark): PlanState {
  return ended(state, data, 'madeRoutine', mark);
}

export function ended(
  state: PlanState,
  { taskId, basis, approver }: { readonly taskId: string; readonly basis: string; readonly approver: string },
  as: EndState['as'],
  mark: Mark,
): PlanState {
  return changeTasks(state, [taskId], (task) => ({ ...task, status: as, resumesTo: null, end: { ...mark, as, basis, approver } }));
}
