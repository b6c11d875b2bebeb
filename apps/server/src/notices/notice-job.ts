/** The job beside the requests: makes notices and sends them, again and again, one run at a time. A run that fails is logged and the next one goes on. */
import { faultWords } from '../log.js';
import type { Parts } from '../parts.js';
import { deliver } from './deliver.js';
import { makeDeadlineNotices, makeNotices } from './make-notices.js';
import type { Outlet } from './outlets.js';

export type Job = { readonly run: () => Promise<void>; readonly stop: () => Promise<void> };

const EVERY = 20_000;

export const runNotices = async (parts: Parts, outlets: readonly Outlet[]): Promise<void> => {
  await makeNotices(parts);
  await makeDeadlineNotices(parts);
  for (const outlet of outlets) await deliver(outlet, parts);
};

export const noticeJob = (parts: Parts, outlets: readonly Outlet[], every = EVERY): Job => {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const run = (): Promise<void> => {
    running = running
      .then(async () => {
        if (stopped) return;
        await runNotices(parts, outlets);
        parts.metrics.jobDone('notices', 'done');
      })
      .catch((fault: unknown) => {
        parts.log('error', { event: 'notices', fault: faultWords(fault) });
        parts.metrics.jobDone('notices', 'failed');
      });
    return running;
  };
  const timer = setInterval(() => void run(), every);
  timer.unref();
  return {
    run,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
      for (const outlet of outlets) outlet.close();
    },
  };
};
