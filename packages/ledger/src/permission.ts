/**
 * Who may do what (act, of act–see–reach): a pure default-deny table beside `decide`. An act is allowed where the actor bears one of its roles
 * and stands in its relation to the plan or to every task named; everything else is denied.
 */
import type { PlanAct, PlanActType } from './commands.js';
import { holdsDuty } from './duties.js';
import type { Actor, PersonRole, TaskId } from './entries.js';
import type { PlanState, TaskState } from './state.js';

/**
 * `coordinator`: the actor's unit is the plan's coordinator (汇总单位), or is becoming it by bringing the plan in.
 * `dutyUnit`: the actor's unit holds a duty on each task of the act.
 */
export type ActRelation = 'coordinator' | 'dutyUnit';
export type ActPermission = { readonly roles: readonly PersonRole[]; readonly relation: ActRelation };

const DESK: ActPermission = { roles: ['coordinator'], relation: 'coordinator' };
/** What binds the unit: a handler drafts it and does not sign for it. */
const FOR_THE_UNIT: ActPermission = { roles: ['liaison', 'leaderInCharge'], relation: 'dutyUnit' };
const IN_THE_UNIT: ActPermission = { roles: ['liaison', 'handler', 'leaderInCharge'], relation: 'dutyUnit' };

export const ACT_TABLE: { readonly [T in PlanActType]: ActPermission } = {
  'bring-plan-in': DESK,
  'match-unit': DESK,
  'settle-finding': DESK,
  'correct-task': DESK,
  'add-task': DESK,
  'split-task': DESK,
  'merge-tasks': DESK,
  'withdraw-task': DESK,
  'settle-duties': DESK,
  'confirm-leads': DESK,
  'resolve-group': DESK,
  'set-closing': DESK,
  'confirm-closing': DESK,
  'name-verifying-unit': DESK,
  dispatch: DESK,
  'withdraw-dispatch': DESK,
  acknowledge: FOR_THE_UNIT,
  object: FOR_THE_UNIT,
  'withdraw-objection': FOR_THE_UNIT,
  'answer-objection': DESK,
  'adjust-task': DESK,
  suspend: DESK,
  resume: DESK,
  'record-measures': IN_THE_UNIT,
};

export const PLAN_ACT_TYPES = Object.keys(ACT_TABLE) as readonly PlanActType[];

/** Whoever bears one of these acts on no plan, whatever other role was given: they read, or run the system. */
export const ROLES_WITHOUT_ACTS: readonly PersonRole[] = ['auditor', 'administrator'];

function roleAllows(type: PlanActType, actor: Actor): ActPermission | null {
  if (!Object.hasOwn(ACT_TABLE, type) || actor.roles.some((role) => ROLES_WITHOUT_ACTS.includes(role))) return null;
  const permission = ACT_TABLE[type];
  return actor.roles.some((role) => permission.roles.includes(role)) ? permission : null;
}

function tasksNamed(act: PlanAct): readonly TaskId[] {
  if ('taskIds' in act) return act.taskIds;
  return 'taskId' in act ? [act.taskId] : [];
}

function coordinates(state: PlanState, act: PlanAct, actor: Actor): boolean {
  const beginning = act.type === 'bring-plan-in';
  if (beginning && actor.unitId !== act.coordinatorUnitId) return false;
  return (beginning && state.content === null) || actor.unitId === state.coordinatorUnitId;
}

/** A task that does not exist and one of other units are answered alike, so that nobody learns of it by trying. */
export function may(state: PlanState, act: PlanAct, actor: Actor): boolean {
  const permission = roleAllows(act.type, actor);
  if (permission === null) return false;
  if (permission.relation === 'coordinator') return coordinates(state, act, actor);
  return tasksNotHeld(state, act, actor).length === 0;
}

/** Which tasks of an act of units the actor's unit holds no duty on; none for whoever the table denies the act altogether. */
export function tasksNotHeld(state: PlanState, act: PlanAct, actor: Actor): readonly TaskId[] {
  if (roleAllows(act.type, actor)?.relation !== 'dutyUnit') return [];
  return tasksNamed(act).filter((taskId) => {
    const task = state.tasks.get(taskId);
    return task === undefined || !holdsDuty(task, actor.unitId);
  });
}

/** The same table asked of one task before anything is written; `null` asks of the plan as such. */
export function mayOn(state: PlanState, type: PlanActType, task: TaskState | null, actor: Actor): boolean {
  const permission = roleAllows(type, actor);
  if (permission === null) return false;
  if (permission.relation === 'dutyUnit') return task !== null && holdsDuty(task, actor.unitId);
  return state.content === null ? type === 'bring-plan-in' : actor.unitId === state.coordinatorUnitId;
}
