/** What passes from a replaced task to those made from it: free ids, and findings. */
import type { FindingId, TaskContent, TaskId } from './entries.js';
import { findingsOn } from './findings-by-task.js';
import type { FindingState, PlanState } from './state.js';
import { meets } from './task-parts.js';

export function freeTaskId(state: PlanState, wanted: TaskId, suffix: string): TaskId {
  let taskId = wanted;
  while (state.tasks.has(taskId)) taskId += suffix;
  return taskId;
}

/**
 * Findings go on, settled or open, to each new task whose words they touch, and to all where they touch none (they are about the units then).
 * The old ones stay with the old task; the new ids are `<old id>@<task id>`.
 */
export function carryFindings(state: PlanState, from: readonly TaskId[], into: readonly TaskContent[]): PlanState {
  const carried = from.flatMap((taskId) => findingsOn(state, taskId)).flatMap((finding) => heirs(finding, into));
  const findings = new Map<FindingId, FindingState>(state.findings);
  for (const finding of carried) findings.set(finding.findingId, finding);
  return { ...state, findings };
}

function heirs(finding: FindingState, into: readonly TaskContent[]): readonly FindingState[] {
  const met = into.filter((task) => meets(task.textSpan, finding.span));
  return (met.length > 0 ? met : into).map(({ taskId }) => ({ ...finding, taskId, findingId: `${finding.findingId}@${taskId}` }));
}
