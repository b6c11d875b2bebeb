/** Who is signed in. The screens ask once and keep the answer; what a person may do comes with each resource, never from here. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Person, type Session } from '../api/client';
import { sessionQuery } from '../api/queries';

export function useSession() {
  return useQuery(sessionQuery);
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: Person) => answer(api.POST('/api/session', { body: { personId: person.personId } })),
    onSuccess: (session: Session) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/session')),
    onSuccess: async () => {
      client.clear();
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}

/** People of one unit, who come to see what their own unit has to do. */
export const worksForUnit = (person: Person): boolean =>
  person.roles.some((role) => role === 'liaison' || role === 'handler' || role === 'leaderInCharge') &&
  !person.roles.includes('coordinator');
