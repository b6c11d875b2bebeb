/** Findings (疑点) looked up by task. The index is remembered with the map of findings that it was made from, which never changes. */
import type { TaskId } from './entries.js';
import type { FindingState, PlanState } from './state.js';

const NONE: readonly FindingState[] = [];
const indexes = new WeakMap<PlanState['findings'], ReadonlyMap<TaskId | null, readonly FindingState[]>>();

function indexOf(findings: PlanState['findings']): ReadonlyMap<TaskId | null, readonly FindingState[]> {
  const known = indexes.get(findings);
  if (known !== undefined) return known;
  const index = new Map<TaskId | null, FindingState[]>();
  for (const finding of findings.values()) {
    const beside = index.get(finding.taskId);
    if (beside === undefined) index.set(finding.taskId, [finding]);
    else beside.push(finding);
  }
  indexes.set(findings, index);
  return index;
}

/** `null`: the findings on the plan as a whole and on its indicators. */
export function findingsOn(state: PlanState, taskId: TaskId | null): readonly FindingState[] {
  return indexOf(state.findings).get(taskId) ?? NONE;
}

export function openFindings(state: PlanState, taskId: TaskId | null): readonly FindingState[] {
  return findingsOn(state, taskId).filter((finding) => finding.settled === null);
}

export function openAsks(state: PlanState, taskId: TaskId | null): readonly FindingState[] {
  return openFindings(state, taskId).filter((finding) => finding.level === 'ask');
}
