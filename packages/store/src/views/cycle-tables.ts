/** The views of the half-year cycle, as migrations/0004_cycle.sql and 0011_standings.sql make them. */
import type { ViewTable } from './view-table.js';

const ofPlan = { plan_id: 'text' } as const;

export const PERIOD: ViewTable = {
  name: 'period',
  key: ['plan_id', 'period_id'],
  columns: { ...ofPlan, period_id: 'text', status: 'text', due_on: 'date', body: 'jsonb' },
};
export const REPORT: ViewTable = {
  name: 'report',
  key: ['plan_id', 'period_id', 'task_id', 'unit_id'],
  columns: {
    ...ofPlan,
    period_id: 'text',
    task_id: 'text',
    unit_id: 'text',
    role: 'text',
    status: 'text',
    light: 'text',
    submitted_at: 'timestamptz',
    body: 'jsonb',
  },
};
export const CLAIM: ViewTable = {
  name: 'claim',
  key: ['plan_id', 'task_id', 'claim_id'],
  columns: { ...ofPlan, task_id: 'text', claim_id: 'text', unit_id: 'text', status: 'text', body: 'jsonb' },
};
export const EVIDENCE: ViewTable = {
  name: 'evidence',
  key: ['plan_id', 'task_id', 'evidence_id'],
  columns: { ...ofPlan, task_id: 'text', evidence_id: 'text', unit_id: 'text', kind: 'text', sha256: 'text', body: 'jsonb' },
};

export const PERIOD_UNIT: ViewTable = {
  name: 'period_unit',
  key: ['plan_id', 'period_id', 'unit_id'],
  columns: {
    ...ofPlan,
    period_id: 'text',
    unit_id: 'text',
    asked: 'integer',
    answers: 'integer',
    handed_in: 'integer',
    outstanding: 'integer',
    submitted: 'integer',
    accepted: 'integer',
    returned: 'integer',
    returned_shown: 'integer',
  },
};
export const UNIT_ACTS: ViewTable = {
  name: 'unit_acts',
  key: ['plan_id', 'unit_id'],
  columns: { ...ofPlan, unit_id: 'text', acts: 'text[]' },
};
export const PLAN_CYCLE: ViewTable = {
  name: 'plan_cycle',
  key: ['plan_id'],
  columns: { ...ofPlan, rules: 'jsonb', stand_ins: 'jsonb', draws: 'jsonb' },
};

export const CYCLE_TABLES = [PERIOD, REPORT, CLAIM, EVIDENCE, PERIOD_UNIT, UNIT_ACTS, PLAN_CYCLE] as const;
