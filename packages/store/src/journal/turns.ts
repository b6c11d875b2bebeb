/** Writers of one journal in this process take turns, so that they do not meet at the head row. Between processes the head row itself decides. */
export type Turns = { take<T>(journalId: string, act: () => Promise<T>): Promise<T> };

export function turns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: (journalId, act) => {
      const own = (last.get(journalId) ?? Promise.resolve()).then(act, act);
      const settled: Promise<unknown> = own
        .catch(() => undefined)
        .finally(() => {
          if (last.get(journalId) === settled) last.delete(journalId);
        });
      last.set(journalId, settled);
      return own;
    },
  };
}
