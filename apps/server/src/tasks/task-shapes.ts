/** Stored tasks → the contract's rows and pages. */
import type { z } from '@hono/zod-openapi';
import type { TaskFilters as Query, TaskDetail, TaskRow } from '@taizhang/contract';
import { closingParts, type ReportState, WHOLE_PART } from '@taizhang/ledger';
import type { TaskRow as StoredRow, TaskFilters, TaskStanding } from '@taizhang/store';
import type { DeepReadonly } from '../http/use-case.js';
import type { NameOf } from '../units/unit-names.js';

export type TaskRowShape = DeepReadonly<z.input<typeof TaskRow>>;
type Detail = DeepReadonly<z.input<typeof TaskDetail>>;

const given = (unitId: string | null): readonly string[] => (unitId === null ? [] : [unitId]);
export const unitsOfRow = (row: StoredRow): readonly string[] => [
  ...row.leadUnitIds,
  ...row.otherUnitIds,
  ...row.keptGroups.map((group) => group.unitId),
  ...given(row.proposedLead),
  ...given(row.verifyingUnitId),
];

export const unitsOfTask = (task: TaskStanding): readonly string[] => [
  ...task.duties.map((duty) => duty.unitId),
  ...task.measures.map((paper) => paper.unitId),
  ...task.groups.flatMap(({ resolution }) => given(resolution?.answeringUnitId ?? null)),
  ...given(task.closing.verifyingUnitId),
];

export const taskRowShape = (row: StoredRow, nameOf: NameOf): TaskRowShape => ({
  planId: row.planId,
  taskId: row.taskId,
  number: row.number,
  kind: row.kind,
  sectionId: row.sectionId,
  section: row.section,
  text: row.text,
  status: row.status,
  revision: row.revision,
  leads: row.leadUnitIds.map(nameOf),
  leadSettled: row.leadSettled,
  proposedLead: row.proposedLead === null ? null : nameOf(row.proposedLead),
  others: row.otherUnitIds.map(nameOf),
  groups: row.openGroups,
  keptGroups: row.keptGroups.map(({ text, unitId }) => ({ text, answering: nameOf(unitId) })),
  due: row.dueText === null ? null : { text: row.dueText, on: row.dueOn },
  closingKind: row.closingKind,
  closingConfirmed: row.closingConfirmed,
  doneWhen: row.doneWhen,
  evidence: row.evidence,
  verifyingUnit: row.verifyingUnitId === null ? null : nameOf(row.verifyingUnitId),
  openAsks: row.openAsks,
  notReady: row.notReady,
  waiting: row.waiting,
  objected: row.objected,
});

const flag = (value: 'true' | 'false' | undefined): boolean | undefined => (value === undefined ? undefined : value === 'true');

export const storeFilters = (query: z.output<typeof Query>): TaskFilters => ({
  q: query.q,
  sectionId: query.section,
  unitId: query.unit,
  role: query.role,
  status: query.status,
  kind: query.kind,
  closingKind: query.closing,
  dueFrom: query.dueFrom,
  dueTo: query.dueTo,
  openAsk: flag(query.openAsk),
  ready: flag(query.ready),
  leadSettled: flag(query.leadSettled),
  closingConfirmed: flag(query.closingConfirmed),
  waiting: flag(query.waiting),
  objected: flag(query.objected),
});

export const reportLine = (
  { periodId, unitId, role, status, words, submitted }: ReportState,
  nameOf: NameOf,
): Detail['reports'][number] => ({
  ...{ periodId, unit: nameOf(unitId), role, status },
  ...{ light: words.light, text: words.text, submittedAt: submitted?.at ?? null },
});

export const dutyShapes = (task: TaskStanding, nameOf: NameOf): Detail['duties'] => {
  const groups = new Map(task.groups.map((group) => [group.groupId, group.text]));
  return task.duties.map(({ unitId, role, printed, span, fromGroup, status, acknowledgedAt, objection }) => ({
    ...{ unit: nameOf(unitId), role, printed, span, status, acknowledgedAt, objection },
    fromGroup: fromGroup === null ? null : (groups.get(fromGroup) ?? ''),
  }));
};

/** With the milestones that a project closes by; a condition that is one whole has no parts to tell apart. */
const partsOf = (task: TaskStanding): Detail['closing']['parts'] => {
  const parts = closingParts(task);
  return parts.length === 1 && parts[0]?.partId === WHOLE_PART ? [] : parts;
};

export const closingShape = (task: TaskStanding, nameOf: NameOf): Detail['closing'] => {
  const { kind, doneWhen, evidence, because, confirmed, verifyingUnitId } = task.closing;
  const parts = partsOf(task);
  return { kind, doneWhen, parts, evidence, because, confirmed, verifyingUnit: verifyingUnitId === null ? null : nameOf(verifyingUnitId) };
};

export const measureShapes = (task: TaskStanding, nameOf: NameOf): Detail['measures'] =>
  task.measures.map(({ unitId, text, milestones, documentNumber, at }) => ({ unit: nameOf(unitId), text, milestones, documentNumber, at }));
