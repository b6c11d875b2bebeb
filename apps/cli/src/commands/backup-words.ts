/** What backup, restore and drill say: counts, differences, and what is wrong with a file or a place. */
import { type Manifest, type Restored, StoreFault } from '@taizhang/store';
import { Ended, EXIT } from '../exit.js';
import type { Terminal } from '../terminal.js';

export type Counts = { readonly journals: number; readonly entries: number; readonly files: number; readonly people: number };

export const countsOf = (manifest: Manifest | null): Counts => {
  const rows = (name: string): number => manifest?.tables.find(({ table }) => table === name)?.rows ?? 0;
  return { journals: manifest?.journals.length ?? 0, entries: rows('entry'), files: rows('document'), people: rows('person') };
};

const MIB = 1024 * 1024;

export const sizeOf = (bytes: number): string => (bytes < MIB ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MIB).toFixed(1)} MB`);

/** Whether it is equal, in one line. */
export const verdict = ({ differences, viewsCompared }: Restored, { say }: Terminal): string => {
  if (differences.length === 0) return say(viewsCompared ? 'cli.restoredEqual' : 'cli.restoredEqualButViews');
  const what = differences.map((difference) => say(`cli.restoreDifference.${difference.why}`, { what: difference.what }));
  return say('cli.restoredDiffers', { what: what.join(say('cli.restoreDifference.join')) });
};

const FAULTS = ['backup/not-a-backup', 'backup/damaged', 'backup/incomplete', 'backup/newer', 'restore/not-empty'] as const;

/** A file or a place that will not do is said in the person's language and ends the command. */
export const saidPlainly = (fault: unknown, file: string, place: string, { say }: Terminal): unknown => {
  const code = fault instanceof StoreFault ? FAULTS.find((known) => known === fault.code) : undefined;
  if (code === undefined) return fault;
  return new Ended(code === 'restore/not-empty' ? EXIT.refused : EXIT.usage, say(`cli.backupFault.${code}`, { file, place }));
};
