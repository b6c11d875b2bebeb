import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMessageKey, LOCALES } from '@taizhang/i18n';
import { afterAll, describe, expect, it } from 'vitest';
import { localeOfShell } from './terminal.js';
import { run } from './testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const sample = fileURLToPath(new URL('../../../fixtures/sample/yunling.txt', import.meta.url));
const corpus = fileURLToPath(new URL('../../../fixtures/corpus', import.meta.url));

describe('taizhang read', () => {
  it('prints the contract: the draft, each finding with its message', async () => {
    const { code, out, error } = await run(['read', sample, '--json']);
    expect([code, error]).toEqual([0, '']);
    const draft = JSON.parse(out);
    expect(Object.keys(draft).sort()).toEqual(
      [
        'source',
        'script',
        'title',
        'issuer',
        'documentNumber',
        'issuedOn',
        'sections',
        'indicators',
        'tasks',
        'leftOver',
        'findings',
      ].sort(),
    );
    expect(draft.tasks).toHaveLength(40);
    expect(draft.source).toBe(readFileSync(sample, 'utf8'));
    const findings = [...draft.findings, ...draft.tasks.flatMap((task: { findings: unknown[] }) => task.findings)];
    for (const finding of findings) {
      expect(Object.keys(finding).sort()).toEqual(['level', 'message', 'params', 'rule', 'span', 'suggestion']);
      expect(isMessageKey(`finding.${finding.rule}`)).toBe(true);
      expect(finding.message).not.toMatch(/\{|undefined/);
    }
  });

  it('without --json, an outline to read', async () => {
    const { code, out } = await run(['read', sample]);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toContain('分工方案');
    expect(out).toMatch(/\n1\. /);
    expect(out).toContain('责任: ');
  });

  it.each([
    ['a page that is no plan', '今天天气很好。'],
    ['characters that cannot be stored', '甲\0乙丙'],
    ['nested brackets', '（'.repeat(10_000)],
    ['right-to-left marks', '\u202e甲\u202c（责任单位：省教育厅）'],
    ['characters of four bytes', '𠮷𠀀（责任单位：省教育厅）'],
  ])('reads %s', async (_, text) => {
    const { code, out } = await run(['read', file('odd.txt', text), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).source).toBe(text);
  });

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9])],
    ['nothing', ''],
  ])('%s ends with 2 and one line', async (_, content) => {
    const { code, out, error } = await run(['read', file('图片.docx', content), '--json']);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^无法读取 .*图片\.docx：.+$/);
  });

  it.each(['/nowhere/at/all.txt', tmpdir()])('%s ends with 2 and one line', async (place) => {
    const { code, error } = await run(['read', place]);
    expect(code).toBe(2);
    expect(error.split('\n')).toHaveLength(1);
  });
});

describe('taizhang score', () => {
  it('prints both figures for each document and over all', async () => {
    const { code, out } = await run(['score', corpus]);
    expect(code).toBe(0);
    const last = out.split('\n').at(-1)?.split('\t') ?? [];
    expect(last[2]).toBe('合计');
    expect(Number(last[0])).toBeGreaterThan(0.5);
    expect(Number(last[0])).toBeLessThanOrEqual(1);
  });

  it('a folder without labels ends with 2', async () => expect((await run(['score', folder])).code).toBe(2));
});

describe('help and usage', () => {
  const commands = ['', 'read', 'score', 'serve', 'import', 'export', 'plans', 'verify', 'rebuild', 'periods', 'report', 'sheet'];
  it.each(LOCALES)('every command has help in %s, with its exit codes', async (locale) => {
    for (const command of commands) {
      const { code, out } = await run([...(command ? [command] : []), '--help'], {}, locale);
      expect(code).toBe(0);
      expect(out).toMatch(/70/);
      if (locale !== 'en') expect(out).not.toMatch(/Usage|Options|Commands|Arguments|display/);
    }
  });

  it.each([
    [['nonsense']],
    [['read']],
    [['read', sample, '--nonsense']],
    [['export', 'p-1', '--format', 'docx']],
    [['serve', '--evaluation', '--port', 'x']],
  ])('%j ends with 2', async (argv) => expect((await run(argv)).code).toBe(2));

  it.each([
    [['nonsense'], '没有这个命令：nonsense。可用的命令见 taizhang --help。'],
    [['plan'], '没有这个命令：plan。可用的命令见 taizhang --help。'],
    [['read'], '缺少参数：file。用法见 --help。'],
    [['plans', 'a', 'b'], '参数过多。用法见 --help。'],
    [['read', sample, '--jsn'], '没有这个选项：--jsn。用法见 --help。'],
    [['plans', '--data'], '选项 --data <folder> 缺少值。'],
  ])('%j is answered in the language of the person, in one line', async (argv, line) => {
    expect(await run(argv)).toMatchObject({ code: 2, error: line });
    for (const locale of LOCALES) {
      const { error } = await run(argv, {}, locale);
      expect(error.split('\n')).toHaveLength(1);
      expect(error).not.toMatch(/^error|Did you mean/);
    }
  });

  it.each(LOCALES)('defaults are told in %s', async (locale) => {
    const { out } = await run(['serve', '--help'], {}, locale);
    expect(out).toContain('8790');
    if (locale !== 'en') expect(out).not.toContain('default');
  });

  it('without a command, the help ends with 2', async () => {
    const { code, error } = await run([]);
    expect(code).toBe(2);
    expect(error).toMatch(/^用法：/);
  });

  it('serving beyond this machine is refused in evaluation mode', async () => {
    for (const host of ['0.0.0.0', '192.168.1.10', '::', 'example.cn']) {
      const { code, error } = await run(['serve', '--evaluation', '--host', host, '--data', join(folder, 'data')]);
      expect(code).toBe(2);
      expect(error).toContain(host);
    }
  });

  it('the language is the shell’s', () => {
    expect(localeOfShell({ LANG: 'zh_TW.UTF-8' })).toBe('zh-Hant');
    expect(localeOfShell({ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(localeOfShell({ TAIZHANG_LANG: 'en', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(localeOfShell({ LANG: 'C.UTF-8' })).toBe('zh-Hans');
    expect(localeOfShell({})).toBe('zh-Hans');
  });
});
