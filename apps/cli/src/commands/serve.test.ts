/** `taizhang serve` as a process: what `npm start` runs. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { finished, said, start } from '../testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-serve-'));
const built = existsSync(fileURLToPath(new URL('../../dist/main.js', import.meta.url)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+)\s+·\s+Taizhang is ready: \1/;

describe.skipIf(!built)('taizhang serve --evaluation', () => {
  it('brings the sample and the files in, prints one clear address, answers, and stops in order', async () => {
    const plan = join(folder, '县里的方案.txt');
    writeFileSync(plan, '清溪县环境整治分工方案\n1.清理河道垃圾。（责任单位：县水利局）\n2.整治农贸市场。（责任单位：县市场监管局）\n');
    const data = join(folder, 'data');
    const first = start(['serve', '--evaluation', '--port', '0', '--data', data, plan, join(folder, 'missing.txt')], {
      TAIZHANG_LANG: 'en',
    });
    const ended = finished(first);
    const address = (await said(first, ADDRESS))[1] as string;
    const session = (await (await fetch(`${address}/api/session`)).json()) as { mode: string };
    expect(session.mode).toBe('evaluation');
    first.kill('SIGTERM');
    const { code, out, error } = await ended;
    expect(code).toBe(0);
    expect(out).toMatch(/brought in: .*\(p-\w+, 40 tasks\)/);
    expect(out).toMatch(/brought in: 清溪县环境整治分工方案 \(p-\w+, 2 tasks\)/);
    expect(error).toContain('missing.txt');
    expect(existsSync(join(data, 'server.json'))).toBe(false);

    const second = start(['serve', '--evaluation', '--port', '0', '--data', data], { TAIZHANG_LANG: 'en' });
    const endedToo = finished(second);
    await said(second, ADDRESS);
    second.kill('SIGINT');
    expect((await endedToo).out).not.toContain('brought in');
  });
});
