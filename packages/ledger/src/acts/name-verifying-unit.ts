/** Names the unit that will verify (核验): never one that holds a duty on the task. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { isBlank, LIVE, noneOf, refuse, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import { holdsDuty } from '../duties.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const nameVerifyingUnit: ActRule<'name-verifying-unit'> = {
  refusals: (state, { taskIds, unitId }) => [
    wellFormedList('taskIds', taskIds),
    isBlank(unitId) ? refuse('command/malformed', { field: 'unitId' }) : null,
    tasksKnown(state, taskIds),
    tasksIn(state, taskIds, LIVE),
    noneOf('verifier/holds-duty', state, taskIds, (task) => holdsDuty(task, unitId), { unitId }),
    noneOf('verifier/claiming-unit', state, taskIds, (task) => task.claims.some((claim) => claim.unitId === unitId), { unitId }),
  ],
  accept: (_, { taskIds, unitId }) => ({ entry: { type: 'verifyingUnit.named', v: 1, data: { taskIds, unitId } } }),
  openOn: (_, task) => LIVE.includes(task.status),
};

export function verifyingUnitNamed(state: PlanState, { taskIds, unitId }: EntryOfType<'verifyingUnit.named'>): PlanState {
  return changeTasks(state, taskIds, (task) => ({ ...task, closing: { ...task.closing, verifyingUnitId: unitId } }));
}
