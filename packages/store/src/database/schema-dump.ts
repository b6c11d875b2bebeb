/** The schema as the catalogue has it, in one text that is the same on every engine (PostgreSQL's own dump program is not at hand everywhere). */
import type pg from 'pg';

const COLUMNS = `
select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
       coalesce(pg_get_expr(d.adbin, d.adrelid), '') as standard, coalesce(array_to_string(c.reloptions, ', '), '') as options
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
order by c.relname, a.attnum`;

/** PostgreSQL 18 lists not-null among the constraints; here it stands with its column on every version. */
const CONSTRAINTS = `
select c.relname as "table", pg_get_constraintdef(k.oid) as definition
from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and k.contype <> 'n' order by c.relname, k.contype desc, k.conname`;

const INDEXES = `
select indexdef as definition from pg_indexes i where schemaname = 'public'
and not exists (select 1 from pg_constraint k where k.conname = i.indexname and k.contype in ('p', 'u')) order by tablename, indexname`;

type Column = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly standard: string;
  readonly options: string;
};

export async function schemaDump(pool: pg.Pool): Promise<string> {
  const columns = (await pool.query<Column>(COLUMNS)).rows;
  const constraints = (await pool.query<{ table: string; definition: string }>(CONSTRAINTS)).rows;
  const indexes = (await pool.query<{ definition: string }>(INDEXES)).rows;
  const tables = [...new Set(columns.map((column) => column.table))].map((table) => {
    const own = columns.filter((column) => column.table === table);
    const lines = [...own.map(columnLine), ...constraints.filter((rule) => rule.table === table).map((rule) => rule.definition)];
    const options = own[0]?.options ? ` with (${own[0].options})` : '';
    return `create table ${table} (\n  ${lines.join(',\n  ')}\n)${options};\n`;
  });
  const header = '-- Written by the schema test from the catalogue of a migrated database: read it, change migrations/ instead.\n';
  return [header, ...tables, indexes.map((index) => `${index.definition};`).join('\n'), ''].join('\n');
}

function columnLine({ name, type, required, standard }: Column): string {
  return `${name} ${type}${required ? ' not null' : ''}${standard === '' ? '' : ` default ${standard}`}`;
}
