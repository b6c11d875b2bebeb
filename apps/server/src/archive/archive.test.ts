/** The archive package of the sample's locked period, unpacked where nothing else is and checked by a bare Node: whole as it comes, and every change named. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSigner, signHead } from '@taizhang/store';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { COORDINATOR } from '../sample/dispatch-sample.js';
import { tellSample } from '../sample/tell-sample.js';
import { type Client, startTestServer, type TestServer } from '../testing/test-server.js';

const sample = fileURLToPath(new URL('../../../../fixtures/sample/yunling.docx', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'taizhang-archive-'));
const whole = join(folder, 'whole');
const copy = join(folder, 'copy');
let server: TestServer;
let planId: string;
let coordinator: Client;
let key: string;

type Said = { readonly code: number; readonly out: string };
/** No package is in reach there, and no environment. */
const verified = (at: string, ...argv: string[]): Said => {
  try {
    return { code: 0, out: execFileSync(process.execPath, ['verify.mjs', ...argv], { cwd: at, env: {}, encoding: 'utf8' }) };
  } catch (fault) {
    const { status, stdout, stderr } = fault as { status: number; stdout: string; stderr: string };
    return { code: status, out: `${stdout}${stderr}` };
  }
};
const fetched = async (): Promise<Record<string, Uint8Array>> => {
  const answer = await coordinator.get(`/api/plans/${planId}/periods/2026H1/archive`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return unzipSync(new Uint8Array(await answer.arrayBuffer()));
};
const unpack = (files: Readonly<Record<string, Uint8Array>>, at: string): void => {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), bytes);
  }
};
const digest = (algorithm: string, path: string): string => createHash(algorithm).update(readFileSync(path)).digest('hex');
/** As somebody would who changes a file and knows of the manifest. */
const manifestAnew = (): void => {
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const one of manifest.files)
    Object.assign(one, { sha256: digest('sha256', join(copy, one.path)), sm3: digest('sm3', join(copy, one.path)) });
  writeFileSync(file, JSON.stringify(manifest));
};

beforeAll(async () => {
  server = await startTestServer();
  planId = await tellSample({ bytes: readFileSync(sample), fileName: 'yunling.docx' }, server.parts);
  const signer = await openSigner(server.store, join(folder, 'keys', 'journal.pem'), 'ed25519', '2026-11-23T16:00:00.000Z');
  const signed = await signHead(server.store, signer, planId, 'daily', '2026-11-23T16:10:00.000Z');
  key = signed?.key ?? '';
  coordinator = await server.as(COORDINATOR);
  unpack(await fetched(), whole);
}, 240_000);
beforeEach(() => cpSync(whole, copy, { recursive: true }));
afterEach(() => rmSync(copy, { recursive: true, force: true }));
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('holds documents, sheets, original, evidence, log, metadata, and says what it is', () => {
  const paths = readdirSync(whole, { recursive: true }).map(String);
  for (const path of ['documents/report.docx', 'documents/annexes.xlsx', 'original/published.docx', 'evidence/index.csv'])
    expect(paths).toContain(path);
  expect(paths).toContain(`log/keys/${key}.pem`);
  expect(paths.filter((path) => path.endsWith('/sheet.xlsx')).length).toBeGreaterThan(10);
  expect(readFileSync(join(whole, 'original/published.docx')).equals(readFileSync(sample))).toBe(true);
  expect(readFileSync(join(whole, 'metadata.xml'), 'utf8')).toContain(`<标识符>${planId}/2026H1</标识符>`);
  expect(readFileSync(join(whole, 'README.txt'), 'utf8')).toContain('DA/T 46-2009');
});

it('is found whole by a bare Node, in Chinese and English', () => {
  const { code, out } = verified(whole, '--key', key);
  expect(out).toContain('归档包完整');
  expect(out).toContain('The archive package is whole');
  expect(out).toContain('签名有效');
  expect(code).toBe(0);
  expect(verified(whole).out).toContain('另行保存的指纹');
  expect(verified(whole, '--nonsense').code).toBe(2);
});

it('is made of the same bytes again from the same ledger', { timeout: 120_000 }, async () => {
  const again = await fetched();
  const differing = Object.entries(again).filter(
    ([path, bytes]) => !existsSync(join(whole, path)) || !readFileSync(join(whole, path)).equals(bytes),
  );
  expect(differing.map(([path]) => path)).toEqual([]);
});

it('names a file with a changed byte', () => {
  const file = join(copy, 'documents/annexes.xlsx');
  const bytes = readFileSync(file);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const { code, out } = verified(copy);
  expect(code).toBe(1);
  expect(out).toContain('文件 documents/annexes.xlsx 被改动过');
  expect(out).toContain('The file documents/annexes.xlsx was changed');
});

it('names a file that was added, and one that was removed', () => {
  writeFileSync(join(copy, 'documents/补充.txt'), '后来放入');
  rmSync(join(copy, 'metadata.xml'));
  const { code, out } = verified(copy);
  expect(code).toBe(1);
  expect(out).toContain('The file documents/补充.txt is not in the manifest');
  expect(out).toContain('The file metadata.xml is gone');
});

it('says that the manifest is gone', () => {
  rmSync(join(copy, 'manifest.json'));
  expect(verified(copy)).toMatchObject({ code: 1, out: expect.stringContaining('manifest.json is gone') });
});

it('names an entry that was edited, with the manifest made anew', () => {
  const file = join(copy, 'log/journal.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n');
  lines[5] = (lines[5] as string).replace(/\\"at\\":\\"2026/, '\\"at\\":\\"2025').replace(/\\"at\\":\\"2025-(\d\d)/, '\\"at\\":\\"2024-$1');
  expect(lines.join('\n')).not.toBe(readFileSync(file, 'utf8'));
  writeFileSync(file, lines.join('\n'));
  manifestAnew();
  const { code, out } = verified(copy);
  expect(code).toBe(1);
  expect(out).toMatch(/第 5 条账目.*对不上/);
  expect(out).toMatch(/Entry 5 .*does not fit/);
});

it('names the place where the end of the log was cut off, with the manifest made anew', () => {
  const file = join(copy, 'log/journal.jsonl');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const cut = lines.filter((line, at) => at < 20 || line.startsWith('{"signedHead"'));
  writeFileSync(file, `${cut.join('\n')}\n`);
  manifestAnew();
  expect(verified(copy)).toMatchObject({ code: 1, out: expect.stringContaining('Entry 20 does not fit') });
});

it('names the original where another was put in its place, with the manifest made anew', () => {
  writeFileSync(join(copy, 'original/published.docx'), 'another');
  manifestAnew();
  const { code, out } = verified(copy);
  expect(code).toBe(1);
  expect(out).toContain('original/published.docx is not the one that the log names');
});

it('is not trusted on the word of its own key where another is named', () => {
  expect(verified(whole, '--key', 'f'.repeat(64)).code).toBe(1);
});
