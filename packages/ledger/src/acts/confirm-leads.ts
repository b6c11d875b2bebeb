/** Confirms the lead (牵头) of many tasks in one act. The unit must hold a duty; whoever led or was proposed before stays responsible. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, refuse, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import { holdsDuty, withDuties } from '../duties.js';
import type { PlanState, TaskState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const confirmLeads: ActRule<'confirm-leads'> = {
  refusals: (state, { leads }) => {
    const taskIds = leads.map((lead) => lead.taskId);
    return [wellFormedList('leads', taskIds), tasksKnown(state, taskIds), tasksIn(state, taskIds, DRAFTED), amongDuties(state, leads)];
  },
  accept: (_, { leads }) => ({ entry: { type: 'leads.confirmed', v: 1, data: { leads } } }),
  openOn: (_, task) => task.status === 'drafted' && task.duties.length > 0,
};

function amongDuties(state: PlanState, leads: EntryOfType<'leads.confirmed'>['leads']) {
  const strangers = leads.filter(({ taskId, unitId }) => {
    const task = state.tasks.get(taskId);
    return task !== undefined && !holdsDuty(task, unitId);
  });
  const [first] = strangers;
  if (first === undefined) return null;
  return refuse(
    'lead/not-among-duties',
    { unitId: first.unitId },
    strangers.map(({ taskId }) => taskId),
  );
}

export function leadsConfirmed(state: PlanState, { leads }: EntryOfType<'leads.confirmed'>): PlanState {
  const leadOf = new Map(leads.map(({ taskId, unitId }) => [taskId, unitId]));
  return changeTasks(state, [...leadOf.keys()], (task) => ledBy(task, leadOf.get(task.taskId)!));
}

function ledBy(task: TaskState, unitId: string): TaskState {
  const duties = task.duties.map((duty) => {
    if (duty.unitId === unitId) return { ...duty, role: 'lead' as const };
    return duty.role === 'lead' ? { ...duty, role: 'responsible' as const } : duty;
  });
  return withDuties(task, duties);
}
