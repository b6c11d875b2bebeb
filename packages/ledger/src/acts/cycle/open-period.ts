/** Opens an announced period: sheets can be signed off from here on. The burden account is computed now and kept as it was. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { burdenAccount } from '../../burden-account.js';
import { refuse } from '../../checks.js';
import type { Mark } from '../../cycle-state.js';
import type { Refusal } from '../../refusals.js';
import { changePeriod } from '../../report-change.js';
import type { PlanState } from '../../state.js';

export const openPeriod: ActRule<'open-period'> = {
  refusals: (state, { periodId }) => [notAnnounced(state, periodId)],
  accept: (state, { periodId }) => ({
    entry: { type: 'period.opened', v: 1, data: { periodId, burden: burdenAccount(state, periodId) } },
  }),
  openOn: () => false,
  openOnPlan: (state) => [...state.periods.values()].some(({ status }) => status === 'announced'),
};

function notAnnounced(state: PlanState, periodId: string): Refusal | null {
  const period = state.periods.get(periodId);
  if (period === undefined) return refuse('period/not-found', { periodId });
  if (period.status === 'locked') return refuse('period/locked', { periodId });
  return period.status === 'announced' ? null : refuse('period/wrong-state', { periodId, status: period.status });
}

export function periodOpened(state: PlanState, { periodId, burden }: EntryOfType<'period.opened'>, opened: Mark): PlanState {
  return changePeriod(state, periodId, (period) => ({ ...period, status: 'open', opened, burden }));
}
