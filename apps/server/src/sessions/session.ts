/** Who is signed in, signing in as somebody (evaluation), signing out. */
import { ROUTES } from '@taizhang/contract';
import { endSessionsOf, transact } from '@taizhang/store';
import { answersAnybody, type Call } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import { lineOf } from '../identity/security-note.js';
import { describeSession } from './describe-session.js';

export const getSession = answersAnybody(ROUTES.getSession, async ({ person, way, parts }) => ({
  answer: await describeSession(person, way, parts),
}));

export const signIn = answersAnybody(ROUTES.signIn, async ({ body, parts }) => {
  if (parts.evaluation === null) return { refused: 'session/not-in-this-mode' };
  const session = await parts.evaluation.signIn(body.personId);
  if (session === null) return { refused: 'not-found' };
  return { answer: await describeSession(session.person, session.way, parts), headers: { 'set-cookie': session.cookie } };
});

/** Ending a session that has ended already is no fault: the browser's cookie goes all the same. */
const endOwn = async ({
  person,
  way,
  http,
  parts,
}: Pick<Call<unknown, SignedIn | null>, 'person' | 'way' | 'http' | 'parts'>): Promise<string | undefined> => {
  if (parts.accounts === null) return parts.evaluation?.signOut(http.req.raw);
  if (person !== null && way?.kind === 'session')
    await transact(parts.store, async ({ client, note }) => {
      await endSessionsOf(client, person.personId, { only: [way.tokenHash] });
      note(lineOf({ person, http, parts }, 'session.ended', { facts: { count: 1 } }));
    });
  return parts.accounts.cookies.session('', 0);
};

export const signOut = answersAnybody(ROUTES.signOut, async (call) => {
  const cookie = await endOwn(call);
  return { answer: undefined as never, headers: cookie === undefined ? undefined : { 'set-cookie': cookie } };
});

export const listPeople = answersAnybody(ROUTES.listPeople, async ({ query, parts }) => {
  if (parts.evaluation === null) return { refused: 'session/not-in-this-mode' };
  const people = await parts.evaluation.people(query.q);
  const nameOf = await parts.names.of(people.map((person) => person.unitId));
  return {
    answer: {
      people: people.map(({ personId, name, unitId, roles }) => ({ personId, name, unitId, unitName: nameOf(unitId).name, roles })),
    },
  };
});
