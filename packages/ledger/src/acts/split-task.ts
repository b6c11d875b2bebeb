/** Splits a drafted task at places in its text. The whole stays, replaced, with its words; each part keeps duties, groups and closing words. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, refuse, tasksIn, tasksKnown } from '../checks.js';
import type { PlanState, TaskState } from '../state.js';
import { changeTasks, placesAfter } from '../task-change.js';
import { carryFindings, freeTaskId } from '../task-lineage.js';
import { cutsOf, partsOf } from '../task-parts.js';
import { taskAsRead } from './bring-plan-in.js';

export const splitTask: ActRule<'split-task'> = {
  refusals: (state, { taskId, at }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], DRAFTED),
    cutsOf(state.tasks.get(taskId)?.text ?? '', at) === null ? refuse('split/no-cut', {}, [taskId]) : null,
  ],
  accept: (state, { taskId, at }) => {
    const whole = state.tasks.get(taskId)!;
    const parts = partsOf(whole, cutsOf(whole.text, at) ?? [], state.content?.source ?? '');
    const into = parts.map((part, index) => ({ ...part, taskId: freeTaskId(state, `${taskId}.${index + 1}`, '~') }));
    return { entry: { type: 'task.split', v: 1, data: { taskId, into } } };
  },
  openOn: (_, task) => task.status === 'drafted' && task.text.length > 1,
};

export function taskSplit(state: PlanState, { taskId, into }: EntryOfType<'task.split'>): PlanState {
  const whole = state.tasks.get(taskId);
  if (whole === undefined) return state;
  const partIds = into.map((part) => part.taskId);
  const places = placesAfter(state, taskId, into.length);
  const replaced = changeTasks(state, [taskId], (task) => ({ ...task, status: 'replaced', replacedBy: partIds }));
  const parts = into.map((read, index) => partOf(whole, taskAsRead(read, places[index]!, state.coordinatorUnitId)));
  const tasks = new Map([...replaced.tasks, ...parts.map((part) => [part.taskId, part] as const)]);
  return carryFindings({ ...replaced, tasks }, [taskId], into);
}

/** What persons had settled on the whole holds for the part, but for the closing condition, which the part must be given anew. */
function partOf(whole: TaskState, part: TaskState): TaskState {
  const { duties, groups, proposedLead, leadSettled, deadline, kind, closing } = whole;
  return {
    ...part,
    duties,
    groups,
    proposedLead,
    leadSettled,
    deadline,
    kind,
    closing: { ...closing, confirmed: false },
    madeFrom: [whole.taskId],
  };
}
