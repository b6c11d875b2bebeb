/** The rows of a table as the lines of a backup, in the order of its key; read piece by piece, a file at a time. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { TableDigest } from './backup-form.js';
import { inOrder, quoted, type Table } from './catalogue.js';
import { kindOf } from './table-kinds.js';

const ROWS_A_READ = 200;

const isBytes = (type: string): boolean => type === 'bytea';
export const holdsFiles = ({ columns }: Table): boolean => columns.some(({ type }) => isBytes(type));

/** What decides how a value reads must not depend on the server's settings. */
export const PLAIN_VALUES = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local extra_float_digits = 1`;

/** Inside a transaction: the cursor lives there. */
export async function* rowLines(client: pg.ClientBase, table: Table): AsyncGenerator<string> {
  const values = table.columns.map(({ name, type }) => (isBytes(type) ? quoted(name) : `${quoted(name)}::text`)).join(', ');
  await client.query(`declare backup_rows no scroll cursor for select ${values} from ${quoted(table.name)} order by ${inOrder(table)}`);
  const fetch = `fetch ${holdsFiles(table) ? 1 : ROWS_A_READ} from backup_rows`;
  for (;;) {
    const read = await client.query<(string | Buffer | null)[]>({ text: fetch, rowMode: 'array' });
    if (read.rows.length === 0) break;
    for (const row of read.rows) yield JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value)));
  }
  await client.query('close backup_rows');
}

export class Digest {
  readonly #table: string;
  readonly #hash = createHash('sha256');
  #rows = 0;

  constructor(table: string) {
    this.#table = table;
  }

  add(line: string): void {
    this.#rows += 1;
    this.#hash.update(line).update('\n');
  }

  end(): TableDigest {
    return { table: this.#table, kind: kindOf(this.#table), rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

/** Inside a transaction. */
export async function digestOf(client: pg.ClientBase, table: Table): Promise<TableDigest> {
  const digest = new Digest(table.name);
  for await (const line of rowLines(client, table)) digest.add(line);
  return digest.end();
}
