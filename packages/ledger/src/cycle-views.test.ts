import { describe, expect, it } from 'vitest';
import { bigramDice } from './alike.js';
import { calendarLight } from './calendar-light.js';
import type { PlanAct } from './commands.js';
import { doubts } from './doubts.js';
import { principalsList } from './principals-list.js';
import { DEFAULT_RULES } from './reporting-rules.js';
import { claimed, evidence, line, PERIOD, redLine } from './testing/cycle-acts.js';
import { acceptedFrom, acknowledged, checker, claim, opened, submitted } from './testing/cycle-story.js';
import { desk, liaisonOf, plan, task } from './testing/plan-builder.js';
import type { Story } from './testing/story.js';

const due = (on: string, words: object = {}) => acknowledged(plan([task('t1', { deadline: { text: '', on }, ...words })]));
const lightOn = (story: Story, today: string) => {
  const { light, because } = calendarLight(story.task('t1'), today, DEFAULT_RULES);
  return `${light} ${because.code}`;
};
const measures = (...days: string[]): PlanAct => ({
  type: 'record-measures',
  ...{ taskId: 't1', text: '成立专班', milestones: days.map((on) => ({ on, text: `节点${on}` })), documentNumber: null },
});

describe('the light by the calendar', () => {
  it('is none where there is no date and no milestone', () => {
    expect(lightOn(acknowledged(plan([task('t1')])), '2030-01-01')).toBe('none no-calendar');
    expect(lightOn(acknowledged(plan([task('t1', { deadline: { text: '近期', on: null } })])), '2030-01-01')).toBe('none no-calendar');
  });

  it('warns before the due day, and blames only after it', () => {
    const story = due('2026-12-31');
    expect(lightOn(story, '2026-11-30')).toBe('green on-time');
    expect(lightOn(story, '2026-12-01')).toBe('yellow due-near');
    expect(lightOn(story, '2026-12-31')).toBe('yellow due-near');
    expect(lightOn(story, '2027-01-01')).toBe('red due-passed');
    claim(story, 'industry');
    expect(lightOn(story, '2027-01-01')).toBe('green completed');
  });

  it('follows the milestones that the units set themselves, until they say they are reached', () => {
    const story = opened(plan([task('t1')])).given(liaisonOf('industry'), measures('2026-05-01', '2026-09-01', '2027-03-01'));
    expect(lightOn(story, '2026-03-10')).toBe('green on-time');
    expect(lightOn(story, '2026-04-10')).toBe('yellow milestone-near');
    expect(lightOn(story, '2026-05-02')).toBe('yellow milestone-passed');
    expect(lightOn(story, '2026-09-02')).toBe('red milestones-behind');
    submitted(story, 'industry', [line('t1', { reached: [{ on: '2026-05-01', text: '节点2026-05-01' }] })]);
    expect(lightOn(story, '2026-07-01')).toBe('green on-time');
  });

  it('weighs the share of time gone against the parts met', () => {
    const parts = [1, 2].map((number) => ({ partId: `p${number}`, text: '印发' }));
    const story = due('2027-03-01', { closing: { ...task('x').closing, parts } });
    expect(lightOn(story, '2026-04-01')).toBe('green on-time');
    expect(lightOn(story, '2026-06-01')).toBe('yellow parts-behind');
    expect(lightOn(story, '2026-09-01')).toBe('red parts-behind');
  });
});

describe('likeness of words', () => {
  it('counts pairs of characters, not punctuation', () => {
    expect(bigramDice('完善路网，推进建设', '完善路网推进建设。')).toBe(1);
    expect(bigramDice('完善路网', '资金下达')).toBe(0);
    expect(bigramDice('', '')).toBe(0);
  });
});

describe('doubts', () => {
  const found = (story: Story, taskId = 't1') => doubts(story.state, taskId, story.task(taskId).claims.at(-1)!).map(({ kind }) => kind);
  const claiming = (story: Story, taskId: string, unitId: string, words: string, item = evidence('e1')) =>
    story
      .given(liaisonOf(unitId), { type: 'add-evidence', taskId, evidence: [item] })
      .given(liaisonOf(unitId), { type: 'claim-completion', taskId, parts: [claimed('e1', 'whole', words)] });

  it('are none where nothing stands out', () => {
    const story = claiming(acknowledged(plan([task('t1')])), 't1', 'industry', '通行能力提升工程全线贯通');
    expect(found(story)).toEqual([]);
  });

  it('see evidence older than the task, and words that only repeat the plan', () => {
    const older = { ...evidence('e1'), on: '2025-12-31' };
    const story = acknowledged(plan([task('t1')], { issuedOn: '2026-01-10' }));
    expect(found(claiming(story, 't1', 'industry', '完善网络、推进港口建设', older))).toEqual(['evidenceOlder', 'repeatsPlan']);
  });

  it("see a claim before the unit's own milestones", () => {
    const story = acknowledged(plan([task('t1')])).given(liaisonOf('industry'), measures('2026-09-01'));
    expect(found(claiming(story, 't1', 'industry', '通行能力提升工程全线贯通'))).toEqual(['milestoneAhead']);
  });

  it('see the same words and papers under other tasks and units', () => {
    const story = acknowledged(plan([task('t1'), task('t2', { duties: ['river-city:lead'] })]));
    claiming(story, 't2', 'river-city', '通行能力提升工程全线贯通');
    claiming(story, 't1', 'industry', '通行能力提升工程，全线贯通。');
    expect(doubts(story.state, 't1', story.task('t1').claims[0]!)).toMatchObject([
      { kind: 'wordsAlike', share: 1, where: { taskId: 't2', unitId: 'river-city' } },
      { kind: 'evidenceAlike', evidenceId: 'e1', where: { taskId: 't2' } },
    ]);
    const never = doubts(story.state, 't1', story.task('t1').claims[0]!, { alike: () => 0 });
    expect(never.map(({ kind }) => kind)).toEqual(['evidenceAlike']);
  });
});

describe("the principal's list", () => {
  it('holds the few tasks that need a decision, and why', () => {
    const story = opened(plan([task('t1'), task('t2'), task('t3')]));
    acceptedFrom(story, 'industry', [line('t1'), redLine('t2'), line('t3')]);
    story.given(checker, { type: 'give-light', periodId: PERIOD, taskId: 't1', light: 'red', why: '现场未开工', standInFor: null });
    expect(principalsList(story.state, '2026-08-31').map(({ taskId }) => taskId)).toEqual(['t1']);
    const late = principalsList(story.state, '2026-09-01');
    expect(late.map(({ taskId, reasons }) => [taskId, ...reasons.map(({ kind }) => kind)])).toEqual([
      ['t1', 'redByVerifier', 'disagreement'],
      ['t2', 'askOverdue'],
    ]);
    story.given(desk, { type: 'withdraw-task', taskIds: ['t2'], reason: '并入', approver: '分管副省长' });
    expect(principalsList(story.state, '2026-09-01').map(({ taskId }) => taskId)).toEqual(['t1']);
  });
});
