/** Tokens of outside systems: made by the security administrator for one unit, by scope, with an end; shown once, hashed at rest, revocable. */
import type { z } from '@hono/zod-openapi';
import { type ApiToken, ROUTES } from '@taizhang/contract';
import { TOKEN_DAYS_MOST } from '@taizhang/identity';
import { addDays } from '@taizhang/ledger';
import { directoryState, listTokenRows, putToken, revokeTokenRow, type TokenRow, tokenById, transact } from '@taizhang/store';
import { dayOf } from '../clock.js';
import { answersWithAccounts, type DeepReadonly } from '../http/use-case.js';
import { lineOf } from '../identity/security-note.js';
import { hashOf, newToken } from '../identity/tokens.js';
import type { Parts } from '../parts.js';

type TokenAnswer = DeepReadonly<z.input<typeof ApiToken>>;

const describe = async (row: TokenRow, parts: Parts): Promise<TokenAnswer> => {
  const { tokenId, name, unitId, scopes, madeAt, endsOn, revokedAt, lastUsedAt } = row;
  const status = revokedAt !== null ? 'revoked' : endsOn < dayOf(parts.clock()) ? 'ended' : 'valid';
  const unit = { unitId, name: (await parts.names.one(unitId)).name };
  return { tokenId, name, unit, scopes, madeAt, endsOn, lastUsedAt, status };
};

export const listTokens = answersWithAccounts(ROUTES.listTokens, async ({ parts }) => {
  const rows = await listTokenRows(parts.store.pool);
  return { answer: { tokens: await Promise.all(rows.map((row) => describe(row, parts))) } };
});

export const makeToken = answersWithAccounts(ROUTES.makeToken, async (call) => {
  const { body, person, parts } = call;
  const { name, unitId, endsOn } = body;
  const today = dayOf(parts.clock());
  if (endsOn < today || endsOn > addDays(today, TOKEN_DAYS_MOST)) return { refused: 'token/bad-end', params: { days: TOKEN_DAYS_MOST } };
  if ((await directoryState(parts.store)).units.get(unitId)?.endedInto.length !== 0) return { refused: 'unit/not-found' };
  const token = `tz_${newToken()}`;
  const scopes = [...new Set(body.scopes)];
  const row = { tokenId: `t-${parts.newId()}`, name, unitId, scopes, madeBy: person.personId, madeAt: parts.clock().toISOString(), endsOn };
  await transact(parts.store, async ({ client, note }) => {
    await putToken(client, row, hashOf(token));
    note(lineOf(call, 'token.made', { facts: { tokenId: row.tokenId, scopes: scopes.join(' '), endsOn, unitId } }));
  });
  return { answer: { token, made: await describe({ ...row, revokedAt: null, lastUsedAt: null }, parts) } };
});

export const revokeToken = answersWithAccounts(ROUTES.revokeToken, async (call) => {
  const { params, parts } = call;
  const row = await transact(parts.store, async ({ client, note }) => {
    if ((await revokeTokenRow(client, params.tokenId, parts.clock().toISOString())) === 1)
      note(lineOf(call, 'token.revoked', { facts: { tokenId: params.tokenId } }));
    return tokenById(client, params.tokenId);
  });
  return row === null ? { refused: 'not-found' } : { answer: await describe(row, parts) };
});
