/** Corrects a drafted task where the reader or the document erred. What was read stays in `read`, word for word. */
import type { ActOf, ActRule, EntryOfType } from '../act-rule.js';
import { isCalendarDay } from '../calendar-day.js';
import { DRAFTED, filled, refuse, tasksIn, tasksKnown } from '../checks.js';
import type { Deadline } from '../entries.js';
import type { Refusal } from '../refusals.js';
import type { PlanState, TaskState } from '../state.js';
import { changeTasks } from '../task-change.js';

type Correction = EntryOfType<'task.corrected'>;

export const correctTask: ActRule<'correct-task'> = {
  refusals: (state, act) => [
    tasksKnown(state, [act.taskId]),
    tasksIn(state, [act.taskId], DRAFTED),
    changesNothing(state.tasks.get(act.taskId), correctionOf(act)) ? refuse('adjust/nothing', {}, [act.taskId]) : null,
    act.text === undefined ? null : filled('text/missing', 'text', act.text),
    badDeadline(act.deadline),
  ],
  accept: (_, act) => ({ entry: { type: 'task.corrected', v: 1, data: correctionOf(act) } }),
  openOn: (_, task) => task.status === 'drafted',
};

/** Only what was given; an entry holds no field that says nothing. */
function correctionOf({ taskId, text, number, kind, deadline }: ActOf<'correct-task'>): Correction {
  return {
    taskId,
    ...(text === undefined ? {} : { text }),
    ...(number === undefined ? {} : { number }),
    ...(kind === undefined ? {} : { kind }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}

function changesNothing(task: TaskState | undefined, { text, number, kind, deadline }: Correction): boolean {
  if (task === undefined) return false;
  const words = (text ?? task.text) === task.text && (kind ?? task.kind) === task.kind;
  return words && (number === undefined || number === task.number) && (deadline === undefined || sameDeadline(deadline, task.deadline));
}

export function sameDeadline(one: Deadline | null, other: Deadline | null): boolean {
  return one?.text === other?.text && one?.on === other?.on;
}

export function badDeadline(deadline: Deadline | null | undefined): Refusal | null {
  const on = deadline?.on ?? null;
  return on === null || isCalendarDay(on) ? null : refuse('command/malformed', { field: 'deadline', day: on });
}

export function taskCorrected(state: PlanState, { taskId, ...correction }: Correction): PlanState {
  return changeTasks(state, [taskId], (task) => ({ ...task, ...correction }));
}
