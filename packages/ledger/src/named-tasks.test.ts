/** What is decided on the named tasks alone is what is decided on the whole plan. */
import { expect } from 'vitest';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import { namedTasks } from './named-tasks.js';
import { openActs } from './open-acts.js';
import { PLAN_ACT_TYPES } from './permission.js';
import type { PlanState } from './state.js';
import { law } from './testing/random-play.js';
import { stamped } from './testing/story.js';

function cut(state: PlanState, taskIds: readonly string[]): PlanState {
  const tasks = new Map([...state.tasks].filter(([taskId]) => taskIds.includes(taskId)));
  const findings = new Map([...state.findings].filter(([, { taskId }]) => taskId !== null && taskIds.includes(taskId)));
  return { ...state, tasks, findings };
}

law('an act on named tasks decides and changes the same on these tasks alone', () => ({ before, command, decision, after }) => {
  const named = namedTasks(command);
  if (named === null || before.content === null) return;
  const slice = cut(before, named);
  expect(decide(slice, command)).toEqual(decision);
  if (!decision.ok) return;
  const next = stamped(command, decision.entries, before.seq).reduce(evolve, slice);
  expect(next).toEqual(cut(after, named));
});

law('what is open on a task is the same on that task alone', () => ({ after, command }) => {
  for (const taskId of after.tasks.keys())
    expect(openActs(cut(after, [taskId]), command.actor, taskId, '2026-07-01')).toEqual(
      openActs(after, command.actor, taskId, '2026-07-01'),
    );
  expect(PLAN_ACT_TYPES.length).toBeGreaterThan(0);
});
