/** Starts the thread that parses one document and waits for its answer, its death or the end of its time. */

import { Worker } from 'node:worker_threads';
import { type Extraction, refuse } from './extraction.js';
import { limits } from './limits.js';

export type ThreadJob =
  | { readonly kind: 'html'; readonly source: string }
  | { readonly kind: 'zip' | 'pdf' | 'words'; readonly bytes: Uint8Array };

/** How a refusal names what was being read. */
export const formatOfJob = ({ kind }: ThreadJob): string => (kind === 'zip' || kind === 'words' ? 'docx' : kind);

/** Built, the thread is the file beside this one; from source (tests), it is the same file, compiled as it loads. */
const threadFile = new URL(import.meta.url.endsWith('.ts') ? './testing/thread-from-source.mjs' : './thread.js', import.meta.url);

const startThread = (job: ThreadJob): Worker =>
  new Worker(threadFile, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: limits.threadMegabytes, stackSizeMb: 8 },
    // what a parser has to say about a file is no line of the server's log
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });

const WATCH_EVERY = 100;
const MEGABYTE = 1024 * 1024;

const brokenAs = (job: ThreadJob): Extraction => refuse('extract/broken', { format: formatOfJob(job) });
const tooComplex = (): Extraction => refuse('extract/too-complex', { megabytes: limits.threadMegabytes });

const runThread = (job: ThreadJob, milliseconds: number): Promise<Extraction> =>
  new Promise((resolve) => {
    const thread = startThread(job);
    const atFirst = process.memoryUsage.rss();
    let settled = false;
    const settle = (result: Extraction): void => {
      // ending the thread below makes it exit, which is no second answer
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(watch);
      // the next may start only when this one's memory is gone
      void thread.terminate().then(() => resolve(result));
    };
    const timer = setTimeout(() => settle(refuse('extract/timeout', { seconds: Math.ceil(milliseconds / 1000) })), milliseconds);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - atFirst > limits.growthMegabytes * MEGABYTE) settle(tooComplex());
    }, WATCH_EVERY);
    thread.once('message', settle);
    thread.once('error', (fault: NodeJS.ErrnoException) =>
      settle(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : brokenAs(job)),
    );
    thread.once('exit', () => settle(brokenAs(job)));
  });

const waiting: Array<() => void> = [];
let running = 0;

export const runInThread = async (job: ThreadJob, options: { readonly milliseconds?: number } = {}): Promise<Extraction> => {
  if (running >= limits.threads) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await runThread(job, options.milliseconds ?? limits.milliseconds);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
};
