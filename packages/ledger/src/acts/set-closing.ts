/** Sets closing conditions (销号条件) on drafted tasks; words that were changed wait to be confirmed again. They may still be unfinished. */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { DRAFTED, namedOnce, tasksIn, tasksKnown, wellFormedList } from '../checks.js';
import type { PlanState } from '../state.js';
import { changeTasks } from '../task-change.js';

export const setClosing: ActRule<'set-closing'> = {
  refusals: (state, { conditions }) => {
    const taskIds = conditions.map((condition) => condition.taskId);
    return [
      wellFormedList('conditions', taskIds),
      ...conditions.map(({ parts }) =>
        namedOnce(
          'partId',
          parts.map((part) => part.partId),
        ),
      ),
      tasksKnown(state, taskIds),
      tasksIn(state, taskIds, DRAFTED),
    ];
  },
  accept: (_, { conditions }) => ({ entry: { type: 'closing.set', v: 1, data: { conditions } } }),
  openOn: (_, task) => task.status === 'drafted',
};

export function closingSet(state: PlanState, { conditions }: EntryOfType<'closing.set'>): PlanState {
  const wordsOf = new Map(conditions.map(({ taskId, ...words }) => [taskId, words]));
  return changeTasks(state, [...wordsOf.keys()], (task) => ({
    ...task,
    closing: { ...task.closing, ...wordsOf.get(task.taskId)!, confirmed: false },
  }));
}
