import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import { desk, finding, liaisonOf, plan, readDuty, task } from './testing/plan-builder.js';
import { broughtIn, dispatched } from './testing/story.js';

const industry = liaisonOf('industry');
const finance = liaisonOf('finance');
const why = { basis: '省政府常务会议纪要', approver: '分管副省长' };
const measures: PlanAct = { type: 'record-measures', taskId: 't1', text: '成立专班', milestones: [], documentNumber: '工信发〔2026〕1号' };
const twoTasks = () => dispatched(plan([task('t1'), task('t2')]));

describe('tasks are dispatched', () => {
  it('sends what is ready; three unsettled tasks do not hold back the rest', () => {
    const led = (taskId: string) => task(taskId, { duties: ['industry:lead'] });
    const story = broughtIn(plan([led('t1'), task('t2'), led('t3')], { findings: [finding('f1', 't3')] }));
    story.given(desk, { type: 'confirm-closing', taskIds: ['t1', 't2', 't3'] });
    story.given(desk, { type: 'dispatch', taskIds: ['t1', 't2', 't3'] });
    expect(story.decision).toMatchObject({
      entries: [{ data: { taskIds: ['t1'] } }],
      notReady: [
        { taskId: 't2', reasons: ['lead/unsettled'] },
        { taskId: 't3', reasons: ['finding/open'] },
      ],
    });
    expect(story.task('t1')).toMatchObject({ status: 'dispatched', dispatchedAt: story.entries.at(-1)?.at });
    expect(story.task('t2').status).toBe('drafted');
  });

  it('is refused where nothing is ready, each task with its reasons', () => {
    const story = broughtIn(plan([task('t1')])).try(desk, { type: 'dispatch', taskIds: ['t1'] });
    expect(story.refusal).toMatchObject({
      code: 'dispatch/nothing-ready',
      tasks: ['t1'],
      notReady: [{ taskId: 't1', reasons: ['lead/unsettled', 'closing/unconfirmed'] }],
    });
    const again = twoTasks().try(desk, { type: 'dispatch', taskIds: ['t1'] });
    expect(again.refusal?.notReady).toEqual([{ taskId: 't1', reasons: ['task/wrong-state'] }]);
  });

  it('is withdrawn until anybody has acknowledged', () => {
    const story = twoTasks().given(desk, { type: 'withdraw-dispatch', taskIds: ['t2'], reason: '交办有误' });
    expect(story.task('t2')).toMatchObject({ status: 'drafted', dispatchedAt: null });
    expect(story.dutyStatus('t2', 'finance')).toBe('pending');
    story.given(desk, { type: 'dispatch', taskIds: ['t2'] }).given(finance, { type: 'acknowledge', taskIds: ['t2'] });
    story.try(desk, { type: 'withdraw-dispatch', taskIds: ['t1', 't2'], reason: '交办有误' });
    expect(story.refusal).toMatchObject({ code: 'dispatch/acknowledged', tasks: ['t2'] });
    expect(story.task('t1').status).toBe('dispatched');
    expect(story.try(desk, { type: 'withdraw-dispatch', taskIds: ['t1'], reason: '' }).refusal?.code).toBe('reason/missing');
  });

  it('takes no more corrections of the draft', () => {
    const story = twoTasks();
    const drafting: PlanAct[] = [
      { type: 'correct-task', taskId: 't1', text: '改' },
      { type: 'split-task', taskId: 't1', at: [5] },
      { type: 'merge-tasks', taskIds: ['t1', 't2'] },
      { type: 'settle-duties', taskId: 't1', duties: [readDuty('finance:lead')] },
      { type: 'confirm-leads', leads: [{ taskId: 't1', unitId: 'finance' }] },
      { type: 'confirm-closing', taskIds: ['t1'] },
    ];
    for (const act of drafting) expect(story.try(desk, act).refusal?.code, act.type).toBe('task/wrong-state');
  });
});

describe('units acknowledge', () => {
  it('keeps state per duty: the task is acknowledged when its lead has', () => {
    const story = twoTasks().given(finance, { type: 'acknowledge', taskIds: ['t1', 't2'] });
    expect(story.task('t1').status).toBe('dispatched');
    story.given(industry, { type: 'acknowledge', taskIds: ['t1'] });
    expect(story.task('t1').status).toBe('acknowledged');
    expect(story.task('t2').status).toBe('dispatched');
  });

  it('waits for each of the joint leads', () => {
    const story = dispatched(plan([task('t1', { duties: ['industry:lead', 'finance:lead'] })]));
    expect(story.given(industry, { type: 'acknowledge', taskIds: ['t1'] }).task('t1').status).toBe('dispatched');
    expect(story.given(finance, { type: 'acknowledge', taskIds: ['t1'] }).task('t1').status).toBe('acknowledged');
  });

  it('takes all or none, and names those acknowledged before', () => {
    const story = twoTasks().given(finance, { type: 'acknowledge', taskIds: ['t1'] });
    story.try(finance, { type: 'acknowledge', taskIds: ['t1', 't2'] });
    expect(story.refusal).toMatchObject({ code: 'duty/already-acknowledged', tasks: ['t1'] });
    expect(story.dutyStatus('t2', 'finance')).toBe('sent');
  });
});

describe('units object', () => {
  const objection = (taskId = 't1'): PlanAct => ({ type: 'object', taskId, reason: '不属我单位职责' });
  const answer = (unitId: string, outcome: 'upheld' | 'kept', newLeadUnitId: string | null = null): PlanAct => ({
    type: 'answer-objection',
    ...{ taskId: 't1', unitId, outcome, newLeadUnitId, answer: '经研究' },
  });

  it('before acknowledging, with a reason, and may take it back', () => {
    const story = twoTasks().given(finance, objection());
    expect(story.task('t1').duties[1]).toMatchObject({ status: 'objected', objection: { reason: '不属我单位职责' } });
    expect(story.try(finance, { type: 'acknowledge', taskIds: ['t1'] }).refusal?.code).toBe('task/wrong-state');
    story.given(finance, { type: 'withdraw-objection', taskId: 't1' }).given(finance, { type: 'acknowledge', taskIds: ['t1'] });
    expect(story.try(finance, objection()).refusal?.code).toBe('duty/already-acknowledged');
    expect(story.try(finance, { type: 'object', taskId: 't2', reason: ' ' }).refusal?.code).toBe('reason/missing');
    expect(story.try(finance, { type: 'withdraw-objection', taskId: 't2' }).refusal?.code).toBe('duty/not-objected');
  });

  it('is kept: the duty waits for acknowledgement again', () => {
    const story = twoTasks().given(finance, objection()).given(desk, answer('finance', 'kept'));
    expect(story.task('t1').duties[1]).toMatchObject({ status: 'sent', objection: null });
  });

  it('is upheld: the unit is released', () => {
    const story = twoTasks().given(finance, objection()).given(desk, answer('finance', 'upheld'));
    expect(story.roles('t1')).toEqual(['industry:lead']);
    expect(story.try(finance, { type: 'acknowledge', taskIds: ['t1'] }).refusal?.code).toBe('act/not-yours');
  });

  it('is upheld for the lead: a new lead is named, and acknowledges that it leads', () => {
    const story = twoTasks()
      .given(finance, { type: 'acknowledge', taskIds: ['t1'] })
      .given(industry, objection());
    expect(story.try(desk, answer('industry', 'upheld')).refusal?.code).toBe('lead/not-among-duties');
    expect(story.try(desk, answer('industry', 'upheld', 'industry')).refusal?.code).toBe('lead/not-among-duties');
    expect(story.try(desk, answer('industry', 'upheld', 'development')).refusal?.code).toBe('verifier/holds-duty');
    story.given(desk, answer('industry', 'upheld', 'finance'));
    expect(story.roles('t1')).toEqual(['finance:lead']);
    expect(story.dutyStatus('t1', 'finance')).toBe('sent');
    expect(story.task('t1').status).toBe('dispatched');
  });

  it('may hand the lead to a unit that held nothing', () => {
    const story = twoTasks()
      .given(industry, objection())
      .given(desk, answer('industry', 'upheld', 'river-city'));
    expect(story.roles('t1')).toEqual(['river-city:lead', 'finance:responsible']);
    expect(story.given(liaisonOf('river-city'), { type: 'acknowledge', taskIds: ['t1'] }).task('t1').status).toBe('acknowledged');
  });

  it('answers only what was objected to, with words, and no lead where none is wanting', () => {
    const story = twoTasks().given(finance, objection());
    expect(story.try(desk, answer('industry', 'kept')).refusal?.code).toBe('duty/not-objected');
    expect(story.try(desk, answer('river-city', 'kept')).refusal?.code).toBe('unit/no-duty-here');
    expect(story.try(desk, answer('finance', 'upheld', 'river-city')).refusal?.code).toBe('command/malformed');
    expect(story.try(desk, { ...answer('finance', 'kept'), answer: '' } as PlanAct).refusal?.code).toBe('text/missing');
  });
});

describe('a task is adjusted after dispatch', () => {
  const adjust = (change: Extract<PlanAct, { type: 'adjust-task' }>['change'], reasons = why): PlanAct => ({
    type: 'adjust-task',
    taskId: 't1',
    change,
    ...reasons,
  });

  it('extends and rewords on a basis; what was read stays', () => {
    const story = twoTasks().given(desk, adjust({ text: '完善路网', deadline: { text: '延至2026年底', on: '2026-12-31' } }));
    expect(story.task('t1')).toMatchObject({
      text: '完善路网',
      deadline: { on: '2026-12-31' },
      read: { text: task('t1').text, deadline: null },
    });
  });

  it('brings a unit in, which is to acknowledge; those that stay have acknowledged', () => {
    const story = twoTasks().given(industry, { type: 'acknowledge', taskIds: ['t1'] });
    story.given(
      desk,
      adjust({ duties: [readDuty('industry:lead'), readDuty('river-city:support')].map(({ unitId, role }) => ({ unitId, role })) }),
    );
    expect(story.dutyStatus('t1', 'industry')).toBe('acknowledged');
    expect(story.dutyStatus('t1', 'river-city')).toBe('sent');
    expect(story.dutyStatus('t1', 'finance')).toBeUndefined();
    expect(story.task('t1').status).toBe('acknowledged');
  });

  it('with a new lead waits for its acknowledgement', () => {
    const story = twoTasks().given(industry, { type: 'acknowledge', taskIds: ['t1'] });
    story.given(desk, adjust({ duties: [{ unitId: 'finance', role: 'lead' }] }));
    expect(story.task('t1').status).toBe('dispatched');
  });

  it('needs a basis, an approver, a lead, and something to change', () => {
    const story = twoTasks();
    const code = (act: PlanAct) => story.try(desk, act).refusal?.code;
    expect(code(adjust({ text: '改' }, { ...why, basis: '' }))).toBe('basis/missing');
    expect(code(adjust({ text: '改' }, { ...why, approver: '' }))).toBe('basis/missing');
    expect(code(adjust({}))).toBe('adjust/nothing');
    expect(code(adjust({ text: task('t1').text }))).toBe('adjust/nothing');
    expect(code(adjust({ duties: [] }))).toBe('duty/none');
    expect(code(adjust({ duties: [{ unitId: 'finance', role: 'support' }] }))).toBe('lead/not-among-duties');
    expect(code(adjust({ duties: [readDuty('industry:lead'), readDuty('finance:lead')] }))).toBe('duty/one-lead');
    expect(code(adjust({ duties: [readDuty('industry:lead'), readDuty('development')] }))).toBe('verifier/holds-duty');
    expect(code(adjust({ text: '' }))).toBe('text/missing');
  });
});

describe('a task is suspended, resumed, withdrawn', () => {
  it('rests, and goes on where it stood', () => {
    const story = twoTasks().given(industry, { type: 'acknowledge', taskIds: ['t1'] });
    story.given(desk, { type: 'suspend', taskIds: ['t1', 't2'], ...why });
    expect(story.task('t1')).toMatchObject({ status: 'suspended', resumesTo: 'acknowledged' });
    expect(story.try(finance, { type: 'acknowledge', taskIds: ['t1'] }).refusal?.code).toBe('task/wrong-state');
    story.given(desk, { type: 'resume', taskIds: ['t1', 't2'], ...why });
    expect(story.task('t1')).toMatchObject({ status: 'acknowledged', resumesTo: null });
    expect(story.task('t2').status).toBe('dispatched');
    expect(story.try(desk, { type: 'resume', taskIds: ['t1'], ...why }).refusal?.code).toBe('task/wrong-state');
    expect(story.try(desk, { type: 'suspend', taskIds: ['t1'], ...why, approver: '' }).refusal?.code).toBe('basis/missing');
  });

  it('is withdrawn for good, by an approver once the units have it', () => {
    const story = twoTasks().try(desk, { type: 'withdraw-task', taskIds: ['t1'], reason: '国家已取消', approver: null });
    expect(story.refusal).toMatchObject({ code: 'basis/missing', tasks: ['t1'] });
    story.given(desk, { type: 'withdraw-task', taskIds: ['t1'], reason: '国家已取消', approver: '分管副省长' });
    expect(story.task('t1').status).toBe('withdrawn');
    expect(story.try(industry, { type: 'acknowledge', taskIds: ['t1'] }).refusal?.code).toBe('task/wrong-state');
  });
});

describe('units record their measures', () => {
  it('once acknowledged; the first measures of any unit set the task under way when its lead has acknowledged too', () => {
    const story = twoTasks();
    expect(story.try(finance, measures).refusal?.code).toBe('task/wrong-state');
    story.given(finance, { type: 'acknowledge', taskIds: ['t1'] }).given(finance, measures);
    expect(story.task('t1').status).toBe('dispatched');
    expect(story.given(industry, { type: 'acknowledge', taskIds: ['t1'] }).task('t1').status).toBe('underWay');
  });

  it("replaces a unit's own former paper, never another's", () => {
    const story = twoTasks()
      .given(finance, { type: 'acknowledge', taskIds: ['t1'] })
      .given(industry, { type: 'acknowledge', taskIds: ['t1'] });
    story
      .given(finance, measures)
      .given(industry, measures)
      .given(finance, { ...measures, text: '增拨资金' } as PlanAct);
    expect(story.task('t1').measures.map(({ unitId, text }) => `${unitId} ${text}`)).toEqual(['industry 成立专班', 'finance 增拨资金']);
  });

  it('needs words, and days that exist', () => {
    const story = twoTasks().given(finance, { type: 'acknowledge', taskIds: ['t1'] });
    const code = (words: object) => story.try(finance, { ...measures, ...words } as PlanAct).refusal?.code;
    expect(code({ text: '' })).toBe('text/missing');
    expect(code({ milestones: [{ on: '2026-06-31', text: '开工' }] })).toBe('milestone/bad-day');
    expect(code({ milestones: [{ on: '2026-06-30', text: '' }] })).toBe('text/missing');
    expect(code({ milestones: [{ on: '2028-02-29', text: '开工' }] })).toBeUndefined();
  });
});
