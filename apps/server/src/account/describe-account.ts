/** One's own account as its page shows it. No secret, no hash. */
import type { z } from '@hono/zod-openapi';
import type { Account } from '@taizhang/contract';
import { type Policy, passwordEndsAt, proofWanted } from '@taizhang/identity';
import { type AccountRow, accountOf, type PasskeyRow, passkeysOf, type SessionRow, sessionsOf } from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { DeepReadonly } from '../http/use-case.js';
import { type Accounts, needsSecondFactor, policyInForce } from '../identity/accounts.js';
import type { SignedIn, Way } from '../identity/identity.js';
import type { Parts } from '../parts.js';

export type AccountAnswer = DeepReadonly<z.input<typeof Account>>;
type World = { readonly person: SignedIn; readonly way: Way | null; readonly parts: Parts; readonly accounts: Accounts };

/** Names a session to its person without giving its token's hash away. */
export const sessionIdOf = (tokenHash: string): string => tokenHash.slice(0, 16);

const sessionLine = ({ tokenHash, startedAt, lastSeenAt, expiresAt }: SessionRow, way: Way | null) => ({
  sessionId: sessionIdOf(tokenHash),
  current: way?.kind === 'session' && way.tokenHash === tokenHash,
  startedAt,
  lastSeenAt,
  endsAt: expiresAt,
});

const passkeyLine = ({ passkeyId, name, madeAt, lastUsedAt }: PasskeyRow) => ({ passkeyId, name, madeAt, lastUsedAt });

const passwordOf = ({ passwordHash, passwordSetAt }: AccountRow, policy: Policy): AccountAnswer['password'] => {
  const setAt = passwordHash === null || passwordSetAt === null ? null : Date.parse(passwordSetAt);
  const endsAt = setAt === null ? null : passwordEndsAt(setAt, policy);
  return {
    set: setAt !== null,
    setOn: setAt === null ? null : dayOf(new Date(setAt)),
    endsOn: endsAt === null ? null : dayOf(new Date(endsAt)),
    rules: policy.password,
  };
};

/** Null for whoever has none: a token, the command line. */
export const describeAccount = async ({ person, way, parts, accounts }: World): Promise<AccountAnswer | null> => {
  const { pool } = parts.store;
  const account = await accountOf(pool, person.personId);
  if (account === null) return null;
  const [{ policy }, passkeys, sessions] = await Promise.all([
    policyInForce(pool),
    passkeysOf(pool, person.personId),
    sessionsOf(pool, person.personId),
  ]);
  const { personId, loginName, name, mail, phone, unitId, roles, totp, codesLeft, linked } = account;
  return {
    personId,
    loginName: loginName ?? '',
    name,
    mail,
    phone,
    unit: { unitId, name: (await parts.names.one(unitId)).name },
    roles,
    password: passwordOf(account, policy),
    secondFactor: {
      required: needsSecondFactor(roles, policy),
      totp,
      recoveryCodesLeft: codesLeft,
      passkeys: passkeys.map(passkeyLine),
      passkeysOffered: true,
    },
    singleSignOn: { offered: accounts.settings.singleSignOn !== null, linked },
    sessions: sessions.map((row) => sessionLine(row, way)),
    proofWanted: way?.kind === 'session' && proofWanted(way.provedAt, parts.clock().getTime()),
  };
};
