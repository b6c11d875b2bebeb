/**
 * `npm run fixture:release`: keeps the schema and a ledger of the present version under fixtures/upgrades/VERSION, for ever: every later version must
 * open them (packages/store/src/backup/upgrades.test.ts). The ledger is the sample's story, told around a fixed day, as a backup in plain lines.
 * Made once, at a release, and never again after it.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLedgerStore, partsOf, silent, tellSample } from '@taizhang/server';
import { backupLines, putUpload, readMigrations } from '@taizhang/store';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const DAY = new Date('2026-11-24T02:00:00.000Z');
const place = join(root, 'fixtures', 'upgrades', version);
const scratch = mkdtempSync(join(tmpdir(), 'taizhang-fixture-'));

const schema = () =>
  readMigrations()
    .map(({ name, sql }) => `-- ${name}\n${sql.trimEnd()}\n`)
    .join('\n');

const ledger = async () => {
  const store = await openLedgerStore({ dataFolder: join(scratch, 'data') });
  try {
    const parts = await partsOf(store, silent, null, () => DAY);
    const file = join(root, 'fixtures', 'sample', 'yunling.docx');
    const planId = await tellSample({ bytes: readFileSync(file), fileName: 'yunling.docx' }, parts);
    const of = { planId, place: 'task:t1', unitId: 'u' };
    const upload = { bytes: Buffer.from('佐证'), fileName: '佐证.txt', mediaType: 'text/plain' };
    await putUpload(store, of, upload, { personId: 'p', at: DAY.toISOString() });
    const lines = [];
    for await (const line of backupLines(store, { software: version, at: DAY.toISOString() })) lines.push(line);
    return `${lines.join('\n')}\n`;
  } finally {
    await store.close();
  }
};

try {
  const text = await ledger();
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'schema.sql'), schema());
  writeFileSync(join(place, 'ledger.jsonl'), text);
  console.log(`fixtures/upgrades/${version}: ${text.split('\n').length - 1} lines, ${(text.length / 1024).toFixed(0)} KB`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
