/**
 * Whether anything in the database was written: of each table the number of its rows and a sum over their versions (xmin and ctid), so that any
 * committed insert, update or delete shows; and the head of each journal. A rolled back transaction changes neither.
 */

/** What a refused request may write: counts of limits, when a session was last seen, the security journal; and what the notices' job writes meanwhile. */
const BESIDE = /^(?:rate_window|session|notice|notice_mark|delivery|migration|security_\w+|sign_in\w*|account\w*)$/;

export const fingerprints = async (pool) => {
  const { rows } = await pool.query("select tablename from pg_tables where schemaname = 'public' order by tablename");
  const tables = rows.map((row) => row.tablename).filter((name) => !BESIDE.test(name));
  const parts = tables.map(
    (name) =>
      `select '${name}' as name, count(*)::int as n, coalesce(sum(hashtext(xmin::text || ctid::text)::bigint), 0)::text as versions from "${name}"`,
  );
  const text = `${parts.join(' union all ')} union all select 'heads', count(*)::int, coalesce(md5(string_agg(journal_id || seq || hash, ',' order by journal_id)), '') from journal`;
  return {
    tables,
    take: async () => (await pool.query({ name: 'fingerprint', text })).rows.map(({ name, n, versions }) => `${name} ${n} ${versions}`),
    /** The next transaction's number: where it stands still, nothing was written at all and no table need be looked at. */
    clock: async () => (await pool.query({ name: 'clock', text: 'select pg_snapshot_xmax(pg_current_snapshot())::text as at' })).rows[0].at,
  };
};
