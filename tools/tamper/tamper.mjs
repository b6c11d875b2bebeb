/**
 * `npm run tamper -- [N] [--seed S]`: N random tamperings (1,000 unless told) in a real embedded database, as its superuser, each in a transaction that is
 * rolled back; each must be found by verification and named at the right place. The last line reads `tampered N, named N`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLedgerStore, partsOf, signDue, silent, tellSample } from '@taizhang/server';
import { journalIds, keptBeside, openSigner, verifyJournal } from '@taizhang/store';
import { randomOf } from './random.mjs';
import { TAMPERINGS } from './tamperings.mjs';

const [given] = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const wanted = Number(given ?? 1000);
const seedAt = process.argv.indexOf('--seed');
const seed = seedAt < 0 ? 20261124 : Number(process.argv[seedAt + 1]);
const NOW = new Date('2026-11-23T02:00:00.000Z');
const sample = fileURLToPath(new URL('../../fixtures/sample/yunling.docx', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'taizhang-tamper-'));
const keyFile = join(folder, 'keys', 'journal.pem');
const store = await openLedgerStore({ dataFolder: folder });

const began = async () => {
  const parts = await partsOf(store, silent, null, () => NOW);
  await tellSample({ bytes: readFileSync(sample), fileName: 'yunling.docx' }, parts);
  const signer = await openSigner(store, keyFile, 'ed25519', NOW.toISOString());
  await signDue(parts, signer);
};

const journalsOf = async (client) => {
  const ids = await journalIds(store, {});
  return Promise.all(
    ids.map(async (id) => ({
      id,
      rows: (
        await client.query(
          'select seq, entry_id, command_id, type, at, body, prev_hash, hash from entry where journal_id = $1 order by seq',
          [id],
        )
      ).rows,
    })),
  );
};

/** Null where it was named rightly, else what was said instead. */
const tryOne = async (client, random, journals, kept) => {
  await client.query('begin');
  try {
    const tampering = random.pick(TAMPERINGS);
    const journal = random.pick(journals.filter(({ rows }) => rows.length > 8));
    const done = await tampering.act(client, journal, random, journals);
    // Inside the transaction: what others would see after its commit.
    const verified = await verifyJournal({ pool: { query: (...asked) => client.query(...asked) } }, done.journal ?? journal.id, kept);
    const said = verified.ok ? 'whole' : `${verified.fault.what} ${verified.fault.seq}`;
    return done.expected.includes(said) ? null : `${tampering.name}: ${done.expected.join(' or ')} expected, ${said} said`;
  } finally {
    await client.query('rollback');
  }
};

const run = () =>
  store.asOwner(async (owner) => {
    const client = await owner.connect();
    const random = randomOf(seed);
    const kept = keptBeside(keyFile);
    const journals = await journalsOf(client);
    let named = 0;
    for (let at = 0; at < wanted; at += 1) {
      const wrong = await tryOne(client, random, journals, kept);
      if (wrong === null) named += 1;
      else console.log(`${at + 1} ${wrong}`);
    }
    client.release();
    return named;
  });

try {
  console.log(`seed ${seed}`);
  await began();
  const named = await run();
  console.log(`tampered ${wanted}, named ${named}`);
  process.exitCode = named === wanted ? 0 : 1;
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
