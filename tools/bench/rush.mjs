/**
 * The deadline rush: every unit hands in its sheet of twenty plans, all units at once, each one sheet after another, over HTTP, signed by its leader
 * and then submitted by its liaison; against as many bare transactions that write the same entries to the same database under the same crowding.
 */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { clonePlan } from './clone-plan.mjs';
import { openPlan, PERIOD, reporting, sheetLines, signedIn } from './half-year.mjs';
import { median, percentile, report } from './place.mjs';

const PLANS = 20;

/** The askers have a thread of their own, as browsers are not in the server's process. */
const asking = async (address, queues) => {
  const worker = new Worker(new URL('./asker.mjs', import.meta.url), { workerData: { address, queues } });
  const [answer] = await Promise.race([once(worker, 'message'), once(worker, 'error').then(([fault]) => Promise.reject(fault))]);
  return answer;
};

const bareTables = `create table bench_entry (journal_id text, seq integer, body text, hash text, primary key (journal_id, seq));
  create table bench_head (journal_id text primary key, seq integer not null, hash text not null);
  grant all on bench_entry, bench_head to public`;
const BARE = {
  name: 'bench-rush',
  text: `with head as (update bench_head set seq = seq + cardinality($2::text[]), hash = $3 where journal_id = $1 returning journal_id, seq)
    insert into bench_entry select head.journal_id, head.seq - cardinality($2::text[]) + b.n, b.body, $3
    from head, unnest($2::text[]) with ordinality as b(body, n)`,
};

/** Seconds that the bare transactions take: as many at once, plan by plan, with the very bodies that were journaled. */
const bare = async ({ pool, asOwner }, commands) => {
  await asOwner((owner) => owner.query(bareTables));
  const plans = [...new Set(commands.map(({ planId }) => planId))];
  for (const planId of plans) await pool.query(`insert into bench_head values ($1, 0, '')`, [planId]);
  const byUnit = grouped(commands);
  const start = performance.now();
  await Promise.all(
    [...byUnit.values()].map(async (own) => {
      for (const { planId, bodies, hash } of own) await pool.query({ ...BARE, values: [planId, bodies, hash] });
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  await asOwner((owner) => owner.query('drop table bench_entry; drop table bench_head'));
  return seconds;
};

const grouped = (commands) => {
  const byUnit = new Map();
  for (const command of commands) byUnit.set(command.unitId, [...(byUnit.get(command.unitId) ?? []), command]);
  return byUnit;
};

const journaled = async (pool, ids) => {
  const found = await pool.query(
    `select journal_id as "planId", command_id as id, array_agg(body order by seq) as bodies, max(hash) as hash from entry
     where command_id = any($1) group by journal_id, command_id`,
    [[...ids.keys()]],
  );
  const byId = new Map(found.rows.map((row) => [row.id, row]));
  return [...ids].map(([id, unitId]) => ({ ...byId.get(id), unitId }));
};

const measured = async (name, { address, parts }, queues) => {
  const { seconds, times, failed } = await asking(address, queues);
  if (failed.length > 0) throw new Error(`${failed.length} of the rush failed: ${failed[0]}`);
  const ids = new Map(queues.flatMap(({ unitId, requests }) => requests.map(({ commandId }) => [commandId, unitId])));
  const commands = await journaled(parts.store.pool, ids);
  const alone = await bare(parts.store, commands);
  const sheets = times.length;
  report(
    name,
    seconds / alone,
    2.5,
    `${sheets} sheets: ${(sheets / seconds).toFixed(0)} a second against ${(sheets / alone).toFixed(0)}, p50 ${median(times).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms of 1000`,
  );
};

/** Each unit begins with another plan, always the same. */
const turned = (planIds, unitId) => {
  const start = Number.parseInt(createHash('sha256').update(unitId).digest('hex').slice(0, 6), 16) % planIds.length;
  return [...planIds.slice(start), ...planIds.slice(0, start)];
};

const queueOf = (name, planIds, fieldsOf) => async (unitId, cookie) => ({
  unitId,
  cookie,
  requests: turned(planIds, unitId).map((planId) => {
    const commandId = randomUUID();
    return {
      commandId,
      path: `/api/plans/${planId}/acts/${name}`,
      body: JSON.stringify({ commandId, periodId: PERIOD, ...fieldsOf(planId, commandId) }),
    };
  }),
});

const openSheet = async (address, cookie, planId, unitId) => {
  const answer = await fetch(`${address}/api/plans/${planId}/periods/${PERIOD}/sheets/${unitId}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
};

export const rush = async (serving) => {
  const { store } = serving.parts;
  const told = await openPlan(serving);
  const units = await reporting(told);
  const lines = new Map();
  for (const unitId of units) lines.set(unitId, await sheetLines(told, unitId));
  await clonePlan(store, told.planId, 2, PLANS, { withEntries: true });
  const planIds = [told.planId, ...Array.from({ length: PLANS - 1 }, (_, at) => `copy-${at + 2}`)];
  // Whoever hands in a sheet has opened it before.
  const reader = await signedIn(serving.address, `${units[0]}.liaison`);
  for (const planId of planIds) await openSheet(serving.address, reader, planId, units[0]);
  const signed = new Map();
  const signing = [];
  const handing = [];
  for (const unitId of units) {
    const leader = await signedIn(serving.address, `${unitId}.leader`);
    const liaison = await signedIn(serving.address, `${unitId}.liaison`);
    const { reports, values } = lines.get(unitId);
    const sign = queueOf('sign-off', planIds, (planId, commandId) => {
      signed.set(`${planId} ${unitId}`, `${commandId}/1`);
      return { reports, values };
    });
    signing.push(await sign(unitId, leader));
    const indicatorIds = [...new Set(values.map(({ indicatorId }) => indicatorId))];
    const hand = queueOf('submit', planIds, (planId) => {
      const signOffId = signed.get(`${planId} ${unitId}`);
      return {
        reports: reports.map(({ taskId }) => ({ taskId, signOffId })),
        indicators: indicatorIds.map((indicatorId) => ({ indicatorId, signOffId })),
      };
    });
    handing.push(await hand(unitId, liaison));
  }
  await measured('rush-signed-against-bare', serving, signing);
  await measured('rush-handed-in-against-bare', serving, handing);
};
