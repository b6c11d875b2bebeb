/**
 * The job that signs the heads of journals: at each consolidation, and once a day where something was written. Several servers may run it at once: the
 * numbers of signed heads let one of them win. A server that has not got the signing key signs nothing, and a journal that does not fit is not signed.
 */
import { openSigner, type Signer, signDueHeads } from '@taizhang/store';
import { dayOf } from '../clock.js';
import { faultWords } from '../log.js';
import type { Parts } from '../parts.js';

export type SigningParts = Pick<Parts, 'store' | 'clock' | 'log' | 'metrics' | 'settings'>;

/** How many heads were signed. What did not fit is logged. */
export const signDue = async ({ store, clock, log }: SigningParts, signer: Signer): Promise<number> => {
  const now = clock();
  const dayBegan = new Date(`${dayOf(now)}T00:00:00+08:00`).toISOString();
  const { signed, faults } = await signDueHeads(store, signer, now.toISOString(), dayBegan);
  for (const fault of faults) log('error', { event: 'signing', fault: faultWords(fault) });
  return signed.length;
};

const EVERY = 60_000;

export const signingJob = (parts: SigningParts, keyFile: string, every = EVERY): { readonly stop: () => Promise<void> } => {
  let signer: Signer | null = null;
  const run = async (): Promise<void> => {
    try {
      signer ??= await openSigner(parts.store, keyFile, parts.settings.journalSignature ?? 'ed25519', parts.clock().toISOString());
      await signDue(parts, signer);
      parts.metrics.jobDone('signing', 'done');
    } catch (fault) {
      parts.log('error', { event: 'signing', fault: faultWords(fault) });
      parts.metrics.jobDone('signing', 'failed');
    }
  };
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, every);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
