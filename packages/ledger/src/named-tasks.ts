/**
 * Acts whose rules look at the tasks they name, at the plan's periods, indicators, rules and stand-ins, and at no other task: they can be decided on a
 * state that holds the named tasks alone. A law proves it for each (named-tasks.test.ts). Closing out is none of them: it opens the look-back's draw.
 */
import type { PlanActType, PlanCommand } from './commands.js';
import type { TaskId } from './entries.js';
import { indicatorsNamed, tasksNamed } from './permission.js';

export const ON_NAMED_TASKS: readonly PlanActType[] = [
  'acknowledge',
  'object',
  'withdraw-objection',
  'record-measures',
  'sign-off',
  'submit',
  'withdraw-submission',
  'accept-reports',
  'return-report',
  'give-light',
  'add-evidence',
  'claim-completion',
  'withdraw-claim',
  'return-claim',
];

/** The tasks that suffice to decide the command; null where others are needed, or where it changes what is counted once for the plan. */
export function namedTasks({ act, seen }: PlanCommand): readonly TaskId[] | null {
  if (!ON_NAMED_TASKS.includes(act.type) || indicatorsNamed(act).length > 0) return null;
  return [...new Set([...tasksNamed(act), ...Object.keys(seen)])];
}
