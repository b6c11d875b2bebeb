/** What a person may do on a task or a plan now: the `allowed` of a resource. It promises that the act is open, not that any words will do. */
import { ruleFor } from './act-rules.js';
import type { PlanActType } from './commands.js';
import type { Actor, Day, TaskId } from './entries.js';
import { bearsRoleFor, mayOn, PLAN_ACT_TYPES } from './permission.js';
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
  const tasks = [...state.tasks.values()];
  return PLAN_ACT_TYPES.filter((type) => {
    if (!bearsRoleFor(state, type, actor, today)) return false;
    const onPlan = mayOn(state, type, null, actor, today) && (ruleFor(type).openOnPlan?.(state, actor) ?? false);
    return onPlan || tasks.some((task) => isOpenOn(state, type, task, actor, today));
  });
}
