/**
 * The form of a backup: lines of JSON, compressed with gzip by whoever writes the file. First a head; then for each table that is kept a line that
 * names it and a line a row (an array of texts as PostgreSQL writes them, bytes in base64); last the manifest. A file without its manifest was cut.
 */
import { StoreFault } from '../faults.js';
import type { Head } from '../journal/stamp-entries.js';
import type { TableKind } from './table-kinds.js';

export const BACKUP_FORMAT = 'taizhang-backup';
export const BACKUP_VERSION = 1;

export type Column = { readonly name: string; readonly type: string };
export type BackupHead = {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  /** The software that wrote it, for people. */
  readonly software: string;
  /** The newest migration of the schema that the rows are of. */
  readonly migration: number;
  readonly at: string;
};
export type TableLine = { readonly table: string; readonly columns: readonly Column[] };
export type RowLine = readonly (string | null)[];

/** `sha256` of the table's row lines in the order of its key, each with its line end. */
export type TableDigest = { readonly table: string; readonly kind: TableKind; readonly rows: number; readonly sha256: string };
export type Manifest = { readonly tables: readonly TableDigest[]; readonly journals: readonly (Head & { readonly journal: string })[] };
export type ManifestLine = { readonly manifest: Manifest };

export type BackupLine = BackupHead | TableLine | RowLine | ManifestLine;

export function parseLine(text: string): BackupLine {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === 'object' && line !== null) return line as BackupLine;
  } catch {}
  throw new StoreFault('backup/damaged', 'A line of the backup is not what was written.');
}

export function headIn(text: string): BackupHead {
  const head = parseLine(text) as Partial<BackupHead>;
  if (head.format !== BACKUP_FORMAT) throw new StoreFault('backup/not-a-backup', 'This is not a backup of Taizhang.');
  if (head.version === BACKUP_VERSION && Number.isInteger(head.migration)) return head as BackupHead;
  throw new StoreFault('backup/newer', 'The backup was made by a newer version of Taizhang.');
}
