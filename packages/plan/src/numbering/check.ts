/** What is odd in the numbers of the tasks read: missing, twice. It never repairs one. */
import type { Finding, Task } from '../draft.js';
import { finding } from '../findings.js';

const mostReported = 20;
/** A leap beyond this is another series. */
const widestGap = 4;

const numbered = /^\s*[（(]?[0-9０-９]/;

/** Only Arabic numbers; a restart is no gap, and the parts of one task share its number rightly. */
export const checkNumbers = (source: string, tasks: readonly Task[]): readonly Finding[] => {
  const findings: Finding[] = [];
  let last: number | null = null;
  for (const task of tasks) {
    if (task.number === null || !/^\d{1,3}$/.test(task.number) || findings.length >= mostReported) continue;
    const value = Number(task.number);
    const [start] = task.span;
    if (last !== null && value > last + 1 && value <= last + widestGap)
      findings.push(finding('number/missing', task.span, { number: last + 1 }));
    if (value === last && value > 1 && numbered.test(source.slice(start, start + 8)))
      findings.push(finding('number/duplicate', task.span, { number: value }));
    last = value;
  }
  return findings;
};
