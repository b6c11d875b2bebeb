import { describe, expect, it } from 'vitest';
import { type Row, TASK_COLUMNS } from './columns.js';

const unit = (name: string) => ({ unitId: `u-${name}`, name });
const [civil, finance, culture] = [unit('市民政局'), unit('市财政局'), unit('市文化和旅游局')];

const cell = (head: string, row: Partial<Row>, locale: 'zh-Hans' | 'en' = 'zh-Hans') =>
  TASK_COLUMNS.find((column) => column.head === `export.column.${head}`)?.cell(row as Row, locale);

describe('the groups of a task, as they leave', () => {
  it('one left as it is names the unit that answers for it', () => {
    const row = { groups: ['有关部门'], keptGroups: [{ text: '各县区政府', answering: civil }] };
    expect(cell('groups', row)).toBe('有关部门、各县区政府（由市民政局负责回应）');
    expect(cell('groups', row, 'en')).toContain('各县区政府 (answered for by 市民政局)');
  });
});

describe('the units of a task, as they leave', () => {
  it('a proposed lead stands once, in the column of the lead', () => {
    const row = { leads: [], proposedLead: civil, others: [civil, finance] };
    expect([cell('lead', row), cell('others', row)]).toEqual(['市民政局（拟）', '市财政局']);
  });

  it('where another unit was settled as lead, the one once proposed keeps its duty', () => {
    const row = { leads: [culture], proposedLead: civil, others: [civil, finance] };
    expect([cell('lead', row), cell('others', row)]).toEqual(['市文化和旅游局', '市民政局、市财政局']);
  });
});
