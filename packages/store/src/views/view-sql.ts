/**
 * Statements that write rows of a view. One row goes as plain parameters, many as one JSON text: both are one statement, the first is quicker.
 * `source` names a one-row relation to write from (`head`), so that nothing is written where it is empty.
 */
import type { Row, ViewTable } from './view-table.js';

export type Values = { add(value: unknown): string };
/** The rows as a relation `r`, joined to the source. */
type Given = { readonly from: string; readonly cell: (column: string) => string };

export function putSql(table: ViewTable, rows: readonly Row[], values: Values, source: string | null): string {
  const names = Object.keys(table.columns);
  const given = give(table, names, rows, values, source);
  const changing = names.filter((name) => !table.key.includes(name));
  const onConflict = changing.length === 0 ? 'nothing' : `update set ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  return `insert into ${table.name} (${names.join(', ')}) select ${names.map(given.cell).join(', ')}${given.from} on conflict (${table.key.join(', ')}) do ${onConflict}`;
}

export function patchSql(table: ViewTable, columns: readonly string[], rows: readonly Row[], values: Values, source: string): string {
  const given = give(table, [...table.key, ...columns], rows, values, source);
  const set = columns.map((name) => `${name} = ${given.cell(name)}`).join(', ');
  return `update ${table.name} set ${set}${given.from} where ${matching(table, given)}`;
}

export function cutSql(table: ViewTable, rows: readonly Row[], values: Values, source: string): string {
  const given = give(table, table.key, rows, values, source);
  return `delete from ${table.name} using${given.from.slice(' from'.length)} where ${matching(table, given)}`;
}

const matching = (table: ViewTable, given: Given): string =>
  table.key.map((name) => `${table.name}.${name} = ${given.cell(name)}`).join(' and ');

function give(table: ViewTable, names: readonly string[], rows: readonly Row[], values: Values, source: string | null): Given {
  const only = rows.length === 1 && source !== null ? rows[0] : undefined;
  return only === undefined ? giveMany(table, names, rows, values, source) : giveOne(table, names, only, values, source!);
}

function giveOne(table: ViewTable, names: readonly string[], row: Row, values: Values, source: string): Given {
  const cells = new Map(
    names.map((name) => [name, `${values.add(asParameter(row[name], table.columns[name]!))}::${carried(table, name)}`]),
  );
  return { from: ` from ${source}`, cell: (name) => converted(table, name, cells.get(name)!) };
}

function giveMany(table: ViewTable, names: readonly string[], rows: readonly Row[], values: Values, source: string | null): Given {
  const text = JSON.stringify(rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]]))));
  const columns = names.map((name) => `${name} ${carried(table, name)}`).join(', ');
  const from = ` from ${source === null ? '' : `${source}, `}json_to_recordset(${values.add(text)}::json) as r(${columns})`;
  return { from, cell: (name) => converted(table, name, `r.${name}`) };
}

const asParameter = (value: unknown, type: string): unknown =>
  type === 'jsonb' && value !== null ? JSON.stringify(value) : (value ?? null);

/** Rows that are in no table, under a table's name: a query put after it reads them instead. */
export function asTable(table: ViewTable, rows: readonly Row[], values: Values): string {
  const names = Object.keys(table.columns);
  const given = giveMany(table, names, rows, values, null);
  return `${table.name} as materialized (select ${names.map((name) => `${given.cell(name)} as ${name}`).join(', ')}${given.from})`;
}

/** A search column comes as the text of a tsvector. */
const carried = (table: ViewTable, name: string): string => (table.columns[name] === 'tsvector' ? 'text' : table.columns[name]!);
const converted = (table: ViewTable, name: string, cell: string): string =>
  table.columns[name] === 'tsvector' ? `(${cell})::tsvector` : cell;
