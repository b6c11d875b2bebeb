import { describe, expect, it } from 'vitest';
import { refuse } from './checks.js';
import { decide, foremost } from './decide.js';
import { evolve } from './evolve.js';
import { checklist } from './readiness.js';
import { REFUSAL_CODES } from './refusals.js';
import { desk, plan, task } from './testing/plan-builder.js';
import { broughtIn, commandOf, Story } from './testing/story.js';

describe('of several refusals', () => {
  it('the one that stands first in the list is answered', () => {
    const all = REFUSAL_CODES.map((code) => refuse(code));
    expect(foremost([...all].reverse())?.code).toBe('plan/not-found');
    expect(foremost([null, refuse('text/missing'), refuse('task/not-found'), null])?.code).toBe('task/not-found');
    expect(foremost([null])).toBeNull();
  });

  it('a stranger learns of none but that the act is not his', () => {
    const story = broughtIn(plan([task('t1')]));
    const act = { type: 'split-task', taskId: 't9', at: [] } as const;
    expect(decide(story.state, commandOf({ ...desk, unitId: 'industry' }, act)).ok).toBe(false);
    expect(story.try({ ...desk, unitId: 'industry' }, act).refusal?.code).toBe('act/not-yours');
    expect(story.try(desk, act).refusal?.code).toBe('task/not-found');
  });

  it('a change by somebody else comes before what is wrong with the words', () => {
    const story = broughtIn(plan([task('t1')]));
    story.try(desk, { type: 'correct-task', taskId: 't1', text: '' }, { t1: 7 });
    expect(story.refusal).toMatchObject({ code: 'task/changed-since', tasks: ['t1'] });
  });
});

describe('the journal', () => {
  it('is never folded past an entry that this release does not know', () => {
    const story = new Story();
    const stamp = { journal: 'p1', seq: 1, entryId: 'c/0', at: '2026-01-01T00:00:00.000Z', actor: desk };
    expect(() => evolve(story.state, { ...stamp, type: 'moon.landed', v: 1, data: {} } as never)).toThrow('moon.landed');
  });

  it('is carried by plans of many thousand tasks', () => {
    const tasks = Array.from({ length: 5000 }, (_, index) => task(`t${index}`));
    const taskIds = tasks.map(({ taskId }) => taskId);
    const story = broughtIn(plan(tasks));
    story.given(desk, { type: 'confirm-leads', leads: taskIds.map((taskId) => ({ taskId, unitId: 'industry' })) });
    story.given(desk, { type: 'confirm-closing', taskIds });
    expect(checklist(story.state).ready).toHaveLength(5000);
    story.given(desk, { type: 'dispatch', taskIds });
    expect(story.task('t4999').status).toBe('dispatched');
  });
});
