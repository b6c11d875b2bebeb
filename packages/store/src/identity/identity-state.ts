/** Settings of identity that are data, each under a name, with a revision: policy, mode of the database, founding of the offices, proof of the key. */
import { type Carrier, change, firstOf } from './transact.js';

export type IdentityName = 'policy' | 'mode' | 'founded' | 'key';
export type StateRow<T> = { readonly revision: number; readonly value: T };

export const identityState = <T>(carrier: Carrier, name: IdentityName): Promise<StateRow<T> | null> =>
  firstOf(carrier, 'select revision, value from identity_state where name = $1', [name]);

/** The first to set it wins; what stands there then. */
export async function identityStateOr<T>(carrier: Carrier, name: IdentityName, value: T): Promise<StateRow<T>> {
  await carrier.query('insert into identity_state (name, revision, value) values ($1, 1, $2) on conflict (name) do nothing', [
    name,
    JSON.stringify(value),
  ]);
  return (await identityState<T>(carrier, name))!;
}

/** False where somebody changed it meanwhile. Revision 0: nothing stands there yet. */
export const setIdentityState = async (client: Carrier, name: IdentityName, revision: number, value: unknown): Promise<boolean> =>
  (await change(
    client,
    revision === 0
      ? 'insert into identity_state (name, revision, value) values ($1, $2 + 1, $3) on conflict (name) do nothing'
      : 'update identity_state set revision = revision + 1, value = $3 where name = $1 and revision = $2',
    [name, revision, JSON.stringify(value)],
  )) === 1;
