/** Adds evidence (佐证材料) to a task: a pointer first, a file second, each checked for form. Nothing once added is taken away. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { refuse, tasksIn, tasksKnown, wellFormedList } from '../../checks.js';
import type { Evidence } from '../../cycle-entries.js';
import type { Mark } from '../../cycle-state.js';
import { evidenceFault } from '../../evidence-form.js';
import { LIMITS, within } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { REPORTABLE } from '../../reports.js';
import type { PlanState, TaskState } from '../../state.js';
import { changeTasks } from '../../task-change.js';

export const addEvidence: ActRule<'add-evidence'> = {
  refusals: (state, { taskId, evidence }) => [
    wellFormedList(
      'evidence',
      evidence.map(({ evidenceId }) => evidenceId),
    ),
    within('evidence', evidence.length, LIMITS.evidence),
    tasksKnown(state, [taskId]),
    tasksIn(state, [taskId], REPORTABLE),
    ...evidence.map(outOfForm),
    alreadyThere(state.tasks.get(taskId), evidence),
  ],
  accept: (_, { taskId, evidence }, { actor: { unitId } }) => ({
    entry: { type: 'evidence.added', v: 1, data: { taskId, unitId, evidence } },
  }),
  openOn: (_, task) => REPORTABLE.includes(task.status),
};

function outOfForm(evidence: Evidence): Refusal | null {
  const field = evidenceFault(evidence);
  return field === null ? null : refuse('evidence/bad-form', { evidenceId: evidence.evidenceId, kind: evidence.kind, field });
}

function alreadyThere(task: TaskState | undefined, evidence: readonly Evidence[]): Refusal | null {
  const there = evidence.find(({ evidenceId }) => task?.evidence.some((known) => known.evidenceId === evidenceId));
  return there === undefined ? null : refuse('evidence/already-there', { evidenceId: there.evidenceId });
}

export function evidenceAdded(state: PlanState, { taskId, unitId, evidence }: EntryOfType<'evidence.added'>, added: Mark): PlanState {
  const fresh = evidence.map((item) => ({ ...item, unitId, added }));
  return changeTasks(state, [taskId], (task) => ({ ...task, evidence: [...task.evidence, ...fresh] }));
}
