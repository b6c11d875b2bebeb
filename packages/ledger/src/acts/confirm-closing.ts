/** Confirms the closing conditions (销号条件) of many tasks in one act: nothing is dispatched without a finish line. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, isBlank, noneOf, presentTasks, refuse, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import type { TaskId } from '../entries.js';
import type { Refusal } from '../refusals.js';
import type { ClosingState, PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const confirmClosing: ActRule<'confirm-closing'> = {
  refusals: (state, { taskIds }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, DRAFTED),
    allConfirmed(state, taskIds),
    noneOf('closing/incomplete', state, taskIds, (task) => isIncomplete(task.closing)),
  ],
  accept: (state, { taskIds }) => {
    const waiting = presentTasks(state, taskIds).filter((task) => !task.closing.confirmed);
    return { entry: { type: 'closing.confirmed', v: 1, data: { taskIds: waiting.map((task) => task.taskId) } } };
  },
  openOn: (_, task) => task.status === 'drafted' && !task.closing.confirmed && !isIncomplete(task.closing),
};

/** A selection may hold some that were confirmed before: they are passed over, unless there is nothing else. */
function allConfirmed(state: PlanState, taskIds: readonly TaskId[]): Refusal | null {
  const waiting = presentTasks(state, taskIds).some((task) => !task.closing.confirmed);
  return waiting ? null : refuse('task/wrong-state', { closing: 'confirmed' }, taskIds);
}

/** Done when, and shown by what: without either nobody could check it. */
function isIncomplete({ doneWhen, evidence, parts }: ClosingState): boolean {
  return isBlank(doneWhen) || isBlank(evidence) || parts.some((part) => isBlank(part.text));
}

export function closingConfirmed(state: PlanState, { taskIds }: EntryOfType<'closing.confirmed'>): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, closing: { ...task.closing, confirmed: true } }));
}
