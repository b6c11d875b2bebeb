/** Returns the values that a unit gave for an indicator, with a reason; they stay in the history. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import type { Mark } from '../../cycle-state.js';
import { returned } from '../../handed-in.js';
import { periodOpen, valuesIn, valuesWait, wellWorded } from '../../period-checks.js';
import { changeValues } from '../../report-change.js';
import type { PlanState } from '../../state.js';

export const returnValues: ActRule<'return-values'> = {
  refusals: (state, { periodId, indicatorId, unitId, reason }) => [
    periodOpen(state, periodId),
    valuesIn(state, periodId, { indicatorId, unitId }, ['submitted']),
    wellWorded('reason/missing', 'reason', reason),
  ],
  accept: (_, { periodId, indicatorId, unitId, reason }) => ({
    entry: { type: 'values.returned', v: 1, data: { periodId, indicatorId, unitId, reason } },
  }),
  openOn: () => false,
  openOnPlan: valuesWait,
};

export function valuesReturned(state: PlanState, data: EntryOfType<'values.returned'>, mark: Mark): PlanState {
  return changeValues(state, data.periodId, [data], (values) => values && returned(values, data.reason, mark));
}
