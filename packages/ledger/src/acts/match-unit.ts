/** Matches a unit as read to the one it is in the directory, throughout what is drafted. Dispatched tasks change by adjustment only. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { isBlank, refuse } from '../checks.js';
import { holdsDuty, uniteDuties, withDuties } from '../duties.js';
import type { IndicatorContent, TaskId, UnitId } from '../entries.js';
import type { GroupState, PlanState, TaskState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const matchUnit: ActRule<'match-unit'> = {
  refusals: (state, { from, to }) => [
    from === to || isBlank(to) ? refuse('command/malformed', { field: 'to' }) : null,
    isNamed(state, from) ? null : refuse('unit/not-found', { unitId: from }),
  ],
  accept: (_, { from, to }) => ({ entry: { type: 'unit.matched', v: 1, data: { from, to } } }),
  openOn: () => false,
  openOnPlan: (state) => state.indicators.length > 0 || [...state.tasks.values()].some((task) => task.status === 'drafted'),
};

function isNamed(state: PlanState, unitId: UnitId): boolean {
  return state.indicators.some(({ duties }) => duties.some((duty) => duty.unitId === unitId)) || tasksNaming(state, unitId).length > 0;
}

/** Drafted tasks that name the unit: as holder of a duty, as proposed lead, as verifying unit, or in the resolution of a group. */
export function tasksNaming(state: PlanState, unitId: UnitId): readonly TaskId[] {
  return [...state.tasks.values()].filter((task) => task.status === 'drafted' && names(task, unitId)).map((task) => task.taskId);
}

function names(task: TaskState, unitId: UnitId): boolean {
  if (holdsDuty(task, unitId) || task.proposedLead === unitId || task.closing.verifyingUnitId === unitId) return true;
  return task.groups.some(
    ({ resolution }) => resolution !== null && (resolution.answeringUnitId === unitId || resolution.unitIds.includes(unitId)),
  );
}

export function unitMatched(state: PlanState, { from, to }: EntryOfType<'unit.matched'>): PlanState {
  const swap = <U extends UnitId | null>(unitId: U) => (unitId === from ? to : unitId);
  const renamed = changeTasks(state, tasksNaming(state, from), (task) => taskWith(task, swap));
  return { ...renamed, indicators: state.indicators.map((indicator) => indicatorWith(indicator, from, to)) };
}

type Swap = <U extends UnitId | null>(unitId: U) => U | UnitId;

function taskWith(task: TaskState, swap: Swap): TaskState {
  const duties = uniteDuties(task.duties.map((duty) => ({ ...duty, unitId: swap(duty.unitId) })));
  const closing = { ...task.closing, verifyingUnitId: swap(task.closing.verifyingUnitId) };
  const groups = task.groups.map((group) => groupWith(group, swap));
  return withDuties({ ...task, closing, groups, proposedLead: swap(task.proposedLead) }, duties);
}

function groupWith(group: GroupState, swap: Swap): GroupState {
  if (group.resolution === null) return group;
  const unitIds = [...new Set(group.resolution.unitIds.map((unitId) => swap(unitId)))];
  return { ...group, resolution: { unitIds, answeringUnitId: swap(group.resolution.answeringUnitId) } };
}

function indicatorWith(indicator: IndicatorContent, from: UnitId, to: UnitId): IndicatorContent {
  if (!indicator.duties.some((duty) => duty.unitId === from)) return indicator;
  const duties = indicator.duties.map((duty) => (duty.unitId === from ? { ...duty, unitId: to } : duty));
  return { ...indicator, duties: uniteDuties(duties) };
}
