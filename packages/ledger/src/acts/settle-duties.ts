/** Settles the duties of one drafted task: the whole list, as it shall be. Units that stay keep their place in the source. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, tasksIn, tasksKnown } from '../checks.js';
import { recalled, settleOver, withDuties } from '../duties.js';
import { wellFormedDuties } from '../settled-duties.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const settleDuties: ActRule<'settle-duties'> = {
  refusals: (state, { taskId, duties }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], DRAFTED),
    ...wellFormedDuties(state.tasks.get(taskId), duties),
  ],
  accept: (_, { taskId, duties }) => ({ entry: { type: 'duties.settled', v: 1, data: { taskId, duties } } }),
  openOn: (_, task) => task.status === 'drafted',
};

export function dutiesSettled(state: PlanState, { taskId, duties }: EntryOfType<'duties.settled'>): PlanState {
  return changeTasks(state, [taskId], (task) => withDuties(task, settleOver(task, duties, recalled)));
}
