/** The filters of the ledger as SQL over `t`, a row of `task`. All filtering happens there. */

import type { ClosingKind, DutyRole, TaskKind, TaskStatus } from '@taizhang/ledger';
import { run } from '../database/run.js';
import type { Store } from '../open-store.js';
import type { Parameters } from '../see.js';
import { bucketOf, numberLexeme, planLexeme, type QueryWord, queryWords, quote, unitLexeme, wordQuery } from '../views/search-words.js';

export type TaskFilters = {
  /** Words of the task, its number, or a unit by name or alias; several words must all be there. */
  readonly q?: string | undefined;
  /** A section with all below it. */
  readonly sectionId?: string | undefined;
  readonly unitId?: string | undefined;
  /** With `unitId`, the role of that unit. */
  readonly role?: readonly DutyRole[] | undefined;
  /** Without it, what was split or merged away is left out. */
  readonly status?: readonly TaskStatus[] | undefined;
  readonly kind?: TaskKind | undefined;
  readonly closingKind?: readonly ClosingKind[] | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  readonly openAsk?: boolean | undefined;
  readonly ready?: boolean | undefined;
  readonly leadSettled?: boolean | undefined;
  readonly closingConfirmed?: boolean | undefined;
  /** Waits for an acknowledgement (of `unitId`, where given). */
  readonly waiting?: boolean | undefined;
  readonly objected?: boolean | undefined;
};

export async function filterSql(store: Store, planId: string, filters: TaskFilters, parameters: Parameters): Promise<string> {
  const rules = [...wordRules(filters, parameters), ...unitRules(filters, parameters), ...flagRules(filters)];
  if (filters.sectionId !== undefined) rules.push(sectionRule(filters.sectionId, parameters.add(planId), parameters));
  if (filters.q !== undefined && filters.q.trim() !== '') rules.push(await searchRule(store, planId, filters.q, parameters));
  return rules.length === 0 ? 'true' : rules.join(' and ');
}

function wordRules(filters: TaskFilters, parameters: Parameters): string[] {
  const rules: string[] = [
    filters.status === undefined ? `t.status <> 'replaced'` : `t.status = any(${parameters.add(filters.status)}::text[])`,
  ];
  if (filters.kind !== undefined) rules.push(`t.kind = ${parameters.add(filters.kind)}::text`);
  if (filters.closingKind !== undefined) rules.push(`t.closing_kind = any(${parameters.add(filters.closingKind)}::text[])`);
  if (filters.dueFrom !== undefined) rules.push(`t.due_on >= ${parameters.add(filters.dueFrom)}::date`);
  if (filters.dueTo !== undefined) rules.push(`t.due_on <= ${parameters.add(filters.dueTo)}::date`);
  return rules;
}

function unitRules(filters: TaskFilters, parameters: Parameters): string[] {
  const { unitId, role, waiting, objected } = filters;
  const duty: string[] = [];
  if (unitId !== undefined) duty.push(`d.unit_id = ${parameters.add(unitId)}::text`);
  if (role !== undefined) duty.push(`d.role = any(${parameters.add(role)}::text[])`);
  if (unitId !== undefined && waiting === true) duty.push(`d.status = 'sent'`);
  if (unitId !== undefined && objected === true) duty.push(`d.status = 'objected'`);
  if (duty.length === 0) return [];
  return [`exists (select 1 from duty d where d.plan_id = t.plan_id and d.task_id = t.task_id and ${duty.join(' and ')})`];
}

function flagRules(filters: TaskFilters): string[] {
  const flags: readonly (readonly [boolean | undefined, string])[] = [
    [filters.openAsk, 't.open_asks > 0'],
    [filters.ready, 't.ready'],
    [filters.leadSettled, 't.lead_settled'],
    [filters.closingConfirmed, 't.closing_confirmed'],
    [filters.waiting, 't.waiting > 0'],
    [filters.objected, 't.objected > 0'],
  ];
  return flags.flatMap(([wanted, rule]) => (wanted === undefined ? [] : [wanted ? rule : `not (${rule})`]));
}

function sectionRule(sectionId: string, plan: string, parameters: Parameters): string {
  const end = `(select min(e.ord) from section e where e.plan_id = s.plan_id and e.ord > s.ord and e.level <= s.level)`;
  return `t.section_id in (select b.section_id from section s join section b on b.plan_id = s.plan_id and b.ord >= s.ord and b.ord < coalesce(${end}, 2147483647)
    where s.plan_id = ${plan} and s.section_id = ${parameters.add(sectionId)}::text)`;
}

async function searchRule(store: Store, planId: string, q: string, parameters: Parameters): Promise<string> {
  const words = await wordsAsked(store, q);
  const query = [quote(planLexeme(planId)), ...words.map(({ word, ids }) => wordQuery(word, ids, bucketOf(planId)))].join(' & ');
  return `exists (select 1 from task_word w where w.plan_id = t.plan_id and w.task_id = t.task_id and w.search @@ ${parameters.add(query)}::tsquery)`;
}

export type WordAsked = { readonly word: QueryWord; readonly ids: readonly string[] };

/** Each word with the ids that it may mean. Aliases are looked up when asked, so that a new alias finds old tasks without their rows being written again. */
export function wordsAsked(store: Store, q: string): Promise<readonly WordAsked[]> {
  return Promise.all(
    queryWords(q, store.fold).map(async (word) => {
      const units = await unitsNamed(store, word.folded);
      return { word, ids: [...units.map(unitLexeme), numberLexeme(word.folded)] };
    }),
  );
}

const SHORTEST_NAME = 2;
const MOST_UNITS = 50;

async function unitsNamed(store: Store, folded: string): Promise<string[]> {
  if ([...folded].length < SHORTEST_NAME) return [];
  const found = await run<{ unit_id: string }>(
    store,
    `select unit_id from unit where strpos(folded, $1) > 0
           union select unit_id from unit_alias where strpos(folded, $1) > 0 limit ${MOST_UNITS}`,
    [folded],
    'units-named',
  );
  return found.map((row) => row.unit_id);
}
