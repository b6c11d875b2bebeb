/** Gives many drafted tasks one deadline, or takes it away: what correct-task does for one. After dispatch a deadline is adjusted, with its basis. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, noneOf, refuse, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';
import { badDeadline, sameDeadline } from './correct-task.js';

export const setDeadlines: ActRule<'set-deadlines'> = {
  refusals: (state, { taskIds, deadline }) => [
    wellFormedList('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, DRAFTED),
    badDeadline(deadline),
    deadline !== null && deadline.text.trim() === '' ? refuse('text/missing', { field: 'deadline' }) : null,
    noneOf('adjust/nothing', state, taskIds, (task) => sameDeadline(task.deadline, deadline)),
  ],
  accept: (_, { taskIds, deadline }) => ({ entry: { type: 'deadlines.set', v: 1, data: { taskIds, deadline } } }),
  openOn: (_, task) => task.status === 'drafted',
};

export function deadlinesSet(state: PlanState, { taskIds, deadline }: EntryOfType<'deadlines.set'>): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, deadline }));
}
