#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
// The command `taizhang`. Builds the project once where nobody has built it yet (a fresh `npm ci`), then hands over.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(main)) {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const build = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url)), '-b', root],
    { stdio: ['ignore', 2, 2] },
  );
  if (build.status !== 0) process.exit(70);
}
const { main: run } = await import(main.href);
process.exitCode = await run(process.argv.slice(2));
