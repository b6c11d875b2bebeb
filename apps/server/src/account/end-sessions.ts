/** Signing out everywhere, or ending one session: whoever has its cookie is outside from now on. */
import { ROUTES } from '@taizhang/contract';
import { endSessionsOf, sessionsOf, transact } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';
import { lineOf } from '../identity/security-note.js';
import { sessionIdOf } from './describe-account.js';

export const endSessions = answersWithAccounts(ROUTES.endSessions, async (call) => {
  const { body, person, parts } = call;
  const ended = await transact(parts.store, async ({ client, note }) => {
    const own = (await sessionsOf(client, person.personId)).map(({ tokenHash }) => tokenHash);
    const only = body.sessionId === null ? own : own.filter((hash) => sessionIdOf(hash) === body.sessionId);
    const count = await endSessionsOf(client, person.personId, { only });
    if (count > 0) note(lineOf(call, 'session.ended', { facts: { count } }));
    return count;
  });
  return { answer: { ended } };
});
