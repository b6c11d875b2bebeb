/** Setting right what was read, what was settled too soon, and what a leader will not sign. */
import { describe, expect, it } from 'vitest';
import { openPlanActs } from './open-acts.js';
import { sentBackOn } from './sent-back.js';
import { line, PERIOD } from './testing/cycle-acts.js';
import { leaderOf, nextPeriod, opened, report, signed, submitted } from './testing/cycle-story.js';
import { desk, finding, indicator, liaisonOf, plan, readDuty, task } from './testing/plan-builder.js';
import { broughtIn, dispatched, type Story } from './testing/story.js';

const SERIES = { name: '', bound: '>=', value: 70, unit: '%', by: null, hedge: null, nature: null } as const;
const sendBack = (taskIds: readonly string[], reason = '缺数据来源') =>
  ({ type: 'send-back', periodId: PERIOD, taskIds, indicatorIds: [], reason, standInFor: null }) as const;

describe('a settled finding', () => {
  const draft = () => broughtIn(plan([task('t1')], { findings: [finding('f1', 't1'), finding('f2', null)] }));
  const settle = (story: Story, findingId: string) =>
    story.given(desk, { type: 'settle-finding', findingIds: [findingId], as: 'asRead', note: '' });

  it('is open again when reopened, and can be settled otherwise', () => {
    const story = settle(draft(), 'f1').given(desk, { type: 'reopen-finding', findingIds: ['f1'] });
    expect(story.state.findings.get('f1')?.settled).toBeNull();
    story.given(desk, { type: 'settle-finding', findingIds: ['f1'], as: 'corrected', note: '已改' });
    expect(story.entries.map(({ type }) => type)).toEqual(['plan.broughtIn', 'finding.settled', 'finding.reopened', 'finding.settled']);
  });

  it('is not reopened where it is open, or where its task has gone out', () => {
    const story = settle(draft(), 'f1');
    expect(story.try(desk, { type: 'reopen-finding', findingIds: ['f2'] }).refusal?.code).toBe('finding/not-settled');
    const sent = settle(draft(), 'f1')
      .given(desk, { type: 'confirm-leads', leads: [{ taskId: 't1', unitId: 'industry' }] })
      .given(desk, { type: 'confirm-closing', taskIds: ['t1'] })
      .given(desk, { type: 'dispatch', taskIds: ['t1'] });
    expect(sent.try(desk, { type: 'reopen-finding', findingIds: ['f1'] }).refusal?.code).toBe('task/wrong-state');
  });
});

describe('what was read of the plan', () => {
  it('is corrected until a task has gone out; the first entry keeps what was read', () => {
    const story = broughtIn(plan([task('t1')]));
    story.given(desk, { type: 'correct-plan', title: '重点任务分工方案', documentNumber: '赣府发〔2026〕1号', issuedOn: '2026-01-05' });
    expect(story.state.content).toMatchObject({ title: '重点任务分工方案', documentNumber: '赣府发〔2026〕1号', issuedOn: '2026-01-05' });
    expect(story.entries[0]).toMatchObject({ data: { plan: { title: '分工方案' } } });
    expect(story.try(desk, { type: 'correct-plan', title: '重点任务分工方案' }).refusal?.code).toBe('adjust/nothing');
    expect(story.try(desk, { type: 'correct-plan', title: ' ' }).refusal?.code).toBe('text/missing');
    expect(story.try(desk, { type: 'correct-plan', issuedOn: '2026-02-30' }).refusal?.code).toBe('command/malformed');
    expect(dispatched(plan([task('t1')])).try(desk, { type: 'correct-plan', title: '甲' }).refusal?.code).toBe('plan/dispatched');
  });

  it('gives many drafts one deadline at once', () => {
    const story = broughtIn(plan([task('t1'), task('t2')]));
    const deadline = { text: '2026年底前', on: '2026-12-31' };
    story.given(desk, { type: 'set-deadlines', taskIds: ['t1', 't2'], deadline });
    expect([story.task('t1').deadline, story.task('t2').deadline]).toEqual([deadline, deadline]);
    expect(story.try(desk, { type: 'set-deadlines', taskIds: ['t1'], deadline }).refusal?.code).toBe('adjust/nothing');
    const sent = dispatched(plan([task('t1')]));
    expect(sent.try(desk, { type: 'set-deadlines', taskIds: ['t1'], deadline }).refusal?.code).toBe('task/wrong-state');
  });
});

describe('a plan brought in by mistake', () => {
  it('is withdrawn with all its drafts, and then nothing is done on it', () => {
    const story = broughtIn(plan([task('t1'), task('t2')]));
    expect(story.try(desk, { type: 'withdraw-plan', reason: ' ' }).refusal?.code).toBe('reason/missing');
    story.given(desk, { type: 'withdraw-plan', reason: '导错了文件' });
    expect([story.state.withdrawn?.reason, story.task('t1').status, story.task('t2').status]).toEqual([
      '导错了文件',
      'withdrawn',
      'withdrawn',
    ]);
    expect(story.try(desk, { type: 'correct-plan', title: '甲' }).refusal?.code).toBe('plan/withdrawn');
    expect(story.try(desk, { type: 'withdraw-plan', reason: '再撤' }).refusal?.code).toBe('plan/withdrawn');
    expect(openPlanActs(story.state, desk)).toEqual([]);
  });

  it('but not once a task has gone out', () => {
    expect(dispatched(plan([task('t1')])).try(desk, { type: 'withdraw-plan', reason: '导错' }).refusal?.code).toBe('plan/dispatched');
  });
});

describe('an indicator', () => {
  const withOne = () =>
    opened(plan([task('t1')], { indicators: [indicator('i1', { series: [SERIES], duties: [readDuty('finance:lead')] })] }));
  const correct = (words: object) => ({ type: 'correct-indicator', indicatorId: 'i1', ...words }) as const;

  it('is corrected in its words, series and units; who stays keeps the name as printed', () => {
    const story = withOne().given(
      desk,
      correct({
        text: '常住人口城镇化率',
        series: [{ ...SERIES, value: 72 }],
        duties: [
          { unitId: 'industry', role: 'lead' },
          { unitId: 'finance', role: 'responsible' },
        ],
      }),
    );
    const [one] = story.state.indicators;
    expect(one).toMatchObject({ text: '常住人口城镇化率', series: [{ value: 72 }] });
    expect(one?.duties.map(({ unitId, role, printed }) => [unitId, role, printed])).toEqual([
      ['industry', 'lead', ''],
      ['finance', 'responsible', 'finance'],
    ]);
  });

  it('keeps its series once a value was signed off for it', () => {
    const story = withOne();
    const values = [{ indicatorId: 'i1', series: 0, value: 65, definition: '常住人口口径', source: '公报', estimate: false }];
    story.given(leaderOf('finance'), { type: 'sign-off', periodId: PERIOD, reports: [], values, standInFor: null });
    expect(story.try(desk, correct({ series: [SERIES, SERIES] })).refusal?.code).toBe('indicator/has-values');
    story.given(desk, correct({ text: '城镇化水平' }));
  });

  it('needs a unit, at most one lead, and some change', () => {
    const code = (words: object) => withOne().try(desk, correct(words)).refusal?.code;
    expect(code({ duties: [] })).toBe('duty/none');
    expect(code({ duties: ['industry', 'finance'].map((unitId) => ({ unitId, role: 'lead' })) })).toBe('duty/one-lead');
    expect(code({})).toBe('adjust/nothing');
    expect(withOne().try(desk, { type: 'correct-indicator', indicatorId: 'i9', text: '甲' }).refusal?.code).toBe('indicator/not-found');
  });
});

describe('sending back inside the unit', () => {
  const waiting = (story: Story, taskId = 't1') => {
    const period = story.state.periods.get(PERIOD)!;
    const handed = story.task(taskId).reports.find(({ unitId, periodId }) => unitId === 'industry' && periodId === PERIOD) ?? null;
    return sentBackOn(period, 'industry', { taskId }, handed)?.reason ?? null;
  };

  it('stands beside the line, with its reason, until the line is signed', () => {
    const story = opened(plan([task('t1'), task('t2')])).given(leaderOf('industry'), sendBack(['t1']));
    expect([waiting(story), waiting(story, 't2')]).toEqual(['缺数据来源', null]);
    signed(story, 'industry', [line('t1')]);
    expect(waiting(story)).toBeNull();
  });

  it('is the leader’s or his stand-in’s, with a reason, on what is not signed', () => {
    const story = opened(plan([task('t1')]));
    expect(story.try(liaisonOf('industry'), sendBack(['t1'])).refusal?.code).toBe('act/not-yours');
    expect(story.try(leaderOf('industry'), sendBack(['t1'], ' ')).refusal?.code).toBe('reason/missing');
    expect(story.try(leaderOf('industry'), sendBack([])).refusal?.code).toBe('command/malformed');
    story.given(leaderOf('industry'), {
      type: 'name-stand-in',
      role: 'leaderInCharge',
      standInId: 'industry/liaison',
      from: '2026-01-01',
      to: '2026-12-31',
    });
    story.given(liaisonOf('industry'), { ...sendBack(['t1']), standInFor: 'industry/leaderInCharge' });
    signed(story, 'industry', [line('t1')]);
    expect(story.try(leaderOf('industry'), sendBack(['t1'])).refusal?.code).toBe('report/wrong-state');
  });

  it('comes again after the coordinator returned the report, and not for another period', () => {
    const story = opened(plan([task('t1')]));
    submitted(story, 'industry', [line('t1')]);
    story.given(desk, { type: 'return-report', periodId: PERIOD, taskId: 't1', unitId: 'industry', reason: '缺数' });
    story.given(leaderOf('industry'), sendBack(['t1'], '补上口径'));
    expect(waiting(story)).toBe('补上口径');
    expect(report(story, 't1', 'industry').status).toBe('returned');
    expect(nextPeriod(story).state.periods.get('2026H2')?.sentBack).toEqual([]);
  });
});
