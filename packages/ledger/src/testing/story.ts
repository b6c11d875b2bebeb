/** Given–when–then: acts by people, one after the other, through the same decide and evolve as the server's. */
import type { PlanAct, PlanActType, PlanCommand, Seen } from '../commands.js';
import { decide } from '../decide.js';
import { emptyPlan } from '../empty-plan.js';
import type { Actor, PlanContent, PlanEntry, Stamped } from '../entries.js';
import { evolve } from '../evolve.js';
import type { Decision, Refusal } from '../refusals.js';
import type { PlanState, TaskState } from '../state.js';
import { cycleActOfEachType } from './cycle-acts.js';
import { desk } from './plan-builder.js';

export function instant(step: number): string {
  return `2026-03-01T08:00:${String(step % 60).padStart(2, '0')}.000Z`;
}

export function commandOf(actor: Actor, act: PlanAct, step = 0, seen: Seen = {}): PlanCommand {
  return { commandId: `c${step}`, actor, at: instant(step), seen, act };
}

export function stamped(command: PlanCommand, entries: readonly PlanEntry[], seq: number): readonly Stamped<PlanEntry>[] {
  const { commandId, at, actor } = command;
  return entries.map((entry, index) => ({ journal: 'p1', seq: seq + index + 1, entryId: `${commandId}/${index}`, at, actor, ...entry }));
}

export class Story {
  readonly entries: Stamped<PlanEntry>[] = [];
  state: PlanState = emptyPlan('p1');
  decision: Decision<PlanEntry> = { ok: true, entries: [], notReady: [] };

  /** Tries an act; the state moves on only where it was accepted. */
  try(actor: Actor, act: PlanAct, seen: Seen = {}): this {
    const command = commandOf(actor, act, this.entries.length, seen);
    this.decision = decide(this.state, command);
    if (this.decision.ok) {
      const made = stamped(command, this.decision.entries, this.state.seq);
      this.entries.push(...made);
      this.state = made.reduce(evolve, this.state);
    }
    return this;
  }

  given(actor: Actor, act: PlanAct): this {
    this.try(actor, act);
    if (!this.decision.ok) throw new Error(`given was refused: ${act.type} ${JSON.stringify(this.decision.refusal)}`);
    return this;
  }

  get refusal(): Refusal | null {
    return this.decision.ok ? null : this.decision.refusal;
  }

  task(taskId: string): TaskState {
    const task = this.state.tasks.get(taskId);
    if (task === undefined) throw new Error(`no task ${taskId}`);
    return task;
  }

  dutyStatus(taskId: string, unitId: string) {
    return this.task(taskId).duties.find((duty) => duty.unitId === unitId)?.status;
  }

  roles(taskId: string): string[] {
    return this.task(taskId).duties.map(({ unitId, role }) => `${unitId}:${role}`);
  }
}

export function broughtIn(content: PlanContent): Story {
  return new Story().given(desk, { type: 'bring-plan-in', coordinatorUnitId: desk.unitId, plan: content });
}

/** Leads confirmed as proposed, closing conditions confirmed, everything dispatched. */
export function dispatched(content: PlanContent): Story {
  const story = broughtIn(content);
  const tasks = [...story.state.tasks.values()];
  const taskIds = tasks.map((task) => task.taskId);
  const leads = tasks.filter((task) => !task.leadSettled).map(({ taskId, proposedLead }) => ({ taskId, unitId: proposedLead! }));
  if (leads.length > 0) story.given(desk, { type: 'confirm-leads', leads });
  return story.given(desk, { type: 'confirm-closing', taskIds }).given(desk, { type: 'dispatch', taskIds });
}

/** One well-formed act of each type on task t1, for tests that walk all of them. */
export function actOfEachType(content: PlanContent): { readonly [T in PlanActType]: Extract<PlanAct, { readonly type: T }> } {
  const taskIds = ['t1'];
  const why = { basis: '省政府常务会议纪要', approver: '分管副省长' };
  const words = { kind: 'deliverable', doneWhen: '印发', parts: [], evidence: '文号' } as const;
  return {
    'bring-plan-in': { type: 'bring-plan-in', coordinatorUnitId: desk.unitId, plan: content },
    'match-unit': { type: 'match-unit', from: 'finance', to: 'treasury' },
    'settle-finding': { type: 'settle-finding', findingIds: ['f1'], as: 'asRead', note: '' },
    'reopen-finding': { type: 'reopen-finding', findingIds: ['f1'] },
    'withdraw-plan': { type: 'withdraw-plan', reason: '导错了文件' },
    'correct-plan': { type: 'correct-plan', documentNumber: '赣府发〔2026〕1号' },
    'correct-indicator': { type: 'correct-indicator', indicatorId: 'i1', text: '城镇化率' },
    'set-deadlines': { type: 'set-deadlines', taskIds, deadline: { text: '2026年底前', on: '2026-12-31' } },
    'correct-task': { type: 'correct-task', taskId: 't1', text: '完善路网' },
    'add-task': { type: 'add-task', span: [0, 5], number: null },
    'split-task': { type: 'split-task', taskId: 't1', at: [5] },
    'merge-tasks': { type: 'merge-tasks', taskIds: ['t1', 't2'] },
    'withdraw-task': { type: 'withdraw-task', taskIds, reason: '重复', approver: '分管副省长' },
    'settle-duties': { type: 'settle-duties', taskId: 't1', duties: [{ unitId: 'industry', role: 'lead' }] },
    'confirm-leads': { type: 'confirm-leads', leads: [{ taskId: 't1', unitId: 'industry' }] },
    'resolve-group': { type: 'resolve-group', groupIds: ['g1'], unitIds: ['river-city'], answeringUnitId: null },
    'set-closing': { type: 'set-closing', conditions: [{ taskId: 't1', ...words }] },
    'confirm-closing': { type: 'confirm-closing', taskIds },
    'name-verifying-unit': { type: 'name-verifying-unit', taskIds, unitId: 'audit-office' },
    dispatch: { type: 'dispatch', taskIds },
    'withdraw-dispatch': { type: 'withdraw-dispatch', taskIds, reason: '交办有误' },
    acknowledge: { type: 'acknowledge', taskIds },
    object: { type: 'object', taskId: 't1', reason: '不属我单位职责' },
    'withdraw-objection': { type: 'withdraw-objection', taskId: 't1' },
    'answer-objection': { type: 'answer-objection', taskId: 't1', unitId: 'finance', outcome: 'kept', newLeadUnitId: null, answer: '维持' },
    'adjust-task': { type: 'adjust-task', taskId: 't1', change: { text: '完善路网' }, ...why },
    suspend: { type: 'suspend', taskIds, ...why },
    resume: { type: 'resume', taskIds, ...why },
    'record-measures': { type: 'record-measures', taskId: 't1', text: '成立专班', milestones: [], documentNumber: null },
    ...cycleActOfEachType(),
  };
}
