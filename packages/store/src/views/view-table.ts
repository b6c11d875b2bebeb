/** The views' tables: columns with their types, keys, and how rows are written. The SQL of every write is made from these. */
export type Row = Readonly<Record<string, unknown>>;

export type ViewTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
};

/** What one step of a journal changes in one table. A patch writes some columns of rows that are there. */
export type Change = {
  readonly table: ViewTable;
  readonly puts: readonly Row[];
  readonly patch: { readonly columns: readonly string[]; readonly rows: readonly Row[] };
  readonly cuts: readonly Row[];
};

const NO_PATCH = { columns: [], rows: [] };

export const putting = (table: ViewTable, puts: readonly Row[]): Change => ({ table, puts, patch: NO_PATCH, cuts: [] });

export const isEmpty = ({ puts, patch, cuts }: Change): boolean => puts.length === 0 && patch.rows.length === 0 && cuts.length === 0;

/** By key: new rows are put, rows gone are cut, and of rows that differ the columns that differ in any of them are patched. */
export function difference(table: ViewTable, before: readonly Row[], after: readonly Row[]): Change {
  const keyOf = (row: Row) => table.key.map((name) => String(row[name])).join('\n');
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const staying = new Set(after.map(keyOf));
  const changed = new Set<string>();
  const rows = after.filter((row) => {
    const old = known.get(keyOf(row));
    const columns = old === undefined ? [] : Object.keys(row).filter((name) => !sameValue(old[name], row[name]));
    for (const name of columns) changed.add(name);
    return columns.length > 0;
  });
  return {
    table,
    puts: after.filter((row) => !known.has(keyOf(row))),
    patch: { columns: Object.keys(table.columns).filter((name) => changed.has(name)), rows },
    cuts: before.filter((row) => !staying.has(keyOf(row))),
  };
}

/** Lists and documents (`jsonb`) are compared one level deep: states share what did not change. */
function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isDocument(one) || !isDocument(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

const isDocument = (value: unknown): value is Row => typeof value === 'object' && value !== null;
