/** Merges drafted tasks that the reader took apart. Those merged stay, replaced, with their words; the whole waits for a new confirmation. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, namedOnce, presentTasks, refuse, tasksIn, tasksKnown } from '../checks.js';
import type { PlanState } from '../state.js';
import { changeTasks, placesAfter } from '../task-change.js';
import { carryFindings, freeTaskId } from '../task-lineage.js';
import { mergedContent, mergedTask } from '../task-union.js';
import { taskAsRead } from './bring-plan-in.js';

export const mergeTasks: ActRule<'merge-tasks'> = {
  refusals: (state, { taskIds }) => [
    namedOnce('taskIds', taskIds),
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, DRAFTED),
    taskIds.length < 2 ? refuse('merge/too-few', {}, taskIds) : null,
  ],
  accept: (state, { taskIds }) => {
    const sources = inOrder(state, taskIds);
    const content = mergedContent(sources);
    const into = { ...content, taskId: freeTaskId(state, `${content.taskId}+`, '+') };
    return { entry: { type: 'task.merged', v: 1, data: { taskIds: sources.map((task) => task.taskId), into } } };
  },
  openOn: (_, task) => task.status === 'drafted',
};

function inOrder(state: PlanState, taskIds: readonly string[]) {
  return presentTasks(state, taskIds).toSorted((one, other) => one.order - other.order);
}

export function taskMerged(state: PlanState, { taskIds, into }: EntryOfType<'task.merged'>): PlanState {
  const sources = presentTasks(state, taskIds);
  const [first] = sources;
  if (first === undefined) return state;
  const [place] = placesAfter(state, first.taskId, 1);
  const replaced = changeTasks(state, taskIds, (task) => ({ ...task, status: 'replaced', replacedBy: [into.taskId] }));
  const whole = mergedTask(sources, taskAsRead(into, place!, state.coordinatorUnitId), state.coordinatorUnitId);
  return carryFindings({ ...replaced, tasks: new Map(replaced.tasks).set(whole.taskId, whole) }, taskIds, [into]);
}
