import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import { drawLookBack } from './look-back-draw.js';
import { claimed, evidence, PERIOD } from './testing/cycle-acts.js';
import { acknowledged, checker, claim, closedOut, opened, verifierOf } from './testing/cycle-story.js';
import { desk, liaisonOf, person, plan, task } from './testing/plan-builder.js';
import { broughtIn, type Story } from './testing/story.js';

const [industry, finance] = [liaisonOf('industry'), liaisonOf('finance')];
const closing = (kind: string, ...parts: string[]) =>
  ({
    kind,
    doneWhen: '印发实施方案',
    parts: parts.map((partId) => ({ partId, text: `完成${partId}` })),
    evidence: '文号',
    because: '',
  }) as never;
const one = () => acknowledged(plan([task('t1')]));
const inParts = (kind = 'deliverable') => acknowledged(plan([task('t1', { closing: closing(kind, 'p1', 'p2') })]));
const verify = (claimId: string, found: Readonly<Record<string, boolean>> = { whole: true }): PlanAct => ({
  type: 'verify-claim',
  taskId: 't1',
  claimId,
  parts: Object.entries(found).map(([partId, met]) => ({ partId, met, fact: '原件已核' })),
  standInFor: null,
});
const code = (story: Story, actor: Parameters<Story['try']>[0], act: PlanAct) => story.try(actor, act).refusal?.code;
const why = { basis: '省政府常务会议纪要', approver: '分管副省长' };

describe('a unit claims completion', () => {
  it('against the closing condition, with evidence: completed, and not closed out', () => {
    const story = one();
    const claimId = claim(story, 'industry');
    expect(story.task('t1')).toMatchObject({
      status: 'completed',
      closures: [],
      claims: [{ claimId, status: 'open', unitId: 'industry' }],
    });
  });

  it('of no part that is not there, not unevidenced, not twice', () => {
    const story = one();
    const claiming = (parts: object[]): PlanAct => ({ type: 'claim-completion', taskId: 't1', parts: parts as never });
    expect(code(story, industry, claiming([claimed('e9')]))).toBe('evidence/not-found');
    story.given(industry, { type: 'add-evidence', taskId: 't1', evidence: [evidence('e1')] });
    expect(code(story, industry, claiming([claimed('e1', 'p9')]))).toBe('part/not-found');
    expect(code(story, industry, claiming([{ ...claimed(), evidenceIds: [] }]))).toBe('evidence/not-found');
    expect(code(story, industry, claiming([{ ...claimed(), words: '' }]))).toBe('text/missing');
    expect(code(story, industry, claiming([]))).toBe('command/malformed');
    expect(code(story, person('industry', 'handler'), claiming([claimed()]))).toBe('act/not-yours');
    story.given(industry, claiming([claimed()]));
    expect(code(story, industry, claiming([claimed()]))).toBe('claim/already-open');
  });

  it('and takes it back until it is answered', () => {
    const story = one();
    const claimId = claim(story, 'industry');
    expect(code(story, finance, { type: 'withdraw-claim', taskId: 't1', claimId })).toBe('claim/not-found');
    story.given(industry, { type: 'withdraw-claim', taskId: 't1', claimId });
    expect(story.task('t1').status).toBe('underWay');
    expect(code(story, checker, verify(claimId))).toBe('claim/answered');
  });
});

describe('somebody else verifies', () => {
  it('every part, with a finding of fact: closed out in the same decision', () => {
    const story = one();
    const claimId = claim(story, 'industry');
    story.given(checker, verify(claimId));
    expect(story.entries.slice(-2).map(({ type }) => type)).toEqual(['claim.verified', 'task.closedOut']);
    expect(story.task('t1')).toMatchObject({ status: 'closedOut', closures: [{ claimId, reopened: null, parts: [{ partId: 'whole' }] }] });
  });

  it('never the claiming unit, the claiming person in another unit, or a unit that was not named', () => {
    const story = one();
    const claimId = claim(story, 'industry');
    for (const unitId of ['industry', 'finance', 'river-city'])
      expect(code(story, verifierOf(unitId), verify(claimId))).toBe('act/not-yours');
    const moved = { ...checker, personId: industry.personId };
    expect(code(story, moved, verify(claimId))).toBe('verifier/claiming-person');
    expect(code(story, desk, { type: 'name-verifying-unit', taskIds: ['t1'], unitId: 'industry' })).toBe('task/wrong-state');
    expect(code(story, person('development', 'principal'), verify(claimId))).toBe('act/not-yours');
  });

  it("the coordinator's own tasks by another unit, named before dispatch", () => {
    const own = broughtIn(plan([task('t1', { duties: ['development:lead'] })])).given(desk, { type: 'confirm-closing', taskIds: ['t1'] });
    expect(code(own, desk, { type: 'dispatch', taskIds: ['t1'] })).toBe('dispatch/nothing-ready');
    own
      .given(desk, { type: 'name-verifying-unit', taskIds: ['t1'], unitId: 'audit-office' })
      .given(desk, { type: 'dispatch', taskIds: ['t1'] });
    own.given(liaisonOf('development'), { type: 'acknowledge', taskIds: ['t1'] });
    const claimId = claim(own, 'development');
    expect(code(own, checker, verify(claimId))).toBe('act/not-yours');
    expect(code(own, desk, verify(claimId))).toBe('act/not-yours');
    expect(own.given(verifierOf('audit-office'), verify(claimId)).task('t1').status).toBe('closedOut');
  });

  it('with an answer to each part that was claimed, and no other', () => {
    const story = inParts();
    const claimId = claim(story, 'industry', 't1', ['p1', 'p2']);
    expect(code(story, checker, verify(claimId, { p1: true }))).toBe('part/unanswered');
    expect(code(story, checker, verify(claimId, { p1: true, p2: true, p3: true }))).toBe('part/not-found');
    expect(code(story, checker, { ...verify(claimId), parts: [{ partId: 'whole', met: true, fact: '' }] } as PlanAct)).toBe(
      'part/not-found',
    );
  });

  it('part by part: one unmet keeps the task open, and the met one stays met', () => {
    const story = inParts();
    story.given(checker, verify(claim(story, 'industry', 't1', ['p1', 'p2']), { p1: true, p2: false }));
    expect(story.task('t1')).toMatchObject({ status: 'underWay', met: [{ partId: 'p1' }], closures: [] });
    const again: PlanAct = { type: 'claim-completion', taskId: 't1', parts: [claimed('e1', 'p1')] };
    expect(code(story, industry, again)).toBe('part/already-met');
    expect(story.given(checker, verify(claim(story, 'industry', 't1', ['p2']), { p2: true })).task('t1').status).toBe('closedOut');
  });

  it('parts of other units too; the task is completed only by the lead', () => {
    const story = inParts();
    story.given(checker, verify(claim(story, 'finance', 't1', ['p1', 'p2']), { p1: true, p2: true }));
    expect(story.task('t1').status).toBe('underWay');
    expect(code(story, finance, { type: 'claim-completion', taskId: 't1', parts: [] })).toBe('command/malformed');
    story.given(industry, { type: 'claim-completion', taskId: 't1', parts: [] });
    expect(story.task('t1').status).toBe('completed');
    expect(story.given(checker, verify(story.task('t1').claims.at(-1)!.claimId, {})).task('t1').status).toBe('closedOut');
  });

  it('or returns the claim, with a reason', () => {
    const story = one();
    const claimId = claim(story, 'industry');
    story.given(checker, { type: 'return-claim', taskId: 't1', claimId, reason: '文件未附', standInFor: null });
    expect(story.task('t1')).toMatchObject({ status: 'underWay', claims: [{ status: 'returned', answered: { reason: '文件未附' } }] });
    expect(claim(story, 'industry')).not.toBe(claimId);
  });

  it('by a stand-in only where the verifier named one', () => {
    const story = one();
    const claimId = claim(story, 'industry');
    const deputy = person('development', 'liaison');
    const standing = { ...verify(claimId), standInFor: checker.personId } as PlanAct;
    expect(code(story, deputy, standing)).toBe('act/not-yours');
    const days = { from: '2026-03-01', to: '2026-03-01' };
    story.given(checker, { type: 'name-stand-in', role: 'verifier', standInId: deputy.personId, ...days });
    story.given(deputy, standing);
    expect(story.task('t1').claims[0]?.answered).toMatchObject({ personId: deputy.personId, standInFor: checker.personId });
  });
});

describe('other ends', () => {
  it('continuing work is made routine once its parts were verified, and never closed out', () => {
    const story = inParts('continuing');
    const end: PlanAct = { type: 'make-routine', taskId: 't1', ...why };
    expect(code(story, desk, end)).toBe('part/unmet');
    story.given(checker, verify(claim(story, 'industry', 't1', ['p1', 'p2']), { p1: true, p2: true }));
    expect(story.task('t1')).toMatchObject({ status: 'underWay', closures: [] });
    expect(code(story, desk, { ...end, basis: '' } as PlanAct)).toBe('basis/missing');
    expect(story.given(desk, end).task('t1')).toMatchObject({ status: 'madeRoutine', end: { as: 'madeRoutine' } });
    expect(code(inParts(), desk, end)).toBe('closing/other-kind');
  });

  it('striving ends as not attained, with the decision that ended it', () => {
    const end: PlanAct = { type: 'end-not-attained', taskId: 't1', ...why };
    expect(code(one(), desk, end)).toBe('closing/other-kind');
    const story = inParts('strive').given(desk, end);
    expect(story.task('t1')).toMatchObject({ status: 'notAttained', end: { basis: why.basis } });
    expect(code(story, industry, { type: 'add-evidence', taskId: 't1', evidence: [evidence('e1')] })).toBe('task/wrong-state');
  });
});

describe('look-back', () => {
  const draw: PlanAct = { type: 'draw-look-back', periodId: PERIOD, seed: '20260729' };
  const look = (holds: boolean): PlanAct => ({
    type: 'look-back',
    periodId: PERIOD,
    taskId: 't1',
    holds,
    fact: '现场已看',
    standInFor: null,
  });

  it('is drawn once, from what was closed in the period', () => {
    const story = opened(plan([task('t1'), task('t2')]));
    expect(code(story, desk, draw)).toBe('lookBack/nothing-closed');
    closedOut(story);
    expect(code(story, checker, look(true))).toBe('lookBack/not-drawn');
    story.given(desk, draw);
    expect(story.state.draws).toMatchObject([{ seed: '20260729', from: ['t1'], taskIds: ['t1'] }]);
    expect(code(story, desk, { ...draw, seed: 'another' })).toBe('lookBack/already-drawn');
  });

  it('holds, or reopens the task with the old closure visible', () => {
    const story = closedOut(opened(plan([task('t1')]))).given(desk, draw);
    expect(code(story, verifierOf('industry'), look(true))).toBe('act/not-yours');
    story.given(checker, look(false));
    expect(story.task('t1')).toMatchObject({
      status: 'underWay',
      ...{ reopenedFrom: 'closedOut', met: [], lookBacks: [{ holds: false }] },
      closures: [{ reopened: { reason: '现场已看' } }],
    });
    expect(closedOut(story).task('t1')).toMatchObject({ status: 'closedOut', reopenedFrom: null, closures: [{}, { reopened: null }] });
    expect(code(story, checker, look(true))).toBe('lookBack/not-drawn');
  });

  it('draws the same for everybody, whatever the order', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `t${index}`);
    const drawn = drawLookBack('20260729', ids, 0.1);
    expect(drawn).toHaveLength(4);
    expect(drawLookBack('20260729', ids.toReversed(), 0.1)).toEqual(drawn);
    expect(drawLookBack('20260730', ids, 0.1)).not.toEqual(drawn);
    expect(drawn).toEqual(['t12', 't25', 't19', 't2']);
    expect(drawLookBack('s', ['t1'], 0)).toEqual(['t1']);
    expect(drawLookBack('s', [], 0.5)).toEqual([]);
  });
});

describe('a unit requests an adjustment', () => {
  const extend: PlanAct = {
    type: 'request-adjustment',
    ...{
      taskId: 't1',
      kind: 'extend',
      change: { deadline: { text: '延至年底', on: '2026-12-31' } },
      reason: '用地未批',
      basis: '自然资源部批复',
    },
  };
  const answer = (story: Story, outcome: 'granted' | 'refused', approver: string | null = '分管副省长'): PlanAct => ({
    type: 'answer-request',
    ...{ taskId: 't1', requestId: story.task('t1').requests.at(-1)!.requestId, outcome, approver, answer: '同意' },
  });

  it('granted with an approver, it is carried out in the same decision', () => {
    const story = one().given(industry, extend);
    expect(code(story, industry, extend)).toBe('request/already-open');
    expect(code(story, desk, answer(story, 'granted', null))).toBe('basis/missing');
    story.given(desk, answer(story, 'granted'));
    expect(story.entries.slice(-2).map(({ type }) => type)).toEqual(['adjustment.granted', 'task.adjusted']);
    expect(story.task('t1')).toMatchObject({ deadline: { on: '2026-12-31' }, requests: [{ status: 'granted' }] });
    expect(code(story, desk, { ...answer(story, 'refused') })).toBe('request/answered');
  });

  it('refused with an answer, or taken back, nothing changes', () => {
    const story = one().given(industry, extend);
    story.given(desk, answer(story, 'refused', null));
    expect(story.task('t1')).toMatchObject({ deadline: null, requests: [{ status: 'refused', answered: { answer: '同意' } }] });
    story.given(industry, extend);
    const requestId = story.task('t1').requests.at(-1)!.requestId;
    expect(code(story, finance, { type: 'withdraw-request', taskId: 't1', requestId })).toBe('request/not-found');
    story.given(industry, { type: 'withdraw-request', taskId: 't1', requestId });
    expect(story.task('t1').requests.at(-1)?.status).toBe('withdrawn');
  });

  it('for what its kind says, by the rules of the act it stands for', () => {
    const story = one();
    const asked = (words: object) => code(story, industry, { ...extend, ...words } as PlanAct);
    expect(asked({ kind: 'reword' })).toBe('request/other-kind');
    expect(asked({ change: { deadline: null, text: '改' } })).toBe('request/other-kind');
    expect(asked({ change: { deadline: null } })).toBe('adjust/nothing');
    expect(asked({ kind: 'handOver', change: { duties: [{ unitId: 'development', role: 'lead' }] } })).toBe('verifier/holds-duty');
    expect(asked({ basis: '' })).toBe('basis/missing');
    story.given(industry, { ...extend, kind: 'suspend', change: {} } as PlanAct).given(desk, answer(story, 'granted'));
    expect(story.task('t1').status).toBe('suspended');
  });
});
