/** Slices: what is put together from the views is what the fold gives, and what is decided on them is what is decided on the whole plan. */
import { decide, type PlanCommand } from '@taizhang/ledger';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandFrom } from '../../../ledger/src/testing/random-commands.js';
import { play, rolls, seed } from '../../../ledger/src/testing/random-play.js';
import type { Store } from '../open-store.js';
import { ENGINES, startTestDatabase, type TestDatabase } from '../testing/index.js';
import { PLAN_TABLES } from '../views/tables.js';
import { bringIn } from './bring-in.js';
import { execute } from './execute.js';
import { planState } from './plan-state.js';
import { rebuild } from './rebuild.js';
import { sha256OfBytes } from './sha256.js';
import { sliceFor } from './slice.js';

const RUNS = 4;

async function rowsOfViews(store: Store): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const { name, key } of PLAN_TABLES)
    rows[name] = (await store.pool.query(`select * from ${name} order by ${key.map((column) => `${column}::text`).join(', ')}`)).rows;
  return rows;
}

const asking = (command: PlanCommand, taskId: string): PlanCommand => ({ ...command, act: { type: 'acknowledge', taskIds: [taskId] } });

describe.each(ENGINES)('slices on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let folding: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore({ cachedPlans: 0 });
    folding = await database.openStore();
  });
  afterAll(() => database.drop());

  const begin = (planId: string, command: PlanCommand) => {
    if (command.act.type !== 'bring-plan-in') throw new Error('a play begins with its plan');
    const bytes = Buffer.from(planId);
    const plan = { ...command.act.plan, document: { ...command.act.plan.document, sha256: sha256OfBytes(bytes) } };
    return bringIn(store, planId, { ...command, act: { ...command.act, plan } }, { bytes, mediaType: 'text/plain', fileName: 'a.txt' });
  };

  const expectSame = async (planId: string, command: PlanCommand) => {
    const whole = await planState(folding, planId);
    for (const [taskId, task] of whole.tasks) {
      const slice = await sliceFor(store.pool, planId, [asking(command, taskId)]);
      const { tasks, findings, periods, seq, indicators, rules, standIns, carried, coordinatorUnitId } = slice!.state;
      expect(tasks).toEqual(new Map([[taskId, task]]));
      expect(findings).toEqual(new Map([...whole.findings].filter(([, finding]) => finding.taskId === taskId)));
      expect({ seq, indicators, rules, standIns, carried, coordinatorUnitId }).toEqual({
        ...{ seq: whole.seq, indicators: whole.indicators, rules: whole.rules, standIns: whole.standIns },
        ...{ carried: whole.carried, coordinatorUnitId: whole.coordinatorUnitId },
      });
      // the words of a consolidated report are in its entry alone, and no act on named tasks reads them
      const wordless = [...whole.periods].map(
        ([id, period]) => [id, { ...period, report: period.report && { ...period.report, parts: [] } }] as const,
      );
      expect(periods).toEqual(new Map(wordless));
    }
  };

  test(`random acts go the same way as on whole states, and leave the same views (seed ${seed})`, { timeout: 120_000 }, async () => {
    for (const [run, rolled] of fc.sample(rolls, { seed, numRuns: RUNS }).entries()) {
      const planId = `plan-${run}`;
      const beginning: PlanCommand[] = [];
      play([], ({ command }) => beginning.push(command));
      await begin(planId, beginning[0]!);
      const take = async (command: PlanCommand) => {
        const expected = decide(await planState(folding, planId), command);
        const done = await execute(store, planId, command);
        const codes = [done, expected].map((one) => (one.ok ? null : one.refusal.code));
        expect([command.commandId, command.act.type, codes[0]]).toEqual([command.commandId, command.act.type, codes[1]]);
      };
      for (const command of beginning.slice(1)) await take(command);
      for (const [at, roll] of rolled.entries()) {
        await take(commandFrom(await planState(folding, planId), roll, at + beginning.length));
        if (at % 40 === 39) await expectSame(planId, beginning[0]!);
      }
      await expectSame(planId, beginning[0]!);
    }
    const written = await rowsOfViews(store);
    await rebuild(store);
    expect(await rowsOfViews(store)).toEqual(written);
  });
});
