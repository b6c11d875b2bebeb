/** Who is signed in, signing in as somebody (evaluation), signing out. */
import type { z } from '@hono/zod-openapi';
import { ROUTES, type Session } from '@taizhang/contract';
import { dayOf } from '../clock.js';
import { answersAnybody, type DeepReadonly } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import { limits } from '../limits.js';
import type { Parts } from '../parts.js';

const describe = async (person: SignedIn | null, parts: Parts): Promise<DeepReadonly<z.input<typeof Session>>> => ({
  mode: parts.identity.mode,
  person: person && { ...person, unitName: (await parts.names.one(person.unitId)).name },
  today: dayOf(parts.clock()),
  version: parts.version,
  limits: { uploadBytes: limits.uploadBytes, pastedCharacters: limits.pastedCharacters },
});

export const getSession = answersAnybody(ROUTES.getSession, async ({ person, parts }) => ({ answer: await describe(person, parts) }));

export const signIn = answersAnybody(ROUTES.signIn, async ({ body, parts }) => {
  if (parts.evaluation === null) return { refused: 'session/not-in-this-mode' };
  const session = await parts.evaluation.signIn(body.personId);
  if (session === null) return { refused: 'not-found' };
  return { answer: await describe(session.person, parts), headers: { 'set-cookie': session.cookie } };
});

export const signOut = answersAnybody(ROUTES.signOut, async ({ http, parts }) => {
  const cookie = await parts.evaluation?.signOut(http.req.raw);
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
