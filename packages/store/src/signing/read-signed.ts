/** Signed heads and public keys as the database has them. Judging them is the verifier's. */
import type pg from 'pg';
import { run } from '../database/run.js';
import type { Signed } from '../evidence/signed-head.js';

type Place = { readonly pool: pg.Pool };

export type HeadRow = Signed & {
  readonly n: number;
  readonly seq: number;
  readonly at: string /** With what stands beside its text. */;
  readonly agrees: boolean;
};

export async function signedHeadsOf(store: Place, journalId: string): Promise<readonly HeadRow[]> {
  const rows = await run<Omit<HeadRow, 'agrees'>>(
    store,
    'select n, seq, at, body, signature from signed_head where journal_id = $1 order by n',
    [journalId],
  );
  return rows.map((row) => ({ ...row, agrees: agrees(row) }));
}

const agrees = ({ n, seq, at, body }: Omit<HeadRow, 'agrees'>): boolean => {
  try {
    const said = JSON.parse(body) as { n?: unknown; seq?: unknown; at?: unknown };
    return said.n === n && said.seq === seq && Date.parse(String(said.at)) === Date.parse(at);
  } catch {
    return false;
  }
};

export async function signingKeys(store: Place): Promise<readonly Signed[]> {
  return run<{ body: string; signature: string }>(store, 'select body, signature from signing_key order by n');
}
