/** What the code can say, gathered from where it is defined; for the catalogue's tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EDGE_STATUS_OF, EXTRACT_STATUS_OF, STATUS_OF } from '@taizhang/contract';
import { findingRules } from '@taizhang/plan';

export const ALL_CODES: readonly string[] = Object.keys({ ...STATUS_OF, ...EXTRACT_STATUS_OF, ...EDGE_STATUS_OF });

/** Damage has no table of its rules: they are read off the code that reports them. */
const damageRules = (): readonly string[] => {
  const folder = fileURLToPath(new URL('../../../plan/src/damage/', import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return [...new Set(files.flatMap((file) => readFileSync(folder + file, 'utf8').match(/(?<=')text\/[a-z-]+(?=')/g) ?? []))];
};

export const FINDING_RULES: readonly { readonly rule: string; readonly params: readonly string[] }[] = [
  ...findingRules,
  ...damageRules().map((rule) => ({ rule, params: ['found', 'more'] })),
  { rule: 'text/escaped', params: ['count', 'codes'] },
];
