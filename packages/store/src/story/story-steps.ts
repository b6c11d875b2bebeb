/** How far a story has been told: the answer to each step. Kept only while it is being told. */
import { run } from '../database/run.js';
import type { Store } from '../open-store.js';
import { ask } from '../queries/ask.js';
import { Parameters } from '../see.js';

export type StoryStep = { readonly step: number; readonly answer: string };

/** From the first on; none where it was never begun or told to its end. */
export function storySteps(store: Store, story: string): Promise<readonly StoryStep[]> {
  const parameters = new Parameters();
  return ask<StoryStep>(
    store,
    `select step, answer from story_step where story = ${parameters.add(story)}::text order by step`,
    parameters,
  );
}

export async function keepStoryStep(store: Store, story: string, { step, answer }: StoryStep): Promise<void> {
  await run(store, 'insert into story_step (story, step, answer) values ($1, $2, $3) on conflict do nothing', [story, step, answer]);
}

export async function endStory(store: Store, story: string): Promise<void> {
  await run(store, 'delete from story_step where story = $1', [story]);
}
