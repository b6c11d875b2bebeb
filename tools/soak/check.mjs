/** After a start: is everything there that was acknowledged, once, unforked? Whatever is not is a line of words, and counts as lost. */
import { verifyJournal } from '@taizhang/store';
import { withStore } from './database.mjs';
import { NoAnswer, Refused } from './people.mjs';
import { COORDINATOR } from './setting.mjs';

const rows = async (store, text, values) => (await store.pool.query(text, values)).rows;

const commandsKept = async (store, { planId }, record) => {
  const found = await rows(store, 'select command_id as id, first_seq as first, last_seq as last from command where journal_id = $1', [
    planId,
  ]);
  const kept = new Map(found.map(({ id, first, last }) => [id, `${first}-${last}`]));
  return [...record.commands]
    .filter(([id, { firstSeq, lastSeq }]) => kept.get(id) !== `${firstSeq}-${lastSeq}`)
    .map(([id, { firstSeq, lastSeq }]) => `command ${id}: acknowledged as ${firstSeq}-${lastSeq}, found ${kept.get(id) ?? 'nothing'}`);
};

/** The bytes themselves, hashed where they lie. */
const filesKept = async (store, record) => {
  const found = await rows(store, `select sha256 from document where encode(sha256(bytes), 'hex') = sha256`, []);
  const kept = new Set(found.map(({ sha256 }) => sha256));
  return [...record.files.keys()].filter((sha256) => !kept.has(sha256)).map((sha256) => `file ${sha256}`);
};

const draftsKept = async (store, { planId, periodId }, record) => {
  const found = await rows(store, 'select unit_id, item, revision, words from sheet_draft where plan_id = $1 and period_id = $2', [
    planId,
    periodId,
  ]);
  const kept = new Map(
    found.map(({ unit_id, item, revision, words }) => [`${unit_id}/drafts/${item.slice('task:'.length)}`, { revision, text: words.text }]),
  );
  return [...record.drafts].flatMap(([path, { revision, text }]) => {
    const now = kept.get(path.slice(path.indexOf('/sheets/') + '/sheets/'.length));
    const there = now !== undefined && (now.revision > revision || (now.revision === revision && now.text === text));
    return there ? [] : [`draft ${path}: revision ${revision}, found ${now?.revision ?? 'nothing'}`];
  });
};

/** What was shown, what follows from a returned report, and what left by webhook. */
const noticesKept = async (store, record, received) => {
  const kept = new Set((await rows(store, 'select notice_id as id from notice', [])).map(({ id }) => id));
  const told = new Set([...kept].map((id) => id.split('/').slice(0, 2).join('/')));
  const done = await rows(store, `select notice_id as id from delivery where channel = 'webhook' and done_at is not null`, []);
  const without = await rows(
    store,
    `select n.notice_id as id from notice n where not exists (select 1 from delivery d where d.notice_id = n.notice_id and d.channel = 'webhook')`,
    [],
  );
  return [
    ...[...record.notices].filter((id) => !kept.has(id)).map((id) => `notice ${id}`),
    ...[...record.returned].filter((id) => !told.has(id)).map((id) => `notice of returned report ${id}`),
    ...done.filter(({ id }) => !received.has(id)).map(({ id }) => `delivery ${id}: marked done, never received`),
    ...without.map(({ id }) => `notice ${id}: no way out`),
  ];
};

/** Each command of the last round again, in its order: the first answer for what was acknowledged; the rest is settled now. */
export const retryAll = async (people, record, last) => {
  const lost = [];
  for (const [id, { personId, path, body, firstSeq, lastSeq }] of last) {
    const again = JSON.parse((await people.bytes(personId, path, sending(body))).toString());
    if (again.firstSeq !== firstSeq || again.lastSeq !== lastSeq || again.repeated !== true)
      lost.push(`retry of ${id}: ${firstSeq}-${lastSeq} before, now ${JSON.stringify(again)}`);
  }
  for (const { personId, path, body } of [...record.doubtful.values()]) {
    try {
      await people.send(personId, path, body);
    } catch (fault) {
      if (fault instanceof NoAnswer || !(fault instanceof Refused)) throw fault;
    }
  }
  return lost;
};

const sending = (body) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const check = async ({ people, stage, record, receiver }, place) => {
  // Asking makes notices up to date.
  await people.get(COORDINATOR, '/api/notices');
  return withStore(place, (store) => missingFrom(store, { stage, record, receiver }));
};

/** Asked of the database itself. */
export const missingFrom = async (store, { stage, record, receiver }) => {
  const journals = await rows(store, 'select journal_id as id from journal', []);
  const broken = [];
  for (const { id } of journals) {
    const verified = await verifyJournal(store, id);
    if (!verified.ok) broken.push(`journal ${id}: ${JSON.stringify(verified.fault)}`);
  }
  const twice = await rows(
    store,
    `select c.command_id as id from command c where c.journal_id = $1 and (select count(*) from entry e
        where e.journal_id = c.journal_id and e.command_id = c.command_id) <> c.last_seq - c.first_seq + 1`,
    [stage.planId],
  );
  return [
    ...broken,
    ...twice.map(({ id }) => `command ${id}: its entries are not those of one execution`),
    ...(await commandsKept(store, stage, record)),
    ...(await filesKept(store, record)),
    ...(await draftsKept(store, stage, record)),
    ...(await noticesKept(store, record, receiver.received)),
  ];
};
