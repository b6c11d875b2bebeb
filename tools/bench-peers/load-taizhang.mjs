/**
 * Fills a database with the journals of generated plans: every command is decided by the rules, stamped and chained as the server does it; entries are
 * written plan by plan, and the views are rebuilt from them. `DATABASE_URL=… node load-taizhang.mjs PLANS [WORKER WORKERS]`.
 */
import { randomUUID } from 'node:crypto';
import { decide, emptyPlan, evolve } from '@taizhang/ledger';
import { foldScript } from '@taizhang/plan';
import { executeDirectory, openStore, rebuild } from '@taizhang/store';
import { GENESIS_HASH } from '../../packages/store/dist/journal/canonical.js';
import { actHash } from '../../packages/store/dist/journal/executed.js';
import { stampEntries } from '../../packages/store/dist/journal/stamp-entries.js';
import { generatedPlans, UNITS } from './generated-plans.mjs';
import { COORDINATOR, commandsOf, documentOf, planIdOf, unitIdOf } from './plan-story.mjs';

const [plans, worker = 0, workers = 1] = process.argv.slice(2).map(Number);
const store = await openStore({ databaseUrl: process.env.DATABASE_URL, fold: foldScript, connections: 2 });

const addUnits = () =>
  executeDirectory(store, {
    commandId: randomUUID(),
    actor: { personId: `${COORDINATOR}.coordinator`, unitId: COORDINATOR, roles: ['coordinator'] },
    at: '2026-01-01T00:00:00.000Z',
    act: {
      type: 'add-units',
      units: UNITS.map((name) => ({ unitId: unitIdOf(name), name, kind: 'department', level: 'city', place: null, aliases: [] })),
    },
  });

const journalOf = (plan, content) => {
  const planId = planIdOf(plan.id);
  let state = emptyPlan(planId);
  let head = { seq: 0, hash: GENESIS_HASH };
  const [entries, commands] = [[], []];
  for (const command of commandsOf(plan, content)) {
    const decision = decide(state, command);
    if (!decision.ok) throw new Error(`${planId} ${command.act.type}: ${JSON.stringify(decision.refusal)}`);
    const answer = { notReady: decision.notReady, act: actHash(command) };
    const stamped = stampEntries(planId, head, command, { entries: decision.entries, answer }, store.hash);
    state = stamped.entries.reduce(evolve, state);
    commands.push({
      command_id: command.commandId,
      first_seq: head.seq + 1,
      last_seq: stamped.head.seq,
      answer,
    });
    entries.push(...stamped.rows);
    head = stamped.head;
  }
  return { planId, head, entries, commands };
};

const write = async (client, { planId, head, entries, commands }, { bytes, content }) => {
  const { sha256, fileName, mediaType } = content.document;
  await client.query('begin');
  await client.query('insert into plan_source (sha256, plan_id) values ($1, $2)', [sha256, planId]);
  await client.query('insert into document (sha256, bytes, size, media_type, file_name, put_at) values ($1, $2, $3, $4, $5, now())', [
    sha256,
    bytes,
    bytes.length,
    mediaType,
    fileName,
  ]);
  await client.query('insert into journal (journal_id, seq, hash) values ($1, $2, $3)', [planId, head.seq, head.hash]);
  await client.query(
    `insert into entry (journal_id, seq, entry_id, command_id, type, at, body, prev_hash, hash) select $1, seq, entry_id, command_id, type, at, body, prev_hash, hash
     from json_to_recordset($2) as r(seq integer, entry_id text, command_id text, type text, at timestamptz, body text, prev_hash text, hash text)`,
    [planId, JSON.stringify(entries)],
  );
  await client.query(
    `insert into command (journal_id, command_id, first_seq, last_seq, answer) select $1, command_id, first_seq, last_seq, answer
     from json_to_recordset($2) as r(command_id text, first_seq integer, last_seq integer, answer jsonb)`,
    [planId, JSON.stringify(commands)],
  );
  await client.query('insert into notice_mark (plan_id, seq) values ($1, $2)', [planId, head.seq]);
  await client.query('commit');
};

const start = performance.now();
// With no workers it makes the schema and the units, and nothing else.
if (workers === 0) await addUnits();
for (const plan of generatedPlans(plans)) {
  if (plan.id % workers !== worker) continue;
  const document = documentOf(plan);
  const journal = journalOf(plan, document.content);
  const client = await store.pool.connect();
  await write(client, journal, document);
  client.release();
  await rebuild(store, journal.planId);
}
console.log(`worker ${worker}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
await store.close();
