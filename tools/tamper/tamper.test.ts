/** The tamperings in short: thirty in a database of their own, each found and named at its place. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const tamper = fileURLToPath(new URL('tamper.mjs', import.meta.url));
const built = existsSync(fileURLToPath(new URL('../../apps/server/dist/index.js', import.meta.url)));

it.skipIf(!built)('every tampering in the database is found and named', { timeout: 200_000 }, () => {
  const ran = spawnSync(process.execPath, [tamper, '30'], { encoding: 'utf8' });
  expect(`${ran.stdout}${ran.stderr}`).toBe('seed 20261124\ntampered 30, named 30\n');
  expect(ran.status).toBe(0);
});
