/** Fills the store with copies of one plan: rows of its views and the head of its journal, under ids of their own. Only for measuring. */
const TABLES = ['plan', 'section', 'indicator', 'task', 'duty', 'plan_unit', 'task_group', 'finding', 'entry_task'];
const BATCH = 50;

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

export const clonePlan = async (pool, planId, from, to) => {
  for (let start = from; start <= to; start += BATCH) {
    const end = Math.min(to, start + BATCH - 1);
    for (const table of TABLES) await copyTable(pool, table, planId, start, end);
    await pool.query(
      `insert into journal select 'copy-' || copy.n, j.seq, j.hash from journal j, generate_series($2::int, $3::int) as copy(n) where j.journal_id = $1`,
      [planId, start, end],
    );
  }
  await pool.query('analyze');
};
