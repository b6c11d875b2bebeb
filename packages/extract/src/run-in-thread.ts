/** Starts the thread that parses one document and waits for its answer, its death or the end of its time. */

import { Worker } from 'node:worker_threads';
import { type Extraction, refuse } from './extraction.js';
import { limits } from './limits.js';

export type ThreadJob = { readonly kind: 'html'; readonly source: string } | { readonly kind: 'zip' | 'pdf'; readonly bytes: Uint8Array };

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

export const runInThread = (job: ThreadJob, options: { readonly milliseconds?: number } = {}): Promise<Extraction> =>
  new Promise((resolve) => {
    const milliseconds = options.milliseconds ?? limits.milliseconds;
    const thread = startThread(job);
    const settle = (result: Extraction): void => {
      clearTimeout(timer);
      resolve(result);
      void thread.terminate();
    };
    const timer = setTimeout(() => settle(refuse('extract/timeout', { seconds: Math.ceil(milliseconds / 1000) })), milliseconds);
    thread.once('message', settle);
    thread.once('error', (fault: NodeJS.ErrnoException) =>
      settle(
        fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? refuse('extract/too-complex', { megabytes: limits.threadMegabytes })
          : refuse('extract/broken', { format: job.kind === 'zip' ? 'docx' : job.kind }),
      ),
    );
  });
