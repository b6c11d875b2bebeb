/**
 * The evaluation's way of knowing who asks: a visitor chooses whom to be. It keeps sessions (the cookie holds a random token, the store its hash)
 * and a small directory of invented people. It must never run on anything but the loopback address.
 */
import type { UnitContent } from '@taizhang/ledger';
import {
  createSession,
  directoryState,
  endSession,
  executeDirectory,
  findSession,
  getPerson,
  listPeople,
  type Person,
  type Store,
  upsertPeople,
} from '@taizhang/store';
import type { Clock } from '../clock.js';
import { limits } from '../limits.js';
import { unitContents, unitIdOf } from '../units/directory-units.js';
import { cookieJar } from './cookies.js';
import type { Asker, Identity, SessionWay, SignedIn } from './identity.js';
import { COORDINATING_UNIT, FIRST_UNITS, furtherPeople, peopleOfUnit } from './invented-people.js';
import { bearerOf, forgeryTokenOf, hashOf, newToken, same } from './tokens.js';

const HOUR = 60 * 60 * 1000;

export type EvaluationIdentity = Identity & {
  readonly people: (q: string | undefined) => Promise<readonly Person[]>;
  /** The person and the cookie to set; null where there is no such person. */
  readonly signIn: (personId: string) => Promise<(Asker & { readonly cookie: string }) | null>;
  /** Ends the session of a request; the cookie that removes the browser's. */
  readonly signOut: (request: Request) => Promise<string>;
  /** Gives the people of new units their places. */
  readonly welcome: (units: readonly Pick<UnitContent, 'unitId'>[]) => Promise<void>;
  readonly coordinatorId: string;
};

const cookies = cookieJar(false);

const signedIn = ({ personId, name, unitId, roles }: Person): SignedIn => ({ personId, name, unitId, roles });

const wayOf = (token: string, at: string): SessionWay => {
  const startedAt = Date.parse(at);
  const session = { tokenHash: hashOf(token), startedAt, provedAt: startedAt, pending: [], idleSeconds: null };
  return { kind: 'session', ...session, forgeryToken: forgeryTokenOf(token) };
};

export type EvaluationOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Lets the command line of this machine in as the coordinator. */
  readonly localToken: string | null;
};

/** Units and people that the evaluation begins with; on a later start, people for units that came without theirs. */
const settle = async ({ store, clock, newId }: EvaluationOptions): Promise<void> => {
  const { units } = await directoryState(store);
  const known = new Map([...units.values()].map((unit) => [unit.name, unit.unitId] as const));
  const missing = unitContents(
    FIRST_UNITS.filter((name) => !known.has(name)),
    known,
  );
  const coordinator = {
    personId: `${unitIdOf(COORDINATING_UNIT)}.coordinator`,
    unitId: unitIdOf(COORDINATING_UNIT),
    roles: ['coordinator'],
  } as const;
  if (missing.length > 0) {
    const command = {
      commandId: newId(),
      actor: coordinator,
      at: clock().toISOString(),
      act: { type: 'add-units', units: missing },
    } as const;
    const done = await executeDirectory(store, command);
    if (!done.ok && done.refusal.code !== 'unit/already-known') throw new Error(`The first units were refused: ${done.refusal.code}`);
  }
  const unitIds = new Set([...units.keys(), ...missing.map((unit) => unit.unitId)]);
  await upsertPeople(store, [...[...unitIds].flatMap(peopleOfUnit), ...furtherPeople(unitIdOf)]);
};

export const evaluationIdentity = async (options: EvaluationOptions): Promise<EvaluationIdentity> => {
  const { store, clock, localToken } = options;
  await settle(options);
  const coordinatorId = `${unitIdOf(COORDINATING_UNIT)}.coordinator`;

  const whoIs = async (request: Request): Promise<Asker | null> => {
    const given = bearerOf(request);
    if (given !== null && localToken !== null && same(given, localToken)) {
      const person = await getPerson(store, coordinatorId);
      return person && { person: signedIn(person), way: { kind: 'local', acts: true } };
    }
    const token = cookies.sessionOf(request);
    if (token === null) return null;
    const session = await findSession(store, hashOf(token), clock().toISOString());
    return session && { person: signedIn(session.person), way: wayOf(token, session.createdAt) };
  };

  const signIn: EvaluationIdentity['signIn'] = async (personId) => {
    const person = await getPerson(store, personId);
    if (person === null) return null;
    const token = newToken();
    const at = clock();
    const expiresAt = new Date(at.getTime() + limits.sessionHours * HOUR).toISOString();
    await createSession(store, { tokenHash: hashOf(token), personId, at: at.toISOString(), expiresAt });
    const cookie = cookies.session(token, limits.sessionHours * 3600);
    return { person: signedIn(person), way: wayOf(token, at.toISOString()), cookie };
  };

  const signOut: EvaluationIdentity['signOut'] = async (request) => {
    const token = cookies.sessionOf(request);
    if (token !== null) await endSession(store, hashOf(token));
    return cookies.session('', 0);
  };

  return {
    mode: 'evaluation',
    whoIs,
    signIn,
    signOut,
    people: (q) => listPeople(store, 'everyone', { q, limit: 1000 }),
    welcome: (units) =>
      upsertPeople(
        store,
        units.flatMap(({ unitId }) => peopleOfUnit(unitId)),
      ),
    coordinatorId,
  };
};
