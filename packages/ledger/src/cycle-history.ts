/**
 * The history of a task through the reporting cycle: keys, params, and which tasks an entry touches. Params hold no words of reports, claims and
 * evidence: who may read a history need not be one who may read those.
 */

import { tasksCarried } from './acts/cycle/carry-duties.js';
import type { CycleEntry } from './cycle-entries.js';
import type { PlanEntry, TaskId } from './entries.js';
import { duties, given, list, unit } from './history-words.js';
import type { PlanState } from './state.js';

export const CYCLE_HISTORY = {
  'history.rules.set': [],
  'history.period.announced': ['period', 'due'],
  'history.period.opened': ['period'],
  'history.sheet.signedOff': ['period', 'unit', 'standInFor'],
  'history.sheet.sentBack': ['period', 'unit', 'reason', 'standInFor'],
  'history.sheet.submitted': ['period', 'unit'],
  'history.sheet.enteredFor': ['period', 'unit', 'note'],
  'history.submission.withdrawn': ['period', 'unit'],
  'history.reports.accepted': ['period', 'units'],
  'history.report.returned': ['period', 'unit', 'reason'],
  'history.values.returned': ['period', 'unit', 'reason'],
  'history.light.given': ['period', 'unit', 'light', 'standInFor'],
  'history.unit.urged': ['period', 'unit', 'step'],
  'history.evidence.added': ['unit', 'count'],
  'history.completion.claimed': ['unit', 'count'],
  'history.claim.withdrawn': ['unit'],
  'history.claim.verified': ['unit', 'met', 'unmet', 'standInFor'],
  'history.claim.returned': ['unit', 'reason', 'standInFor'],
  'history.task.closedOut': [],
  'history.task.madeRoutine': ['basis', 'approver'],
  'history.task.notAttained': ['basis', 'approver'],
  'history.lookBack.drawn': ['period'],
  'history.lookBack.done': ['period', 'unit', 'holds', 'fact', 'standInFor'],
  'history.task.reopened': ['reason'],
  'history.adjustment.requested': ['unit', 'request', 'duties', 'deadline', 'text', 'reason', 'basis'],
  'history.adjustment.withdrawn': ['unit'],
  'history.adjustment.granted': ['approver', 'answer'],
  'history.adjustment.refused': ['answer'],
  'history.period.consolidated': ['period'],
  'history.period.corrected': ['period', 'reason'],
  'history.standIn.named': ['unit'],
  'history.duties.carried': ['from', 'to', 'basis'],
} as const satisfies Readonly<Record<`history.${CycleEntry['type']}`, readonly string[]>>;

export function isOfCycle(entry: PlanEntry): entry is Extract<PlanEntry, CycleEntry> {
  return Object.hasOwn(CYCLE_HISTORY, `history.${entry.type}`);
}

/** The tasks that an entry changes; entries on periods as such change none. */
export function tasksOfCycle(before: PlanState, entry: CycleEntry): readonly TaskId[] {
  switch (entry.type) {
    case 'lookBack.drawn':
    case 'rules.set':
    case 'period.announced':
    case 'period.opened':
    case 'values.returned':
    case 'period.consolidated':
    case 'period.corrected':
    case 'standIn.named':
      return [];
    case 'sheet.signedOff':
    case 'sheet.submitted':
    case 'sheet.enteredFor':
    case 'reports.accepted':
      return [...new Set(entry.data.reports.map(({ taskId }) => taskId))];
    case 'sheet.sentBack':
    case 'submission.withdrawn':
    case 'unit.urged':
      return entry.data.taskIds;
    case 'duties.carried':
      return tasksCarried(before, entry.data.from);
    default:
      return [entry.data.taskId];
  }
}

type Params = Readonly<Record<string, string>>;

export function cycleParams(entry: CycleEntry, taskId: TaskId): Params {
  switch (entry.type) {
    case 'rules.set':
    case 'task.closedOut':
      return {};
    case 'task.madeRoutine':
    case 'task.notAttained':
      return { basis: entry.data.basis, approver: entry.data.approver };
    case 'task.reopened':
      return { reason: entry.data.reason };
    case 'standIn.named':
      return { unit: unit(entry.data.unitId) };
    case 'duties.carried':
      return { from: unit(entry.data.from), to: list(entry.data.to.map(unit)), basis: entry.data.basis };
    default:
      return 'periodId' in entry.data ? periodParams(entry as OfPeriod, taskId) : taskParams(entry as OfTask);
  }
}

type OfPeriod = Extract<CycleEntry, { readonly data: { readonly periodId: string } }>;
type OfTask = Extract<CycleEntry, { readonly type: `claim.${string}` | `adjustment.${string}` | 'completion.claimed' | 'evidence.added' }>;

function periodParams(entry: OfPeriod, taskId: TaskId): Params {
  const period = `period:${entry.data.periodId}`;
  switch (entry.type) {
    case 'period.announced':
      return { period, due: `day:${entry.data.calendar.dueOn}` };
    case 'period.opened':
    case 'period.consolidated':
    case 'lookBack.drawn':
      return { period };
    case 'period.corrected':
      return { period, reason: entry.data.reason };
    case 'sheet.signedOff':
      return { period, unit: unit(entry.data.unitId), standInFor: person(entry.data.standInFor) };
    case 'sheet.sentBack': {
      const { unitId, reason, standInFor } = entry.data;
      return { period, unit: unit(unitId), reason, standInFor: person(standInFor) };
    }
    case 'sheet.submitted':
    case 'submission.withdrawn':
      return { period, unit: unit(entry.data.unitId) };
    case 'sheet.enteredFor':
      return { period, unit: unit(entry.data.unitId), note: entry.data.paper.note };
    case 'reports.accepted':
      return { period, units: list(entry.data.reports.filter((ref) => ref.taskId === taskId).map((ref) => unit(ref.unitId))) };
    case 'report.returned':
    case 'values.returned':
      return { period, unit: unit(entry.data.unitId), reason: entry.data.reason };
    case 'light.given':
      return { period, unit: unit(entry.data.unitId), light: `light:${entry.data.light}`, standInFor: person(entry.data.standInFor) };
    case 'unit.urged':
      return { period, unit: unit(entry.data.unitId), step: `step:${entry.data.step}` };
    case 'lookBack.done': {
      const { unitId, holds, fact, standInFor } = entry.data;
      return { period, unit: unit(unitId), holds: String(holds), fact, standInFor: person(standInFor) };
    }
    default:
      return entry satisfies never;
  }
}

function taskParams(entry: OfTask): Params {
  switch (entry.type) {
    case 'evidence.added':
      return { unit: unit(entry.data.unitId), count: String(entry.data.evidence.length) };
    case 'completion.claimed':
      return { unit: unit(entry.data.unitId), count: String(entry.data.parts.length) };
    case 'claim.withdrawn':
    case 'adjustment.withdrawn':
      return { unit: unit(entry.data.unitId) };
    case 'claim.verified': {
      const met = entry.data.parts.filter((part) => part.met).length;
      const counts = { met: String(met), unmet: String(entry.data.parts.length - met) };
      return { unit: unit(entry.data.unitId), ...counts, standInFor: person(entry.data.standInFor) };
    }
    case 'claim.returned':
      return { unit: unit(entry.data.unitId), reason: entry.data.reason, standInFor: person(entry.data.standInFor) };
    case 'adjustment.requested':
      return requestParams(entry.data);
    case 'adjustment.granted':
      return { approver: entry.data.approver, answer: entry.data.answer };
    case 'adjustment.refused':
      return { answer: entry.data.answer };
    default:
      return entry satisfies never;
  }
}

function requestParams({ unitId, request }: Extract<CycleEntry, { readonly type: 'adjustment.requested' }>['data']): Params {
  const { kind, change, reason, basis } = request;
  return {
    unit: unit(unitId),
    request: `request:${kind}`,
    duties: given(change.duties, duties),
    deadline: given(change.deadline, (deadline) => deadline.text || given(deadline.on, (on) => `day:${on}`)),
    text: change.text ?? '',
    ...{ reason, basis },
  };
}

function person(personId: string | null): string {
  return given(personId, (id) => `person:${id}`);
}
