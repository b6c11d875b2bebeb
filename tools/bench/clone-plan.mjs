/**
 * Fills the store with copies of one plan: rows of its views and the head of its journal, under ids of their own; its entries too where the copies
 * are to be written on. Only for measuring.
 */
const BATCH = 50;
/** What stands outside the journal, and what a copy may not have twice. */
const NOT_COPIED = ['sheet_draft', 'consolidation_draft', 'upload', 'notice', 'plan_source'];

const tablesOf = async (pool) => {
  const found = await pool.query(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'plan_id' and t.table_type = 'BASE TABLE'`,
  );
  return found.rows.map((row) => row.name).filter((name) => !NOT_COPIED.includes(name));
};

const columnsOf = async (pool, table) => {
  const found = await pool.query('select column_name from information_schema.columns where table_name = $1 order by ordinal_position', [
    table,
  ]);
  return found.rows.map((row) => row.column_name);
};

/** The lexeme that carries the plan in the search index is the copy's own. */
const valueSql = (column) => {
  if (column === 'plan_id') return `'copy-' || copy.n`;
  return column === 'search' ? `replace(t.search::text, 'p:' || $1, 'p:copy-' || n)::tsvector` : `t."${column}"`;
};

const copyTable = async (pool, table, planId, from, to) => {
  const columns = await columnsOf(pool, table);
  if (columns.length === 0) return;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const values = columns.map(valueSql).join(', ');
  await pool.query(
    `insert into ${table} (${names}) select ${values} from ${table} t, generate_series($2::int, $3::int) as copy(n) where t.plan_id = $1`,
    [planId, from, to],
  );
};

const copyEntries = async (pool, planId, from, to) => {
  const columns = (await columnsOf(pool, 'entry')).map((name) => `"${name}"`);
  const values = columns.map((name) => (name === '"journal_id"' ? `'copy-' || copy.n` : `e.${name}`));
  await pool.query(
    `insert into entry (${columns.join(', ')}) select ${values.join(', ')} from entry e, generate_series($2::int, $3::int) as copy(n) where e.journal_id = $1`,
    [planId, from, to],
  );
};

export const clonePlan = async ({ pool, asOwner }, planId, from, to, { withEntries = false } = {}) => {
  const tables = await tablesOf(pool);
  for (let start = from; start <= to; start += BATCH) {
    const end = Math.min(to, start + BATCH - 1);
    for (const table of tables) await copyTable(pool, table, planId, start, end);
    if (withEntries) await copyEntries(pool, planId, start, end);
    await pool.query(
      `insert into journal (journal_id, seq, hash) select 'copy-' || copy.n, j.seq, j.hash from journal j, generate_series($2::int, $3::int) as copy(n) where j.journal_id = $1`,
      [planId, start, end],
    );
  }
  await asOwner((owner) => owner.query('analyze'));
};
