/** What the reader suggests in place of damaged words, put into the words of the task. Pure. */
import type { Finding, TaskDetail } from '../api/client';

/** Stands in a suggestion for a character that nobody can know from the text alone. */
const UNKNOWN = '□';

export const hasSuggestion = (finding: Finding): boolean =>
  finding.level === 'ask' && finding.taskId !== null && finding.suggestion !== null;

/** Whether a person has to fill in what the reader could not know. */
export const isIncomplete = (finding: Finding): boolean => finding.suggestion?.includes(UNKNOWN) ?? false;

/** The task's words with the damaged place replaced, or null where the place is no longer to be found in them. */
export function suggestedText(finding: Finding, source: string, task: TaskDetail): string | null {
  const [from = 0, to = 0] = finding.span;
  const damaged = source.slice(from, to);
  if (finding.suggestion === null || damaged === '') return null;
  const [start = 0, end = 0] = task.textSpan;
  if (task.text === source.slice(start, end) && from >= start && to <= end)
    return task.text.slice(0, from - start) + finding.suggestion + task.text.slice(to - start);
  const at = task.text.indexOf(damaged);
  if (at < 0 || task.text.indexOf(damaged, at + 1) >= 0) return null;
  return task.text.slice(0, at) + finding.suggestion + task.text.slice(at + damaged.length);
}
