/** Answers an objection: upheld releases the unit (and names a new lead where it led), kept leaves the duty to be acknowledged. */
import type { ActOf, ActRule, EntryOfType } from '../act-rule.js';
import { filled, noneOf, notTheVerifier, refuse, tasksIn, tasksKnown, WITH_UNITS } from '../checks.js';
import { dutyOf, holdsDuty, leadUnits, sent, settleOver, withDuties } from '../duties.js';
import type { SettledDuty } from '../entries.js';
import type { PlanState, TaskState } from '../state.js';
import { changeTasks, followDuties } from '../task-change.js';
import { notObjected } from './withdraw-objection.js';

type Answer = ActOf<'answer-objection'>;

export const answerObjection: ActRule<'answer-objection'> = {
  refusals: (state, act) => {
    const { taskId, unitId, newLeadUnitId, answer } = act;
    const task = state.tasks.get(taskId);
    return [
      tasksKnown(state, [taskId]),
      tasksIn(state, [taskId], WITH_UNITS),
      noneOf('unit/no-duty-here', state, [taskId], (held) => !holdsDuty(held, unitId), { unitId }),
      notObjected(state, taskId, unitId),
      task === undefined ? null : leadAfter(task, act),
      newLeadUnitId === null ? null : notTheVerifier(state, [taskId], [newLeadUnitId]),
      filled('text/missing', 'answer', answer),
    ];
  },
  accept: (_, { taskId, unitId, outcome, newLeadUnitId, answer }) => ({
    entry: { type: 'objection.answered', v: 1, data: { taskId, unitId, outcome, newLeadUnitId, answer } },
  }),
  openOn: (_, task) => WITH_UNITS.includes(task.status) && task.duties.some((duty) => duty.status === 'objected'),
};

/** A new lead is named exactly where the answer leaves the task without one. */
function leadAfter(task: TaskState, { unitId, outcome, newLeadUnitId }: Answer) {
  const leads = leadUnits(task.duties);
  const leaderless = outcome === 'upheld' && leads.every((lead) => lead === unitId);
  if (!leaderless) return newLeadUnitId === null ? null : refuse('command/malformed', { field: 'newLeadUnitId' }, [task.taskId]);
  const named = newLeadUnitId !== null && newLeadUnitId !== '' && newLeadUnitId !== unitId;
  return named ? null : refuse('lead/not-among-duties', { unitId: newLeadUnitId ?? '' }, [task.taskId]);
}

export function objectionAnswered(state: PlanState, data: EntryOfType<'objection.answered'>): PlanState {
  return changeTasks(state, [data.taskId], (task) =>
    data.outcome === 'upheld' ? released(task, data) : followDuties({ ...task, duties: task.duties.map(keptFor(data.unitId)) }),
  );
}

function keptFor(unitId: string) {
  return (duty: TaskState['duties'][number]) => (duty.unitId === unitId ? sent(duty) : duty);
}

function released(task: TaskState, { unitId, newLeadUnitId }: EntryOfType<'objection.answered'>): TaskState {
  const left: readonly SettledDuty[] = task.duties.filter((duty) => duty.unitId !== unitId);
  if (newLeadUnitId === null) return followDuties(withDuties(task, settleOver(task, left, sent)));
  const lead: SettledDuty = { unitId: newLeadUnitId, role: 'lead' };
  const duties =
    dutyOf(task, newLeadUnitId) === undefined ? [lead, ...left] : left.map((duty) => (duty.unitId === newLeadUnitId ? lead : duty));
  return followDuties(withDuties(task, settleOver(task, duties, sent)));
}
