/** The tables of a database as it has them, read from its catalogue. */
import type pg from 'pg';
import type { Column } from './backup-form.js';

export type Table = { readonly name: string; readonly columns: readonly Column[]; readonly key: readonly string[] };

const TABLES = `
select c.relname as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns,
  coalesce((select json_agg(k.attname order by array_position(i.indkey::int2[], k.attnum)) from pg_index i join pg_attribute k on k.attrelid = i.indrelid
    and k.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary), '[]') as key
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
group by c.oid, c.relname order by c.relname collate "C"`;

export async function tablesIn(client: pg.ClientBase | pg.Pool): Promise<readonly Table[]> {
  return (await client.query<Table>(TABLES)).rows;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The same order on every machine, whatever its languages. */
export const inOrder = ({ columns, key }: Table): string =>
  (key.length > 0 ? key : columns.map(({ name }) => name)).map((name) => `${quoted(name)}::text collate "C"`).join(', ');
