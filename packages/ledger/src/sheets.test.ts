import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import { decide } from './decide.js';
import { disagreement } from './disagreement.js';
import { openPlanActs } from './open-acts.js';
import { periodPicture } from './period-picture.js';
import { sheetOf } from './sheet-of.js';
import { ask, line, PERIOD, redLine } from './testing/cycle-acts.js';
import { acceptedFrom, checker, claim, leaderOf, nextPeriod, opened, report, signed, submitted } from './testing/cycle-story.js';
import { desk, indicator, liaisonOf, person, plan, readDuty, task } from './testing/plan-builder.js';
import { commandOf, type Story } from './testing/story.js';
import { unitStandings } from './unit-standing.js';

const [industry, finance] = [liaisonOf('industry'), liaisonOf('finance')];
const two = () => opened(plan([task('t1'), task('t2', { duties: ['industry'] })]));
const signOff = (reports = [line('t1')], standInFor: string | null = null): PlanAct => ({
  type: 'sign-off',
  ...{ periodId: PERIOD, reports, values: [], standInFor },
});
const submit = (story: Story, unitId: string, taskId = 't1'): PlanAct => ({
  type: 'submit',
  ...{ periodId: PERIOD, reports: [{ taskId, signOffId: report(story, taskId, unitId).signedOff?.entryId ?? '' }], indicators: [] },
});
const accept = (unitId: string, taskId = 't1'): PlanAct => ({
  type: 'accept-reports',
  ...{ periodId: PERIOD, reports: [{ taskId, unitId }], values: [] },
});
const code = (story: Story, actor: Parameters<Story['try']>[0], act: PlanAct) => story.try(actor, act).refusal?.code;

describe('a sheet is signed off and submitted', () => {
  it('by the leader in charge, then by the liaison, whole or in part', () => {
    const story = signed(two(), 'industry', [line('t1'), line('t2')]);
    expect(report(story, 't1', 'industry')).toMatchObject({ status: 'signedOff', role: 'lead' });
    story.given(industry, submit(story, 'industry'));
    expect([report(story, 't1', 'industry').status, report(story, 't2', 'industry').status]).toEqual(['submitted', 'signedOff']);
  });

  it('never unsigned, and never by who may not sign', () => {
    const story = two();
    expect(code(story, industry, signOff())).toBe('act/not-yours');
    expect(code(story, leaderOf('river-city'), signOff())).toBe('act/not-yours');
    const unsigned: PlanAct = { type: 'submit', periodId: PERIOD, reports: [{ taskId: 't1', signOffId: '' }], indicators: [] };
    expect(code(story, industry, unsigned)).toBe('report/not-found');
    signed(story, 'industry', [line('t1')]);
    expect(code(story, finance, submit(story, 'industry'))).toBe('report/not-found');
  });

  it('only as it was signed: who saw an older sign-off submits nothing', () => {
    const story = signed(two(), 'industry', [line('t1')]);
    const old = submit(story, 'industry');
    signed(story, 'industry', [line('t1', { text: '已开工建设。' })]);
    expect(code(story, industry, old)).toBe('report/changed-since-signed');
    expect(report(story.given(industry, submit(story, 'industry')), 't1', 'industry').words.text).toBe('已开工建设。');
  });

  it('by units of every role, none waiting for the lead', () => {
    const story = submitted(two(), 'finance', [line('t1', { text: '资金已下达。' })]);
    expect(report(story, 't1', 'finance')).toMatchObject({ status: 'submitted', role: 'responsible' });
    expect(story.task('t1').reports).toHaveLength(1);
  });

  it('by a named stand-in, for the days he was named, and said so', () => {
    const story = two();
    const deputy = person('industry', 'handler');
    const name = (from: string, to: string): PlanAct => ({
      type: 'name-stand-in',
      ...{ role: 'leaderInCharge', standInId: deputy.personId, from, to },
    });
    expect(code(story, deputy, signOff([line('t1')], 'industry/leaderInCharge'))).toBe('act/not-yours');
    expect(code(story, industry, name('2026-01-01', '2026-12-31'))).toBe('act/not-yours');
    story.given(leaderOf('industry'), name('2026-01-01', '2026-02-28'));
    expect(code(story, deputy, signOff([line('t1')], 'industry/leaderInCharge'))).toBe('act/not-yours');
    story.given(leaderOf('industry'), name('2026-01-01', '2026-12-31'));
    expect(code(story, deputy, signOff())).toBe('standIn/not-yours');
    story.given(deputy, signOff([line('t1')], 'industry/leaderInCharge'));
    expect(report(story, 't1', 'industry').signedOff).toMatchObject({ personId: deputy.personId, standInFor: 'industry/leaderInCharge' });
    const twin = { ...deputy, unitId: 'finance' };
    expect(code(story, twin, signOff([line('t1')], 'industry/leaderInCharge'))).toBe('act/not-yours');
  });

  it('with words; a red light with a cause and an ask; a figure with its definition', () => {
    const story = two();
    const tried = (words: object) => code(story, leaderOf('industry'), signOff([line('t1', words)]));
    expect(tried({ text: ' ' })).toBe('text/missing');
    expect(tried({ text: '一'.repeat(5001) })).toBe('text/too-long');
    expect(tried({ text: '一'.repeat(5000) })).toBeUndefined();
    expect(tried({ light: 'red' })).toBe('report/red-needs-ask');
    expect(tried({ light: 'red', cause: 'land', ask: { ...ask, by: '2026-08-32' } })).toBe('ask/incomplete');
    const figure = { name: '投资', value: 3, unit: '亿元', definition: '累计完成', source: '', estimate: true };
    expect(tried({ figures: [figure] })).toBe('figure/incomplete');
    expect(tried({ noChange: true })).toBe('report/no-former-words');
    expect(code(story, leaderOf('industry'), signOff([line('t1'), line('t1')]))).toBe('command/malformed');
    expect(code(story, leaderOf('industry'), signOff([]))).toBe('command/malformed');
  });
});

describe('no change since last period', () => {
  it('takes over the words last accepted, and counts the periods in a row', () => {
    const story = nextPeriod(acceptedFrom(two(), 'industry', [line('t1', { text: '已立项。' })]));
    const row = () => sheetOf(story.state, 'industry', '2026H2')!.groups[0]!.rows[0]!;
    expect(row()).toMatchObject({ unchangedNext: 1, last: { words: { text: '已立项。' } }, report: null });
    acceptedFrom(story, 'industry', [line('t1', { text: '', noChange: true })], '2026H2');
    expect(report(story, 't1', 'industry', '2026H2').words).toMatchObject({ text: '已立项。', unchanged: 1 });
  });
});

describe('the lead merges', () => {
  it('what others have submitted, by reference: their words stay theirs', () => {
    const story = submitted(two(), 'finance', [line('t1', { text: '资金已下达。' })]);
    submitted(story, 'industry', [line('t1', { merges: ['finance'] })]);
    const submissionId = report(story, 't1', 'finance').submitted!.entryId;
    expect(report(story, 't1', 'industry').words.merges).toEqual([{ unitId: 'finance', submissionId }]);
  });

  it('nothing that was not submitted, and nobody but the lead', () => {
    const story = signed(two(), 'finance', [line('t1')]);
    const merging = (unitId: string) => code(story, leaderOf(unitId), signOff([line('t1', { merges: ['industry', 'finance'] })]));
    expect(merging('industry')).toBe('merge/no-slice');
    expect(merging('finance')).toBe('merge/not-lead');
  });

  it('nothing that was taken back since', () => {
    const story = submitted(two(), 'finance', [line('t1')]);
    signed(story, 'industry', [line('t1', { merges: ['finance'] })]);
    story.given(finance, { type: 'withdraw-submission', periodId: PERIOD, taskIds: ['t1'], indicatorIds: [] });
    expect(code(story, industry, submit(story, 'industry'))).toBe('merge/no-slice');
  });

  it('and when it changes in mid-period, what was submitted stays with who submitted it', () => {
    const story = submitted(two(), 'industry', [line('t1')]);
    const duties = [{ unitId: 'finance', role: 'lead' as const }];
    story.given(desk, { type: 'adjust-task', taskId: 't1', change: { duties }, basis: '纪要', approver: '分管副省长' });
    expect(report(story, 't1', 'industry')).toMatchObject({ status: 'submitted', role: 'lead' });
    story.given(desk, accept('industry'));
    expect(code(story, leaderOf('industry'), signOff())).toBe('act/not-yours');
  });
});

describe('a submission', () => {
  it('can be withdrawn until it is reviewed', () => {
    const story = submitted(two(), 'industry', [line('t1')]);
    const withdraw: PlanAct = { type: 'withdraw-submission', periodId: PERIOD, taskIds: ['t1'], indicatorIds: [] };
    expect(code(story, leaderOf('industry'), signOff())).toBe('report/wrong-state');
    expect(report(story.given(industry, withdraw), 't1', 'industry')).toMatchObject({ status: 'signedOff', submitted: null });
    story.given(industry, submit(story, 'industry')).given(desk, accept('industry'));
    expect(code(story, industry, withdraw)).toBe('report/wrong-state');
  });

  it('comes back with a reason, and keeps its history', () => {
    const story = submitted(two(), 'industry', [line('t1', { text: '推进中。' })]);
    const giveBack = (reason: string): PlanAct => ({ type: 'return-report', periodId: PERIOD, taskId: 't1', unitId: 'industry', reason });
    expect(code(story, desk, giveBack(' '))).toBe('reason/missing');
    story.given(desk, giveBack('请写明完成数'));
    submitted(story, 'industry', [line('t1', { text: '完成三公里。' })]);
    expect(report(story, 't1', 'industry')).toMatchObject({
      status: 'submitted',
      words: { text: '完成三公里。' },
      returns: [{ words: { text: '推进中。' }, reason: '请写明完成数' }],
    });
  });

  it('sets the task under way when it is accepted, and is accepted by nobody who wrote it', () => {
    const story = two();
    const both = { ...desk, personId: 'industry/leaderInCharge' };
    submitted(story, 'industry', [line('t1')]);
    expect(code(story, both, accept('industry'))).toBe('review/own-words');
    expect(code(story, industry, accept('industry'))).toBe('act/not-yours');
    expect(story.given(desk, accept('industry')).task('t1').status).toBe('underWay');
    expect(code(story, desk, accept('industry'))).toBe('report/wrong-state');
  });

  it('sent again to the same state gives the same entries', () => {
    const story = signed(two(), 'industry', [line('t1')]);
    const command = commandOf(industry, submit(story, 'industry'), 7);
    expect(decide(story.state, command)).toEqual(decide(story.state, JSON.parse(JSON.stringify(command))));
  });
});

describe('the coordinator enters for a unit what came on paper', () => {
  const enter = (unitId: string, words: object = {}): PlanAct => ({
    type: 'enter-for',
    ...{ periodId: PERIOD, unitId, reports: [line('t1')], values: [], paper: { scan: 'a'.repeat(64), note: '' }, ...words },
  });

  it('marked, with the scan, submitted at once', () => {
    const story = two().given(desk, enter('finance'));
    expect(report(story, 't1', 'finance')).toMatchObject({ status: 'submitted', signedOff: null, enteredFor: { scan: 'a'.repeat(64) } });
    story.given(desk, accept('finance'));
  });

  it('never for itself, for a unit without the duty, without paper, or over what the unit handed in', () => {
    const story = submitted(two(), 'industry', [line('t1')]);
    expect(code(story, desk, enter('development'))).toBe('enter/own-unit');
    expect(code(story, desk, enter('river-city'))).toBe('unit/no-duty-here');
    expect(code(story, desk, enter('finance', { paper: { scan: null, note: ' ' } }))).toBe('text/missing');
    expect(code(story, desk, enter('finance', { paper: { scan: '../x', note: '' } }))).toBe('evidence/bad-form');
    expect(code(story, desk, enter('industry'))).toBe('report/wrong-state');
  });
});

describe('values of indicators', () => {
  const series = { name: '', bound: '>=' as const, value: 65, unit: '%', by: null, hedge: null, nature: null };
  const content = plan([task('t1')], {
    indicators: [indicator('i1', { series: [series], duties: [readDuty('finance'), readDuty('industry')] })],
  });
  const value = { indicatorId: 'i1', series: 0, value: 62.5, definition: '常住人口', source: '公报', estimate: false };
  const give = (values: object[]): PlanAct => ({
    type: 'sign-off',
    periodId: PERIOD,
    reports: [],
    values: values as never,
    standInFor: null,
  });

  it('are given by one unit of the indicator in the same sheet, reviewed like a report', () => {
    const story = opened(content).given(leaderOf('finance'), give([value]));
    expect(sheetOf(story.state, 'industry', PERIOD)?.indicators).toEqual([]);
    expect(sheetOf(story.state, 'finance', PERIOD)?.indicators[0]).toMatchObject({ value: { status: 'signedOff' }, last: null });
    const signOffId = story.state.periods.get(PERIOD)!.values[0]!.signedOff!.entryId;
    story.given(finance, { type: 'submit', periodId: PERIOD, reports: [], indicators: [{ indicatorId: 'i1', signOffId }] });
    const values = [{ indicatorId: 'i1', unitId: 'finance' }];
    expect(openPlanActs(story.state, desk)).toContain('accept-reports');
    story.given(desk, { type: 'return-values', periodId: PERIOD, ...values[0]!, reason: '口径不符' });
    expect(story.state.periods.get(PERIOD)?.values[0]).toMatchObject({ status: 'returned', returns: [{ reason: '口径不符' }] });
    expect(code(story, desk, { type: 'accept-reports', periodId: PERIOD, reports: [], values })).toBe('report/wrong-state');
  });

  it('only of series that are, with their definition, by a unit of the indicator', () => {
    const story = opened(content);
    expect(code(story, leaderOf('finance'), give([{ ...value, series: 1 }]))).toBe('series/not-found');
    expect(code(story, leaderOf('finance'), give([{ ...value, source: '' }]))).toBe('figure/incomplete');
    expect(code(story, leaderOf('river-city'), give([value]))).toBe('act/not-yours');
  });
});

describe('a unit is urged', () => {
  const urge = (step: 'handler' | 'liaison' | 'leaderInCharge', elapsed: number, taskIds = ['t1']): PlanAct => ({
    type: 'urge',
    ...{ periodId: PERIOD, unitId: 'industry', step, elapsed, taskIds, letter: false },
  });

  it('step by step, each after the working days that the plan sets', () => {
    const story = two();
    expect(code(story, desk, urge('liaison', 9))).toBe('urge/out-of-step');
    story.given(desk, urge('handler', 0));
    expect(code(story, desk, urge('handler', 9))).toBe('urge/out-of-step');
    expect(code(story, desk, urge('liaison', 1))).toBe('urge/too-soon');
    story.given(desk, urge('liaison', 2));
    expect(code(story, desk, urge('leaderInCharge', 2))).toBe('urge/too-soon');
    story.given(desk, urge('leaderInCharge', 3));
    expect(code(story, desk, urge('leaderInCharge', 30))).toBe('urge/out-of-step');
    expect(periodPicture(story.state, PERIOD, '2026-07-16')?.units[0]).toMatchObject({
      unitId: 'industry',
      urged: 'leaderInCharge',
      late: true,
    });
  });

  it('for nothing that it has handed in', () => {
    const story = submitted(two(), 'industry', [line('t1')]);
    expect(code(story, desk, urge('handler', 0))).toBe('urge/nothing-outstanding');
    expect(code(story, desk, urge('handler', 0, ['t1', 't2']))).toBe('urge/nothing-outstanding');
    story.given(desk, urge('handler', 0, ['t2']));
  });
});

describe('the period in one picture', () => {
  it('shows who has reported, what is late, what waits', () => {
    const story = submitted(two(), 'industry', [line('t1')]);
    const early = periodPicture(story.state, PERIOD, '2026-07-15');
    expect(early).toMatchObject({ toReview: 1, complete: 0, late: [] });
    const late = periodPicture(story.state, PERIOD, '2026-07-16');
    expect(late?.late).toEqual(['industry', 'finance']);
    expect(late?.units[0]).toMatchObject({ asked: 2, handedIn: 1, outstandingTasks: ['t2'], counts: { submitted: 1 } });
    expect(periodPicture(story.state, '2027H1', '2026-07-16')).toBeNull();
  });

  it('puts first where the lights disagree', () => {
    const story = submitted(two(), 'industry', [line('t1'), redLine('t2')]);
    story.given(checker, { type: 'give-light', periodId: PERIOD, taskId: 't1', light: 'red', why: '现场未开工', standInFor: null });
    const rank = (taskId: string) => disagreement(story.task(taskId), PERIOD, '2026-07-16', story.state.rules);
    expect([rank('t1'), rank('t2')]).toEqual([22, 2]);
    const blank: PlanAct = { type: 'give-light', periodId: PERIOD, taskId: 't2', light: 'yellow', why: '', standInFor: null };
    expect(code(story, checker, blank)).toBe('reason/missing');
  });
});

describe('a report that came back, on a task that is asked about no more', () => {
  it('is owed to nobody: neither the unit’s standing nor the picture of the period shows it as returned', () => {
    const story = submitted(opened(plan([task('t1')])), 'industry', [line('t1')]);
    story.given(desk, { type: 'return-report', periodId: PERIOD, taskId: 't1', unitId: 'industry', reason: '口径不符' });
    const shown = () => [
      unitStandings(story.state, PERIOD).find(({ unitId }) => unitId === 'industry')?.returned ?? 0,
      periodPicture(story.state, PERIOD, '2026-07-10')?.units.find(({ unitId }) => unitId === 'industry')?.counts.returned ?? 0,
    ];
    expect(shown()).toEqual([1, 1]);
    claim(story, 'industry');
    expect(shown()).toEqual([0, 0]);
  });
});
