import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import { consolidate, correctedParts, type ReportTemplates, staleSentences } from './consolidated-report.js';
import type { ReportPart } from './cycle-entries.js';
import { line, PERIOD, redLine } from './testing/cycle-acts.js';
import { acceptedFrom, checker, closedOut, leaderOf, opened, report, submitted } from './testing/cycle-story.js';
import { desk, liaisonOf, plan, task } from './testing/plan-builder.js';
import type { Story } from './testing/story.js';

const words: ReportTemplates = {
  headings: { overall: '总体情况', indicators: '主要指标', tasks: '主要任务', problems: '问题和需协调事项', next: '下一步工作' },
  overall: '{tasks}项任务中，{reported}项已报进展，{closed}项已销号。',
  progress: '{unit}：{text}',
  slice: '（{unit}：{text}）',
  closed: '{unit}牵头的第{number}项已销号。',
  routine: '第{number}项转入常态。',
  notAttained: '第{number}项未实现。',
  value: '{indicator}{value}{unit}{estimate}。',
  estimate: '（预计）',
  problem: '{unit}：{cause}。',
  ask: '请{of}于{by}前{what}。',
  causes: { land: '用地' },
  unitName: (unitId) => ({ industry: '省工信厅', finance: '省财政厅', development: '省发改委' })[unitId] ?? unitId,
};
const told = () => {
  const story = opened(plan([task('t1'), task('t2', { duties: ['industry'] }), task('t3')]));
  acceptedFrom(story, 'finance', [line('t1', { text: '资金已下达。' })]);
  acceptedFrom(story, 'industry', [line('t1', { text: '已开工。', merges: ['finance'] }), redLine('t2')]);
  return story;
};
const parts = (story: Story) => consolidate(story.state, PERIOD, words);
const texts = (all: readonly ReportPart[], partId: string) => all.find((part) => part.partId === partId)?.sentences.map(({ text }) => text);
const lock = (story: Story, of = parts(story)): PlanAct => ({
  type: 'consolidate',
  periodId: PERIOD,
  parts: of,
  head: { seq: story.state.seq, hash: 'h' },
});
const code = (story: Story, actor: Parameters<Story['try']>[0], act: PlanAct) => story.try(actor, act).refusal?.code;

describe('the consolidated report', () => {
  it('says progress from accepted reports, with their slices, and asks with their day', () => {
    const all = parts(told());
    expect(texts(all, 'overall')).toEqual(['3项任务中，2项已报进展，0项已销号。']);
    expect(texts(all, 'section:s1')).toEqual(['省工信厅：已开工。（省财政厅：资金已下达。）', '省工信厅：已完成可行性研究并报批。']);
    expect(texts(all, 'problems')).toEqual(['省工信厅：用地。', '请省发改委于2026-08-31前协调用地指标。']);
    expect(texts(all, 'next')).toEqual([]);
  });

  it('says nothing of what was only submitted, and completion only of what was verified', () => {
    const story = submitted(told(), 'finance', [line('t3', { text: '未审' })]);
    expect(JSON.stringify(parts(story))).not.toContain('未审');
    expect(texts(parts(closedOut(told(), 't3')), 'section:s1')).toContain('省工信厅牵头的第3项已销号。');
  });

  it('knows for every sentence who said it under which entry', () => {
    const story = told();
    const [first] = parts(story).find(({ partId }) => partId === 'section:s1')!.sentences;
    const source = (unitId: string) => ({ kind: 'report', taskId: 't1', unitId, entryId: report(story, 't1', unitId).submitted!.entryId });
    expect(first?.sources).toEqual([source('industry'), source('finance')]);
    for (const { entryId } of first!.sources) expect(story.entries.some((entry) => entry.entryId === entryId)).toBe(true);
  });

  it('marks the sentences whose sources changed since', () => {
    const story = closedOut(told(), 't3');
    const draft = { periodId: PERIOD, parts: parts(story) };
    expect(staleSentences(story.state, draft)).toEqual([]);
    story.given(desk, { type: 'draw-look-back', periodId: PERIOD, seed: 's' });
    story.given(checker, { type: 'look-back', periodId: PERIOD, taskId: 't3', holds: false, fact: '未见实物', standInFor: null });
    expect(staleSentences(story.state, draft).map(({ sentenceId }) => sentenceId)).toEqual(['overall', 'closed:t3']);
  });
});

describe('consolidating', () => {
  it('takes no source that does not stand, and nothing that waits for review', () => {
    const story = told();
    const draft = parts(story);
    const forged = [
      { ...draft[0]!, sentences: [{ sentenceId: 'x', text: '全部完成。', sources: [{ kind: 'closure', taskId: 't3', entryId: 'c1/0' }] }] },
    ];
    expect(code(story, desk, lock(story, forged as never))).toBe('sentence/bad-source');
    expect(code(story, desk, { ...lock(story), head: { seq: 999, hash: '' } } as PlanAct)).toBe('head/ahead');
    submitted(story, 'finance', [line('t3')]);
    expect(story.try(desk, lock(story)).refusal).toMatchObject({ code: 'period/unreviewed', tasks: ['t3'] });
    expect(code(story, liaisonOf('finance'), lock(story))).toBe('act/not-yours');
  });

  it('locks the period: nothing in it changes but by correction, and that shows', () => {
    const story = told();
    story.given(desk, lock(story));
    const before = story.state.periods.get(PERIOD);
    const sheet = { periodId: PERIOD, reports: [line('t3')], values: [] };
    expect(code(story, leaderOf('industry'), { type: 'sign-off', ...sheet, standInFor: null })).toBe('period/locked');
    expect(code(story, desk, { type: 'enter-for', ...sheet, unitId: 'finance', paper: { scan: null, note: '传真' } })).toBe(
      'period/locked',
    );
    expect(code(story, desk, lock(story))).toBe('period/locked');
    expect(code(story, desk, { type: 'open-period', periodId: PERIOD })).toBe('period/locked');
    const light: PlanAct = { type: 'give-light', periodId: PERIOD, taskId: 't1', light: 'green', why: '', standInFor: null };
    expect(code(story, checker, light)).toBe('period/locked');
    expect(story.state.periods.get(PERIOD)).toBe(before);
    const correct = (sentenceId: string, reason: string): PlanAct => ({
      type: 'correct-report',
      periodId: PERIOD,
      sentenceId,
      text: '共3项。',
      reason,
    });
    expect(code(story, desk, correct('nowhere', '笔误'))).toBe('sentence/not-found');
    expect(code(story, desk, correct('overall', ''))).toBe('reason/missing');
    const after = story.given(desk, correct('overall', '笔误')).state.periods.get(PERIOD)!.report!;
    expect(after.parts).toBe(before?.report?.parts);
    expect(texts(correctedParts(after), 'overall')).toEqual(['共3项。']);
  });
});
