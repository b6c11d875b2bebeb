/** Duties (责任) of one task: made, united, replaced. Holds to one rule: a lead is settled where, and only where, a duty bears the role. */
import type { DutyRole, GroupId, ReadDuty, SettledDuty, UnitId } from './entries.js';
import type { DutyState, TaskState } from './state.js';

const STRENGTH: Readonly<Record<DutyRole, number>> = { lead: 3, responsible: 2, support: 1 };

export function pendingDuty(unitId: UnitId, role: DutyRole, fromGroup: GroupId | null = null): DutyState {
  return { unitId, role, printed: null, span: null, fromGroup, status: 'pending', acknowledgedAt: null, objection: null };
}

export function dutyAsRead(read: ReadDuty): DutyState {
  return { ...pendingDuty(read.unitId, read.role), printed: read.printed, span: read.span };
}

/** One duty a unit, the first one's place, the strongest role. */
export function uniteDuties<D extends SettledDuty>(duties: readonly D[]): readonly D[] {
  const byUnit = new Map<UnitId, D>();
  for (const duty of duties) {
    const held = byUnit.get(duty.unitId);
    if (held === undefined) byUnit.set(duty.unitId, duty);
    else if (STRENGTH[duty.role] > STRENGTH[held.role]) byUnit.set(duty.unitId, { ...held, role: duty.role });
  }
  return [...byUnit.values()];
}

export function dutyOf(task: TaskState, unitId: UnitId): DutyState | undefined {
  return task.duties.find((duty) => duty.unitId === unitId);
}

export function holdsDuty(task: TaskState, unitId: UnitId | null): boolean {
  return task.duties.some((duty) => duty.unitId === unitId);
}

export function leadUnits(duties: readonly SettledDuty[]): readonly UnitId[] {
  return duties.filter((duty) => duty.role === 'lead').map((duty) => duty.unitId);
}

/** The task with other duties: the settled lead and the proposal follow from them. */
export function withDuties(task: TaskState, duties: readonly DutyState[]): TaskState {
  const proposed = duties.some((duty) => duty.unitId === task.proposedLead) ? task.proposedLead : null;
  return { ...task, duties, proposedLead: proposed, leadSettled: leadUnits(duties).length > 0 };
}

/** A list as settled by a person, over what is known of the units that stay. `fresh` makes the duty of a unit that comes in or is to lead anew. */
export function settleOver(task: TaskState, settled: readonly SettledDuty[], fresh: (duty: DutyState) => DutyState): readonly DutyState[] {
  return settled.map(({ unitId, role }) => {
    const held = dutyOf(task, unitId);
    if (held === undefined) return fresh(pendingDuty(unitId, role));
    return role === 'lead' && held.role !== 'lead' ? fresh({ ...held, role }) : { ...held, role };
  });
}

export function sent(duty: DutyState): DutyState {
  return { ...duty, status: 'sent', acknowledgedAt: null, objection: null };
}

export function recalled(duty: DutyState): DutyState {
  return { ...duty, status: 'pending', acknowledgedAt: null, objection: null };
}
