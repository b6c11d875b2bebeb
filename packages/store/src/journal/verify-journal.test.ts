import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyExport } from '../evidence/verify-export.js';
import type { Store } from '../open-store.js';
import { bringSampleIn, command, ENGINES, startTestDatabase, type TestDatabase } from '../testing/index.js';
import { canonicalJson, chainHash } from './canonical.js';
import { execute } from './execute.js';
import { exportJournal } from './export-journal.js';
import { sha256 } from './sha256.js';
import { verifyJournal } from './verify-journal.js';

const ENTRIES = 8;

describe.each(ENGINES)('verify on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let planId: string;
  let plans = 0;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    plans += 1;
    planId = `plan-${plans}`;
    await bringSampleIn(store, planId, { tasks: 3 });
    for (let at = 2; at <= ENTRIES; at += 1) {
      await execute(store, planId, command(`c${at}`, { type: 'correct-task', taskId: 't1', deadline: { text: `第${at}`, on: null } }));
    }
  });

  const tamper = (sql: string) => database.asOwner(sql.replaceAll('$plan', `'${planId}'`));
  const verdict = async () => {
    const verified = await verifyJournal(store, planId);
    return verified.ok ? 'fits' : `${verified.fault.what} ${verified.fault.seq} ${verified.fault.entryId ?? '-'}`;
  };

  test('a journal as written fits, and so does its export', async () => {
    expect(await verdict()).toBe('fits');
    expect(await verifyExport(exportJournal(store, planId))).toMatchObject({ ok: true, journal: planId, head: { seq: ENTRIES } });
  });

  test.each([
    ['a changed word', `update entry set body = replace(body, '第5', '第九') where journal_id = $plan and seq = 5`, 'changed 5 c5/1'],
    [
      'a changed time beside the text',
      `update entry set at = at - interval '1 day' where journal_id = $plan and seq = 4`,
      'changed 4 c4/1',
    ],
    ['a changed hash', `update entry set hash = repeat('1', 64) where journal_id = $plan and seq = 4`, 'changed 4 c4/1'],
    ['an entry taken out', `delete from entry where journal_id = $plan and seq = 5`, 'missing 5 -'],
    ['the first taken out', `delete from entry where journal_id = $plan and seq = 1`, 'missing 1 -'],
    [
      'an entry taken out and the rest moved up',
      `delete from entry where journal_id = $plan and seq = 5; update entry set seq = -seq where journal_id = $plan and seq > 5;
       update entry set seq = -seq - 1 where journal_id = $plan and seq < 0; update journal set seq = seq - 1 where journal_id = $plan`,
      'missing 5 -',
    ],
    [
      'two exchanged',
      `update entry set seq = 99 where journal_id = $plan and seq = 4; update entry set seq = 4 where journal_id = $plan and seq = 6;
       update entry set seq = 6 where journal_id = $plan and seq = 99`,
      'order 4 -',
    ],
    ['a tail cut off', `delete from entry where journal_id = $plan and seq > 6`, 'cut 7 -'],
    ['an entry beyond the head', `update journal set seq = 6 where journal_id = $plan`, 'inserted 7 c7/1'],
    [
      'a changed file',
      `update document set bytes = bytes || '!'::bytea where sha256 = (select sha256 from plan_source where plan_id = $plan)`,
      'document 1 in-$id/1',
    ],
    ['a changed head', `update journal set hash = repeat('2', 64) where journal_id = $plan`, `head ${ENTRIES} c${ENTRIES}/1`],
  ])('%s is found and named', async (_, sql, expected) => {
    await tamper(sql);
    expect(await verdict()).toBe(expected.replace('$id', planId));
  });

  test('an entry put in with a right hash of its own is found', async () => {
    const found = await store.pool.query<{ body: string; hash: string }>(
      'select body, hash from entry where journal_id = $1 and seq in (4, 5) order by seq',
      [planId],
    );
    const body = canonicalJson({ ...JSON.parse(found.rows[1]!.body), entryId: 'forged/1' });
    const hash = chainHash(sha256, found.rows[0]!.hash, body);
    await tamper(`update entry set seq = -seq where journal_id = $plan and seq >= 5; update entry set seq = -seq + 1 where journal_id = $plan and seq < 0;
      update journal set seq = seq + 1 where journal_id = $plan`);
    await database.asOwner(
      `insert into entry (journal_id, seq, entry_id, command_id, type, at, body, prev_hash, hash)
       select journal_id, 5, 'forged/1', 'forged', type, at, $2, $3, $4 from entry where journal_id = $1 and seq = 6`,
      [planId, body, found.rows[0]!.hash, hash],
    );
    expect(await verdict()).toBe('inserted 5 forged/1');
  });

  test('a cut tail with a moved head shows against a head kept elsewhere, and in an export against its own', async () => {
    const known = await verifyJournal(store, planId);
    await tamper(
      `delete from entry where journal_id = $plan and seq > 6; update journal set seq = 6, hash = (select hash from entry where journal_id = $plan and seq = 6) where journal_id = $plan`,
    );
    expect(await verdict()).toBe('fits');
    const against = known.ok ? known.head : undefined;
    expect(await verifyJournal(store, planId, { against: against === undefined ? [] : [against] })).toMatchObject({
      ok: false,
      fault: { what: 'cut', seq: 7 },
    });
  });

  test('an export is checked alone, line by line', async () => {
    const lines: string[] = [];
    for await (const line of exportJournal(store, planId)) lines.push(line);
    const check = async (changed: readonly string[]) => {
      const verified = await verifyExport(
        (async function* () {
          yield* changed;
        })(),
      );
      return verified.ok ? 'fits' : `${verified.fault.what} ${verified.fault.seq}`;
    };
    expect(await check(lines)).toBe('fits');
    expect(await check(lines.map((line, at) => (at === 3 ? line.replace('第3', '第9') : line)))).toBe('changed 3');
    expect(await check(lines.filter((_, at) => at !== 4))).toBe('missing 4');
    expect(await check(lines.slice(0, -2))).toBe(`cut ${ENTRIES - 1}`);
    expect(await check([...lines.slice(0, 3), 'nonsense'])).toBe('unreadable 3');
    expect(await check([])).toBe('unreadable 0');
  });
});
