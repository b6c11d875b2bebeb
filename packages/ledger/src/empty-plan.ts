/** The state before the first entry. */
import type { PlanId } from './entries.js';
import { DEFAULT_RULES } from './reporting-rules.js';
import type { PlanState } from './state.js';

export function emptyPlan(planId: PlanId): PlanState {
  return {
    planId,
    seq: 0,
    coordinatorUnitId: '',
    content: null,
    sections: [],
    indicators: [],
    tasks: new Map(),
    findings: new Map(),
    rules: DEFAULT_RULES,
    periods: new Map(),
    draws: [],
    standIns: [],
    carried: [],
    withdrawn: null,
  };
}
