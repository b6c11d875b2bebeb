/** Writers of one journal in this process take turns, so that they do not meet at the head row. Between processes the head row itself decides. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(journalId: string, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(journalId) ?? Promise.resolve();
    const own = before.then(act, act);
    const settled = own.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(journalId, settled);
    void settled.then(() => {
      if (this.#last.get(journalId) === settled) this.#last.delete(journalId);
    });
    return own;
  }
}
