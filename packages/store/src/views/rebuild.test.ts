import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  test('a store that starts afresh folds the same state', async () => {
    const fresh = await database.openStore();
    for (const planId of ['plan-1', 'plan-2']) expect(await planState(fresh, planId)).toEqual(await planState(store, planId));
  });
});
