/** Sets the reporting rules of the plan (报告规则). Periods announced before keep the calendar they were announced with. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { refuse } from '../../checks.js';
import { ruleOutOfRange } from '../../reporting-rules.js';
import type { PlanState } from '../../state.js';

export const setRules: ActRule<'set-rules'> = {
  refusals: (_, { rules }) => {
    const rule = ruleOutOfRange(rules);
    return [rule === null ? null : refuse('rules/out-of-range', { rule })];
  },
  accept: (_, { rules }) => ({ entry: { type: 'rules.set', v: 1, data: { rules } } }),
  openOn: () => false,
  openOnPlan: (state) => state.content !== null,
};

export function rulesSet(state: PlanState, { rules }: EntryOfType<'rules.set'>): PlanState {
  return { ...state, rules };
}
