/** A first start that is killed while the sample is told: the next start tells it to its end, and it is the same story, entry by entry. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { storySteps, verifyJournal } from '@taizhang/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { sampleBrokenOff, tellSample } from './tell-sample.js';

const sample = fileURLToPath(new URL('../../../../fixtures/sample/yunling.docx', import.meta.url));
const file = { bytes: readFileSync(sample), fileName: 'yunling.docx' };
/** Steps after which the server dies: while the plan is settled, while a sheet is handed in, near the end. */
const DEATHS = [1, 9, 160];
let server: TestServer;
let whole: TestServer;
beforeAll(async () => {
  [server, whole] = await Promise.all([startTestServer(), startTestServer()]);
});
afterAll(async () => {
  await server?.stop();
  await whole?.stop();
});

/** The act of the step is committed and answered; that it was told is not kept. */
const dieAfter = (step: number) =>
  server.store.asOwner((owner) =>
    owner.query(
      `create or replace function die() returns trigger language plpgsql as $$ begin if new.step = ${step} then raise exception 'killed here'; end if; return new; end $$;
     create or replace trigger die before insert on story_step for each row execute function die()`,
    ),
  );

it('goes on where it was broken off, on another day too, and is the same in the end', async () => {
  for (const step of DEATHS) {
    await dieAfter(step);
    await expect(tellSample(file, server.parts)).rejects.toThrow('killed here');
    expect(await sampleBrokenOff(server.parts)).toBe(true);
    expect(await storySteps(server.store, 'sample')).toHaveLength(step);
  }
  await server.store.asOwner((owner) => owner.query('drop trigger die on story_step'));
  const tomorrow = new Date(server.parts.clock().getTime() + 86_400_000);
  const planId = await tellSample(file, { ...server.parts, clock: () => tomorrow });
  expect(await sampleBrokenOff(server.parts)).toBe(false);
  expect(await tellSample(file, whole.parts)).toBe(planId);
  const verified = await verifyJournal(server.store, planId);
  expect(verified).toEqual(await verifyJournal(whole.store, planId));
  expect(verified.ok).toBe(true);
});
