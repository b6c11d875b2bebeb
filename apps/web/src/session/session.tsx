/** Who is signed in. The screens ask once and keep the answer; what a person may do comes with each resource, never from here. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answer, api, type Person, type Session } from '../api/client';
import { knowSession, lastPerson } from '../api/forgery';
import { sessionQuery } from '../api/queries';
import { tellSessionBack } from '../api/session-watch';

export type SignedIn = Session & { person: NonNullable<Session['person']> };
export const isSignedIn = (session: Session): session is SignedIn => session.person !== null;

export function useSession() {
  return useQuery(sessionQuery);
}

/** All that was read but the session itself, which is still being watched. */
const OTHERS = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== sessionQuery.queryKey[0] };

/** What one person was shown is not kept for the next. */
const forget = (client: QueryClient) => client.removeQueries(OTHERS);

/** Takes the session that an answer brought. Who comes back after a time-out finds everything as it was left. */
export function useTakeSession(): (session: Session) => void {
  const client = useQueryClient();
  return useCallback(
    (session) => {
      const before = lastPerson();
      client.setQueryData(sessionQuery.queryKey, knowSession(session));
      if (before === null || before !== session.person?.personId) return forget(client);
      tellSessionBack();
      void client.cancelQueries(OTHERS).then(() => client.invalidateQueries(OTHERS));
    },
    [client],
  );
}

/** In evaluation mode: the person one chose to be. */
export function useSignIn() {
  const take = useTakeSession();
  return useMutation({
    mutationFn: (person: Person) => answer(api.POST('/api/session', { body: { personId: person.personId } })),
    onSuccess: take,
  });
}

/** Leaves the page altogether: nothing that was shown or typed stays in the memory of a shared machine. */
export const leavePage = (): void => location.replace('/');

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/session')),
    onSuccess: async () => {
      if (client.getQueryData(sessionQuery.queryKey)?.mode === 'production') return leavePage();
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

/** System and security administrators keep the house and see nothing of the ledger. */
export const seesLedger = (person: Person): boolean =>
  !person.roles.some((role) => role === 'systemAdministrator' || role === 'securityAdministrator');

/** The journal itself goes out to those who keep it and those who examine it. */
export const seesJournal = (person: Person): boolean => person.roles.some((role) => role === 'coordinator' || role === 'auditor');
