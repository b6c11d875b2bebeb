import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import type { Actor } from './entries.js';
import { historyFacts } from './history.js';
import { desk, group, liaisonOf, plan, task } from './testing/plan-builder.js';
import { broughtIn, dispatched, type Story } from './testing/story.js';

function told(story: Story, actor: Actor, act: PlanAct, taskId = 't1') {
  return historyFacts(story.given(actor, act).entries.at(-1)!, taskId);
}

describe('the history of a task', () => {
  it('tells a split from both sides', () => {
    const story = broughtIn(plan([task('t1')]));
    const split = { type: 'split-task', taskId: 't1', at: [5] } as const;
    expect(told(story, desk, split)).toEqual({ key: 'history.task.split', params: { into: 'task:t1.1\ntask:t1.2' } });
    expect(historyFacts(story.entries.at(-1)!, 't1.2')).toEqual({ key: 'history.task.split.part', params: { from: 'task:t1' } });
  });

  it('tells a merge from both sides', () => {
    const story = broughtIn(plan([task('t1'), task('t2')]));
    const merge = { type: 'merge-tasks', taskIds: ['t1', 't2'] } as const;
    expect(told(story, desk, merge, 't2')).toEqual({ key: 'history.task.merged', params: { into: 'task:t1+' } });
    expect(historyFacts(story.entries.at(-1)!, 't1+').params).toEqual({ from: 'task:t1\ntask:t2' });
  });

  it('names the lead of this task out of many', () => {
    const leads = [
      { taskId: 't1', unitId: 'industry' },
      { taskId: 't2', unitId: 'finance' },
    ];
    const story = broughtIn(plan([task('t1'), task('t2')]));
    expect(told(story, desk, { type: 'confirm-leads', leads }, 't2').params).toEqual({ unit: 'unit:finance' });
  });

  it('tells a group resolved from one left to a unit that answers', () => {
    const story = broughtIn(plan([task('t1', { groups: [group('g1')] })]));
    const resolve = (unitIds: string[], answeringUnitId: string | null) =>
      told(story, desk, { type: 'resolve-group', groupIds: ['g1'], unitIds, answeringUnitId });
    expect(resolve(['a', 'b'], null)).toEqual({ key: 'history.group.resolved', params: { groups: '', units: 'unit:a\nunit:b' } });
    expect(resolve([], 'a')).toEqual({ key: 'history.group.resolved.answering', params: { groups: '', unit: 'unit:a', units: '' } });
  });

  it('tells an adjustment with its basis, and what was changed', () => {
    const change = { duties: [{ unitId: 'industry', role: 'lead' as const }], deadline: null };
    const act: PlanAct = { type: 'adjust-task', taskId: 't1', change, basis: '纪要', approver: '省领导' };
    expect(told(dispatched(plan([task('t1')])), desk, act)).toEqual({
      key: 'history.task.adjusted',
      params: { duties: 'unit:industry role:lead', deadline: '', text: '', changed: 'duties\ndeadline', basis: '纪要', approver: '省领导' },
    });
  });

  it('tells measures with their days', () => {
    const story = dispatched(plan([task('t1')])).given(liaisonOf('finance'), { type: 'acknowledge', taskIds: ['t1'] });
    const milestones = [{ on: '2026-06-30', text: '开工' }];
    const act: PlanAct = { type: 'record-measures', taskId: 't1', text: '成立专班', milestones, documentNumber: null };
    expect(told(story, liaisonOf('finance'), act).params).toEqual({
      ...{ unit: 'unit:finance', text: '成立专班', milestones: 'day:2026-06-30 开工', documentNumber: '' },
    });
  });
});
