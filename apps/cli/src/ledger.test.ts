/** The commands that need a ledger: over the store alone, then against a server that runs, with the same answers. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Serving, serve } from '@taizhang/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Said } from './testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-ledger-'));
const data = join(folder, 'data');
const sample = fileURLToPath(new URL('../../../fixtures/sample/yunling.docx', import.meta.url));
const ledger = (...argv: string[]): Promise<Said> => run([...argv, '--data', data]);

let serving: Serving | undefined;
afterAll(async () => {
  await serving?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let planId = '';

const commands = () => {
  it('plans lists them', async () => {
    const { code, out } = await ledger('plans', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).map((plan: { planId: string }) => plan.planId)).toEqual([planId]);
    expect((await ledger('plans')).out).toContain(`${planId}\t40\t`);
  });

  it('import recognises the same file', async () => {
    const { code, out } = await ledger('import', sample);
    expect(code).toBe(0);
    expect(out).toContain(planId);
  });

  it('import of what cannot be read ends with 2, in one line, and stores nothing', async () => {
    writeFileSync(join(folder, 'news.txt'), '今天天气很好。');
    const { code, error } = await ledger('import', join(folder, 'news.txt'));
    expect(code).toBe(2);
    expect(error.split('\n')).toHaveLength(1);
    expect(JSON.parse((await ledger('plans', '--json')).out)).toHaveLength(1);
  });

  it.each(['xlsx', 'csv', 'json', 'journal'])('export as %s', async (format) => {
    const file = join(folder, `out.${format}`);
    const { code } = await ledger('export', planId, '--format', format, '-o', file);
    expect(code).toBe(0);
    expect(statSync(file).size).toBeGreaterThan(1000);
  });

  it('export of a plan that is not there ends with 1', async () => {
    const { code, error } = await ledger('export', 'p-nothing', '-o', join(folder, 'never'));
    expect(code).toBe(1);
    expect(error).toContain('没有这份方案。它不存在');
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('archive of a period that is not there ends with 1, and leaves no half of a package', async () => {
    const file = join(folder, 'never.zip');
    expect((await ledger('archive', planId, '2031H1', '-o', file)).code).toBe(1);
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
  });

  it('verify finds the journals whole', async () => {
    const { code, out } = await ledger('verify');
    expect(code).toBe(0);
    for (const journal of [planId, 'directory']) expect(out).toMatch(new RegExp(`^${journal}：.*校验链完整`, 'm'));
    expect(out).toContain('文件：逐个重算，全部与其校验值一致');
    expect((await ledger('verify', '--plan', planId)).out).toContain('校验链完整');
    expect((await ledger('verify', '--plan', 'p-nothing')).code).toBe(1);
  });

  it('rebuild makes the same views', async () => {
    const before = (await ledger('plans', '--json')).out;
    expect((await ledger('rebuild')).code).toBe(0);
    expect((await ledger('plans', '--json')).out).toBe(before);
  });
};

describe('a folder that holds no ledger', () => {
  it.each([[['plans']], [['export', 'p-1']], [['verify']], [['rebuild']]])('%j says so, ends with 2 and makes nothing', async (argv) => {
    for (const nowhere of [join(folder, 'typo'), folder]) {
      const { code, out, error } = await run([...argv, '--data', nowhere]);
      expect([code, out]).toEqual([2, '']);
      expect(error).toContain(`${nowhere} 中没有台账`);
      expect(existsSync(join(nowhere, 'pg'))).toBe(false);
    }
    expect(existsSync(join(folder, 'typo'))).toBe(false);
  });
});

describe('over the store, where no server runs', () => {
  it('import brings a plan in', async () => {
    const { code, out } = await ledger('import', sample, '--json');
    expect(code).toBe(0);
    planId = JSON.parse(out).planId;
  });
  commands();

  it('verify checks an exported journal alone, and names what was changed', async () => {
    const file = join(folder, 'out.journal');
    expect((await run(['verify', file])).code).toBe(0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('省发展改革委', '省发展改革厅'));
    const { code, out } = await run(['verify', file]);
    expect(code).toBe(1);
    expect(out).toContain('第 1 条账目对不上');
  });
});

describe('against a running server', () => {
  beforeAll(async () => {
    serving = await serve({ dataFolder: data, port: 0, evaluation: true, log: () => {} });
  });

  it('left its address and token for this person alone', () => {
    const file = join(data, 'server.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).address).toBe(serving?.address);
  });
  commands();

  it('takes them along when it stops', async () => {
    await serving?.stop();
    serving = undefined;
    expect(existsSync(join(data, 'server.json'))).toBe(false);
  });
});
