/**
 * Restores a backup into an empty place: the schema as it was, the rows, the schema as it is now, the views made again, every journal verified and
 * everything held against the manifest. What comes back says what differs; a ledger that is there already is never touched.
 */
import { migrate, readMigrations } from '../database/migrate.js';
import { inTransaction } from '../database/transaction.js';
import { StoreFault } from '../faults.js';
import { rebuild } from '../journal/rebuild.js';
import { verifyJournal } from '../journal/verify-journal.js';
import { openStore, type Store, type StoreOptions } from '../open-store.js';
import { headIn, type Manifest } from './backup-form.js';
import { loadLines } from './load-backup.js';
import { manifestOf } from './write-backup.js';

export type Difference = { readonly what: string; readonly why: 'rows' | 'view' | 'head' | 'verify' };
export type Restored = {
  readonly entries: number;
  readonly files: number;
  readonly people: number;
  readonly journals: number;
  readonly differences: readonly Difference[];
  /** Views are held against the manifest only where the code that makes them is of the backup's own schema. */
  readonly viewsCompared: boolean;
};

export async function restoreBackup(lines: AsyncIterable<string>, place: StoreOptions): Promise<Restored> {
  const rest = lines[Symbol.asyncIterator]();
  const first = await rest.next();
  if (first.done) throw new StoreFault('backup/incomplete', 'The backup is empty.');
  const { migration } = headIn(first.value);
  const known = readMigrations();
  if (migration > (known.at(-1)?.id ?? 0)) throw new StoreFault('backup/newer', 'The backup was made by a newer version of Taizhang.');
  const store = await openStore({ ...place, schema: migration });
  try {
    const manifest = await inTransaction(store.pool, async (client) => {
      const taken = await client.query(`select 1 from entry union all select 1 from document union all select 1 from person limit 1`);
      if (taken.rowCount !== 0)
        throw new StoreFault('restore/not-empty', 'There is a ledger here already; a backup is restored into an empty place only.');
      return loadLines(client, { [Symbol.asyncIterator]: () => rest });
    });
    await migrate(store.pool);
    await rebuild(store);
    const viewsCompared = migration === known.at(-1)?.id;
    const differences = await differencesFrom(store, manifest, viewsCompared);
    return { ...countsIn(manifest), differences, viewsCompared };
  } finally {
    await store.close();
  }
}

const countsIn = ({ tables, journals }: Manifest) => {
  const rowsOf = (name: string): number => tables.find(({ table }) => table === name)?.rows ?? 0;
  return { entries: rowsOf('entry'), files: rowsOf('document'), people: rowsOf('person'), journals: journals.length };
};

/** Tables, heads and chains that are not what the manifest says. */
export async function differencesFrom(store: Store, wanted: Manifest, views: boolean): Promise<readonly Difference[]> {
  const found = await manifestOf(store);
  const digests = new Map(found.tables.map((digest) => [digest.table, digest]));
  const rows = wanted.tables
    // A later schema may have more columns: then the journal's own chain, below, is what proves it equal.
    .filter(({ kind }) => views || (kind !== 'view' && kind !== 'own'))
    .filter(({ table, sha256 }) => digests.get(table)?.sha256 !== sha256)
    .map(({ table, kind }) => ({ what: table, why: kind === 'view' ? ('view' as const) : ('rows' as const) }));
  const heads = new Map(found.journals.map((head) => [head.journal, head.hash]));
  const moved = wanted.journals.filter(({ journal, hash }) => heads.get(journal) !== hash);
  const broken: Difference[] = [];
  for (const { journal, seq, hash } of wanted.journals) {
    const against = seq > 0 ? { seq, hash } : undefined;
    if (heads.has(journal) && !(await verifyJournal(store, journal, against === undefined ? {} : { against: [against] })).ok)
      broken.push({ what: journal, why: 'verify' });
  }
  return [...rows, ...moved.map(({ journal }) => ({ what: journal, why: 'head' as const })), ...broken];
}
