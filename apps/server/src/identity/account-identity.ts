/** Who asks where accounts are real: a session's cookie, an outside system's token, or the command line of this machine. */
import { TOKEN_ROLES } from '@taizhang/identity';
import { findSession, type Store, tokenUsed, touchSession, validToken } from '@taizhang/store';
import { type Clock, dayOf } from '../clock.js';
import type { CookieJar } from './cookies.js';
import type { Asker, Identity } from './identity.js';
import { bearerOf, forgeryTokenOf, hashOf, same } from './tokens.js';

export type AccountIdentityOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly cookies: CookieJar;
  readonly localToken: string | null;
};

const MINUTE = 60_000;

/** Reads everything and changes nothing, as an auditor does: whoever holds the data folder holds the database. */
const LOCAL: Asker = { person: { personId: 'local', name: '', unitId: '', roles: ['auditor'] }, way: { kind: 'local', acts: false } };

const byToken = async (token: string, { store, clock, localToken }: AccountIdentityOptions): Promise<Asker | null> => {
  if (localToken !== null && same(token, localToken)) return LOCAL;
  const now = clock();
  const found = await validToken(store.pool, hashOf(token), dayOf(now));
  if (found === null) return null;
  const { tokenId, name, unitId, scopes, lastUsedAt } = found;
  if (lastUsedAt === null || now.getTime() - Date.parse(lastUsedAt) > MINUTE) await tokenUsed(store.pool, tokenId, now.toISOString());
  return { person: { personId: `token:${tokenId}`, name, unitId, roles: TOKEN_ROLES }, way: { kind: 'token', tokenId, scopes } };
};

const bySession = async (token: string, { store, clock }: AccountIdentityOptions): Promise<Asker | null> => {
  const now = clock();
  const tokenHash = hashOf(token);
  const session = await findSession(store, tokenHash, now.toISOString());
  if (session === null) return null;
  const { person, createdAt, lastSeenAt, provedAt, pending, idleSeconds } = session;
  if (now.getTime() - Date.parse(lastSeenAt) > MINUTE) await touchSession(store, tokenHash, now.toISOString());
  const { personId, name, unitId, roles } = person;
  const startedAt = Date.parse(createdAt);
  const forgeryToken = forgeryTokenOf(token);
  return {
    person: { personId, name, unitId, roles },
    way: {
      kind: 'session',
      tokenHash,
      startedAt,
      provedAt: provedAt === null ? startedAt : Date.parse(provedAt),
      pending,
      forgeryToken,
      idleSeconds,
    },
  };
};

export const accountIdentity = (options: AccountIdentityOptions): Identity => ({
  mode: 'production',
  whoIs: async (request) => {
    const bearer = bearerOf(request);
    if (bearer !== null) return byToken(bearer, options);
    const token = options.cookies.sessionOf(request);
    return token === null ? null : bySession(token, options);
  },
});
