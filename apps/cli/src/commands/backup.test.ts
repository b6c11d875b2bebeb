/** Backup, restore and drill as an operator runs them: on a ledger with a plan, a damaged file, a place that is taken. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-backup-'));
const data = join(folder, 'data');
const file = join(folder, 'kept.gz');
let planId: string;

beforeAll(async () => {
  const plan = join(folder, 'plan.txt');
  writeFileSync(plan, '清溪县环境整治分工方案\n1.清理河道垃圾。（责任单位：县水利局）\n2.整治农贸市场。（责任单位：县市场监管局）\n');
  planId = JSON.parse((await run(['import', plan, '--data', data, '--json'])).out).planId;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('taizhang backup, restore, drill', () => {
  it('backs up into a file that only its owner reads, and names its hash', async () => {
    const { code, out } = await run(['backup', '-o', file, '--data', data], {}, 'en');
    expect(out).toMatch(/2 journals, \d+ entries, 1 files, \d+ people[\s\S]*SHA-256 of the file: [0-9a-f]{64}/);
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('gives a backup in a folder a name that sorts by time', async () => {
    const { code, out } = await run(['backup', '-o', `${folder}/many/`, '--data', data, '--json']);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'many'))).toEqual([expect.stringMatching(/^taizhang-\d{8}T\d{6}Z\.backup\.gz$/)]);
    expect(JSON.parse(out)).toMatchObject({ files: 1, journals: 2 });
  });

  it('a drill says that it is equal, and leaves nothing behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('taizhang-drill-'));
    const before = left();
    const { code, out } = await run(['drill', file]);
    expect(out).toContain('逐行一致，校验链完整');
    expect(code).toBe(0);
    expect(left().filter((name) => !before.includes(name))).toEqual([]);
  });

  it('restores into a new folder, where the ledger verifies and reads as before', async () => {
    const there = join(folder, 'there');
    const { code, out } = await run(['restore', file, '--data', there], {}, 'en');
    expect(out).toContain('equal, row for row');
    expect(code).toBe(0);
    expect((await run(['verify', '--data', there])).code).toBe(0);
    const listed = async (place: string) => (await run(['plans', '--data', place, '--json'])).out;
    expect(await listed(there)).toBe(await listed(data));
    expect(await listed(there)).toContain(planId);
  });

  it('a place that is taken stays as it was', async () => {
    const { code, error } = await run(['restore', file, '--data', data]);
    expect(error).toContain('已有台账');
    expect(code).toBe(1);
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('a file that is cut, changed or another is named, and restores nothing', async () => {
    const whole = readFileSync(file);
    const middle = Math.floor(whole.length / 2);
    const cases = [
      [whole.subarray(0, middle), '不完整'],
      [Buffer.concat([whole.subarray(0, middle), Buffer.from([whole[middle]! ^ 0xff]), whole.subarray(middle + 1)]), '已损坏'],
      [Buffer.from('hello'), '已损坏'],
    ] as const;
    for (const [at, [bytes, words]] of cases.entries()) {
      const bad = join(folder, `bad-${at}.gz`);
      writeFileSync(bad, bytes);
      const place = join(folder, `bad-${at}`);
      const { code, error } = await run(['restore', bad, '--data', place]);
      expect(error).toContain(words);
      expect(code).toBe(2);
      expect(readdirSync(folder)).not.toContain(`bad-${at}`);
    }
    expect((await run(['drill', join(folder, 'nowhere.gz')])).error).toContain('没有这个文件');
  });

  it('where there is no ledger, nothing is backed up and nothing made', async () => {
    const { code, error } = await run(['backup', '-o', join(folder, 'none.gz'), '--data', join(folder, 'none')]);
    expect(error).toContain('没有台账');
    expect(code).toBe(2);
    expect(readdirSync(folder)).not.toContain('none');
  });
});
