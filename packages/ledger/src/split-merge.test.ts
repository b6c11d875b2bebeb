import { describe, expect, it } from 'vitest';
import { openAsks } from './findings-by-task.js';
import { readiness, tasksInOrder } from './readiness.js';
import { desk, finding, group, plan, SOURCE, task } from './testing/plan-builder.js';
import { broughtIn } from './testing/story.js';

const askIds = (story: ReturnType<typeof broughtIn>, taskId: string) => openAsks(story.state, taskId).map((ask) => ask.findingId);

describe('a task is split', () => {
  const content = plan([task('t1'), task('t2')], {
    findings: [
      finding('first', 't1', { span: [3, 5] }),
      finding('second', 't1', { span: [8, 9] }),
      finding('units', 't1', { span: [14, 20] }),
    ],
  });

  it('cuts the words, keeps the duties, and stands in the place of the whole', () => {
    const story = broughtIn(content).given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    expect(story.task('t1.1')).toMatchObject({ text: '完善网络；', number: '1.1', status: 'drafted', madeFrom: ['t1'], revision: 1 });
    expect(story.task('t1.2')).toMatchObject({ text: '推进港口建设。', number: '1.2', proposedLead: 'industry' });
    expect(story.roles('t1.2')).toEqual(story.roles('t1'));
    const standing = tasksInOrder(story.state).filter(({ status }) => status === 'drafted');
    expect(standing.map(({ taskId }) => taskId)).toEqual(['t1.1', 't1.2', 't2']);
  });

  it('ties each part to the characters it was read from', () => {
    const story = broughtIn(content).given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    const [start, end] = story.task('t1.2').read.textSpan;
    expect(SOURCE.slice(start, end)).toBe('推进港口建设。');
  });

  it('leaves the whole with its words, replaced for ever', () => {
    const story = broughtIn(content).given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    expect(story.task('t1')).toMatchObject({ status: 'replaced', text: task('t1').text, replacedBy: ['t1.1', 't1.2'], revision: 2 });
    expect(story.try(desk, { type: 'split-task', taskId: 't1', at: [5] }).refusal?.code).toBe('task/wrong-state');
    expect(story.try(desk, { type: 'withdraw-task', taskIds: ['t1'], reason: '重复', approver: null }).refusal?.code).toBe(
      'task/wrong-state',
    );
    const settling = story.try(desk, { type: 'settle-finding', findingIds: ['first'], as: 'asRead', note: '' });
    expect(settling.refusal?.code).toBe('task/wrong-state');
  });

  it('carries an open ask to the part whose words it touches, and to each where it touches none', () => {
    const story = broughtIn(content).given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    expect(askIds(story, 't1.1')).toEqual(['first@t1.1', 'units@t1.1']);
    expect(askIds(story, 't1.2')).toEqual(['second@t1.2', 'units@t1.2']);
    expect(readiness(story.state, 't1.2')).toContain('finding/open');
  });

  it('asks anew for the closing condition of each part', () => {
    const story = broughtIn(content).given(desk, { type: 'confirm-closing', taskIds: ['t1'] });
    story.given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    expect(story.task('t1.1').closing).toMatchObject({ doneWhen: '印发实施方案', confirmed: false });
  });

  it('keeps what persons had settled on the whole', () => {
    const story = broughtIn(plan([task('t1', { groups: [group('g1')] })]));
    story.given(desk, { type: 'confirm-leads', leads: [{ taskId: 't1', unitId: 'finance' }] });
    story.given(desk, { type: 'resolve-group', groupIds: ['g1'], unitIds: ['river-city'], answeringUnitId: null });
    story.given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    expect(story.roles('t1.1')).toEqual(['industry:responsible', 'finance:lead', 'river-city:responsible']);
    expect(readiness(story.state, 't1.1')).toEqual(['closing/unconfirmed']);
  });

  it('refuses cuts at the ends, outside, inside a character, or around nothing', () => {
    const story = broughtIn(plan([task('t1', { text: '甲𠮷乙 丙' })]));
    const cut = (...at: number[]) => story.try(desk, { type: 'split-task', taskId: 't1', at }).refusal?.code;
    for (const at of [[], [0], [6], [-1], [1.5], [Number.NaN], [2], [4, 5]]) expect(cut(...at), String(at)).toBe('split/no-cut');
    expect(cut(1)).toBeUndefined();
  });

  it('splits a part again, and never takes an id that is taken', () => {
    const story = broughtIn(plan([task('t1'), task('t1.1')])).given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    expect(story.task('t1').replacedBy).toEqual(['t1.1~', 't1.2']);
    story.given(desk, { type: 'split-task', taskId: 't1.2', at: [2] });
    expect(story.task('t1.2').replacedBy).toEqual(['t1.2.1', 't1.2.2']);
  });
});

describe('tasks are merged', () => {
  it('joins the words in the order of the plan and unites the duties', () => {
    const story = broughtIn(
      plan([
        task('t1', { text: '完善', duties: ['industry:lead', 'finance:support'] }),
        task('t2', { text: '网络', duties: ['finance', 'river-city'] }),
      ]),
    );
    story.given(desk, { type: 'merge-tasks', taskIds: ['t2', 't1'] });
    expect(story.task('t1+')).toMatchObject({ text: '完善网络', madeFrom: ['t1', 't2'], leadSettled: true });
    expect(story.roles('t1+')).toEqual(['industry:lead', 'finance:responsible', 'river-city:responsible']);
    expect(story.task('t2')).toMatchObject({ status: 'replaced', replacedBy: ['t1+'] });
  });

  it('records no lead where the two differ, and proposes the first', () => {
    const story = broughtIn(plan([task('t1', { duties: ['industry:lead'] }), task('t2', { duties: ['finance:lead'] })]));
    story.given(desk, { type: 'merge-tasks', taskIds: ['t1', 't2'] });
    expect(story.task('t1+')).toMatchObject({ leadSettled: false, proposedLead: 'industry' });
    expect(readiness(story.state, 't1+')).toContain('lead/unsettled');
  });

  it('carries all findings, the earliest day, and closing words to be confirmed anew', () => {
    const late = { text: '2025年底', on: '2025-12-31' };
    const early = { text: '2024年', on: '2024-12-31' };
    const story = broughtIn(
      plan([task('t1', { deadline: late }), task('t2', { deadline: early })], { findings: [finding('f1', 't1'), finding('f2', 't2')] }),
    );
    story.given(desk, { type: 'merge-tasks', taskIds: ['t1', 't2'] });
    expect(askIds(story, 't1+')).toEqual(['f1@t1+', 'f2@t1+']);
    expect(story.task('t1+')).toMatchObject({ deadline: early, closing: { confirmed: false, doneWhen: '印发实施方案' } });
  });

  it('puts the parts of a split together again with each group once', () => {
    const story = broughtIn(plan([task('t1', { groups: [group('g1')] })])).given(desk, { type: 'split-task', taskId: 't1', at: [5] });
    story.given(desk, { type: 'merge-tasks', taskIds: ['t1.1', 't1.2'] });
    expect(story.task('t1.1+').text).toBe(task('t1').text);
    story.given(desk, { type: 'resolve-group', groupIds: ['g1'], unitIds: ['finance'], answeringUnitId: null });
    expect(readiness(story.state, 't1.1+')).not.toContain('group/unresolved');
  });

  it('needs two drafted tasks', () => {
    const story = broughtIn(plan([task('t1'), task('t2')])).given(desk, {
      type: 'withdraw-task',
      taskIds: ['t2'],
      reason: '误读',
      approver: null,
    });
    const merge = (...taskIds: string[]) => story.try(desk, { type: 'merge-tasks', taskIds }).refusal?.code;
    expect(merge('t1')).toBe('merge/too-few');
    expect(merge('t1', 't1')).toBe('command/malformed');
    expect(merge('t1', 't9')).toBe('task/not-found');
    expect(merge('t1', 't2')).toBe('task/wrong-state');
  });
});
