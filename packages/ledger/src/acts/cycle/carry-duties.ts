/** Carries the duties of a unit that was merged or split over to its successors, the first in its place. What it handed in stays its own. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { filled, isBlank, refuse, wellFormedList } from '../../checks.js';
import { holdsDuty, uniteDuties, withDuties } from '../../duties.js';
import type { IndicatorContent, ReadDuty, TaskId, UnitId } from '../../entries.js';
import type { DutyState, PlanState, TaskState, TaskStatus } from '../../state.js';
import { changeTasks, followDuties } from '../../task-change.js';

/** A task closed out may be looked at again, and reopened: it goes over too. */
const AT_AN_END: readonly TaskStatus[] = ['withdrawn', 'replaced', 'madeRoutine', 'notAttained'];

export const carryDuties: ActRule<'carry-duties'> = {
  refusals: (state, { from, to, basis }) => [
    wellFormedList('to', to),
    to.includes(from) || to.some(isBlank) ? refuse('command/malformed', { field: 'to' }) : null,
    tasksCarried(state, from).length === 0 && !indicatorsOf(state, from) ? refuse('unit/not-found', { unitId: from }) : null,
    verifiersHolding(state, from, to),
    filled('basis/missing', 'basis', basis),
  ],
  accept: (_, { from, to, basis }) => ({ entry: { type: 'duties.carried', v: 1, data: { from, to, basis } } }),
  openOn: () => false,
  openOnPlan: (state) => state.content !== null,
};

/** Tasks not at an end in which the unit holds a duty or verifies. */
export function tasksCarried(state: PlanState, from: UnitId): readonly TaskId[] {
  return [...state.tasks.values()]
    .filter((task) => !AT_AN_END.includes(task.status))
    .filter((task) => holdsDuty(task, from) || task.closing.verifyingUnitId === from || task.proposedLead === from)
    .map((task) => task.taskId);
}

function indicatorsOf(state: PlanState, from: UnitId): boolean {
  return state.indicators.some(({ duties }) => duties.some((duty) => duty.unitId === from));
}

/** A merger must not make a unit check itself: another verifying unit is named first. Only where a finish line is already watched. */
function verifiersHolding(state: PlanState, from: UnitId, to: readonly UnitId[]) {
  const wrong = tasksCarried(state, from).filter((taskId) => {
    const after = carried(state.tasks.get(taskId)!, from, to);
    const verifier = after.closing.verifyingUnitId;
    return holdsDuty(after, verifier) || after.claims.some((claim) => claim.status === 'open' && claim.unitId === verifier);
  });
  return wrong.length === 0 ? null : refuse('verifier/holds-duty', {}, wrong);
}

export function dutiesCarried(state: PlanState, { from, to }: EntryOfType<'duties.carried'>): PlanState {
  const changed = changeTasks(state, tasksCarried(state, from), (task) => carried(task, from, to));
  const indicators = state.indicators.map((indicator) => indicatorCarried(indicator, from, to));
  const carriedOver = [...state.carried, { from, to }];
  return { ...changed, indicators: indicatorsOf(state, from) ? indicators : state.indicators, carried: carriedOver };
}

function carried(task: TaskState, from: UnitId, to: readonly UnitId[]): TaskState {
  const first = to[0]!;
  const swap = (unitId: UnitId | null) => (unitId === from ? first : unitId);
  const duties = uniteDuties(task.duties.flatMap((duty) => (duty.unitId === from ? successors(duty, to) : [duty])));
  const closing = { ...task.closing, verifyingUnitId: swap(task.closing.verifyingUnitId) };
  // An open claim goes over with the duty, so that somebody can answer for it.
  const claims = task.claims.map((claim) => (claim.status === 'open' && claim.unitId === from ? { ...claim, unitId: first } : claim));
  const over = withDuties({ ...task, closing, claims, proposedLead: swap(task.proposedLead) }, duties);
  return followDuties(over);
}

/** One lead stays one: those beside the first are responsible. */
function successors(duty: DutyState, to: readonly UnitId[]): readonly DutyState[] {
  return to.map((unitId, index) => ({ ...duty, unitId, role: index > 0 && duty.role === 'lead' ? 'responsible' : duty.role }));
}

function indicatorCarried(indicator: IndicatorContent, from: UnitId, to: readonly UnitId[]): IndicatorContent {
  if (!indicator.duties.some((duty) => duty.unitId === from)) return indicator;
  const over = (duty: ReadDuty) => (duty.unitId === from ? to.map((unitId) => ({ ...duty, unitId })) : [duty]);
  return { ...indicator, duties: uniteDuties(indicator.duties.flatMap(over)) };
}
