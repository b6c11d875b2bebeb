/** Opens settled findings again (疑点重开), as long as their task is on the desk: how they were settled stays in the journal. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, refuse, tasksIn, wellFormedList } from '../checks.js';
import type { FindingId } from '../entries.js';
import { findingsOn } from '../findings-by-task.js';
import type { FindingState, PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';
import { tasksOfFindings } from './settle-finding.js';

export const reopenFinding: ActRule<'reopen-finding'> = {
  refusals: (state, { findingIds }) => [
    wellFormedList('findingIds', findingIds),
    tasksIn(state, tasksOfFindings(state, findingIds), DRAFTED),
    firstWhere('finding/not-found', findingIds, (findingId) => !state.findings.has(findingId)),
    firstWhere('finding/not-settled', findingIds, (findingId) => state.findings.get(findingId)?.settled === null),
  ],
  accept: (_, { findingIds }) => ({ entry: { type: 'finding.reopened', v: 1, data: { findingIds } } }),
  openOn: (state, task) => task.status === 'drafted' && findingsOn(state, task.taskId).some(({ settled }) => settled !== null),
  openOnPlan: (state) => findingsOn(state, null).some(({ settled }) => settled !== null),
};

function firstWhere(code: 'finding/not-found' | 'finding/not-settled', ids: readonly FindingId[], wrong: (id: FindingId) => boolean) {
  const findingId = ids.find(wrong);
  return findingId === undefined ? null : refuse(code, { findingId });
}

export function findingReopened(state: PlanState, { findingIds }: EntryOfType<'finding.reopened'>): PlanState {
  const findings = new Map<FindingId, FindingState>(state.findings);
  for (const findingId of findingIds) {
    const finding = findings.get(findingId);
    if (finding !== undefined) findings.set(findingId, { ...finding, settled: null });
  }
  return changeTasks({ ...state, findings }, tasksOfFindings(state, findingIds), (task) => task);
}
