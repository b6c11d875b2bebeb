/** Commands out of rolled numbers: mostly ones that fit the state, now and then ones that do not. */
import type { IntakeAct, PlanAct, PlanActType, PlanCommand } from '../commands.js';
import type { Actor, ClosingKind, DutyRole, PlanContent, Series, TaskContent, TaskId } from '../entries.js';
import { openFindings } from '../findings-by-task.js';
import { openActs, openPlanActs } from '../open-acts.js';
import { PLAN_ACT_TYPES } from '../permission.js';
import type { PlanState, TaskState } from '../state.js';
import { desk, finding, group, indicator, person, plan, task as read, readDuty } from './plan-builder.js';
import { cycleActFrom, isCycleType } from './random-cycle.js';
import { commandOf } from './story.js';

export type Roll = {
  readonly type: number;
  readonly actor: number;
  readonly about: number;
  readonly picks: readonly number[];
  readonly words: number;
  readonly stale: boolean;
};

const UNITS = ['industry', 'finance', 'river-city', 'hill-city', 'development', 'audit-office'];
const ROLES: readonly DutyRole[] = ['lead', 'responsible', 'support'];
const WORDS = ['印发', '完善路网', ' ', '甲𠮷乙', '成立专班', '报省政府'];
const DAYS = ['2026-06-30', '2026-02-30', '2024-02-29'];

function closing(kind: ClosingKind, ...parts: string[]): TaskContent['closing'] {
  return { kind, doneWhen: '印发', parts: parts.map((partId) => ({ partId, text: '印发' })), evidence: '文号', because: '' };
}

const SERIES: Series = { name: '城镇化率', bound: '>=', value: 65, unit: '%', by: null, hedge: null, nature: null };

export const RANDOM_PLAN: PlanContent = plan(
  [
    read('t1', { duties: ['industry:lead', 'finance:support'] }),
    read('t2', { groups: [group('g1'), group('g2', 'lead')] }),
    read('t3', { duties: ['development', 'industry'] }),
    read('t4', { duties: [], groups: [group('g3', 'support')] }),
    read('t5', { duties: ['river-city:lead'], closing: closing('strive') }),
    read('t6', { duties: ['industry:lead', 'finance'], closing: closing('deliverable', 'p1', 'p2') }),
    read('t7', { duties: ['finance:lead'], closing: closing('continuing', 'y1') }),
  ],
  {
    findings: [finding('f1', 't1'), finding('f2', 't2', { level: 'warn' }), finding('f3', null), finding('f4', 't5', { span: [8, 9] })],
    indicators: [indicator('i1', { duties: [readDuty('finance')], groups: [group('g4')], series: [SERIES] })],
  },
);

const pick = <V>(values: readonly V[], roll: number, fallback: V): V => values[roll % (values.length || 1)] ?? fallback;

/** The desk, a unit of the task, its verifier, or anybody of any unit. */
function actorOf(roll: Roll, about: TaskState | undefined): Actor {
  const kind = roll.actor % 6;
  if (kind < 2) return desk;
  if (kind === 5) return person(about?.closing.verifyingUnitId ?? 'audit-office', 'verifier');
  const own = about?.duties.map((duty) => duty.unitId) ?? [];
  const unitId = pick(kind === 4 ? UNITS : own, roll.actor >> 3, 'industry');
  const roles = ['liaison', 'leaderInCharge', 'liaison', 'leaderInCharge', 'handler', 'auditor'] as const;
  return person(unitId, pick(roles, roll.actor >> 2, 'liaison'));
}

/** Acts that end a task or only set something right are rolled less, so that others have something to act on. */
const ENDING: readonly PlanActType[] = [
  ...(['send-back', 'reopen-finding', 'correct-plan', 'correct-indicator', 'set-deadlines'] as const),
  ...(['withdraw-task', 'withdraw-dispatch', 'suspend', 'end-not-attained', 'make-routine'] as const),
  ...(['withdraw-claim', 'return-claim', 'withdraw-submission', 'return-report', 'withdraw-request'] as const),
];

function typeOf(state: PlanState, roll: Roll, actor: Actor, about: TaskState | undefined): PlanActType {
  const open = about === undefined || roll.type % 6 === 0 ? [] : openActs(state, actor, about.taskId);
  const going = open.filter((type) => !ENDING.includes(type) || roll.type % 3 === 0);
  if (going.length > 0) return pick(going, roll.type, 'dispatch');
  const onPlan = roll.type % 4 === 0 ? [] : openPlanActs(state, actor).filter((type) => !ENDING.includes(type));
  return pick(onPlan.length > 0 ? onPlan : PLAN_ACT_TYPES, Math.floor(roll.type / 6), 'dispatch');
}

export function commandFrom(state: PlanState, roll: Roll, step: number): PlanCommand {
  const live = [...state.tasks.values()].filter(({ status }) => status !== 'replaced' && status !== 'withdrawn');
  const about = live[roll.about % (live.length || 1)];
  const actor = actorOf(roll, about);
  const act = actFrom(state, typeOf(state, roll, actor, about), about?.taskId ?? 't1', roll, actor);
  const seen = roll.stale ? { [pick([...state.tasks.keys()], roll.words, 't1')]: 1 } : {};
  return commandOf(actor, act, step, seen);
}

/** A few tasks, now and then one that is not there or twice the same. */
function somePicked(state: PlanState, about: TaskId, { picks }: Roll): readonly TaskId[] {
  const ids = [...state.tasks.keys(), 'nowhere'];
  const chosen = [about, ...picks.slice(2).map((number) => ids[number % ids.length]!)];
  return chosen.length % 5 === 4 ? chosen : [...new Set(chosen)];
}

function draftedBeside(state: PlanState, taskId: TaskId): readonly TaskId[] {
  return [...state.tasks.values()].filter((task) => task.status === 'drafted' && task.taskId !== taskId).map((task) => task.taskId);
}

/** What acts are made of, rolled once for whichever it will be. */
function materialOf(state: PlanState, taskId: TaskId, roll: Roll) {
  const task = state.tasks.get(taskId);
  const unit = (shift: number) => pick(UNITS, roll.words + shift, 'industry');
  const openIds = openFindings(state, taskId).map(({ findingId }) => findingId);
  const groupIds = (task?.groups ?? []).map((group) => group.groupId);
  return {
    ...{ state, task, taskId, unit, roll },
    taskIds: somePicked(state, taskId, roll),
    text: pick(WORDS, roll.words, ''),
    duties: roll.picks.map((number) => ({ unitId: pick(UNITS, number, 'industry'), role: pick(ROLES, number >> 3, 'lead') })),
    why: { basis: pick(WORDS, roll.words + 1, '印发'), approver: '分管副省长' },
    groupIds: [pick([...groupIds, 'g4', 'g9'], roll.words, 'g1')],
    findingIds: [pick([...openIds, 'f3', 'f9'], roll.words, 'f9')],
    deadline: roll.words % 2 === 0 ? null : { text: '年底', on: pick(DAYS, roll.words, DAYS[0]!) },
  };
}

function actFrom(state: PlanState, type: PlanActType, about: TaskId, roll: Roll, actor: Actor): PlanAct {
  const material = materialOf(state, about, roll);
  if (isCycleType(type)) return cycleActFrom(type, { ...material, actor });
  return intakeActFrom(type, material);
}

function intakeActFrom(type: IntakeAct['type'], material: ReturnType<typeof materialOf>): PlanAct {
  const { state, taskId, taskIds, text, unit, duties, groupIds, findingIds, deadline, roll } = material;
  switch (type) {
    case 'bring-plan-in':
      return { type, coordinatorUnitId: desk.unitId, plan: RANDOM_PLAN };
    case 'match-unit':
      return { type, from: unit(0), to: unit(1) };
    case 'settle-finding':
      return { type, findingIds, as: 'asRead', note: text };
    case 'reopen-finding':
      return { type, findingIds: [pick([...state.findings.keys()], roll.words, 'f9')] };
    case 'withdraw-plan':
      return { type, reason: text };
    case 'correct-plan':
      return { type, title: text, issuedOn: pick(DAYS, roll.words, DAYS[0]!) };
    case 'correct-indicator':
      return { type, indicatorId: 'i1', text, ...(roll.words % 2 === 0 ? { duties } : { series: [SERIES, SERIES] }) };
    case 'set-deadlines':
      return { type, taskIds, deadline };
    case 'correct-task':
      return { type, taskId, text, deadline };
    case 'add-task':
      return { type, span: [roll.words % 13, 13 + (roll.words % 5)], number: null };
    case 'split-task':
      return { type, taskId, at: roll.picks.slice(0, 2).map((number) => number % 13) };
    case 'merge-tasks':
      return { type, taskIds: [taskId, pick(draftedBeside(state, taskId), roll.words, 't9')] };
    case 'settle-duties':
      return { type, taskId, duties };
    case 'confirm-leads':
      return { type, leads: taskIds.map((id) => ({ taskId: id, unitId: state.tasks.get(id)?.duties[0]?.unitId ?? unit(0) })) };
    case 'resolve-group':
      return { type, groupIds, unitIds: duties.map(({ unitId }) => unitId), answeringUnitId: roll.words % 3 === 0 ? unit(0) : null };
    case 'set-closing':
      return { type, conditions: taskIds.map((id) => ({ taskId: id, kind: 'event', doneWhen: text, parts: [], evidence: '公报' })) };
    case 'confirm-closing':
      return { type, taskIds };
    case 'name-verifying-unit':
      return { type, taskIds, unitId: unit(4) };
    default:
      return actAfterIntake(type, material);
  }
}

type IntakeType =
  | ('withdraw-plan' | 'reopen-finding' | 'correct-plan' | 'correct-indicator' | 'set-deadlines')
  | ('bring-plan-in' | 'match-unit' | 'settle-finding' | 'correct-task' | 'add-task' | 'split-task' | 'merge-tasks')
  | ('settle-duties' | 'confirm-leads' | 'resolve-group' | 'set-closing' | 'confirm-closing' | 'name-verifying-unit');

function actAfterIntake(type: Exclude<IntakeAct['type'], IntakeType>, material: ReturnType<typeof materialOf>): PlanAct {
  const { taskId, taskIds, text, duties, why, deadline, roll } = material;
  switch (type) {
    case 'dispatch':
    case 'acknowledge':
      return { type, taskIds };
    case 'withdraw-task':
      return { type, taskIds: [taskId], reason: text, approver: roll.words % 2 === 0 ? null : '分管副省长' };
    case 'withdraw-dispatch':
      return { type, taskIds, reason: text };
    case 'object':
      return { type, taskId, reason: text };
    case 'withdraw-objection':
      return { type, taskId };
    case 'answer-objection':
      return answerFrom(material);
    case 'adjust-task':
      return { type, taskId, change: roll.words % 2 === 0 ? { duties } : { text, deadline }, ...why };
    case 'suspend':
    case 'resume':
      return { type, taskIds, ...why };
    case 'record-measures':
      return { type, taskId, text, milestones: [{ on: pick(DAYS, roll.words, DAYS[0]!), text: '开工' }], documentNumber: null };
    default:
      return type satisfies never;
  }
}

function answerFrom({ task, taskId, unit, roll }: ReturnType<typeof materialOf>): PlanAct {
  const objecting = task?.duties.find(({ status }) => status === 'objected');
  const outcome = roll.words % 3 === 0 ? 'kept' : 'upheld';
  const newLeadUnitId = roll.words % 2 === 0 ? unit(2) : null;
  return { type: 'answer-objection', taskId, unitId: objecting?.unitId ?? unit(0), outcome, newLeadUnitId, answer: '经研究' };
}
