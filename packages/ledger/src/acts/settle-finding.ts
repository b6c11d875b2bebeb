/** Settles findings (疑点): the reading stands, was corrected, or was noted. The finding stays on record with how it was settled. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { LIVE, refuse, tasksIn, wellFormedList } from '../checks.js';
import type { FindingId, TaskId } from '../entries.js';
import { openFindings } from '../findings-by-task.js';
import type { FindingState, PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const settleFinding: ActRule<'settle-finding'> = {
  refusals: (state, { findingIds, as }) => [
    wellFormedList('findingIds', findingIds),
    as === 'noted' ? asksNoted(state, findingIds) : null,
    tasksIn(state, tasksOfFindings(state, findingIds), LIVE),
    firstWhere('finding/not-found', findingIds, (findingId) => !state.findings.has(findingId)),
    firstWhere('finding/already-settled', findingIds, (findingId) => (state.findings.get(findingId)?.settled ?? null) !== null),
  ],
  accept: (_, { findingIds, as, note }) => ({ entry: { type: 'finding.settled', v: 1, data: { findingIds, as, note } } }),
  openOn: (state, task) => LIVE.includes(task.status) && openFindings(state, task.taskId).length > 0,
  openOnPlan: (state) => openFindings(state, null).length > 0,
};

/** To note is enough for a warning; an ask wants an answer: the reading stands, or it was corrected. */
function asksNoted(state: PlanState, findingIds: readonly FindingId[]) {
  const ask = findingIds.find((findingId) => state.findings.get(findingId)?.level === 'ask');
  return ask === undefined ? null : refuse('command/malformed', { field: 'as', findingId: ask });
}

function firstWhere(code: 'finding/not-found' | 'finding/already-settled', ids: readonly FindingId[], wrong: (id: FindingId) => boolean) {
  const findingId = ids.find(wrong);
  return findingId === undefined ? null : refuse(code, { findingId });
}

export function tasksOfFindings(state: PlanState, findingIds: readonly FindingId[]): readonly TaskId[] {
  return [...new Set(findingIds.flatMap((findingId) => state.findings.get(findingId)?.taskId ?? []))];
}

export function findingSettled(state: PlanState, { findingIds, as, note }: EntryOfType<'finding.settled'>): PlanState {
  const findings = new Map<FindingId, FindingState>(state.findings);
  for (const findingId of findingIds) {
    const finding = findings.get(findingId);
    if (finding !== undefined) findings.set(findingId, { ...finding, settled: { as, note } });
  }
  return changeTasks({ ...state, findings }, tasksOfFindings(state, findingIds), (task) => task);
}
