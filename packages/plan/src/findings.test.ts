/** The table of rules holds every rule that the code reports, the words of damage included. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findingRules } from './findings.js';

it('lists every rule of damage', () => {
  const folder = fileURLToPath(new URL('./damage/', import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const said = new Set(files.flatMap((file) => readFileSync(folder + file, 'utf8').match(/(?<=')text\/[a-z-]+(?=')/g) ?? []));
  const listed: ReadonlySet<string> = new Set(findingRules.map(({ rule }) => rule));
  expect([...said].filter((rule) => !listed.has(rule))).toEqual([]);
});
