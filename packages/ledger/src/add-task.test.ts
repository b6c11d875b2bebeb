import { describe, expect, it } from 'vitest';
import { readiness, tasksInOrder } from './readiness.js';
import { desk, plan, SOURCE, task } from './testing/plan-builder.js';
import { broughtIn } from './testing/story.js';

const story = () => broughtIn(plan([task('t1'), task('t2')]));

describe('a stretch of the source is made a task', () => {
  it('takes the words of the source, without white space at their ends', () => {
    const told = story().given(desk, { type: 'add-task', span: [0, 5], number: '9' });
    expect(told.task('x0-5')).toMatchObject({ text: SOURCE.slice(0, 5), number: '9', status: 'drafted', duties: [], leadSettled: false });
  });

  it('stands among the tasks where its words stand in the source', () => {
    const end = SOURCE.length;
    const told = story().given(desk, { type: 'add-task', span: [end - 2, end], number: null });
    expect(tasksInOrder(told.state).at(-1)?.taskId).toBe(`x${end - 2}-${end}`);
  });

  it('cannot be dispatched before its units and its closing condition are settled', () => {
    const told = story().given(desk, { type: 'add-task', span: [0, 5], number: null });
    expect(readiness(told.state, 'x0-5')).toEqual(expect.arrayContaining(['duty/none', 'lead/unsettled', 'closing/unconfirmed']));
    expect(told.try(desk, { type: 'confirm-closing', taskIds: ['x0-5'] }).refusal?.code).toBe('closing/incomplete');
  });

  it('may be added twice from one place, as two tasks', () => {
    const told = story()
      .given(desk, { type: 'add-task', span: [0, 5], number: null })
      .given(desk, { type: 'add-task', span: [0, 5], number: null });
    expect([...told.state.tasks.keys()]).toEqual(expect.arrayContaining(['x0-5', 'x0-5~']));
  });

  it.each([
    [[5, 5] as const, 'command/malformed'],
    [[0, SOURCE.length + 1] as const, 'command/malformed'],
  ])('refuses the span %j', (span, code) => {
    expect(story().try(desk, { type: 'add-task', span, number: null }).refusal?.code).toBe(code);
  });
});
