/** `execute`, durable, against a bare insert-and-update in one statement on the same database: as many bytes, one connection, one after another. */
import { randomUUID } from 'node:crypto';
import { execute } from '@taizhang/store';
import { median, report, sideBySide } from './place.mjs';

const bareTables = `create table bench_entry (journal_id text, seq integer, body text, hash text, primary key (journal_id, seq));
  create table bench_head (journal_id text primary key, seq integer not null, hash text not null);
  insert into bench_head values ('bench', 0, '');
  grant all on bench_entry, bench_head to public`;

const BARE = {
  name: 'bench-bare',
  text: `with head as (update bench_head set seq = seq + 1, hash = $2 where journal_id = 'bench' returning journal_id, seq)
    insert into bench_entry select journal_id, seq, $1, $2 from head`,
};

export const executing = async ({ serving, planId }) => {
  const { store, evaluation, clock } = serving.parts;
  const [unitId] = evaluation.coordinatorId.split('.');
  const actor = { personId: evaluation.coordinatorId, unitId, roles: ['coordinator'] };
  let turn = 100;
  const ours = async () => {
    turn += 1;
    const act = { type: 'correct-task', taskId: 't1', number: `${turn}` };
    const done = await execute(store, planId, { commandId: randomUUID(), actor, at: clock().toISOString(), seen: {}, act });
    if (!done.ok) throw new Error(done.refusal.code);
  };
  await ours();
  const found = await store.pool.query('select body, hash from entry where journal_id = $1 order by seq desc limit 1', [planId]);
  const { body, hash } = found.rows[0];
  await store.asOwner((owner) => owner.query(bareTables));
  const bare = () => store.pool.query({ ...BARE, values: [body, hash] });
  const [mine, theirs] = await sideBySide(4, 150, ours, bare);
  await store.asOwner((owner) => owner.query('drop table bench_entry; drop table bench_head'));
  report(
    'execute-against-bare',
    median(mine) / median(theirs),
    2.5,
    `p50 ${median(mine).toFixed(2)} ms against ${median(theirs).toFixed(2)} ms`,
  );
};
