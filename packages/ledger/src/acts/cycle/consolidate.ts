/** Consolidates a period (汇总): the report as it is sent up, every sentence with its sources, which must stand. Locks the period. */
import type { ActOf, ActRule, EntryOfType } from '../../act-rule.js';
import { namedOnce, refuse } from '../../checks.js';
import { sourceStands } from '../../consolidated-report.js';
import type { Mark } from '../../cycle-state.js';
import { LIMITS, periodOpen, wellWorded, within } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { changePeriod } from '../../report-change.js';
import { REVIEWABLE } from '../../reports.js';
import type { PlanState } from '../../state.js';

export const consolidate: ActRule<'consolidate'> = {
  refusals: (state, act) => {
    const { periodId, parts, head } = act;
    const sentences = parts.flatMap((part) => part.sentences);
    return [
      sentences.length === 0 ? refuse('command/malformed', { field: 'parts' }) : null,
      within('sentences', sentences.length, LIMITS.sentences),
      namedOnce(
        'partId',
        parts.map(({ partId }) => partId),
      ),
      namedOnce(
        'sentenceId',
        sentences.map(({ sentenceId }) => sentenceId),
      ),
      periodOpen(state, periodId),
      unreviewed(state, periodId),
      badSource(state, act),
      Number.isInteger(head.seq) && head.seq > 0 && head.seq <= state.seq ? null : refuse('head/ahead', { seq: head.seq }),
      ...sentences.map(({ text }) => wellWorded('text/missing', 'text', text)),
    ];
  },
  accept: (_, { periodId, parts, head }) => ({ entry: { type: 'period.consolidated', v: 1, data: { periodId, parts, head } } }),
  openOn: () => false,
  openOnPlan: (state) => [...state.periods.values()].some(({ status }) => status === 'open'),
};

/** What was handed in is answered before the lock: nothing stays between. What never came in holds nobody up. */
function unreviewed(state: PlanState, periodId: string): Refusal | null {
  const waiting = [...state.tasks.values()].filter(
    (task) =>
      REVIEWABLE.includes(task.status) && task.reports.some((report) => report.periodId === periodId && report.status === 'submitted'),
  );
  const values = state.periods.get(periodId)?.values.filter(({ status }) => status === 'submitted') ?? [];
  if (waiting.length + values.length === 0) return null;
  const taskIds = waiting.map(({ taskId }) => taskId);
  return refuse('period/unreviewed', { tasks: waiting.length, values: values.length }, taskIds);
}

function badSource(state: PlanState, { periodId, parts }: ActOf<'consolidate'>): Refusal | null {
  for (const { sentenceId, sources } of parts.flatMap((part) => part.sentences)) {
    const wrong = sources.find((source) => !sourceStands(state, periodId, source));
    if (wrong !== undefined) return refuse('sentence/bad-source', { sentenceId }, 'taskId' in wrong ? [wrong.taskId] : []);
  }
  return null;
}

export function periodConsolidated(state: PlanState, data: EntryOfType<'period.consolidated'>, consolidated: Mark): PlanState {
  return changePeriod(state, data.periodId, (period) => ({
    ...period,
    status: 'locked',
    report: { ...data, consolidated, corrections: [] },
  }));
}
