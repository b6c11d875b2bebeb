/** Answers a request for adjustment: granted with an approver, and carried out in the same decision; or refused, with an answer. */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { refuse, tasksIn, tasksKnown } from '../../checks.js';
import type { PlanCommand } from '../../commands.js';
import type { Mark } from '../../cycle-state.js';
import { wellWorded } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { REVIEWABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';
import { carriedOut } from './request-adjustment.js';
import { changeRequest, requestOf, requestOpen } from './withdraw-request.js';

export const answerRequest: ActRule<'answer-request'> = {
  refusals: (state, act, command) => {
    const { taskId, requestId, outcome, answer } = act;
    return [
      outcome === 'granted' || outcome === 'refused' ? null : refuse('command/malformed', { field: 'outcome' }),
      tasksKnown(state, [taskId]),
      tasksIn(state, [taskId], REVIEWABLE),
      requestOpen(state, taskId, requestId),
      wellWorded('text/missing', 'answer', answer),
      ...whereGranted(state, act, command),
    ];
  },
  accept: (state, { taskId, requestId, outcome, approver, answer }, command) => {
    if (outcome === 'refused') return { entry: { type: 'adjustment.refused', v: 1, data: { taskId, requestId, answer } } };
    const request = requestOf(state.tasks.get(taskId), requestId)!;
    return {
      entry: { type: 'adjustment.granted', v: 1, data: { taskId, requestId, approver: approver ?? '', answer } },
      following: [carriedOut(state, taskId, request, approver ?? '', command).entry],
    };
  },
  openOn: (_, task) => REVIEWABLE.includes(task.status) && task.requests.some(({ status }) => status === 'open'),
};

function whereGranted(state: PlanState, act: ActOf<'answer-request'>, command: PlanCommand): readonly (Refusal | null)[] {
  const request = requestOf(state.tasks.get(act.taskId), act.requestId);
  if (act.outcome !== 'granted' || request === undefined) return [];
  return [
    wellWorded('basis/missing', 'approver', act.approver ?? ''),
    ...carriedOut(state, act.taskId, request, act.approver ?? '', command).refusals,
  ];
}

export function adjustmentGranted(state: PlanState, data: EntryOfType<'adjustment.granted'>, mark: Mark): PlanState {
  const answered = { ...mark, approver: data.approver, answer: data.answer };
  return changeRequest(state, data.taskId, data.requestId, (request) => ({ ...request, status: 'granted', answered }));
}

export function adjustmentRefused(state: PlanState, data: EntryOfType<'adjustment.refused'>, mark: Mark): PlanState {
  const answered = { ...mark, approver: null, answer: data.answer };
  return changeRequest(state, data.taskId, data.requestId, (request) => ({ ...request, status: 'refused', answered }));
}
