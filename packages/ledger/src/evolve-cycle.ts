/** The entries of the reporting cycle folded into the state: the second half of `evolve`, under the same rules. */
import type { CycleEntry } from './cycle-entries.js';
import type { Stamped } from './entries.js';
import type { PlanState } from './state.js';

export function foldCycle(state: PlanState, _entry: Stamped<CycleEntry>): PlanState {
  return state;
}
