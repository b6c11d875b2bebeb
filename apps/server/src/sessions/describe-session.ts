/** A session as the screens see it: who, what is left to do first, which pages are open, and the token against forgery. */
import type { z } from '@hono/zod-openapi';
import type { Session } from '@taizhang/contract';
import { officeOf } from '@taizhang/identity';
import { dayOf } from '../clock.js';
import type { DeepReadonly } from '../http/use-case.js';
import type { SignedIn, Way } from '../identity/identity.js';
import { limits } from '../limits.js';
import type { Parts } from '../parts.js';

export type SessionAnswer = DeepReadonly<z.input<typeof Session>>;
type Place = SessionAnswer['places'][number];

const OF_OFFICE: Readonly<Record<string, readonly Place[]>> = {
  securityAdministrator: ['accounts', 'offices', 'policy', 'tokens'],
  systemAdministrator: ['settings', 'offices', 'policy'],
  auditor: ['security-journal', 'offices', 'policy'],
};

/** Pages outside the ledger; evaluation mode has none, for its people have no accounts. */
const placesOf = (person: SignedIn | null, { accounts }: Parts): readonly Place[] => {
  if (person === null || accounts === null) return [];
  const office = officeOf(person.roles);
  const own: readonly Place[] = person.roles.includes('liaison') ? ['account', 'unit-people'] : ['account'];
  return office === null ? own : [...own, ...(OF_OFFICE[office] ?? [])];
};

const signInOf = ({ accounts }: Parts): SessionAnswer['signIn'] => {
  const sso = accounts?.settings.singleSignOn ?? null;
  return { password: accounts !== null, passkey: accounts !== null, singleSignOn: sso && { label: sso.label } };
};

export const describeSession = async (person: SignedIn | null, way: Way | null, parts: Parts): Promise<SessionAnswer> => {
  const session = way?.kind === 'session' ? way : null;
  return {
    mode: parts.identity.mode,
    person: person && {
      personId: person.personId,
      name: person.name,
      unitId: person.unitId,
      roles: person.roles,
      unitName: (await parts.names.one(person.unitId)).name,
    },
    today: dayOf(parts.clock()),
    version: parts.version,
    limits: { uploadBytes: limits.uploadBytes, pastedCharacters: limits.pastedCharacters },
    pending: (session?.pending ?? []) as SessionAnswer['pending'],
    forgeryToken: session?.forgeryToken ?? null,
    signIn: signInOf(parts),
    places: placesOf(person, parts),
    minutesIdle: session?.idleSeconds == null ? null : Math.floor(session.idleSeconds / 60),
  };
};
