/** What the measurements share: the real plan where it is at hand (else the project's sample), a store of one's own, the middle of many times. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const REAL = `${root}../shared/plans/jiangxi-2022.txt`;

export const webFolder = `${root}apps/web/dist`;
export const planFile = existsSync(REAL) ? REAL : `${root}fixtures/sample/yunling.txt`;
export const planText = readFileSync(planFile, 'utf8');

export const report = (name, ratio, aim, note = '') =>
  console.log(`bench ${name} ratio ${ratio.toFixed(2)} aim ${aim}${note ? `  (${note})` : ''}`);

export const percentile = (times, share) => {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
export const median = (times) => percentile(times, 0.5);

/** Milliseconds of each of `count` runs, after as many as a tenth to warm up. */
export const timed = async (count, act) => {
  for (let at = 0; at < Math.ceil(count / 10); at += 1) await act(-1 - at);
  const times = [];
  for (let at = 0; at < count; at += 1) {
    const start = performance.now();
    await act(at);
    times.push(performance.now() - start);
  }
  return times;
};

/** Two things measured turn by turn in one run, so that whatever else the machine does falls on both. */
export const sideBySide = async (rounds, count, one, other) => {
  const [ones, others] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ones.push(...(await timed(count, one)));
    others.push(...(await timed(count, other)));
  }
  return [ones, others];
};

export const withFolder = async (use) => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
