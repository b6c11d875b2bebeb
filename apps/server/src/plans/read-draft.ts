/** Text → draft. Short texts are read at once; a long one in a thread of its own, with an end to its time and memory. */
import { Worker } from 'node:worker_threads';
import { type PlanDraft, readPlan } from '@taizhang/plan';
import type { Refused } from '../http/problem.js';
import { limits } from '../limits.js';

/** From source (tests) the thread is the built file: `npm test` builds first. */
const threadFile = new URL(import.meta.url.endsWith('.ts') ? '../../dist/plans/read-thread.js' : './read-thread.js', import.meta.url);

const inThread = (text: string): Promise<PlanDraft | Refused> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(threadFile, {
      workerData: text,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.readMegabytes },
    });
    const settle = (result: PlanDraft | Refused): void => {
      clearTimeout(timer);
      resolve(result);
      void thread.terminate();
    };
    const late: Refused = { refused: 'extract/timeout', params: { seconds: limits.readMilliseconds / 1000 } };
    const timer = setTimeout(() => settle(late), limits.readMilliseconds);
    thread.once('message', settle);
    thread.once('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY')
        return settle({ refused: 'extract/too-complex', params: { megabytes: limits.readMegabytes } });
      clearTimeout(timer);
      return reject(fault);
    });
  });

const read = (text: string): Promise<PlanDraft | Refused> =>
  text.length <= limits.readHereCharacters ? Promise.resolve(readPlan(text)) : inThread(text);

/** Refused where it divides no work, or more than a plan can. */
export const readDraft = async (text: string): Promise<PlanDraft | Refused> => {
  const draft = await read(text);
  if ('refused' in draft) return draft;
  if (draft.tasks.length === 0) return { refused: 'plan/no-tasks' };
  if (draft.tasks.length > limits.tasks)
    return { refused: 'plan/too-many-tasks', params: { tasks: draft.tasks.length, limit: limits.tasks } };
  return draft;
};
