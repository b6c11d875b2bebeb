/**
 * `npm test`: installs, type-checks, lints, builds and runs every test, the browser's included. The last line reads
 * `N passed, N failed, N skipped`; the exit code is 0 only where nothing failed. `npm test -- --fast WORDS` runs only matching test files.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';
import { install, root, run } from './install.mjs';
import { libreoffice } from './libreoffice.mjs';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const node = (script, ...args) => run(process.execPath, [join(root, script), ...args]);

install();
const steps = [
  ['type-check and build', () => node('node_modules/typescript/bin/tsc', '-b')],
  ['type-check tests', () => node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.test.json')],
  ['type-check the web app', () => node('node_modules/typescript/bin/tsc', '-p', 'apps/web')],
  ['lint', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '.')],
  ['generated files', () => node('tools/generate.mjs', '--check')],
  ['build the web app', () => run('npm', ['run', '--silent', 'build', '-w', 'apps/web'])],
];
let failedSteps = 0;
for (const [name, step] of steps) {
  console.log(`· ${name}`);
  if (step() !== 0) {
    console.error(`✗ ${name}`);
    failedSteps++;
  }
}

const browser = chromium();
if (!browser) console.log('· no Chromium here: the browser tests are counted as skipped');
if (!libreoffice()) console.log('· no LibreOffice here: the tests on paper are counted as skipped, and fail where CI is set');
const folder = mkdtempSync(join(tmpdir(), 'taizhang-test-'));
const report = join(folder, 'report.json');
const env = { ...process.env, ...(browser ? { CHROMIUM_BIN: browser } : {}) };
run(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words],
  { env },
);

const count = { passed: 0, failed: failedSteps, skipped: 0 };
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  count.passed = result.numPassedTests;
  count.skipped = result.numPendingTests + result.numTodoTests;
  // A file that could not be loaded holds no failed test, but has failed all the same.
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  count.failed += result.numFailedTests + broken.length;
} catch (error) {
  console.error(`no report from the test run: ${error.message}`);
  count.failed++;
}
rmSync(folder, { recursive: true, force: true });
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
