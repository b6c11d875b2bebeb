/** The views of the half-year cycle, as migrations/0004_cycle.sql makes them. */
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

export const CYCLE_TABLES = [PERIOD, REPORT, CLAIM, EVIDENCE] as const;
