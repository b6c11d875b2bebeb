// Writes what is generated and committed: openapi.json, the web app's client types, the reference pages. `--check` compares instead.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');
const { openApiDocument } = await import(new URL('packages/contract/dist/index.js', root).href);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

const put = (place, text) => {
  const url = new URL(place, root);
  let was = '';
  try {
    was = readFileSync(url, 'utf8');
  } catch {}
  if (was === text) return;
  if (check) {
    console.error(`${place} is not what the code generates: run npm run generate`);
    process.exitCode = 1;
  } else writeFileSync(url, text);
};

const spec = 'packages/contract/openapi.json';
put(spec, `${JSON.stringify(openApiDocument(version), null, 1)}\n`);
const made = spawnSync(
  process.execPath,
  [fileURLToPath(new URL('tools/api-client/node_modules/openapi-typescript/bin/cli.js', root)), fileURLToPath(new URL(spec, root))],
  { encoding: 'utf8' },
);
if (made.status !== 0) throw new Error(made.stderr);
put('apps/web/src/api/schema.generated.ts', made.stdout);

const { reference } = await import('./reference.mjs');
for (const [name, text] of Object.entries(reference())) put(`docs/reference/${name}`, text);
