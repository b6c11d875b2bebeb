/** Records what a unit will itself do (具体措施), once it has acknowledged. A new paper takes the place of the unit's former one. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { isCalendarDay } from '../calendar-day.js';
import { filled, noneOf, refuse, tasksIn, tasksKnown, WITH_UNITS } from '../checks.js';
import { dutyOf } from '../duties.js';
import type { Instant, Milestone } from '../entries.js';
import type { Refusal } from '../refusals.js';
import type { PlanState } from '../state.js';
import { changeTasks, followDuties } from '../task-change.js';

export const recordMeasures: ActRule<'record-measures'> = {
  refusals: (state, { taskId, text, milestones }, { actor }) => [
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], WITH_UNITS),
    noneOf('task/wrong-state', state, [taskId], (task) => dutyOf(task, actor.unitId)?.status !== 'acknowledged', { duty: 'sent' }),
    filled('text/missing', 'text', text),
    ...milestones.map(milestoneFilled),
  ],
  accept: (_, { taskId, text, milestones, documentNumber }, { actor }) => ({
    entry: { type: 'measures.recorded', v: 1, data: { taskId, unitId: actor.unitId, text, milestones, documentNumber } },
  }),
  openOn: (_, task, actor) => WITH_UNITS.includes(task.status) && dutyOf(task, actor.unitId)?.status === 'acknowledged',
};

function milestoneFilled({ on, text }: Milestone): Refusal | null {
  return filled('text/missing', 'milestone', text) ?? (isCalendarDay(on) ? null : refuse('milestone/bad-day', { day: on }));
}

export function measuresRecorded(state: PlanState, { taskId, ...paper }: EntryOfType<'measures.recorded'>, at: Instant): PlanState {
  return changeTasks(state, [taskId], (task) => {
    const others = task.measures.filter((former) => former.unitId !== paper.unitId);
    return followDuties({ ...task, measures: [...others, { ...paper, at }] });
  });
}
