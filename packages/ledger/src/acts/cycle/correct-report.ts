/** Corrects one sentence of a consolidated report, with a reason: the only thing that changes in a locked period, and it shows. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { refuse } from '../../checks.js';
import type { Mark } from '../../cycle-state.js';
import { wellWorded } from '../../period-checks.js';
import type { Refusal } from '../../refusals.js';
import { changePeriod } from '../../report-change.js';
import type { PlanState } from '../../state.js';

export const correctReport: ActRule<'correct-report'> = {
  refusals: (state, { periodId, sentenceId, text, reason }) => [
    notLocked(state, periodId),
    sentenceMissing(state, periodId, sentenceId),
    wellWorded('text/missing', 'text', text),
    wellWorded('reason/missing', 'reason', reason),
  ],
  accept: (_, { periodId, sentenceId, text, reason }) => ({
    entry: { type: 'period.corrected', v: 1, data: { periodId, sentenceId, text, reason } },
  }),
  openOn: () => false,
  openOnPlan: (state) => [...state.periods.values()].some(({ status }) => status === 'locked'),
};

function notLocked(state: PlanState, periodId: string): Refusal | null {
  const period = state.periods.get(periodId);
  if (period === undefined) return refuse('period/not-found', { periodId });
  return period.status === 'locked' ? null : refuse('period/wrong-state', { periodId, status: period.status });
}

function sentenceMissing(state: PlanState, periodId: string, sentenceId: string): Refusal | null {
  const sentences = state.periods.get(periodId)?.report?.parts.flatMap((part) => part.sentences) ?? [];
  return sentences.some((sentence) => sentence.sentenceId === sentenceId) ? null : refuse('sentence/not-found', { sentenceId });
}

export function periodCorrected(state: PlanState, { periodId, ...correction }: EntryOfType<'period.corrected'>, mark: Mark): PlanState {
  return changePeriod(state, periodId, (period) => {
    if (period.report === null) return period;
    return { ...period, report: { ...period.report, corrections: [...period.report.corrections, { ...correction, ...mark }] } };
  });
}
