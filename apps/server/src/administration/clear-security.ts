/** Clears lines of the security journal that are past their time (policy: at least six months), and writes the line that says so. */
import { clearableUntil } from '@taizhang/identity';
import { clearSecurity, transact } from '@taizhang/store';
import { policyInForce } from '../identity/accounts.js';
import { faultWords } from '../log.js';
import type { Parts } from '../parts.js';

/** How many lines went. */
export const clearOldSecurity = ({ store, clock }: Pick<Parts, 'store' | 'clock'>): Promise<number> =>
  store.asOwner((pool) =>
    transact({ pool, hash: store.hash }, async ({ client, note }) => {
      const { policy } = await policyInForce(client);
      const until = new Date(clearableUntil(clock(), policy.journal.months)).toISOString();
      const cleared = await clearSecurity(client, until);
      if (cleared === null) return 0;
      const at = clock().toISOString();
      note({ type: 'journal.cleared', personId: null, aboutId: null, success: true, address: null, at, facts: cleared });
      return cleared.entries;
    }),
  );

const SIX_HOURS = 6 * 3_600_000;

export const clearingJob = (parts: Parts): { readonly stop: () => Promise<void> } => {
  let running: Promise<unknown> = Promise.resolve();
  const run = (): void => {
    running = clearOldSecurity(parts).catch((fault: unknown) => {
      parts.log('error', { event: 'security-journal', fault: faultWords(fault) });
    });
  };
  run();
  const timer = setInterval(run, SIX_HOURS);
  timer.unref();
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await running;
  };
  return { stop };
};
