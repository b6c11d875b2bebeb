/** Loads the lines of a backup into an empty database, in one transaction: all of it, or nothing where the file is damaged or cut. */
import type pg from 'pg';
import { StoreFault } from '../faults.js';
import { type BackupLine, type Manifest, type ManifestLine, parseLine, type RowLine, type TableLine } from './backup-form.js';
import { quoted, type Table, tablesIn } from './catalogue.js';
import { isKept } from './table-kinds.js';
import { Digest, holdsFiles } from './table-rows.js';

const ROWS_A_STATEMENT = 500;
const CHARACTERS_A_STATEMENT = 4_000_000;

const damaged = (what: string): StoreFault => new StoreFault('backup/damaged', `The backup is damaged: ${what}.`);

const isRow = (line: BackupLine): line is RowLine => Array.isArray(line);
const isManifest = (line: BackupLine): line is ManifestLine => 'manifest' in line;

/** Inside a transaction, on a schema of the backup's own migration. `lines` come after the head. */
export async function loadLines(client: pg.ClientBase, lines: AsyncIterable<string>): Promise<Manifest> {
  const tables = new Map((await tablesIn(client)).map((table) => [table.name, table]));
  let loading: Loading | null = null;
  let manifest: Manifest | null = null;
  const digests = new Map<string, string>();
  const finish = async (): Promise<void> => {
    const done = await loading?.end();
    if (done !== undefined) digests.set(done.table, `${done.rows} ${done.sha256}`);
  };
  for await (const text of lines) {
    if (manifest !== null) throw damaged('something follows its manifest');
    const line = parseLine(text);
    if (isRow(line)) {
      if (loading === null) throw damaged('a row stands before its table');
      await loading.add(text, line);
    } else {
      await finish();
      loading = isManifest(line) ? null : await Loading.begin(client, tables, line as TableLine);
      if (isManifest(line)) manifest = line.manifest;
    }
  }
  if (manifest === null)
    throw new StoreFault('backup/incomplete', 'The backup ends before its end: it was not written or not copied whole.');
  for (const { table, rows, sha256 } of manifest.tables.filter((digest) => isKept(digest.table)))
    if (digests.get(table) !== `${rows} ${sha256}`) throw damaged(`the rows of ${table} are not those that were written`);
  return manifest;
}

/** One table while its rows come in. What a migration put there makes way. */
class Loading {
  readonly #client: pg.ClientBase;
  readonly #table: Table;
  readonly #digest: Digest;
  readonly #atOnce: number;
  #waiting: RowLine[] = [];
  #characters = 0;

  static async begin(client: pg.ClientBase, tables: ReadonlyMap<string, Table>, { table: name, columns }: TableLine): Promise<Loading> {
    const own = new Set(tables.get(name)?.columns.map((column) => `${column.name} ${column.type}`));
    const strange = columns.filter((column) => !own.has(`${column.name} ${column.type}`));
    if (!isKept(name) || strange.length > 0) throw damaged(`its table ${name} is not one of this ledger`);
    await client.query(`delete from ${quoted(name)}`);
    return new Loading(client, { name, columns, key: [] });
  }

  private constructor(client: pg.ClientBase, table: Table) {
    this.#client = client;
    this.#table = table;
    this.#digest = new Digest(table.name);
    this.#atOnce = holdsFiles(table) ? 1 : ROWS_A_STATEMENT;
  }

  async add(text: string, row: RowLine): Promise<void> {
    if (row.length !== this.#table.columns.length) throw damaged(`a row of ${this.#table.name} is cut`);
    this.#digest.add(text);
    this.#waiting.push(row);
    this.#characters += text.length;
    if (this.#waiting.length >= this.#atOnce || this.#characters >= CHARACTERS_A_STATEMENT) await this.#write();
  }

  async end() {
    await this.#write();
    return this.#digest.end();
  }

  /** A value that its column does not take, or a row that is there twice, was not written so. */
  async #write(): Promise<void> {
    const rows = this.#waiting;
    if (rows.length === 0) return;
    this.#waiting = [];
    this.#characters = 0;
    try {
      await this.#insert(rows);
    } catch (fault) {
      if (/^2[23]/.test((fault as { code?: string }).code ?? '')) throw damaged(`a row of ${this.#table.name} is not one`);
      throw fault;
    }
  }

  async #insert(rows: readonly RowLine[]): Promise<void> {
    const { name, columns } = this.#table;
    const names = columns.map((column) => quoted(column.name)).join(', ');
    if (this.#atOnce === 1) {
      const places = columns.map(({ type }, at) => `$${at + 1}::${type}`).join(', ');
      const values = columns.map(({ type }, at) => (type === 'bytea' ? Buffer.from(rows[0]![at] ?? '', 'base64') : rows[0]![at]));
      await this.#client.query(`insert into ${quoted(name)} (${names}) values (${places})`, values);
      return;
    }
    const values = columns.map(({ type }, at) => `c${at}::${type}`).join(', ');
    const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
    const given = columns.map((_, at) => `c${at}`).join(', ');
    await this.#client.query(
      `insert into ${quoted(name)} (${names}) select ${values} from unnest(${arrays}) as r(${given})`,
      columns.map((_, at) => rows.map((row) => row[at])),
    );
  }
}
