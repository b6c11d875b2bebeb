/** Whether requests should be sent here: not while the store is being opened and migrated, and not once the server was told to stop. */
export type Standing = 'starting' | 'ready' | 'stopping';

export type Readiness = { readonly standing: () => Standing; readonly become: (standing: Standing) => void };

export const readiness = (first: Standing): Readiness => {
  let now = first;
  return {
    standing: () => now,
    become: (standing) => {
      now = standing;
    },
  };
};
