/** Brings a plan in: the document as read becomes drafted tasks, indicators and open findings. Adds nothing that was not read. */
import type { ActOf, ActRule, EntryOfType } from '../act-rule.js';
import { isBlank, namedOnce, refuse } from '../checks.js';
import type { TaskCycle } from '../cycle-state.js';
import { dutyAsRead, holdsDuty, uniteDuties, withDuties } from '../duties.js';
import type { FindingContent, PlanContent, TaskContent, UnitId } from '../entries.js';
import type { Refusal } from '../refusals.js';
import type { ClosingState, FindingState, PlanState, TaskState } from '../state.js';

export const bringPlanIn: ActRule<'bring-plan-in'> = {
  refusals: (state, { coordinatorUnitId, plan }) => [
    state.content === null ? null : refuse('plan/already-brought-in'),
    isBlank(coordinatorUnitId) ? refuse('command/malformed', { field: 'coordinatorUnitId' }) : null,
    ...wellFormedPlan(plan),
  ],
  accept: (_, { coordinatorUnitId, plan }) => ({ entry: { type: 'plan.broughtIn', v: 1, data: { coordinatorUnitId, plan } } }),
  openOn: () => false,
  openOnPlan: (state) => state.content === null,
};

function wellFormedPlan(plan: ActOf<'bring-plan-in'>['plan']): readonly (Refusal | null)[] {
  const holders = [...plan.tasks, ...plan.indicators];
  return [
    namedOnce(
      'taskId',
      plan.tasks.map((task) => task.taskId),
    ),
    namedOnce(
      'indicatorId',
      plan.indicators.map((indicator) => indicator.indicatorId),
    ),
    namedOnce(
      'findingId',
      plan.findings.map((finding) => finding.findingId),
    ),
    namedOnce(
      'groupId',
      holders.flatMap(({ groups }) => groups.map((group) => group.groupId)),
    ),
    findingsLieSomewhere(plan),
  ];
}

function findingsLieSomewhere({ findings, tasks, indicators }: PlanContent): Refusal | null {
  const places = new Set<string | null>([null, ...tasks.map((task) => task.taskId), ...indicators.map(({ indicatorId }) => indicatorId)]);
  const lost = findings.find(({ taskId, indicatorId }) => !places.has(taskId) || !places.has(indicatorId));
  return lost === undefined ? null : refuse('command/malformed', { field: 'findings', findingId: lost.findingId });
}

export function planBroughtIn(state: PlanState, { coordinatorUnitId, plan }: EntryOfType<'plan.broughtIn'>): PlanState {
  return {
    ...state,
    coordinatorUnitId,
    content: plan,
    sections: plan.sections,
    indicators: plan.indicators,
    tasks: new Map(plan.tasks.map((task, index) => [task.taskId, taskAsRead(task, index + 1, coordinatorUnitId)])),
    findings: new Map(plan.findings.map((finding) => [finding.findingId, openFinding(finding)])),
  };
}

function openFinding(finding: FindingContent): FindingState {
  return { ...finding, settled: null };
}

/** Before anything was reported or claimed. */
const NO_CYCLE: TaskCycle = {
  reports: [],
  lights: [],
  evidence: [],
  claims: [],
  met: [],
  closures: [],
  end: null,
  reopenedFrom: null,
  lookBacks: [],
  requests: [],
};

/** A task as its document has it, drafted: also how the part of a split and the whole of a merge begin. */
export function taskAsRead(read: TaskContent, order: number, coordinatorUnitId: UnitId): TaskState {
  const { taskId, number, kind, sectionId, path, text, proposedLead, deadline } = read;
  const bare: TaskState = {
    ...{ taskId, order, number, kind, sectionId, path, text, read, proposedLead, deadline },
    status: 'drafted',
    resumesTo: null,
    duties: [],
    leadSettled: false,
    groups: read.groups.map((group) => ({ ...group, resolution: null })),
    closing: { ...read.closing, confirmed: false, verifyingUnitId: null },
    measures: [],
    madeFrom: [],
    replacedBy: [],
    dispatchedAt: null,
    ...NO_CYCLE,
    revision: 1,
  };
  const task = withDuties(bare, uniteDuties(read.duties.map(dutyAsRead)));
  return { ...task, closing: verifiedByDefault(task, coordinatorUnitId) };
}

/** The coordinator verifies, except where it holds a duty itself: there a person names another. */
export function verifiedByDefault(task: TaskState, coordinatorUnitId: UnitId): ClosingState {
  return { ...task.closing, verifyingUnitId: holdsDuty(task, coordinatorUnitId) ? null : coordinatorUnitId };
}
