/**
 * Who may do what (act, of act–see–reach): a pure default-deny table beside `decide`. An act is allowed where the actor bears one of its roles
 * and stands in its relation to the plan or to every task named; everything else is denied.
 */
import type { PlanAct, PlanActType } from './commands.js';
import type { StandInRole } from './cycle-entries.js';
import { holdsDuty } from './duties.js';
import type { Actor, Day, PersonId, PersonRole, TaskId } from './entries.js';
import type { PlanState, TaskState } from './state.js';

/**
 * `coordinator`: the actor's unit is the plan's coordinator (汇总单位), or is becoming it by bringing the plan in.
 * `dutyUnit`: the actor's unit holds a duty on each task and indicator of the act.
 * `verifyingUnit`: the actor's unit is the verifying unit (核验单位) of each task of the act.
 * `partInPlan`: the actor's unit holds a duty or verifies somewhere in the plan, or coordinates it.
 */
export type ActRelation = 'coordinator' | 'dutyUnit' | 'verifyingUnit' | 'partInPlan';
/** `standIn`: a person whom a bearer of this role named as stand-in, for the days named, may act in his place. */
export type ActPermission = { readonly roles: readonly PersonRole[]; readonly relation: ActRelation; readonly standIn?: StandInRole };

const DESK: ActPermission = { roles: ['coordinator'], relation: 'coordinator' };
/** What binds the unit: a handler drafts it and does not sign for it. */
const FOR_THE_UNIT: ActPermission = { roles: ['liaison', 'leaderInCharge'], relation: 'dutyUnit' };
const IN_THE_UNIT: ActPermission = { roles: ['liaison', 'handler', 'leaderInCharge'], relation: 'dutyUnit' };
const SIGNED: ActPermission = { roles: ['leaderInCharge'], relation: 'dutyUnit', standIn: 'leaderInCharge' };
/** Where the coordinator is the verifying unit, its own people verify; that it never holds a duty there is what dispatch sees to. */
const VERIFIED: ActPermission = { roles: ['verifier', 'coordinator'], relation: 'verifyingUnit', standIn: 'verifier' };

export const ACT_TABLE: { readonly [T in PlanActType]: ActPermission } = {
  'bring-plan-in': DESK,
  'match-unit': DESK,
  'settle-finding': DESK,
  'reopen-finding': DESK,
  'withdraw-plan': DESK,
  'correct-plan': DESK,
  'correct-indicator': DESK,
  'correct-task': DESK,
  'set-deadlines': DESK,
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
  'set-rules': DESK,
  'announce-period': DESK,
  'open-period': DESK,
  'sign-off': SIGNED,
  'send-back': SIGNED,
  submit: FOR_THE_UNIT,
  'withdraw-submission': FOR_THE_UNIT,
  'enter-for': DESK,
  'accept-reports': DESK,
  'return-report': DESK,
  'return-values': DESK,
  'give-light': VERIFIED,
  urge: DESK,
  'add-evidence': IN_THE_UNIT,
  'claim-completion': FOR_THE_UNIT,
  'withdraw-claim': FOR_THE_UNIT,
  'verify-claim': VERIFIED,
  'return-claim': VERIFIED,
  'make-routine': DESK,
  'end-not-attained': DESK,
  'draw-look-back': DESK,
  'look-back': VERIFIED,
  'request-adjustment': FOR_THE_UNIT,
  'withdraw-request': FOR_THE_UNIT,
  'answer-request': DESK,
  consolidate: DESK,
  'correct-report': DESK,
  'name-stand-in': { roles: ['leaderInCharge', 'verifier'], relation: 'partInPlan' },
  /** Who gives the roles of the unit hands its posts over. */
  'pass-stand-ins': { roles: ['liaison'], relation: 'partInPlan' },
  'carry-duties': DESK,
};

export const PLAN_ACT_TYPES = Object.keys(ACT_TABLE) as readonly PlanActType[];

/** Whoever bears one of these acts on no plan, whatever other role was given: they read, or run the system. */
export const ROLES_WITHOUT_ACTS: readonly PersonRole[] = ['auditor', 'systemAdministrator', 'securityAdministrator'];

/** In whose place the actor may act in this role on a day; empty where nobody named him. */
export function standsInFor(state: Pick<PlanState, 'standIns'>, actor: Actor, role: StandInRole, day: Day): readonly PersonId[] {
  return state.standIns
    .filter((named) => named.standInId === actor.personId && named.unitId === actor.unitId && named.role === role)
    .filter(({ from, to }) => from <= day && day <= to)
    .map(({ personId }) => personId);
}

/** Without a day nobody stands in for anybody. */
function roleAllows(state: Pick<PlanState, 'standIns'>, type: PlanActType, actor: Actor, day: Day | null): ActPermission | null {
  if (!Object.hasOwn(ACT_TABLE, type) || actor.roles.some((role) => ROLES_WITHOUT_ACTS.includes(role))) return null;
  const permission = ACT_TABLE[type];
  if (actor.roles.some((role) => permission.roles.includes(role))) return permission;
  const { standIn } = permission;
  return standIn !== undefined && day !== null && standsInFor(state, actor, standIn, day).length > 0 ? permission : null;
}

/** Whether the actor's roles, or one whose place he takes, allow the act somewhere at all. */
export function bearsRoleFor(state: Pick<PlanState, 'standIns'>, type: PlanActType, actor: Actor, day: Day | null): boolean {
  return roleAllows(state, type, actor, day) !== null;
}

/** Every task an act names, in whatever field. */
export function tasksNamed(act: PlanAct): readonly TaskId[] {
  const listed = 'taskIds' in act ? act.taskIds : 'reports' in act ? act.reports.map(({ taskId }) => taskId) : [];
  return 'taskId' in act ? [act.taskId, ...listed] : listed;
}

export function indicatorsNamed(act: PlanAct): readonly string[] {
  if ('values' in act) return act.values.map(({ indicatorId }) => indicatorId);
  if ('indicators' in act) return act.indicators.map(({ indicatorId }) => indicatorId);
  return 'indicatorIds' in act ? act.indicatorIds : [];
}

function coordinates(state: PlanState, act: PlanAct, actor: Actor): boolean {
  const beginning = act.type === 'bring-plan-in';
  if (beginning && actor.unitId !== act.coordinatorUnitId) return false;
  return (beginning && state.content === null) || actor.unitId === state.coordinatorUnitId;
}

/** A task that does not exist and one of other units are answered alike, so that nobody learns of it by trying. `day`: for stand-ins. */
export function may(state: PlanState, act: PlanAct, actor: Actor, day: Day | null = null): boolean {
  const permission = roleAllows(state, act.type, actor, day);
  if (permission === null) return false;
  switch (permission.relation) {
    case 'coordinator':
      return coordinates(state, act, actor);
    case 'partInPlan':
      return takesPart(state, actor);
    case 'verifyingUnit':
      return tasksOutOfReach(state, act, actor, permission).length === 0;
    case 'dutyUnit':
      return tasksOutOfReach(state, act, actor, permission).length === 0 && indicatorsHeld(state, act, actor);
    default:
      return permission.relation satisfies never;
  }
}

/** Which tasks of an act the actor's unit has no part in; none for whoever the table denies the act altogether. */
export function tasksNotHeld(state: PlanState, act: PlanAct, actor: Actor, day: Day | null = null): readonly TaskId[] {
  const permission = roleAllows(state, act.type, actor, day);
  return permission === null ? [] : tasksOutOfReach(state, act, actor, permission);
}

function tasksOutOfReach(state: PlanState, act: PlanAct, actor: Actor, { relation }: ActPermission): readonly TaskId[] {
  if (relation !== 'dutyUnit' && relation !== 'verifyingUnit') return [];
  return tasksNamed(act).filter((taskId) => {
    const task = state.tasks.get(taskId);
    return task === undefined || !reaches(relation, task, actor);
  });
}

function reaches(relation: 'dutyUnit' | 'verifyingUnit', task: TaskState, { unitId }: Actor): boolean {
  return relation === 'dutyUnit' ? holdsDuty(task, unitId) : task.closing.verifyingUnitId === unitId;
}

function indicatorsHeld(state: PlanState, act: PlanAct, { unitId }: Actor): boolean {
  return indicatorsNamed(act).every((indicatorId) =>
    state.indicators.some((held) => held.indicatorId === indicatorId && held.duties.some((duty) => duty.unitId === unitId)),
  );
}

function takesPart(state: PlanState, { unitId }: Actor): boolean {
  if (unitId === state.coordinatorUnitId) return true;
  if (state.indicators.some(({ duties }) => duties.some((duty) => duty.unitId === unitId))) return true;
  return [...state.tasks.values()].some((task) => holdsDuty(task, unitId) || task.closing.verifyingUnitId === unitId);
}

/** The same table asked of one task before anything is written; `null` asks of the plan as such. */
export function mayOn(state: PlanState, type: PlanActType, task: TaskState | null, actor: Actor, day: Day | null = null): boolean {
  if (state.withdrawn !== null) return false;
  const permission = roleAllows(state, type, actor, day);
  if (permission === null) return false;
  const { relation } = permission;
  if (relation === 'coordinator') return state.content === null ? type === 'bring-plan-in' : actor.unitId === state.coordinatorUnitId;
  if (relation === 'partInPlan') return state.content !== null && takesPart(state, actor);
  return task !== null && reaches(relation, task, actor);
}
