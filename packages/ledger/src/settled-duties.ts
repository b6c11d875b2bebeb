/** What a list of duties set by a person must be: somebody, nobody twice, one lead. */
import { refuse } from './checks.js';
import { leadUnits } from './duties.js';
import type { SettledDuty } from './entries.js';
import type { Refusal } from './refusals.js';
import type { TaskState } from './state.js';

export function wellFormedDuties(task: TaskState | undefined, duties: readonly SettledDuty[]): readonly (Refusal | null)[] {
  if (task === undefined) return [];
  const named = [task.taskId];
  const units = new Set(duties.map((duty) => duty.unitId));
  return [
    duties.length === 0 ? refuse('duty/none', {}, named) : null,
    oneLead(task, duties) ? null : refuse('duty/one-lead', {}, named),
    units.size === duties.length ? null : refuse('duty/unit-twice', {}, named),
    units.has('') ? refuse('command/malformed', { field: 'unitId' }, named) : null,
  ];
}

/** Documents do mark joint leads (共同牵头): those may be kept, or some of them; a person makes no new ones. */
function oneLead(task: TaskState, duties: readonly SettledDuty[]): boolean {
  const marked = leadUnits(task.duties);
  const leads = leadUnits(duties);
  return leads.length <= 1 || leads.every((unitId) => marked.includes(unitId));
}
