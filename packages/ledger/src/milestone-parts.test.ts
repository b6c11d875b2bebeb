/** A project closes milestone by milestone: those of its lead's own measures are parts of its closing condition. */
import { expect, it } from 'vitest';
import { closingParts, unmetParts } from './closing-parts.js';
import { acknowledged, checker, claim } from './testing/cycle-story.js';
import { liaisonOf, plan, task } from './testing/plan-builder.js';
import type { Story } from './testing/story.js';

const project = { ...task('x').closing, kind: 'project', parts: [{ partId: 'p1', text: '通过验收' }] } as const;
const measures = (...milestones: (readonly [on: string, text: string])[]) =>
  ({
    type: 'record-measures',
    ...{ taskId: 't1', text: '分期建设', milestones: milestones.map(([on, text]) => ({ on, text })), documentNumber: null },
  }) as const;
const begun = (...milestones: (readonly [string, string])[]): Story =>
  acknowledged(plan([task('t1', { closing: project })])).given(liaisonOf('industry'), measures(...milestones));
const verify = (story: Story, claimId: string, partIds: readonly string[]) => {
  const parts = partIds.map((partId) => ({ partId, met: true, fact: '现场已看' }));
  return story.given(checker, { type: 'verify-claim', taskId: 't1', claimId, parts, standInFor: null });
};

it('they stand beside what was confirmed, and each is met by itself', () => {
  const story = begun(['2026-06-30', '开工'], ['2026-12-31', '主体完工'], ['2026-12-31', '管线入地']);
  const ids = ['p1', 'milestone:2026-06-30:0', 'milestone:2026-12-31:0', 'milestone:2026-12-31:1'];
  expect(closingParts(story.task('t1')).map(({ partId }) => partId)).toEqual(ids);
  verify(story, claim(story, 'industry', 't1', [ids[1]!]), [ids[1]!]);
  expect([story.task('t1').status, unmetParts(story.task('t1'))]).toEqual(['underWay', [ids[0], ids[2], ids[3]]]);
});

it('closed out is a project only when all are met', () => {
  const story = begun(['2026-06-30', '开工']);
  verify(story, claim(story, 'industry', 't1', ['p1']), ['p1']);
  expect(story.task('t1').status).toBe('underWay');
  const last = ['milestone:2026-06-30:0'];
  verify(story, claim(story, 'industry', 't1', last), last);
  expect(story.task('t1').status).toBe('closedOut');
});

it('a milestone that moves is to be met anew; other units and other kinds add none', () => {
  const story = begun(['2026-06-30', '开工']);
  const first = ['milestone:2026-06-30:0'];
  verify(story, claim(story, 'industry', 't1', first), first);
  story.given(liaisonOf('industry'), measures(['2026-09-30', '开工']));
  expect(unmetParts(story.task('t1'))).toEqual(['p1', 'milestone:2026-09-30:0']);
  story.given(liaisonOf('finance'), measures(['2026-10-31', '拨付资金']));
  expect(closingParts(story.task('t1'))).toHaveLength(2);
  const deliverable = acknowledged(plan([task('t1')])).given(liaisonOf('industry'), measures(['2026-06-30', '送审']));
  expect(closingParts(deliverable.task('t1'))).toHaveLength(1);
});
