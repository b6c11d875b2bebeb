/** What is odd in the numbers of the tasks read: missing, twice. It never repairs one. */
import type { Finding, Task } from '../draft.js';
import { finding } from '../findings.js';

const mostReported = 20;

/** Only Arabic numbers that run through or restart; a restart is no gap. */
export const checkNumbers = (tasks: readonly Task[]): readonly Finding[] => {
  const findings: Finding[] = [];
  let last: { readonly value: number; readonly path: string } | null = null;
  for (const task of tasks) {
    const value = task.number !== null && /^\d{1,3}$/.test(task.number) ? Number(task.number) : null;
    if (value === null) continue;
    const path = task.path.join('/');
    if (last !== null && value > last.value + 1 && value <= last.value + 4 && findings.length < mostReported)
      findings.push(finding('number/missing', task.span, { number: last.value + 1 }));
    last = { value, path };
  }
  return findings;
};
