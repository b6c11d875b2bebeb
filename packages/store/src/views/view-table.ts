/** The views' tables: columns with their types, keys, and how a row is written. The SQL of every write is made from these, once. */
export type Row = Readonly<Record<string, unknown>>;

export type ViewTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
};

/** What one step of a journal changes in one table. */
export type Change = { readonly table: ViewTable; readonly upserts: readonly Row[]; readonly deletes: readonly Row[] };

/** A search column comes as an array of lexemes. */
const given = (column: string, type: string): string => (type === 'tsvector' ? `array_to_tsvector(r.${column})` : `r.${column}`);
const carried = (type: string): string => (type === 'tsvector' ? 'text[]' : type);

const recordset = (columns: Readonly<Record<string, string>>, parameter: string): string =>
  `json_to_recordset(${parameter}::json) as r(${Object.entries(columns)
    .map(([name, type]) => `${name} ${carried(type)}`)
    .join(', ')})`;

/** `source` is put before the rows (`head, `), so that nothing is written where it is empty. */
export function upsertSql(table: ViewTable, parameter: string, source = ''): string {
  const names = Object.keys(table.columns);
  const values = Object.entries(table.columns).map(([name, type]) => given(name, type));
  const changing = names.filter((name) => !table.key.includes(name));
  const onConflict = changing.length === 0 ? 'nothing' : `update set ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  return `insert into ${table.name} (${names.join(', ')}) select ${values.join(', ')} from ${source}${recordset(table.columns, parameter)} on conflict (${table.key.join(', ')}) do ${onConflict}`;
}

export function deleteSql(table: ViewTable, parameter: string, source = ''): string {
  const keys = Object.fromEntries(table.key.map((name) => [name, table.columns[name] ?? 'text']));
  const match = table.key.map((name) => `${table.name}.${name} = r.${name}`).join(' and ');
  return `delete from ${table.name} using ${source}${recordset(keys, parameter)} where ${match}`;
}
