/** Confirms the closing conditions (销号条件) of many tasks in one act: nothing is dispatched without a finish line. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, isBlank, noneOf, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import type { ClosingState, PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const confirmClosing: ActRule<'confirm-closing'> = {
  refusals: (state, { taskIds }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, DRAFTED),
    noneOf('closing/incomplete', state, taskIds, (task) => isIncomplete(task.closing)),
  ],
  accept: (_, { taskIds }) => ({ entry: { type: 'closing.confirmed', v: 1, data: { taskIds } } }),
  openOn: (_, task) => task.status === 'drafted' && !task.closing.confirmed && !isIncomplete(task.closing),
};

/** Done when, and shown by what: without either nobody could check it. */
function isIncomplete({ doneWhen, evidence, parts }: ClosingState): boolean {
  return isBlank(doneWhen) || isBlank(evidence) || parts.some((part) => isBlank(part.text));
}

export function closingConfirmed(state: PlanState, { taskIds }: EntryOfType<'closing.confirmed'>): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, closing: { ...task.closing, confirmed: true } }));
}
