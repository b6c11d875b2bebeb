/** Tokens of outside systems: hash, unit, scopes, end. A token that is over or revoked is no token. */
import type { TokenScope } from '@taizhang/identity';
import type { UnitId } from '@taizhang/ledger';
import { type Carrier, change, firstOf, rowsOf } from './transact.js';

export type TokenRow = {
  readonly tokenId: string;
  readonly name: string;
  readonly unitId: UnitId;
  readonly scopes: readonly TokenScope[];
  readonly madeBy: string;
  readonly madeAt: string;
  readonly endsOn: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
};
const COLUMNS = `token_id as "tokenId", name, unit_id as "unitId", scopes, made_by as "madeBy", made_at as "madeAt", ends_on as "endsOn",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

export const putToken = (client: Carrier, row: Omit<TokenRow, 'revokedAt' | 'lastUsedAt'>, tokenHash: string): Promise<number> =>
  change(
    client,
    'insert into api_token (token_id, token_hash, name, unit_id, scopes, made_by, made_at, ends_on) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [row.tokenId, tokenHash, row.name, row.unitId, row.scopes, row.madeBy, row.madeAt, row.endsOn],
  );

export const listTokenRows = (carrier: Carrier): Promise<readonly TokenRow[]> =>
  rowsOf(carrier, `select ${COLUMNS} from api_token order by made_at desc, token_id`);

export const tokenById = (carrier: Carrier, tokenId: string): Promise<TokenRow | null> =>
  firstOf(carrier, `select ${COLUMNS} from api_token where token_id = $1`, [tokenId]);

/** Good through the day it ends on. */
export const validToken = (carrier: Carrier, tokenHash: string, today: string): Promise<TokenRow | null> =>
  firstOf(carrier, `select ${COLUMNS} from api_token where token_hash = $1 and revoked_at is null and ends_on >= $2::date`, [
    tokenHash,
    today,
  ]);

/** At most once a minute. */
export const tokenUsed = (carrier: Carrier, tokenId: string, at: string): Promise<number> =>
  change(
    carrier,
    `update api_token set last_used_at = $2 where token_id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
    [tokenId, at],
  );

export const revokeTokenRow = (client: Carrier, tokenId: string, at: string): Promise<number> =>
  change(client, 'update api_token set revoked_at = $2 where token_id = $1 and revoked_at is null', [tokenId, at]);
