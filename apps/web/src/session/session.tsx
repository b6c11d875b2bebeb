/** Who is signed in. The screens ask once and keep the answer; what a person may do comes with each resource, never from here. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Person, type Session } from '../api/client';
import { sessionQuery } from '../api/queries';

export function useSession() {
  return useQuery(sessionQuery);
}

/** What one person was shown is not kept for the next. The session itself is still being watched, so it is replaced and not removed. */
const forget = (client: QueryClient) => client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: Person) => answer(api.POST('/api/session', { body: { personId: person.personId } })),
    onSuccess: (session: Session) => {
      forget(client);
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/session')),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      forget(client);
    },
  });
}

/** Whose unit may have tasks of its own: the coordinator's has more than any other. */
export const answersForUnit = (person: Person): boolean => worksForUnit(person) || person.roles.includes('coordinator');

/** People of one unit, who come to see what their own unit has to do. */
export const worksForUnit = (person: Person): boolean =>
  person.roles.some((role) => role === 'liaison' || role === 'handler' || role === 'leaderInCharge') &&
  !person.roles.includes('coordinator');

/** The journal itself goes out to those who keep it and those who examine it. */
export const seesJournal = (person: Person): boolean => person.roles.some((role) => role === 'coordinator' || role === 'auditor');
