/** Each view's columns, as the migrations make them (a test compares the two). */
import { CYCLE_TABLES } from './cycle-tables.js';
import type { ViewTable } from './view-table.js';

const ofPlan = { plan_id: 'text' } as const;
const ofTask = { plan_id: 'text', task_id: 'text' } as const;

export const PLAN: ViewTable = {
  name: 'plan',
  key: ['plan_id'],
  columns: {
    ...ofPlan,
    title: 'text',
    issuer: 'text',
    document_number: 'text',
    issued_on: 'date',
    script: 'text',
    coordinator_unit_id: 'text',
    source_sha256: 'text',
    file_name: 'text',
    media_type: 'text',
    source_bytes: 'integer',
    published: 'integer',
    withdrawn: 'boolean',
  },
};
export const SECTION: ViewTable = {
  name: 'section',
  key: ['plan_id', 'section_id'],
  columns: { ...ofPlan, section_id: 'text', ord: 'integer', heading: 'text', level: 'integer' },
};
export const INDICATOR: ViewTable = {
  name: 'indicator',
  key: ['plan_id', 'indicator_id'],
  columns: { ...ofPlan, indicator_id: 'text', ord: 'integer', number: 'text', text: 'text', body: 'jsonb' },
};
export const TASK: ViewTable = {
  name: 'task',
  key: ['plan_id', 'task_id'],
  columns: {
    ...ofTask,
    ord: 'double precision',
    number: 'text',
    number_value: 'integer',
    kind: 'text',
    section_id: 'text',
    section_heading: 'text',
    path: 'text[]',
    text: 'text',
    status: 'text',
    published: 'boolean',
    revision: 'integer',
    lead_unit_ids: 'text[]',
    other_unit_ids: 'text[]',
    proposed_lead: 'text',
    lead_settled: 'boolean',
    due_on: 'date',
    due_text: 'text',
    closing_kind: 'text',
    closing_confirmed: 'boolean',
    done_when: 'text',
    evidence: 'text',
    verifying_unit_id: 'text',
    open_asks: 'integer',
    open_groups: 'text[]',
    waiting: 'integer',
    objected: 'integer',
    ready: 'boolean',
    not_ready: 'text[]',
    dispatched_at: 'timestamptz',
    read: 'jsonb',
    body: 'jsonb',
    cycle: 'text',
    context: 'text',
  },
};
export const PLAN_REST: ViewTable = { name: 'plan_rest', key: ['plan_id'], columns: { ...ofPlan, rest: 'text' } };
export const UNIT_TALLY: ViewTable = {
  name: 'unit_tally',
  key: ['plan_id', 'unit_id'],
  columns: { ...ofPlan, unit_id: 'text', tasks: 'text', plan: 'text' },
};
export const TASK_WORD: ViewTable = {
  name: 'task_word',
  key: ['plan_id', 'task_id'],
  columns: { ...ofTask, ord: 'double precision', published: 'boolean', replaced: 'boolean', search: 'tsvector' },
};
export const PLAN_TALLY: ViewTable = {
  name: 'plan_tally',
  key: ['plan_id'],
  columns: { ...ofPlan, version: 'text', tally: 'jsonb' },
};
export const DUTY: ViewTable = {
  name: 'duty',
  key: ['plan_id', 'task_id', 'n'],
  columns: {
    ...ofTask,
    n: 'integer',
    unit_id: 'text',
    role: 'text',
    printed: 'text',
    from_group: 'text',
    status: 'text',
    acknowledged_at: 'timestamptz',
  },
};
export const PLAN_UNIT: ViewTable = {
  name: 'plan_unit',
  key: ['plan_id', 'unit_id'],
  columns: { ...ofPlan, unit_id: 'text', duties: 'integer', verifies: 'integer', published: 'integer' },
};
export const TASK_GROUP: ViewTable = {
  name: 'task_group',
  key: ['plan_id', 'task_id', 'n'],
  columns: { ...ofTask, n: 'integer', group_id: 'text', text: 'text', role: 'text', resolved: 'boolean', body: 'jsonb' },
};
export const FINDING: ViewTable = {
  name: 'finding',
  key: ['plan_id', 'finding_id'],
  columns: {
    ...ofPlan,
    finding_id: 'text',
    task_id: 'text',
    indicator_id: 'text',
    rule: 'text',
    level: 'text',
    settled_as: 'text',
    span_start: 'integer',
    body: 'jsonb',
  },
};
export const ENTRY_TASK: ViewTable = { name: 'entry_task', key: ['plan_id', 'task_id', 'seq'], columns: { ...ofTask, seq: 'integer' } };
export const UNIT: ViewTable = {
  name: 'unit',
  key: ['unit_id'],
  columns: { unit_id: 'text', name: 'text', kind: 'text', level: 'text', place: 'text', folded: 'text', ended: 'boolean' },
};
export const UNIT_ALIAS: ViewTable = {
  name: 'unit_alias',
  key: ['unit_id', 'alias'],
  columns: { unit_id: 'text', alias: 'text', folded: 'text' },
};

export const PLAN_TABLES = [
  PLAN,
  SECTION,
  INDICATOR,
  TASK,
  TASK_WORD,
  PLAN_TALLY,
  PLAN_REST,
  UNIT_TALLY,
  DUTY,
  PLAN_UNIT,
  TASK_GROUP,
  FINDING,
  ENTRY_TASK,
  ...CYCLE_TABLES,
] as const;
export const DIRECTORY_TABLES = [UNIT, UNIT_ALIAS] as const;
