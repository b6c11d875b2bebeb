import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../open-store.js';
import {
  AT,
  actsToDispatch,
  addSampleUnits,
  bringSampleIn,
  command,
  coordinator,
  ENGINES,
  liaisonOf,
  startTestDatabase,
  type TestDatabase,
} from '../testing/index.js';
import { SAMPLE_FILE, samplePlan } from '../testing/sample-plan.js';
import { bringIn, findPlanBySource } from './bring-in.js';
import { execute, executeDirectory } from './execute.js';
import { planState } from './plan-state.js';
import { verifyJournal } from './verify-journal.js';

const naming = (id: string, unitId: string) => command(id, { type: 'name-verifying-unit', taskIds: ['t1'], unitId });
const noting = (id: string, text: string) => command(id, { type: 'correct-task', taskId: 't1', deadline: { text, on: null } });

describe.each(ENGINES)('execute on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    database = await startTestDatabase(engine);
    store = await database.openStore();
    other = await database.openStore();
    await addSampleUnits(store);
  });
  afterAll(() => database.drop());

  const entriesOf = async (planId: string) =>
    (
      await other.pool.query<{ seq: number; command_id: string }>('select seq, command_id from entry where journal_id = $1 order by seq', [
        planId,
      ])
    ).rows;

  test('each command sent twice, here and on another server, changes once and answers the same', async () => {
    await bringSampleIn(store, 'twice');
    for (const [at, act] of actsToDispatch(['t1', 't2', 't4']).entries()) {
      const sent = command(`twice-${at}`, act);
      const first = await execute(store, 'twice', sent);
      expect(first).toMatchObject({ ok: true, repeated: false });
      for (const again of [await execute(store, 'twice', sent), await execute(other, 'twice', sent)])
        expect(again).toEqual({ ...first, repeated: true });
    }
    expect(await entriesOf('twice')).toHaveLength(4);
    expect(await execute(store, 'twice', command('twice-2', actsToDispatch(['t1', 't2', 't4'])[2]!))).toMatchObject({
      notReady: [{ taskId: 't4' }],
    });
  });

  test('the id of a command sent before with another act, or other fields, is refused, here and on another server', async () => {
    await bringSampleIn(store, 'reused');
    await execute(store, 'reused', noting('reused-1', '一'));
    const others = [noting('reused-1', '二'), naming('reused-1', 'u-sjt')];
    for (const [at, on] of [store, other, store, other].entries())
      expect(await execute(on, 'reused', others[at % 2]!)).toMatchObject({ ok: false, refusal: { code: 'request/id-reused' } });
    expect(await entriesOf('reused')).toHaveLength(2);
    expect(await execute(other, 'reused', noting('reused-1', '一'))).toMatchObject({ ok: true, repeated: true });
  });

  test('a retry is known by what was sent, whatever the server put into it on its way', async () => {
    await bringSampleIn(store, 'completed');
    const sent = (on: string) => ({ ...noting('completed-1', on), asked: { type: 'correct-task', taskId: 't1' } });
    const first = await execute(store, 'completed', sent('今天'));
    expect(await execute(other, 'completed', sent('明天'))).toEqual({ ...first, repeated: true });
    const otherwise = { ...sent('今天'), asked: { type: 'correct-task', taskId: 't2' } };
    expect(await execute(other, 'completed', otherwise)).toMatchObject({ ok: false, refusal: { code: 'request/id-reused' } });
  });

  test('a command answered by an earlier version, which kept no hash, finds its answer', async () => {
    await bringSampleIn(store, 'earlier');
    await execute(store, 'earlier', noting('earlier-1', '一'));
    await database.asOwner(`update command set answer = answer - 'act' where journal_id = 'earlier'`);
    expect(await execute(store, 'earlier', noting('earlier-1', '一'))).toMatchObject({ ok: true, repeated: true });
  });

  test('a refusal leaves no trace, and its command may succeed later', async () => {
    await bringSampleIn(store, 'refused');
    const sent = command('early', { type: 'acknowledge', taskIds: ['t1'] }, liaisonOf('u-slt'));
    expect(await execute(store, 'refused', sent)).toMatchObject({ ok: false, refusal: { code: 'task/wrong-state' } });
    for (const act of actsToDispatch(['t1'])) await execute(store, 'refused', command(`r-${act.type}`, act));
    expect(await execute(store, 'refused', sent)).toMatchObject({ ok: true, repeated: false });
    expect(await execute(store, 'nowhere', sent)).toMatchObject({ ok: false, refusal: { code: 'plan/not-found' } });
  });

  test('writers on two servers at once never fork the journal', async () => {
    await bringSampleIn(store, 'race');
    const sent = Array.from({ length: 40 }, (_, at) => execute(at % 2 ? store : other, 'race', noting(`race-${at}`, `${at}`)));
    const answers = await Promise.all(sent);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await entriesOf('race')).map((row) => row.seq)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
    expect(await verifyJournal(other, 'race')).toMatchObject({ ok: true, head: { seq: 41 } });
    expect(await planState(store, 'race')).toEqual(await planState(other, 'race'));
  });

  test('one command sent many times at once is one entry', async () => {
    await bringSampleIn(store, 'once');
    const sent = Array.from({ length: 10 }, (_, at) => execute(at % 2 ? store : other, 'once', naming('the-one', 'u-sjt')));
    const answers = await Promise.all(sent);
    expect(answers.filter((answer) => answer.ok && !answer.repeated)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok && answer.firstSeq === 2)).toBe(true);
    expect(await entriesOf('once')).toHaveLength(2);
  });

  test('connections that are cut in the middle lose nothing and double nothing', async () => {
    await bringSampleIn(store, 'cut');
    const cut = () =>
      other.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
         and query like 'with head%' and pid <> pg_backend_pid()`,
      );
    const answers = [];
    for (let at = 0; at < 40; at += 1) {
      const [answer] = await Promise.all([execute(store, 'cut', noting(`cut-${at}`, `${at}`)), cut()]);
      answers.push(answer);
    }
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await entriesOf('cut')).map((row) => row.command_id)).toEqual([
      'in-cut',
      ...Array.from({ length: 40 }, (_, at) => `cut-${at}`),
    ]);
    expect(await verifyJournal(store, 'cut')).toMatchObject({ ok: true });
  });

  test('the same file brought in twice is recognised, also when both come at once', async () => {
    const coming = (planId: string, id: string) =>
      bringIn(
        planId === 'file-a' ? store : other,
        planId,
        command(id, { type: 'bring-plan-in', coordinatorUnitId: 'u-fgw', plan: samplePlan(3, 'same') }),
        { bytes: SAMPLE_FILE('same'), mediaType: 'text/plain', fileName: 'a.txt' },
      );
    const both = await Promise.all([coming('file-a', 'come-a'), coming('file-b', 'come-b')]);
    const won = both[0]!.ok ? 'file-a' : 'file-b';
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'plan/already-brought-in', params: { planId: won } } });
    expect(await findPlanBySource(store, samplePlan(3, 'same').document.sha256)).toBe(won);
    expect(await coming(won, won === 'file-a' ? 'come-a' : 'come-b')).toMatchObject({ ok: true, repeated: true });
    const journals = await store.pool.query(`select journal_id from journal where journal_id like 'file-%'`);
    expect(journals.rows).toEqual([{ journal_id: won }]);
  });

  test('a file that is not what the command says is a fault, and half a plan is never left', async () => {
    const sent = command('other-file', { type: 'bring-plan-in', coordinatorUnitId: 'u-fgw', plan: samplePlan(3, 'x') });
    const file = { bytes: SAMPLE_FILE('y'), mediaType: 'text/plain', fileName: 'a.txt' };
    expect(() => bringIn(store, 'half', sent, file)).toThrow(/SHA-256/);
    expect(await planState(store, 'half')).toMatchObject({ seq: 0, content: null });
  });

  test('characters that a database cannot hold are replaced one for one', async () => {
    await bringSampleIn(store, 'nul');
    const text = `a\u0000b\ud800c😀`;
    expect(await execute(store, 'nul', command('nul-1', { type: 'correct-task', taskId: 't1', text }))).toMatchObject({ ok: true });
    const fresh = await planState(other, 'nul');
    expect(fresh.tasks.get('t1')?.text).toBe('a\ufffdb\ufffdc😀');
    expect(await planState(store, 'nul')).toEqual(fresh);
  });

  test('the directory knows each unit once, whichever server hears of it', async () => {
    const unit = { unitId: 'u-new', name: '云江省体育局', kind: 'department', level: 'province', place: '云江省' };
    const adding = (id: string, on: Store) =>
      executeDirectory(on, { commandId: id, actor: coordinator, at: AT, act: { type: 'add-units', units: [unit] } });
    const both = await Promise.all([adding('n1', store), adding('n2', other)]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'unit/already-known' } });
  });
});
