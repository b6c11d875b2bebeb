import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandFrom as cycleCommandFrom, RANDOM_PLAN } from '../../../ledger/src/testing/random-commands.js';
import { beginning, rolls, seed } from '../../../ledger/src/testing/random-play.js';
import { commandOf } from '../../../ledger/src/testing/story.js';
import { bringIn } from '../journal/bring-in.js';
import { execute } from '../journal/execute.js';
import { planState } from '../journal/plan-state.js';
import { rebuild } from '../journal/rebuild.js';
import { verifyJournal } from '../journal/verify-journal.js';
import type { Store } from '../open-store.js';
import { addSampleUnits, bringSampleIn, commandFrom, type Draw, ENGINES, startTestDatabase, type TestDatabase } from '../testing/index.js';
import { DIRECTORY_TABLES, PLAN_TABLES } from './tables.js';

async function rowsOfViews(store: Store): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const { name, key } of [...PLAN_TABLES, ...DIRECTORY_TABLES]) {
    rows[name] = (await store.pool.query(`select * from ${name} order by ${key.map((column) => `${column}::text`).join(', ')}`)).rows;
  }
  return rows;
}

const draw: fc.Arbitrary<Draw> = fc.record({ act: fc.nat(1000), task: fc.nat(1000), unit: fc.nat(1000), other: fc.nat(1000) });

describe.each(ENGINES)('views on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
    await addSampleUnits(store);
  });
  afterAll(() => database.drop());

  test('rebuilt from the journal, they are the same row for row, after any commands', async () => {
    let plans = 0;
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(draw, { minLength: 20, maxLength: 60 }), async (draws) => {
        plans += 1;
        const planId = `plan-${plans}`;
        await bringSampleIn(store, planId);
        for (const [at, each] of draws.entries()) {
          const executed = await execute(store, planId, commandFrom(await planState(store, planId), each, `${planId}-${at}`));
          if (executed.ok) done += 1;
        }
        const written = await rowsOfViews(store);
        await rebuild(store);
        expect(await rowsOfViews(store)).toEqual(written);
        expect(await verifyJournal(store, planId)).toMatchObject({ ok: true });
      }),
      { numRuns: 8 },
    );
    expect(done).toBeGreaterThan(60);
  });

  test(`after any commands of the half-year too (seed ${seed})`, async () => {
    let plans = 0;
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(rolls, async (rolled) => {
        plans += 1;
        const planId = `cycle-${plans}`;
        const file = { bytes: Buffer.from(planId), mediaType: 'text/plain', fileName: '方案.txt' };
        const document = {
          ...RANDOM_PLAN.document,
          sha256: createHash('sha256').update(file.bytes).digest('hex'),
          bytes: file.bytes.length,
        };
        for (const [step, [actor, act]] of beginning().entries()) {
          const whole = act.type === 'bring-plan-in' ? { ...act, plan: { ...act.plan, document } } : act;
          const command = commandOf(actor, whole, step);
          const executed = step === 0 ? await bringIn(store, planId, command, file) : await execute(store, planId, command);
          expect(executed.ok, act.type).toBe(true);
        }
        for (const [step, roll] of rolled.slice(0, 60).entries()) {
          const command = cycleCommandFrom(await planState(store, planId), roll, step + 20);
          const executed = await execute(store, planId, command);
          if (executed.ok) done.set(command.act.type, (done.get(command.act.type) ?? 0) + 1);
        }
        const written = await rowsOfViews(store);
        await rebuild(store);
        expect(await rowsOfViews(store)).toEqual(written);
        expect(await verifyJournal(store, planId)).toMatchObject({ ok: true });
      }),
      { seed, numRuns: 6 },
    );
    expect(done.size, 'kinds of commands that were carried out').toBeGreaterThan(12);
  });

  test('a store that starts afresh folds the same state', async () => {
    const fresh = await database.openStore();
    for (const planId of ['plan-1', 'plan-2']) expect(await planState(fresh, planId)).toEqual(await planState(store, planId));
  });
});
