/**
 * What happened to a task, entry by entry, cut down to this task. Other units than the coordinator's see it from its last dispatch on (drafts
 * are the coordinator's), and of objections and measures only the words that are theirs to read.
 */
import {
  type Actor,
  type Day,
  type HistoryFacts,
  historyFacts,
  type PlanEntry,
  type PlanId,
  type Stamped,
  type TaskId,
} from '@taizhang/ledger';
import { headAsOf } from '../journal/state-as-of.js';
import type { Store } from '../open-store.js';
import { Parameters, seesWordsOf, type TaskOfUnits, type Viewer } from '../see.js';
import type { TaskStanding } from '../views/plan-rows.js';
import { ask } from './ask.js';
import { getTask, unitsOfTask } from './task.js';

export type HistoryLine = {
  readonly seq: number;
  readonly at: string;
  readonly actor: Actor;
  readonly type: PlanEntry['type'];
  readonly facts: HistoryFacts;
  /** 依据, where the act has one. */
  readonly basis: string | null;
};

type Entry = Stamped<PlanEntry>;

/** The entry with which the plan began holds the whole document, which a history does not tell. */
const ENTRY = `case when e.type = 'plan.broughtIn' then e.body::jsonb #- '{data,plan}' else e.body::jsonb end as entry`;

export async function taskHistory(
  store: Store,
  viewer: Viewer,
  planId: PlanId,
  taskId: TaskId,
  asOf?: Day,
): Promise<readonly HistoryLine[] | null> {
  const detail = await getTask(store, viewer, planId, taskId, asOf);
  if (detail === null) return null;
  const until = asOf === undefined ? null : await headAsOf(store, planId, asOf);
  const parameters = new Parameters();
  const past = until === null ? '' : ` and x.seq <= ${parameters.add(until.seq)}`;
  const text = `select ${ENTRY} from entry_task x join entry e on e.journal_id = x.plan_id and e.seq = x.seq
    where x.plan_id = ${parameters.add(planId)}::text and x.task_id = ${parameters.add(taskId)}::text${past} order by x.seq`;
  const rows = await ask<{ entry: Entry }>(store, text, parameters);
  const entries = rows.map((row) => ofTask(row.entry, taskId));
  const from = detail.desk ? 0 : entries.findLastIndex((entry) => entry.type === 'tasks.dispatched');
  const units = unitsOfTask(detail.task, detail.coordinatorUnitId);
  return entries.slice(Math.max(from, 0)).map((entry) => lineOf(withoutOthersWords(viewer, entry, units), detail.task));
}

function lineOf(entry: Entry, { taskId, groups }: TaskStanding): HistoryLine {
  const { seq, at, actor, type } = entry;
  const wordsOf = (groupId: string) => groups.find((group) => group.groupId === groupId)?.text;
  return { seq, at, actor, type, facts: historyFacts(entry, taskId, wordsOf), basis: ('basis' in entry.data && entry.data.basis) || null };
}

/** An act on many tasks tells of this one alone. */
function ofTask(entry: Entry, taskId: TaskId): Entry {
  const data = entry.data as Record<string, unknown>;
  const own = (list: unknown) => (list as readonly { taskId: TaskId }[]).filter((item) => item.taskId === taskId);
  const narrowed: Record<string, unknown> = { ...data };
  if (Array.isArray(data.taskIds) && entry.type !== 'task.merged') narrowed.taskIds = [taskId];
  if (Array.isArray(data.leads)) narrowed.leads = own(data.leads);
  if (Array.isArray(data.reports)) narrowed.reports = own(data.reports);
  if (Array.isArray(data.conditions)) narrowed.conditions = own(data.conditions);
  return { ...entry, data: narrowed } as Entry;
}

function withoutOthersWords(viewer: Viewer, entry: Entry, task: TaskOfUnits): Entry {
  switch (entry.type) {
    case 'duty.objected':
      return seesWordsOf(viewer, entry.data.unitId, task) ? entry : { ...entry, data: { ...entry.data, reason: '' } };
    case 'objection.answered':
      return seesWordsOf(viewer, entry.data.unitId, task) ? entry : { ...entry, data: { ...entry.data, answer: '' } };
    case 'measures.recorded':
      return seesWordsOf(viewer, entry.data.unitId, task)
        ? entry
        : { ...entry, data: { ...entry.data, text: '', milestones: [], documentNumber: null } };
    default:
      return withoutWordsOfCycle(viewer, entry, task);
  }
}

/** What people wrote to each other in the half-year cycle: reasons, findings of fact, what was asked for. Words of reports are in no history. */
const WORDS_OF_CYCLE = ['reason', 'note', 'fact', 'answer', 'why', 'basis', 'approver'] as const;
const OF_CYCLE = /^(?:sheet|submission|report|light|unit\.urged|evidence|completion|claim|lookBack|adjustment|task\.reopened)/;

function withoutWordsOfCycle(viewer: Viewer, entry: Entry, task: TaskOfUnits): Entry {
  if (!OF_CYCLE.test(entry.type)) return entry;
  const data = entry.data as Readonly<Record<string, unknown>>;
  const unitId = String(data.unitId ?? '');
  // what a leader says to his own liaison stays in the unit
  const inside = entry.type === 'sheet.sentBack';
  if (inside ? viewer.unitId === unitId || viewer.roles.includes('auditor') : seesWordsOf(viewer, unitId, task)) return entry;
  const blank = Object.fromEntries(WORDS_OF_CYCLE.filter((name) => name in data).map((name) => [name, '']));
  const request = 'request' in data ? { request: { ...(data.request as object), change: {}, reason: '', basis: '' } } : {};
  return { ...entry, data: { ...data, ...blank, ...request } } as Entry;
}
