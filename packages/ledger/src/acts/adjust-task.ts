/** Adjusts a task after dispatch (调整): units, deadline, words, each on a basis and with an approver. The old wording stays in the journal. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { filled, notTheVerifier, refuse, SENT_OUT, tasksIn, tasksKnown } from '../checks.js';
import { leadUnits, sent, settleOver, withDuties } from '../duties.js';
import type { Adjustment } from '../entries.js';
import type { Refusal } from '../refusals.js';
import { wellFormedDuties } from '../settled-duties.js';
import type { PlanState, TaskState } from '../state.js';
import { changeTasks, followDuties } from '../task-change.js';
import { badDeadline, sameDeadline } from './correct-task.js';

export const adjustTask: ActRule<'adjust-task'> = {
  refusals: (state, { taskId, change, basis, approver }) => {
    const task = state.tasks.get(taskId);
    return [
      tasksKnown(state, [taskId]),
      tasksIn(state, [taskId], SENT_OUT),
      ...dutiesAfter(state, task, change),
      task !== undefined && changesNothing(task, change) ? refuse('adjust/nothing', {}, [taskId]) : null,
      filled('basis/missing', 'basis', basis),
      filled('basis/missing', 'approver', approver),
      change.text === undefined ? null : filled('text/missing', 'text', change.text),
      badDeadline(change.deadline),
    ];
  },
  accept: (_, { taskId, change, basis, approver }) => ({
    entry: { type: 'task.adjusted', v: 1, data: { taskId, change: given(change), basis, approver } },
  }),
  openOn: (_, task) => SENT_OUT.includes(task.status),
};

/** Once dispatched, a task is never without a lead, nor verified by a unit that holds a duty on it. */
function dutiesAfter(state: PlanState, task: TaskState | undefined, { duties }: Adjustment): readonly (Refusal | null)[] {
  if (task === undefined || duties === undefined) return [];
  return [
    ...wellFormedDuties(task, duties),
    leadUnits(duties).length === 0 ? refuse('lead/not-among-duties', {}, [task.taskId]) : null,
    notTheVerifier(
      state,
      [task.taskId],
      duties.map((duty) => duty.unitId),
    ),
  ];
}

/** Only what is given: an entry holds no field that says nothing. */
export function given({ duties, deadline, text }: Adjustment): Adjustment {
  return {
    ...(duties === undefined ? {} : { duties }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(text === undefined ? {} : { text }),
  };
}

function changesNothing(task: TaskState, { duties, deadline, text }: Adjustment): boolean {
  const sameWords = text === undefined || text === task.text;
  const sameDay = deadline === undefined || sameDeadline(deadline, task.deadline);
  const listed = (list: readonly { readonly unitId: string; readonly role: string }[]) =>
    list.map(({ unitId, role }) => `${role}:${unitId}`);
  const sameUnits = duties === undefined || listed(duties).join('\n') === listed(task.duties).join('\n');
  return sameWords && sameDay && sameUnits;
}

export function taskAdjusted(state: PlanState, { taskId, change }: EntryOfType<'task.adjusted'>): PlanState {
  return changeTasks(state, [taskId], (task) => {
    const { duties, ...plain } = change;
    const worded: TaskState = { ...task, ...plain };
    return duties === undefined ? worded : followDuties(withDuties(worded, settleOver(worded, duties, sent)));
  });
}
