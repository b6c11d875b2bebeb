/** What a person may do on a task or a plan now: the `allowed` of a resource. It promises that the act is open, not that any words will do. */
import { ruleFor } from './act-rules.js';
import type { PlanActType } from './commands.js';
import type { Actor, Day, TaskId } from './entries.js';
import { bearsRoleFor, mayOn, PLAN_ACT_TYPES } from './permission.js';
import { actsOfUnit, planTally } from './plan-tally.js';
import type { PlanState, TaskState } from './state.js';

function isOpenOn(state: PlanState, type: PlanActType, task: TaskState, actor: Actor, today: Day | null): boolean {
  return mayOn(state, type, task, actor, today) && ruleFor(type).openOn(state, task, actor);
}

/** `today`: acts open to a stand-in are among them on the days he was named for. */
export function openActs(state: PlanState, actor: Actor, taskId: TaskId, today: Day | null = null): PlanActType[] {
  const task = state.tasks.get(taskId);
  return task === undefined ? [] : PLAN_ACT_TYPES.filter((type) => isOpenOn(state, type, task, actor, today));
}

/** Acts open on the plan as such, and those open on at least one of its tasks. */
export function openPlanActs(state: PlanState, actor: Actor, today: Day | null = null): PlanActType[] {
  return state.content === null
    ? PLAN_ACT_TYPES.filter((type) => mayOn(state, type, null, actor, today) && (ruleFor(type).openOnPlan?.(state, actor) ?? false))
    : openTo(state, actor, actsOfUnit(planTally(state), actor.unitId), today);
}

/** Of the acts open to the people of his unit, those that a person's roles allow, or a role in whose place he stands. */
export function openTo(
  named: Pick<PlanState, 'standIns'>,
  actor: Actor,
  ofUnit: readonly PlanActType[],
  today: Day | null = null,
): PlanActType[] {
  return ofUnit.filter((type) => bearsRoleFor(named, type, actor, today));
}
