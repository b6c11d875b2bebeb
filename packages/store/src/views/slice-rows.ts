/**
 * What the other views do not hold of a task's and of a plan's state, so that some tasks of a plan can be put together again without folding it: a
 * slice. Canonical text, since it is written and read whole. The order of a task's reports, claims and evidence is kept by their keys.
 */
import { type PlanState, type PlanTally, planTally, type TaskState, tallyAfter } from '@taizhang/ledger';
import { canonicalJson } from '../journal/canonical.js';
import { PLAN_REST, UNIT_TALLY } from './tables.js';
import { type Change, difference, type Row } from './view-table.js';

export type CycleRest = Pick<TaskState, 'lights' | 'met' | 'closures' | 'end' | 'reopenedFrom' | 'lookBacks' | 'requests'> & {
  readonly reports: readonly (readonly [periodId: string, unitId: string])[];
  readonly evidence: readonly string[];
  readonly claims: readonly string[];
};

const cycles = new WeakMap<TaskState, string>();

export function cycleText(task: TaskState): string {
  const known = cycles.get(task);
  if (known !== undefined) return known;
  const { lights, met, closures, end, reopenedFrom, lookBacks, requests } = task;
  const keys = {
    reports: task.reports.map(({ periodId, unitId }) => [periodId, unitId] as const),
    evidence: task.evidence.map(({ evidenceId }) => evidenceId),
    claims: task.claims.map(({ claimId }) => claimId),
  };
  const text = canonicalJson({ lights, met, closures, end, reopenedFrom, lookBacks, requests, ...keys } satisfies CycleRest);
  cycles.set(task, text);
  return text;
}

/** The words with a little of what stands before and after them in the source; `from` is where that begins. */
export type Context = { readonly before: string; readonly text: string; readonly after: string; readonly from: number };

const AROUND = 160;
const contexts = new WeakMap<TaskState['read'], string>();

/** Never changes once read; a slice, which has no source, knows none and writes none. */
export function contextText({ content }: PlanState, { read }: TaskState): string {
  const known = contexts.get(read);
  if (known !== undefined) return known;
  const source = content?.source ?? '';
  const [start, end] = read.span;
  const from = Math.max(0, start - AROUND);
  const context: Context = {
    before: source.slice(from, start),
    text: source.slice(start, end),
    after: source.slice(end, end + AROUND),
    from,
  };
  const text = JSON.stringify(context);
  contexts.set(read, text);
  return text;
}

/** The plan's state without what has rows of its own. */
export type PlanRest = Omit<PlanState, 'seq' | 'content' | 'sections' | 'indicators' | 'tasks' | 'findings' | 'periods'>;

export function restChanges(before: PlanState, after: PlanState, changed: readonly string[]): Change[] {
  const old = planTally(before);
  const now = tallyAfter(before, after, changed);
  return [
    difference(PLAN_REST, restRows(before), restRows(after)),
    difference(UNIT_TALLY, countRows(before.planId, old), countRows(after.planId, now)),
  ];
}

function restRows({ seq: _, content, sections, indicators, tasks, findings, periods, ...rest }: PlanState): Row[] {
  return content === null ? [] : [{ plan_id: rest.planId, rest: canonicalJson(rest satisfies PlanRest) }];
}

type Counts = ReadonlyMap<string, number>;

function countRows(planId: string, { tasks, plan }: PlanTally): Row[] {
  const units = new Set([...tasks.keys(), ...plan.keys()]);
  return [...units].map((unitId) => ({
    ...{ plan_id: planId, unit_id: unitId },
    ...{ tasks: countText(tasks.get(unitId)), plan: countText(plan.get(unitId)) },
  }));
}

const texts = new WeakMap<Counts, string>();

/** Keys in their order, so that the same counts read the same. */
function countText(counts: Counts | undefined): string {
  if (counts === undefined) return '{}';
  const known = texts.get(counts) ?? JSON.stringify(Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1))));
  texts.set(counts, known);
  return known;
}

const slices = new WeakSet<object>();

export const markSlice = (state: PlanState): PlanState => {
  slices.add(state);
  return state;
};
export const isSlice = (state: PlanState): boolean => slices.has(state);
