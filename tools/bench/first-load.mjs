/** What a browser fetches first, compressed: the entry page with what its script imports, and the ledger's screen with its own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { report, webFolder } from './place.mjs';

const ENTRY_KB = 160;
const LEDGER_KB = 400;

const compressed = (file) => {
  const place = `${webFolder}/${file}`;
  return existsSync(`${place}.gz`) ? readFileSync(`${place}.gz`).length : gzipSync(readFileSync(place), { level: 9 }).length;
};

const named = (text, pattern) => [...text.matchAll(pattern)].map((found) => found[1]);

/** The file and all that it imports at once; what it imports when needed is not fetched yet. */
const withImports = (file, met = new Set()) => {
  if (met.has(file) || !existsSync(`${webFolder}/${file}`)) return met;
  met.add(file);
  if (!file.endsWith('.js')) return met;
  const text = readFileSync(`${webFolder}/${file}`, 'utf8');
  for (const name of named(text, /(?:^|[;}\s])(?:import|export)[^;'"()]*["']\.\/([^"']+)["']/g)) withImports(`assets/${name}`, met);
  return met;
};

const sizeOf = (files) => [...files].reduce((sum, file) => sum + compressed(file), 0) / 1000;

export const firstLoad = () => {
  if (!existsSync(`${webFolder}/index.html`)) {
    console.log('bench first-load skipped: the web app is not built');
    return;
  }
  const page = readFileSync(`${webFolder}/index.html`, 'utf8');
  const entry = new Set(['index.html']);
  for (const file of named(page, /(?:src|href)="\/?(assets\/[^"]+)"/g)) withImports(file, entry);
  report('first-load-entry', sizeOf(entry) / ENTRY_KB, 1, `${sizeOf(entry).toFixed(0)} KB of ${ENTRY_KB}`);
  const ledger = new Set(entry);
  for (const file of readdirSync(`${webFolder}/assets`)) if (/^ledger[^/]*\.(?:js|css)$/i.test(file)) withImports(`assets/${file}`, ledger);
  report('first-load-ledger', sizeOf(ledger) / LEDGER_KB, 1, `${sizeOf(ledger).toFixed(0)} KB of ${LEDGER_KB}`);
};
