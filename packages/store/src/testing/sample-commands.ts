/** Commands on the sample plan: shorthand for tests, and a script that turns numbers into a plausible command on any state. */
import type { Actor, PersonRole, PlanAct, PlanCommand, PlanState } from '@taizhang/ledger';
import { bringIn } from '../journal/bring-in.js';
import { executeDirectory } from '../journal/execute.js';
import type { Executed } from '../journal/executed.js';
import type { Store } from '../open-store.js';
import { COORDINATOR, SAMPLE_FILE, samplePlan, sampleUnits } from './sample-plan.js';

export const AT = '2025-02-01T08:00:00.000Z';

export const person = (unitId: string, ...roles: PersonRole[]): Actor => ({ personId: `p-${unitId}`, unitId, roles });
export const coordinator = person(COORDINATOR, 'coordinator');
export const liaisonOf = (unitId: string): Actor => person(unitId, 'liaison');

export const command = (commandId: string, act: PlanAct, actor: Actor = coordinator): PlanCommand => ({
  commandId,
  actor,
  at: AT,
  seen: {},
  act,
});

export async function bringSampleIn(store: Store, planId: string, options: { tasks?: number; mark?: string } = {}): Promise<Executed> {
  const plan = samplePlan(options.tasks ?? 12, options.mark ?? planId);
  const file = { bytes: SAMPLE_FILE(options.mark ?? planId), mediaType: 'text/plain', fileName: '分工方案.txt' };
  return bringIn(store, planId, command(`in-${planId}`, { type: 'bring-plan-in', coordinatorUnitId: COORDINATOR, plan }), file);
}

export async function addSampleUnits(store: Store): Promise<void> {
  await executeDirectory(store, { commandId: 'units', actor: coordinator, at: AT, act: { type: 'add-units', units: sampleUnits } });
  await executeDirectory(store, {
    commandId: 'alias',
    actor: coordinator,
    at: AT,
    act: { type: 'add-alias', unitId: 'u-slt', alias: '省水行政主管部门' },
  });
}

/** Everything that stands between the tasks and dispatch, then the dispatch. */
export const actsToDispatch = (taskIds: readonly string[]): readonly PlanAct[] => [
  { type: 'settle-finding', findingIds: ['f1'], as: 'asRead', note: '' },
  { type: 'confirm-closing', taskIds },
  { type: 'dispatch', taskIds },
];

export type Draw = { readonly act: number; readonly task: number; readonly unit: number; readonly other: number };

/** Some are refused: that too must leave no trace. */
export function commandFrom(state: PlanState, draw: Draw, commandId: string): PlanCommand {
  const taskIds = [...state.tasks.keys()];
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
  const taskId = pick(taskIds, draw.task);
  const other = pick(taskIds, draw.other);
  const unitId = pick(sampleUnits, draw.unit).unitId;
  const many = [...new Set([taskId, other])];
  const liaison = liaisonOf(state.tasks.get(taskId)?.duties[draw.unit % 2]?.unitId ?? unitId);
  const desk: readonly PlanAct[] = [
    { type: 'confirm-closing', taskIds: many },
    { type: 'confirm-leads', leads: [{ taskId, unitId: state.tasks.get(taskId)?.duties[0]?.unitId ?? unitId }] },
    { type: 'settle-finding', findingIds: [pick(['f1', 'f2', 'f3'], draw.other)], as: 'asRead', note: '' },
    { type: 'resolve-group', groupIds: ['g1'], unitIds: draw.other % 2 ? ['u-czt', 'u-jyt'] : [], answeringUnitId: 'u-slt' },
    { type: 'dispatch', taskIds },
    { type: 'dispatch', taskIds: many },
    { type: 'withdraw-dispatch', taskIds: [taskId], reason: '误发' },
    { type: 'withdraw-task', taskIds: [taskId], reason: '重复', approver: '省长' },
    { type: 'split-task', taskId, at: [4] },
    { type: 'merge-tasks', taskIds: many },
    { type: 'match-unit', from: unitId, to: pick(sampleUnits, draw.other).unitId },
    {
      type: 'settle-duties',
      taskId,
      duties: [
        { unitId: 'u-jyt', role: 'lead' },
        { unitId: 'u-slt', role: 'support' },
      ],
    },
    { type: 'name-verifying-unit', taskIds: many, unitId },
    { type: 'correct-task', taskId, text: `改后的词${draw.other}`, deadline: { text: '年底', on: '2025-12-31' } },
    { type: 'adjust-task', taskId, change: { text: '调整后的词', deadline: null }, basis: '会议纪要', approver: '省长' },
    { type: 'suspend', taskIds: [taskId], basis: '文件', approver: '省长' },
    { type: 'resume', taskIds: [taskId], basis: '文件', approver: '省长' },
    {
      type: 'answer-objection',
      taskId,
      unitId: liaison.unitId,
      outcome: draw.other % 2 ? 'kept' : 'upheld',
      newLeadUnitId: 'u-czt',
      answer: '答复',
    },
  ];
  const units: readonly PlanAct[] = [
    { type: 'acknowledge', taskIds: [taskId] },
    { type: 'object', taskId, reason: '不属本单位职责' },
    { type: 'withdraw-objection', taskId },
    { type: 'record-measures', taskId, text: '措施\u0000', milestones: [{ on: '2025-06-30', text: '半年' }], documentNumber: null },
  ];
  const at = draw.act % (desk.length + units.length);
  return at < desk.length ? command(commandId, desk[at]!) : command(commandId, units[at - desk.length]!, liaison);
}
