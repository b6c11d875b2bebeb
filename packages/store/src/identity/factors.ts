/** Second factors: the sealed secret of an authenticator app, recovery codes as hashes, passkeys as public keys. */
import type { PersonId } from '@taizhang/ledger';
import { type Carrier, change, firstOf, rowsOf } from './transact.js';

export type TotpRow = { readonly sealed: string; readonly confirmedAt: string | null; readonly lastStep: number };

export const totpOf = (carrier: Carrier, personId: PersonId): Promise<TotpRow | null> =>
  firstOf(carrier, 'select sealed, confirmed_at as "confirmedAt", last_step as "lastStep" from totp where person_id = $1', [personId]);

/** A new secret that does not count yet; one that counts is not replaced by it. */
export const beginTotpRow = (client: Carrier, personId: PersonId, sealed: string): Promise<number> =>
  change(
    client,
    `insert into totp (person_id, sealed) values ($1, $2)
     on conflict (person_id) do update set sealed = excluded.sealed, last_step = 0 where totp.confirmed_at is null`,
    [personId, sealed],
  );

export const confirmTotpRow = (client: Carrier, personId: PersonId, at: string): Promise<number> =>
  change(client, 'update totp set confirmed_at = $2 where person_id = $1 and confirmed_at is null', [personId, at]);

/** False where this step, or a later one, was used before: a code counts once, whoever asks at the same time. */
export const useTotpStep = async (client: Carrier, personId: PersonId, step: number): Promise<boolean> =>
  (await change(client, 'update totp set last_step = $2 where person_id = $1 and last_step < $2', [personId, step])) === 1;

export const dropTotp = (client: Carrier, personId: PersonId): Promise<number> =>
  change(client, 'delete from totp where person_id = $1', [personId]);

export async function putRecoveryCodes(client: Carrier, personId: PersonId, hashes: readonly string[]): Promise<void> {
  await client.query('delete from recovery_code where person_id = $1', [personId]);
  await client.query('insert into recovery_code (person_id, code_hash) select $1, unnest($2::text[])', [personId, hashes]);
}

export const useRecoveryCode = async (client: Carrier, personId: PersonId, hash: string, at: string): Promise<boolean> =>
  (await change(client, 'update recovery_code set used_at = $3 where person_id = $1 and code_hash = $2 and used_at is null', [
    personId,
    hash,
    at,
  ])) === 1;

export const dropRecoveryCodes = (client: Carrier, personId: PersonId): Promise<number> =>
  change(client, 'delete from recovery_code where person_id = $1', [personId]);

export type PasskeyRow = {
  readonly passkeyId: string;
  readonly personId: PersonId;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
};
const PASSKEY = `passkey_id as "passkeyId", person_id as "personId", public_key as "publicKey", counter, transports, name, made_at as "madeAt",
  last_used_at as "lastUsedAt"`;

export const passkeysOf = (carrier: Carrier, personId: PersonId): Promise<readonly PasskeyRow[]> =>
  rowsOf(carrier, `select ${PASSKEY} from passkey where person_id = $1 order by made_at, passkey_id`, [personId]);

export const passkeyById = (carrier: Carrier, passkeyId: string): Promise<PasskeyRow | null> =>
  firstOf(carrier, `select ${PASSKEY} from passkey where passkey_id = $1`, [passkeyId]);

export const putPasskey = (
  client: Carrier,
  { passkeyId, personId, publicKey, counter, transports, name, madeAt }: Omit<PasskeyRow, 'lastUsedAt'>,
) =>
  change(
    client,
    `insert into passkey (passkey_id, person_id, public_key, counter, transports, name, made_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (passkey_id) do nothing`,
    [passkeyId, personId, Buffer.from(publicKey), counter, transports, name, madeAt],
  );

export const passkeyUsed = (client: Carrier, passkeyId: string, counter: number, at: string): Promise<number> =>
  change(client, 'update passkey set counter = $2, last_used_at = $3 where passkey_id = $1', [passkeyId, counter, at]);

export const dropPasskey = (client: Carrier, personId: PersonId, passkeyId: string): Promise<number> =>
  change(client, 'delete from passkey where person_id = $1 and passkey_id = $2', [personId, passkeyId]);
