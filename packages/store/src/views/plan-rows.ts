/** The rows of a plan as a pure function of its state. Nothing here looks at what was in the tables before. */
import { type DutyState, type FindingState, type PlanState, readiness, type TaskCycle, type TaskState } from '@taizhang/ledger';
import { type Fold, numberLexeme, searchVector, unitLexeme } from './search-words.js';
import { contextText, cycleText } from './slice-rows.js';
import type { Row } from './view-table.js';

/** The type tsvector ends at 1 MB; no sentence of a plan comes near this. */
const SEARCHED_CHARACTERS = 20_000;

export function planRow(state: PlanState): Row | null {
  const { content } = state;
  if (content === null) return null;
  return {
    plan_id: state.planId,
    title: content.title,
    issuer: content.issuer,
    document_number: content.documentNumber,
    issued_on: content.issuedOn,
    script: content.script,
    coordinator_unit_id: state.coordinatorUnitId,
    source_sha256: content.document.sha256,
    file_name: content.document.fileName,
    media_type: content.document.mediaType,
    source_bytes: content.document.bytes,
    published: [...state.tasks.values()].filter(isPublished).length,
    withdrawn: state.withdrawn !== null,
  };
}

export function sectionRows(state: PlanState): Row[] {
  return state.sections.map((section, ord) => ({
    plan_id: state.planId,
    section_id: section.sectionId,
    ord,
    heading: section.heading,
    level: section.level,
  }));
}

export function indicatorRows(state: PlanState): Row[] {
  return state.indicators.map((indicator, ord) => ({
    plan_id: state.planId,
    indicator_id: indicator.indicatorId,
    ord,
    number: indicator.number,
    text: indicator.text,
    body: indicator,
  }));
}

export function findingRow(planId: string, finding: FindingState): Row {
  return {
    plan_id: planId,
    finding_id: finding.findingId,
    task_id: finding.taskId,
    indicator_id: finding.indicatorId,
    rule: finding.rule,
    level: finding.level,
    settled_as: finding.settled?.as ?? null,
    span_start: finding.span[0],
    body: finding,
  };
}

/** Out to the units: what was dispatched and not called back. Drafts are the coordinator's. */
export const isPublished = (task: TaskState): boolean =>
  task.dispatchedAt !== null && task.status !== 'drafted' && task.status !== 'replaced';

export function taskRow(state: PlanState, task: TaskState): Row {
  const notReady = readiness(state, task.taskId);
  return {
    plan_id: state.planId,
    task_id: task.taskId,
    ...wordsOf(state, task),
    ...standingOf(task),
    lead_unit_ids: unitsOf(task.duties, true),
    other_unit_ids: unitsOf(task.duties, false),
    proposed_lead: task.proposedLead,
    lead_settled: task.leadSettled,
    open_asks: openAsks(state).get(task.taskId) ?? 0,
    open_groups: task.groups.filter((group) => group.resolution === null).map((group) => group.text),
    ready: notReady.length === 0,
    not_ready: task.status === 'drafted' ? notReady : [],
    read: task.read,
    body: bodyOf(task),
    cycle: cycleText(task),
    context: contextText(state, task),
  };
}

function wordsOf(state: PlanState, task: TaskState): Row {
  return {
    ord: task.order,
    number: task.number,
    number_value: numberValue(task.number),
    kind: task.kind,
    section_id: task.sectionId,
    section_heading: state.sections.find((section) => section.sectionId === task.sectionId)?.heading ?? null,
    path: task.path,
    text: task.text,
    due_on: task.deadline?.on ?? null,
    due_text: task.deadline?.text ?? null,
  };
}

function standingOf(task: TaskState): Row {
  return {
    status: task.status,
    published: isPublished(task),
    revision: task.revision,
    closing_kind: task.closing.kind,
    closing_confirmed: task.closing.confirmed,
    done_when: task.closing.doneWhen,
    evidence: task.closing.evidence,
    verifying_unit_id: task.closing.verifyingUnitId,
    waiting: task.duties.filter((duty) => duty.status === 'sent').length,
    objected: task.duties.filter((duty) => duty.status === 'objected').length,
    dispatched_at: task.dispatchedAt,
  };
}

/** All but the search column. */
export function wordRow(planId: string, task: TaskState): Row {
  return {
    plan_id: planId,
    task_id: task.taskId,
    ord: task.order,
    published: isPublished(task),
    replaced: task.status === 'replaced',
  };
}

export function dutyRows(planId: string, task: TaskState): Row[] {
  return task.duties.map((duty, n) => ({
    plan_id: planId,
    task_id: task.taskId,
    n,
    unit_id: duty.unitId,
    role: duty.role,
    printed: duty.printed,
    from_group: duty.fromGroup,
    status: duty.status,
    acknowledged_at: duty.acknowledgedAt,
  }));
}

export function groupRows(planId: string, task: TaskState): Row[] {
  return task.groups.map((group, n) => ({
    plan_id: planId,
    task_id: task.taskId,
    n,
    group_id: group.groupId,
    text: group.text,
    role: group.role,
    resolved: group.resolution !== null,
    body: group,
  }));
}

/** Which units have anything in the plan, and on how many dispatched tasks. */
export function planUnitRows(state: PlanState): ReadonlyMap<string, Row> {
  const counts = new Map<string, { duties: number; verifies: number; published: number }>();
  const count = (unitId: string, key: 'duties' | 'verifies' | 'published') => {
    const found = counts.get(unitId) ?? { duties: 0, verifies: 0, published: 0 };
    found[key] += 1;
    counts.set(unitId, found);
  };
  for (const task of state.tasks.values()) {
    if (task.status === 'replaced') continue;
    for (const unitId of new Set(task.duties.map((duty) => duty.unitId))) count(unitId, 'duties');
    if (task.closing.verifyingUnitId !== null) count(task.closing.verifyingUnitId, 'verifies');
    if (isPublished(task)) for (const unitId of seersOf(task)) count(unitId, 'published');
  }
  return new Map([...counts].map(([unitId, found]) => [unitId, { plan_id: state.planId, unit_id: unitId, ...found }]));
}

function seersOf(task: TaskState): ReadonlySet<string> {
  const units = new Set(task.duties.map((duty) => duty.unitId));
  if (task.closing.verifyingUnitId !== null) units.add(task.closing.verifyingUnitId);
  return units;
}

const openAsksOf = new WeakMap<PlanState['findings'], ReadonlyMap<string, number>>();

function openAsks(state: PlanState): ReadonlyMap<string, number> {
  const known = openAsksOf.get(state.findings);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const finding of state.findings.values()) {
    if (finding.taskId === null || finding.level !== 'ask' || finding.settled !== null) continue;
    counts.set(finding.taskId, (counts.get(finding.taskId) ?? 0) + 1);
  }
  openAsksOf.set(state.findings, counts);
  return counts;
}

function unitsOf(duties: readonly DutyState[], leading: boolean): string[] {
  return [...new Set(duties.filter((duty) => (duty.role === 'lead') === leading).map((duty) => duty.unitId))];
}

function numberValue(number: string | null): number | null {
  const digits = /\d{1,9}/.exec(number ?? '');
  return digits === null ? null : Number(digits[0]);
}

/** A task without its reports, claims and evidence: those have rows of their own. */
export type TaskStanding = Omit<TaskState, keyof TaskCycle>;
export type TaskBody = Omit<TaskStanding, 'read' | 'revision'>;

/** What was read never changes, and the revision changes with every act: both stand in columns of their own, so that the rest is not written again. */
const bodies = new WeakMap<TaskState, TaskBody>();

function bodyOf(task: TaskState): TaskBody {
  const known = bodies.get(task);
  if (known !== undefined) return known;
  const { read: _, revision: __, reports, lights, evidence, claims, met, closures, end, reopenedFrom, lookBacks, requests, ...body } = task;
  bodies.set(task, body);
  return body;
}

/** Whether `searchOf` gives the same for both. */
export function sameSearch(one: TaskState, other: TaskState): boolean {
  if (one.text !== other.text || one.number !== other.number || one.read !== other.read) return false;
  const duties = one.duties === other.duties || namesOf(one) === namesOf(other);
  return duties && one.groups.every((group, at) => group.text === other.groups[at]?.text) && one.groups.length === other.groups.length;
}

const namesOf = (task: TaskState): string => JSON.stringify(task.duties.map((duty) => [duty.unitId, duty.printed]));

export function searchOf(planId: string, task: TaskState, fold: Fold): string {
  const words = [task.text, task.read.text, ...task.duties.map((duty) => duty.printed ?? ''), ...task.groups.map((group) => group.text)];
  const ids = task.duties.map((duty) => unitLexeme(duty.unitId));
  if (task.number !== null && task.number !== '' && task.number.length <= 100) ids.push(numberLexeme(task.number));
  return searchVector(
    planId,
    words.map((text) => text.slice(0, SEARCHED_CHARACTERS)),
    [...new Set(ids)],
    fold,
  );
}
