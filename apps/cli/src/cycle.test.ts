/** The commands of the half-year cycle over the sample's story: periods, report, sheet out and in, verify against a printed head. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { periodPicture } from '@taizhang/ledger';
import { findSoffice } from '@taizhang/report';
import { openLedgerStore, partsOf, silent, tellSample } from '@taizhang/server';
import { directoryState, planState } from '@taizhang/store';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Said } from './testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-cycle-'));
const data = join(folder, 'data');
const sample = fileURLToPath(new URL('../../../fixtures/sample/yunling.docx', import.meta.url));
const ledger = (...argv: string[]): Promise<Said> => run([...argv, '--data', data]);
const NOW = new Date('2026-11-23T02:00:00.000Z');
let planId = '';
/** A unit that has handed nothing in yet. */
let silentUnit = '';
const ExcelJS = createRequire(import.meta.url)('exceljs') as typeof import('exceljs');
/** In CI nothing is skipped. */
const withoutPaper = (await findSoffice()) === null && !process.env.CI;

beforeAll(async () => {
  const store = await openLedgerStore({ dataFolder: data, databaseUrl: undefined });
  const parts = await partsOf(store, silent, null, () => NOW);
  planId = await tellSample({ bytes: readFileSync(sample), fileName: 'yunling.docx' }, parts);
  const state = await planState(store, planId);
  const units = periodPicture(state, '2026H2', '2026-11-23')!.units.filter(({ unitId }) => unitId !== state.coordinatorUnitId);
  const { unitId } = units.find(({ handedIn, counts }) => handedIn === 0 && counts.returned === 0)!;
  silentUnit = (await directoryState(store)).units.get(unitId)!.name;
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the cycle on the command line', () => {
  it('lists periods, now and as of a day', async () => {
    const { out } = await ledger('periods', planId);
    expect(out.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['2026H2', 'open'],
      ['2026H1', 'locked'],
      ['2025H2', 'locked'],
    ]);
    const then = JSON.parse((await ledger('periods', planId, '--json', '--as-of', '2026-03-01')).out);
    expect(then).toHaveLength(1);
    expect((await ledger('periods', 'p-nothing')).code).toBe(1);
  });

  it('writes the report as Word and as a workbook', async () => {
    for (const ending of ['docx', 'xlsx']) {
      const file = join(folder, `report.${ending}`);
      expect((await ledger('report', planId, '2026H1', '-o', file)).code).toBe(0);
      expect(statSync(file).size).toBeGreaterThan(5000);
    }
    expect((await ledger('report', planId, '2026H1', '-o', join(folder, 'report.odt'))).code).toBe(2);
    expect((await ledger('report', planId, '2030H1', '-o', join(folder, 'none.docx'))).code).toBe(1);
  });

  it('writes a sheet and checks it when it comes back', async () => {
    const file = join(folder, 'sheet.xlsx');
    const tasks = join(folder, 'tasks.json');
    await ledger('export', planId, '--format', 'json', '-o', tasks);
    const unit: string = JSON.parse(readFileSync(tasks, 'utf8')).tasks[0].leads[0].name;
    expect((await ledger('sheet', planId, '2026H2', unit, '-o', file)).code).toBe(0);
    const checked = await ledger('sheet', '--in', file, '--dry-run');
    expect(checked.out).toMatch(/没有写入/);
    expect((await ledger('sheet', '--in', sample, '--dry-run')).code).toBe(1);
    expect((await ledger('sheet', planId)).code).toBe(2);
  });

  it('takes for a unit what it filled in and sent: tried first, entered once however often', async () => {
    const [blank, back] = [join(folder, 'blank.xlsx'), join(folder, 'back.xlsx')];
    await ledger('sheet', planId, '2026H2', silentUnit, '-o', blank);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(blank);
    const sheet = book.worksheets[0]!;
    const keys = (sheet.getRow(3).values as string[]).map((key) => String(key ?? ''));
    const at = (name: string) => keys.indexOf(`taizhang.tasks.${name}`);
    const rows = sheet.actualRowCount;
    sheet.getCell(5, at('text')).value = '已按计划完成前期工作。';
    sheet.getCell(5, at('light')).value = '紫灯';
    await book.xlsx.writeFile(back);
    const wrong = await ledger('sheet', '--in', back, '--dry-run');
    expect([wrong.code, wrong.error]).toEqual([1, expect.stringContaining('紫灯')]);
    sheet.getCell(5, at('light')).value = '绿灯';
    await book.xlsx.writeFile(back);
    const tried = await ledger('sheet', '--in', back, '--dry-run');
    expect([tried.code, tried.error]).toEqual([0, '']);
    expect(tried.out).toMatch(/没有写入/);
    expect(rows).toBeGreaterThan(4);
    for (let time = 0; time < 2; time += 1) expect(await ledger('sheet', '--in', back)).toMatchObject({ code: 0 });
    const store = await openLedgerStore({ dataFolder: data, databaseUrl: undefined });
    const entered = await store.pool.query("select 1 from entry where journal_id = $1 and type = 'sheet.enteredFor'", [planId]);
    await store.close();
    expect(entered.rowCount).toBe(1);
  });

  it('gives exports and sheets as of a past day', async () => {
    const tasks = join(folder, 'then.json');
    expect((await ledger('export', planId, '--format', 'json', '-o', tasks, '--as-of', '2026-03-01')).code).toBe(0);
    const then = JSON.parse(readFileSync(tasks, 'utf8'));
    await ledger('export', planId, '--format', 'json', '-o', tasks);
    expect(then.plan.seq).toBeLessThan(JSON.parse(readFileSync(tasks, 'utf8')).plan.seq);
    expect((await ledger('export', planId, '--as-of', 'yesterday', '-o', tasks)).code).toBe(1);
    const sheet = join(folder, 'then.xlsx');
    expect((await ledger('sheet', planId, '2025H2', silentUnit, '-o', sheet, '--as-of', '2026-02-01')).code).toBe(0);
    expect((await ledger('sheet', planId, '2026H2', silentUnit, '-o', sheet, '--as-of', '2026-02-01')).code).toBe(1);
  });

  it.skipIf(withoutPaper)('writes the report as PDF', { timeout: 180_000 }, async () => {
    const file = join(folder, 'report.pdf');
    expect((await ledger('report', planId, '2026H1', '-o', file)).code).toBe(0);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('proves that the ledger read so when a head was printed', async () => {
    const store = await openLedgerStore({ dataFolder: data, databaseUrl: undefined });
    const { rows } = await store.pool.query('select seq, hash from entry where journal_id = $1 order by seq offset 20 limit 1', [planId]);
    await store.close();
    const [{ seq, hash }] = rows;
    const proved = await ledger('verify', '--plan', planId, '--at', String(seq), '--hash', hash);
    expect(proved).toMatchObject({ code: 0 });
    expect(proved.out).toContain(`第 ${seq} 条`);
    expect((await ledger('verify', '--plan', planId, '--at', String(seq), '--hash', 'a'.repeat(64))).code).toBe(1);
    expect((await ledger('verify', '--at', String(seq), '--hash', hash)).code).toBe(2);
    expect((await ledger('verify', '--plan', planId, '--at', 'x', '--hash', hash)).code).toBe(2);
  });

  it('writes an archive package that bare Node verifies, and in which damage is named', { timeout: 180_000 }, async () => {
    const zip = join(folder, 'archive.zip');
    expect((await ledger('archive', planId, '2026H1', '-o', zip)).code).toBe(0);
    const files = unzipSync(readFileSync(zip));
    const names = Object.keys(files);
    for (const wanted of [
      'original/published.docx',
      'documents/report.docx',
      'log/journal.jsonl',
      'metadata.xml',
      'manifest.json',
      'evidence/index.csv',
    ])
      expect(names).toContain(wanted);
    expect(names.filter((name) => name.startsWith('sheets/')).length).toBeGreaterThan(3);
    const place = join(folder, 'unpacked');
    const put = (name: string, bytes: Uint8Array) => {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), bytes);
    };
    for (const name of names) put(name, files[name] as Uint8Array);
    const verified = () => spawnSync(process.execPath, ['verify.mjs'], { cwd: place, encoding: 'utf8', env: {} });
    expect(verified()).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('归档包完整') });
    for (const name of ['original/published.docx', 'log/journal.jsonl', 'metadata.xml']) {
      put(name, Buffer.concat([files[name] as Uint8Array, Buffer.from(' ')]));
      expect(verified()).toMatchObject({ status: 1, stdout: expect.stringContaining(`文件 ${name} 被改动过`) });
      put(name, files[name] as Uint8Array);
    }
    put('documents/more.txt', Buffer.from('x'));
    expect(verified()).toMatchObject({ status: 1, stdout: expect.stringContaining('documents/more.txt 不在清单中') });
    rmSync(join(place, 'documents/more.txt'));
    rmSync(join(place, 'original/published.docx'));
    expect(verified()).toMatchObject({ status: 1, stdout: expect.stringContaining('original/published.docx 不见了') });
  });
});
