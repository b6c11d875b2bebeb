/**
 * The history of a task as plain data: a key of the catalogue and its params, no sentences. Who, for which unit and when stand in the entry's stamp.
 *
 * A param's value is plain text, or a reference that the screen resolves: `unit:<unit id>`, `task:<task id>`, `role:<duty role>`, `kind:<closing
 * kind>`, `taskKind:<task kind>`, `settlement:<settlement>`, `day:<day>`, `period:<period id>`, `light:<light>`, `step:<urging step>`, `request:<request
 * kind>`, `person:<person id>`. A list holds one value a line; an empty list, and a value that was not
 * given, is the empty string. A duty is `unit:<unit id> role:<duty role>`.
 */

import { tasksNaming } from './acts/match-unit.js';
import { tasksWithGroups } from './acts/resolve-group.js';
import { tasksOfFindings } from './acts/settle-finding.js';
import { tasksWithdrawn } from './acts/withdraw-plan.js';
import { CYCLE_HISTORY, cycleParams, isOfCycle, tasksOfCycle } from './cycle-history.js';
import type { GroupId, IntakeEntry, PlanEntry, TaskId } from './entries.js';
import { day, duties, given, list, task, unit } from './history-words.js';
import type { PlanState } from './state.js';

/** Every key and its params: the catalogue has one sentence for each. */
export const HISTORY = {
  'history.plan.broughtIn': ['coordinator'],
  'history.unit.matched': ['from', 'to'],
  'history.finding.settled': ['settlement', 'note', 'count'],
  'history.finding.reopened': ['count'],
  'history.plan.withdrawn': ['reason'],
  'history.plan.corrected': ['changed'],
  'history.indicator.corrected': ['changed'],
  'history.deadlines.set': ['deadline'],
  'history.task.corrected': ['text', 'number', 'kind', 'deadline', 'changed'],
  'history.task.added': [],
  'history.task.split': ['into'],
  'history.task.split.part': ['from'],
  'history.task.merged': ['into'],
  'history.task.merged.whole': ['from'],
  'history.task.withdrawn': ['reason', 'approver'],
  'history.duties.settled': ['duties'],
  'history.leads.confirmed': ['unit'],
  'history.group.resolved': ['groups', 'units'],
  'history.group.resolved.answering': ['groups', 'unit', 'units'],
  'history.closing.set': ['kind', 'doneWhen', 'evidence'],
  'history.closing.confirmed': [],
  'history.verifyingUnit.named': ['unit'],
  'history.tasks.dispatched': [],
  'history.dispatch.withdrawn': ['reason'],
  'history.duties.acknowledged': ['unit'],
  'history.duty.objected': ['unit', 'reason'],
  'history.objection.withdrawn': ['unit'],
  'history.objection.answered.upheld': ['unit', 'newLead', 'answer'],
  'history.objection.answered.kept': ['unit', 'answer'],
  'history.task.adjusted': ['duties', 'deadline', 'text', 'changed', 'basis', 'approver'],
  'history.tasks.suspended': ['basis', 'approver'],
  'history.tasks.resumed': ['basis', 'approver'],
  'history.measures.recorded': ['unit', 'text', 'milestones', 'documentNumber'],
  ...CYCLE_HISTORY,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type HistoryKey = keyof typeof HISTORY;
export type HistoryFacts = { readonly key: HistoryKey; readonly params: Readonly<Record<string, string>> };

/** The tasks that an entry changes, given the state before it; those it makes are among them. */
export function touchedTasks(before: PlanState, entry: PlanEntry): readonly TaskId[] {
  return isOfCycle(entry) ? tasksOfCycle(before, entry) : tasksOfIntake(before, entry);
}

function tasksOfIntake(before: PlanState, entry: IntakeEntry): readonly TaskId[] {
  switch (entry.type) {
    case 'plan.broughtIn':
      return entry.data.plan.tasks.map((task) => task.taskId);
    case 'unit.matched':
      return tasksNaming(before, entry.data.from);
    case 'finding.settled':
    case 'finding.reopened':
      return tasksOfFindings(before, entry.data.findingIds);
    case 'plan.withdrawn':
      return tasksWithdrawn(before);
    case 'plan.corrected':
    case 'indicator.corrected':
      return [];
    case 'group.resolved':
      return tasksWithGroups(before, entry.data.groupIds);
    case 'task.added':
      return [entry.data.task.taskId];
    case 'task.split':
      return [entry.data.taskId, ...entry.data.into.map((part) => part.taskId)];
    case 'task.merged':
      return [...entry.data.taskIds, entry.data.into.taskId];
    case 'leads.confirmed':
      return entry.data.leads.map((lead) => lead.taskId);
    case 'closing.set':
      return entry.data.conditions.map((condition) => condition.taskId);
    default:
      return 'taskIds' in entry.data ? entry.data.taskIds : [entry.data.taskId];
  }
}

/** `wordsOf` gives the words of a group where they are known: the entry has its id alone. */
export function historyFacts(
  entry: PlanEntry,
  taskId: TaskId,
  wordsOf: (groupId: GroupId) => string | undefined = () => undefined,
): HistoryFacts {
  if (isOfCycle(entry)) return facts(`history.${entry.type}`, cycleParams(entry, taskId));
  switch (entry.type) {
    case 'task.split':
      if (entry.data.taskId !== taskId) return facts('history.task.split.part', { from: task(entry.data.taskId) });
      return facts('history.task.split', { into: list(entry.data.into.map((part) => task(part.taskId))) });
    case 'task.merged':
      if (entry.data.into.taskId === taskId) return facts('history.task.merged.whole', { from: list(entry.data.taskIds.map(task)) });
      return facts('history.task.merged', { into: task(entry.data.into.taskId) });
    case 'group.resolved':
      return groupFacts(entry.data, list(entry.data.groupIds.flatMap((groupId) => wordsOf(groupId) ?? [])));
    case 'objection.answered':
      return answerFacts(entry.data);
    default:
      return facts(`history.${entry.type}`, plainParams(entry, taskId));
  }
}

type Branching = 'task.split' | 'task.merged' | 'group.resolved' | 'objection.answered';
type PlainEntry = Exclude<IntakeEntry, { readonly type: Branching }>;
type DataOf<T extends IntakeEntry['type']> = Extract<IntakeEntry, { readonly type: T }>['data'];

function facts(key: HistoryKey, params: Readonly<Record<string, string>>): HistoryFacts {
  return { key, params };
}

function groupFacts({ unitIds, answeringUnitId }: DataOf<'group.resolved'>, groups: string): HistoryFacts {
  const units = list(unitIds.map(unit));
  if (answeringUnitId === null) return facts('history.group.resolved', { groups, units });
  return facts('history.group.resolved.answering', { groups, unit: unit(answeringUnitId), units });
}

function answerFacts({ unitId, outcome, newLeadUnitId, answer }: DataOf<'objection.answered'>): HistoryFacts {
  if (outcome === 'kept') return facts('history.objection.answered.kept', { unit: unit(unitId), answer });
  return facts('history.objection.answered.upheld', { unit: unit(unitId), newLead: given(newLeadUnitId, unit), answer });
}

function plainParams(entry: PlainEntry, taskId: TaskId): Readonly<Record<string, string>> {
  switch (entry.type) {
    case 'plan.broughtIn':
      return { coordinator: unit(entry.data.coordinatorUnitId) };
    case 'unit.matched':
      return { from: unit(entry.data.from), to: unit(entry.data.to) };
    case 'finding.settled':
      return { settlement: `settlement:${entry.data.as}`, note: entry.data.note, count: String(entry.data.findingIds.length) };
    case 'finding.reopened':
      return { count: String(entry.data.findingIds.length) };
    case 'plan.withdrawn':
      return { reason: entry.data.reason };
    case 'plan.corrected':
      return { changed: list(Object.keys(entry.data)) };
    case 'indicator.corrected':
      return { changed: list(Object.keys(entry.data).filter((field) => field !== 'indicatorId')) };
    case 'deadlines.set':
      return { deadline: given(entry.data.deadline, day) };
    case 'task.corrected':
      return correctionParams(entry.data);
    case 'task.withdrawn':
      return { reason: entry.data.reason, approver: entry.data.approver ?? '' };
    case 'duties.settled':
      return { duties: duties(entry.data.duties) };
    case 'leads.confirmed':
      return { unit: given(entry.data.leads.find((lead) => lead.taskId === taskId)?.unitId, unit) };
    case 'closing.set':
      return closingParams(entry.data, taskId);
    case 'task.added':
    case 'closing.confirmed':
    case 'tasks.dispatched':
      return {};
    case 'dispatch.withdrawn':
      return { reason: entry.data.reason };
    case 'duty.objected':
      return { unit: unit(entry.data.unitId), reason: entry.data.reason };
    case 'verifyingUnit.named':
    case 'duties.acknowledged':
    case 'objection.withdrawn':
      return { unit: unit(entry.data.unitId) };
    case 'task.adjusted':
      return adjustmentParams(entry.data);
    case 'tasks.suspended':
    case 'tasks.resumed':
      return { basis: entry.data.basis, approver: entry.data.approver };
    case 'measures.recorded':
      return measuresParams(entry.data);
    default:
      return entry satisfies never;
  }
}

function correctionParams({ taskId: _, ...correction }: DataOf<'task.corrected'>) {
  const { text, number, kind, deadline } = correction;
  return {
    text: text ?? '',
    number: number ?? '',
    kind: given(kind, (word) => `taskKind:${word}`),
    deadline: given(deadline, day),
    changed: list(Object.keys(correction)),
  };
}

function closingParams({ conditions }: DataOf<'closing.set'>, taskId: TaskId) {
  const words = conditions.find((condition) => condition.taskId === taskId);
  return { kind: given(words?.kind, (kind) => `kind:${kind}`), doneWhen: words?.doneWhen ?? '', evidence: words?.evidence ?? '' };
}

function adjustmentParams({ change, basis, approver }: DataOf<'task.adjusted'>) {
  return {
    duties: given(change.duties, duties),
    deadline: given(change.deadline, day),
    text: change.text ?? '',
    changed: list(Object.keys(change)),
    ...{ basis, approver },
  };
}

function measuresParams({ unitId, text, milestones, documentNumber }: DataOf<'measures.recorded'>) {
  const dated = milestones.map((milestone) => `day:${milestone.on} ${milestone.text}`);
  return { unit: unit(unitId), text, milestones: list(dated), documentNumber: documentNumber ?? '' };
}
