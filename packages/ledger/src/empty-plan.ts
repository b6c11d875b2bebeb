/** The state before the first entry. */
import type { PlanId } from './entries.js';
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
  };
}
