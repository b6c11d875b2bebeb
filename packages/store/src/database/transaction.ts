/** A transaction on one connection. A connection that failed in the middle is thrown away, never given back. */
import type pg from 'pg';

export async function inTransaction<T>(pool: pg.Pool, act: (client: pg.PoolClient) => Promise<T>, begin = 'begin'): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await act(client);
    await client.query('commit');
    return result;
  } catch (fault) {
    await client.query('rollback').catch((second: Error) => {
      broken = second;
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}
