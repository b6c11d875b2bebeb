/** The thread that reads one long text: text in, draft out. */
import { parentPort, workerData } from 'node:worker_threads';
import { readPlan } from '@taizhang/plan';

parentPort?.postMessage(readPlan(workerData as string));
