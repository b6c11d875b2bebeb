/**
 * Resolves groups (多单位统称) into units, or leaves them as they are with a unit that answers for them. The words of the group stay; a
 * second resolution takes the place of the first. No lead comes out of a group: a unit named through one is responsible at most.
 */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, refuse, tasksIn, wellFormedList } from '../checks.js';
import { pendingDuty, withDuties } from '../duties.js';
import type { GroupId, IndicatorContent, ReadGroup, TaskId, UnitId } from '../entries.js';
import type { DutyState, GroupState, PlanState, TaskState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const resolveGroup: ActRule<'resolve-group'> = {
  refusals: (state, { groupIds, unitIds, answeringUnitId }) => [
    wellFormedList('groupIds', groupIds),
    unitIds.includes('') || answeringUnitId === '' ? refuse('command/malformed', { field: 'unitIds' }) : null,
    tasksIn(state, tasksWithGroups(state, groupIds), DRAFTED),
    unknownGroup(state, groupIds),
    unitIds.length === 0 && answeringUnitId === null ? refuse('group/needs-unit') : null,
  ],
  accept: (_, { groupIds, unitIds, answeringUnitId }) => ({
    entry: { type: 'group.resolved', v: 1, data: { groupIds, unitIds: [...new Set(unitIds)], answeringUnitId } },
  }),
  openOn: (_, task) => task.status === 'drafted' && task.groups.length > 0,
  openOnPlan: (state) => state.indicators.some((indicator) => indicator.groups.length > 0),
};

/** Merged and split tasks hand their groups on, so one mention may stand in several tasks; those replaced or withdrawn are past. */
export function tasksWithGroups(state: PlanState, groupIds: readonly GroupId[]): readonly TaskId[] {
  const wanted = new Set(groupIds);
  return [...state.tasks.values()]
    .filter(({ status, groups }) => isCurrent(status) && groups.some(({ groupId }) => wanted.has(groupId)))
    .map((task) => task.taskId);
}

function isCurrent(status: TaskState['status']): boolean {
  return status !== 'replaced' && status !== 'withdrawn';
}

function unknownGroup(state: PlanState, groupIds: readonly GroupId[]) {
  const current = [...state.tasks.values()].filter(({ status }) => isCurrent(status));
  const known = new Set([...current, ...state.indicators].flatMap(({ groups }) => groups.map(({ groupId }) => groupId)));
  const unknown = groupIds.find((groupId) => !known.has(groupId));
  return unknown === undefined ? null : refuse('group/not-found', { groupId: unknown });
}

type Resolved = EntryOfType<'group.resolved'>;

export function groupResolved(state: PlanState, data: Resolved): PlanState {
  const resolved = changeTasks(state, tasksWithGroups(state, data.groupIds), (task) => data.groupIds.reduce(resolveIn(data), task));
  return { ...resolved, indicators: state.indicators.map((indicator) => data.groupIds.reduce(resolveInIndicator(data), indicator)) };
}

function unitsNamed({ unitIds, answeringUnitId }: Pick<Resolved, 'unitIds' | 'answeringUnitId'>): readonly UnitId[] {
  return [...new Set([...(answeringUnitId === null ? [] : [answeringUnitId]), ...unitIds])];
}

function resolveIn({ unitIds, answeringUnitId }: Resolved) {
  return (task: TaskState, groupId: GroupId): TaskState => {
    const group = task.groups.find((mention) => mention.groupId === groupId);
    if (group === undefined) return task;
    const mine: GroupState = { ...group, resolution: { unitIds, answeringUnitId } };
    const groups = task.groups.map((mention) => (mention === group ? mine : mention));
    const kept = task.duties.flatMap((duty) => stays(duty, mine, groups) ?? []);
    const added = unitsNamed(mine.resolution!).filter((unitId) => !kept.some((duty) => duty.unitId === unitId));
    const duties = [...kept, ...added.map((unitId) => pendingDuty(unitId, roleThrough(group, unitId === answeringUnitId), groupId))];
    return withDuties(proposing({ ...task, groups }, group, added), duties);
  };
}

/** A duty that the former resolution brought goes, unless this one or another group's names the unit too. */
function stays(duty: DutyState, mine: GroupState, groups: readonly GroupState[]): DutyState | null {
  if (duty.fromGroup !== mine.groupId) return duty;
  const other = [mine, ...groups].find(({ resolution }) => resolution !== null && unitsNamed(resolution).includes(duty.unitId));
  return other === undefined ? null : { ...duty, fromGroup: other.groupId };
}

function roleThrough(group: ReadGroup, answering: boolean): 'responsible' | 'support' {
  return group.role === 'support' && !answering ? 'support' : 'responsible';
}

/** Where the document has the group lead and one unit stands for it, that unit is proposed. */
function proposing(task: TaskState, group: ReadGroup, added: readonly UnitId[]): TaskState {
  if (group.role !== 'lead' || added.length !== 1 || task.proposedLead !== null) return task;
  return { ...task, proposedLead: added[0]! };
}

/** An indicator's duties have no state of their own: what came through a group is told by the group's place in the source. */
function resolveInIndicator(data: Resolved) {
  return (indicator: IndicatorContent, groupId: GroupId): IndicatorContent => {
    const group = indicator.groups.find((mention) => mention.groupId === groupId);
    if (group === undefined) return indicator;
    const kept = indicator.duties.filter(({ span }) => span[0] !== group.span[0] || span[1] !== group.span[1]);
    const added = unitsNamed(data).filter((unitId) => !kept.some((duty) => duty.unitId === unitId));
    const role = (unitId: UnitId) => roleThrough(group, unitId === data.answeringUnitId);
    const duties = added.map((unitId) => ({ unitId, printed: group.text, role: role(unitId), span: group.span }));
    return { ...indicator, duties: [...kept, ...duties] };
  };
}
