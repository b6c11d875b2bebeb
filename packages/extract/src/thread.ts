/** The thread: one document in, one answer out. Parsers are loaded only when a document needs them. */

import { parentPort, workerData } from 'node:worker_threads';
import { type Extraction, Refused, refuse } from './extraction.js';
import { formatOfJob, type ThreadJob } from './run-in-thread.js';

const parseJob = async (job: ThreadJob): Promise<Extraction> => {
  if (job.kind === 'html') return { ok: true, text: (await import('./html-text.js')).htmlToText(job.source), format: 'html' };
  if (job.kind === 'words') return { ok: true, ...(await import('./office-words.js')).officeWords(job.bytes) };
  if (job.kind === 'zip') return { ok: true, text: (await import('./docx-text.js')).docxToText(job.bytes), format: 'docx' };
  return { ok: true, text: await (await import('./pdf-text.js')).pdfToText(job.bytes), format: 'pdf' };
};

const answer = async (job: ThreadJob): Promise<Extraction> => {
  try {
    return await parseJob(job);
  } catch (fault) {
    if (fault instanceof Refused) return { ok: false, refusal: fault.refusal };
    return refuse('extract/broken', { format: formatOfJob(job) });
  }
};

parentPort?.postMessage(await answer(workerData as ThreadJob));
