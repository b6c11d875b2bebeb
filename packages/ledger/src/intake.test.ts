import { describe, expect, it } from 'vitest';
import { checklist, readiness } from './readiness.js';
import { desk, finding, group, indicator, liaisonOf, plan, readDuty, task } from './testing/plan-builder.js';
import { broughtIn, Story } from './testing/story.js';

describe('a plan is brought in', () => {
  it('drafts each task as read, and proposes the first unit as lead without recording it', () => {
    const story = broughtIn(plan([task('t1'), task('t2', { duties: ['finance:support', 'industry:lead'] })]));
    expect(story.task('t1')).toMatchObject({ status: 'drafted', leadSettled: false, proposedLead: 'industry', revision: 1, order: 1 });
    expect(story.roles('t1')).toEqual(['industry:responsible', 'finance:responsible']);
    expect(story.task('t2')).toMatchObject({ leadSettled: true, order: 2 });
  });

  it('counts joint leads marked by the document as settled', () => {
    expect(broughtIn(plan([task('t1', { duties: ['industry:lead', 'finance:lead'] })])).task('t1').leadSettled).toBe(true);
  });

  it('has the coordinator verify, except where it holds a duty itself', () => {
    const story = broughtIn(plan([task('t1'), task('t2', { duties: ['industry', 'development'] })]));
    expect(story.task('t1').closing.verifyingUnitId).toBe('development');
    expect(story.task('t2').closing.verifyingUnitId).toBeNull();
    expect(readiness(story.state, 't2')).toContain('verifier/missing');
  });

  it('gives a unit that is named twice on a task one duty, the stronger one', () => {
    expect(broughtIn(plan([task('t1', { duties: ['industry:support', 'industry:lead'] })])).roles('t1')).toEqual(['industry:lead']);
  });

  it('is brought in once', () => {
    const story = broughtIn(plan([task('t1')]));
    story.try(desk, { type: 'bring-plan-in', coordinatorUnitId: 'development', plan: plan([]) });
    expect(story.refusal?.code).toBe('plan/already-brought-in');
  });

  it('refuses ids that mean two things, and a finding on a task that is not there', () => {
    const bring = (content: ReturnType<typeof plan>) =>
      new Story().try(desk, { type: 'bring-plan-in', coordinatorUnitId: 'development', plan: content }).refusal;
    expect(bring(plan([task('t1'), task('t1')]))).toMatchObject({ code: 'command/malformed', params: { field: 'taskId', twice: 't1' } });
    expect(bring(plan([], { findings: [finding('f1', 't9')] }))?.code).toBe('command/malformed');
    expect(bring(plan([task('t1', { groups: [group('g1')] })], { indicators: [indicator('i1', { groups: [group('g1')] })] }))?.code).toBe(
      'command/malformed',
    );
  });

  it('answers every other act on a plan that is not there', () => {
    expect(new Story().try(desk, { type: 'dispatch', taskIds: ['t1'] }).refusal?.code).toBe('plan/not-found');
  });
});

describe('findings are settled', () => {
  const content = plan([task('t1'), task('t2')], {
    findings: [finding('f1', 't1'), finding('f2', 't1', { level: 'warn' }), finding('f3', null)],
  });

  it('an open ask holds its task back, a warning nobody, one on the plan no task', () => {
    const story = broughtIn(content);
    expect(readiness(story.state, 't1')).toContain('finding/open');
    expect(readiness(story.state, 't2')).not.toContain('finding/open');
    expect(checklist(story.state).planFindings).toEqual(['f3']);
    story.given(desk, { type: 'settle-finding', findingIds: ['f1'], as: 'corrected', note: '补字' });
    expect(readiness(story.state, 't1')).not.toContain('finding/open');
    expect(story.state.findings.get('f1')?.settled).toEqual({ as: 'corrected', note: '补字' });
  });

  it('touches the tasks they lie on and no other', () => {
    const story = broughtIn(content);
    const before = story.state;
    story.given(desk, { type: 'settle-finding', findingIds: ['f1', 'f2', 'f3'], as: 'asRead', note: '' });
    expect(story.task('t1').revision).toBe(2);
    expect(story.task('t2')).toBe(before.tasks.get('t2'));
  });

  it('takes no mere note for an ask, which wants an answer', () => {
    const story = broughtIn(content);
    const note = (findingId: string) => story.try(desk, { type: 'settle-finding', findingIds: [findingId], as: 'noted', note: '' }).refusal;
    expect(note('f1')).toMatchObject({ code: 'command/malformed', params: { findingId: 'f1' } });
    expect(note('f2')).toBeNull();
  });

  it('refuses one that is unknown, or settled before', () => {
    const story = broughtIn(content).given(desk, { type: 'settle-finding', findingIds: ['f1'], as: 'asRead', note: '' });
    const settle = (...findingIds: string[]) => story.try(desk, { type: 'settle-finding', findingIds, as: 'asRead', note: '' }).refusal;
    expect(settle('f9')).toMatchObject({ code: 'finding/not-found', params: { findingId: 'f9' } });
    expect(settle('f2', 'f1')).toMatchObject({ code: 'finding/already-settled', params: { findingId: 'f1' } });
    expect(settle()?.code).toBe('command/malformed');
  });
});

describe('units are matched to the directory', () => {
  it('takes the place of the name as read in every drafted task and in the indicators', () => {
    const story = broughtIn(
      plan([task('t1'), task('t2', { duties: ['finance'] }), task('t3', { duties: ['industry'] })], {
        indicators: [indicator('i1', { duties: [readDuty('finance')] })],
      }),
    );
    const untouched = story.task('t3');
    story.given(desk, { type: 'match-unit', from: 'finance', to: 'treasury' });
    expect(story.roles('t1')).toEqual(['industry:responsible', 'treasury:responsible']);
    expect(story.task('t2').proposedLead).toBe('treasury');
    expect(story.state.indicators[0]?.duties[0]?.unitId).toBe('treasury');
    expect(story.task('t3')).toBe(untouched);
  });

  it('merges two names of one unit on a task, the stronger role wins', () => {
    const story = broughtIn(plan([task('t1', { duties: ['finance:support', 'treasury:lead'] })]));
    story.given(desk, { type: 'match-unit', from: 'finance', to: 'treasury' });
    expect(story.roles('t1')).toEqual(['treasury:lead']);
  });

  it('shows at dispatch that the unit it became is the one that verifies', () => {
    const story = broughtIn(plan([task('t1')])).given(desk, { type: 'match-unit', from: 'finance', to: 'development' });
    expect(readiness(story.state, 't1')).toContain('verifier/holds-duty');
  });

  it('refuses a name that stands nowhere, and a unit matched to itself', () => {
    const story = broughtIn(plan([task('t1')]));
    expect(story.try(desk, { type: 'match-unit', from: 'nobody', to: 'treasury' }).refusal?.code).toBe('unit/not-found');
    expect(story.try(desk, { type: 'match-unit', from: 'finance', to: 'finance' }).refusal?.code).toBe('command/malformed');
  });
});

describe('a task is corrected', () => {
  it('changes what is given and keeps the words as read', () => {
    const story = broughtIn(plan([task('t1')]));
    const { read } = story.task('t1');
    story.given(desk, { type: 'correct-task', taskId: 't1', text: '完善路网', deadline: { text: '2025年底前', on: '2025-12-31' } });
    expect(story.task('t1')).toMatchObject({ text: '完善路网', number: '1', deadline: { on: '2025-12-31' }, revision: 2 });
    expect(story.task('t1').read).toBe(read);
  });

  it('refuses to change nothing, to leave no words, and a day that does not exist', () => {
    const story = broughtIn(plan([task('t1')]));
    const correct = (words: object) => story.try(desk, { type: 'correct-task', taskId: 't1', ...words }).refusal?.code;
    expect(correct({})).toBe('adjust/nothing');
    expect(correct({ text: task('t1').text, number: '1' })).toBe('adjust/nothing');
    expect(correct({ text: '　' })).toBe('text/missing');
    expect(correct({ deadline: { text: '', on: '2025-02-29' } })).toBe('command/malformed');
  });

  it('refuses where somebody changed the task meanwhile, and says which', () => {
    const story = broughtIn(plan([task('t1'), task('t2')])).given(desk, { type: 'correct-task', taskId: 't1', number: '一' });
    story.try(desk, { type: 'correct-task', taskId: 't1', text: '改' }, { t1: 1, t2: 1 });
    expect(story.refusal).toMatchObject({ code: 'task/changed-since', tasks: ['t1'] });
    expect(story.try(desk, { type: 'correct-task', taskId: 't1', text: '改' }, { t1: 2 }).refusal).toBeNull();
  });
});

describe('duties, leads and groups are settled', () => {
  it('confirms the lead of many tasks; the one proposed or confirmed before stays responsible', () => {
    const story = broughtIn(plan([task('t1'), task('t2')]));
    story.given(desk, { type: 'confirm-leads', leads: ['t1', 't2'].map((taskId) => ({ taskId, unitId: 'finance' })) });
    expect(story.roles('t1')).toEqual(['industry:responsible', 'finance:lead']);
    story.given(desk, { type: 'confirm-leads', leads: [{ taskId: 't1', unitId: 'industry' }] });
    expect(story.roles('t1')).toEqual(['industry:lead', 'finance:responsible']);
    story.try(desk, { type: 'confirm-leads', leads: [{ taskId: 't2', unitId: 'river-city' }] });
    expect(story.refusal).toMatchObject({ code: 'lead/not-among-duties', tasks: ['t2'] });
  });

  it('settles a whole list of duties; units that stay keep the name as printed', () => {
    const story = broughtIn(plan([task('t1')]));
    const settle = (...duties: string[]) =>
      story.try(desk, { type: 'settle-duties', taskId: 't1', duties: duties.map(readDuty).map(({ unitId, role }) => ({ unitId, role })) });
    settle('finance:lead', 'river-city:support');
    expect(story.task('t1').duties).toMatchObject([
      { unitId: 'finance', role: 'lead', printed: 'finance' },
      { unitId: 'river-city', printed: null, status: 'pending' },
    ]);
    expect(story.task('t1')).toMatchObject({ leadSettled: true, proposedLead: null });
    expect(settle().refusal?.code).toBe('duty/none');
    expect(settle('finance:lead', 'river-city:lead').refusal?.code).toBe('duty/one-lead');
    expect(settle('finance', 'finance').refusal?.code).toBe('duty/unit-twice');
  });

  it('keeps joint leads that the document marks, and makes no new ones', () => {
    const story = broughtIn(plan([task('t1', { duties: ['industry:lead', 'finance:lead'] })]));
    const both = [readDuty('industry:lead'), readDuty('finance:lead')];
    expect(story.try(desk, { type: 'settle-duties', taskId: 't1', duties: [...both, readDuty('river-city')] }).refusal).toBeNull();
    expect(story.try(desk, { type: 'settle-duties', taskId: 't1', duties: [...both, readDuty('river-city:lead')] }).refusal?.code).toBe(
      'duty/one-lead',
    );
  });

  it('resolves a group into units, once each, and again into others', () => {
    const story = broughtIn(plan([task('t1', { groups: [group('g1')] })], { indicators: [indicator('i1', { groups: [group('g2')] })] }));
    const resolve = (...unitIds: string[]) =>
      story.given(desk, { type: 'resolve-group', groupIds: ['g1', 'g2'], unitIds, answeringUnitId: null });
    expect(readiness(story.state, 't1')).toContain('group/unresolved');
    resolve('finance', 'river-city');
    expect(story.roles('t1')).toEqual(['industry:responsible', 'finance:responsible', 'river-city:responsible']);
    expect(readiness(story.state, 't1')).not.toContain('group/unresolved');
    resolve('hill-city');
    expect(story.roles('t1')).toEqual(['industry:responsible', 'finance:responsible', 'hill-city:responsible']);
    expect(story.state.indicators[0]?.duties.map((duty) => duty.unitId)).toEqual(['hill-city']);
  });

  it('leaves a group as it is where a unit answers for it, which then holds a duty', () => {
    const story = broughtIn(plan([task('t1', { groups: [group('g1', 'support')] })]));
    story.given(desk, { type: 'resolve-group', groupIds: ['g1'], unitIds: [], answeringUnitId: 'civil-affairs' });
    expect(story.roles('t1')).toContain('civil-affairs:responsible');
    expect(story.task('t1').groups[0]?.text).toBe('相关设区市政府');
    const nobody = story.try(desk, { type: 'resolve-group', groupIds: ['g1'], unitIds: [], answeringUnitId: null });
    expect(nobody.refusal?.code).toBe('group/needs-unit');
    expect(story.try(desk, { type: 'resolve-group', groupIds: ['g9'], unitIds: ['finance'], answeringUnitId: null }).refusal?.code).toBe(
      'group/not-found',
    );
  });

  it('keeps a unit that another group names too when one of them is resolved anew', () => {
    const story = broughtIn(plan([task('t1', { groups: [group('g1'), group('g2')] })]));
    story.given(desk, { type: 'resolve-group', groupIds: ['g1', 'g2'], unitIds: ['river-city'], answeringUnitId: null });
    story.given(desk, { type: 'resolve-group', groupIds: ['g1'], unitIds: ['hill-city'], answeringUnitId: null });
    expect(story.roles('t1')).toEqual(['industry:responsible', 'finance:responsible', 'river-city:responsible', 'hill-city:responsible']);
  });

  it('records no lead out of a group: a single unit is proposed', () => {
    const story = broughtIn(plan([task('t1', { duties: [], groups: [group('g1', 'lead')] })]));
    story.given(desk, { type: 'resolve-group', groupIds: ['g1'], unitIds: ['finance'], answeringUnitId: null });
    expect(story.task('t1')).toMatchObject({ proposedLead: 'finance', leadSettled: false });
  });
});

describe('closing conditions are set and confirmed', () => {
  const words = { kind: 'event', doneWhen: '每届办成', parts: [{ partId: '1', text: '第一届' }], evidence: '公报' } as const;

  it('waits for a new confirmation when the words change', () => {
    const story = broughtIn(plan([task('t1')])).given(desk, { type: 'confirm-closing', taskIds: ['t1'] });
    expect(story.task('t1').closing.confirmed).toBe(true);
    story.given(desk, { type: 'set-closing', conditions: [{ taskId: 't1', ...words }] });
    expect(story.task('t1').closing).toMatchObject({ ...words, confirmed: false, because: '印发', verifyingUnitId: 'development' });
  });

  it('passes over those of a selection that were confirmed before', () => {
    const story = broughtIn(plan([task('t1'), task('t2')])).given(desk, { type: 'confirm-closing', taskIds: ['t1'] });
    story.given(desk, { type: 'confirm-closing', taskIds: ['t1', 't2'] });
    expect([story.task('t1').revision, story.task('t2').revision]).toEqual([2, 2]);
    expect(story.try(desk, { type: 'confirm-closing', taskIds: ['t1', 't2'] }).refusal?.code).toBe('task/wrong-state');
  });

  it('is not confirmed unfinished, and names the tasks', () => {
    const story = broughtIn(plan([task('t1'), task('t2')]));
    story.given(desk, { type: 'set-closing', conditions: [{ taskId: 't2', ...words, evidence: ' ' }] });
    story.try(desk, { type: 'confirm-closing', taskIds: ['t1', 't2'] });
    expect(story.refusal).toMatchObject({ code: 'closing/incomplete', tasks: ['t2'] });
    expect(story.task('t1').closing.confirmed).toBe(false);
  });

  it('is never verified by a unit that holds a duty', () => {
    const story = broughtIn(plan([task('t1'), task('t2', { duties: ['industry'] })]));
    story.try(desk, { type: 'name-verifying-unit', taskIds: ['t1', 't2'], unitId: 'finance' });
    expect(story.refusal).toMatchObject({ code: 'verifier/holds-duty', tasks: ['t1'] });
    story.given(desk, { type: 'name-verifying-unit', taskIds: ['t2'], unitId: 'finance' });
    story.given(desk, { type: 'settle-duties', taskId: 't2', duties: [readDuty('finance:lead')] });
    expect(readiness(story.state, 't2')).toContain('verifier/holds-duty');
  });
});

describe('the checklist of the intake desk', () => {
  it('counts what still stands between the draft and dispatch', () => {
    const story = broughtIn(plan([task('t1'), task('t2', { duties: ['industry:lead'] }), task('t3', { duties: [] })]));
    story.given(desk, { type: 'confirm-closing', taskIds: ['t2'] });
    expect(checklist(story.state)).toEqual({
      drafted: 3,
      ready: ['t2'],
      reasons: [
        { reason: 'duty/none', count: 1, taskIds: ['t3'] },
        { reason: 'lead/unsettled', count: 2, taskIds: ['t1', 't3'] },
        { reason: 'closing/unconfirmed', count: 2, taskIds: ['t1', 't3'] },
      ],
      planFindings: [],
    });
  });

  it('is not for a unit to work through', () => {
    const story = broughtIn(plan([task('t1')]));
    expect(story.try(liaisonOf('industry'), { type: 'confirm-closing', taskIds: ['t1'] }).refusal?.code).toBe('act/not-yours');
  });
});
