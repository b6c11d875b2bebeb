/** What one use case is made of: its refusals, the entry it makes, and when it is open on a task. May depend on state and command, nothing else. */
import type { PlanAct, PlanActType, PlanCommand } from './commands.js';
import type { Actor, PlanEntry } from './entries.js';
import type { NotReady, Refusal } from './refusals.js';
import type { PlanState, TaskState } from './state.js';

export type ActOf<T extends PlanActType> = Extract<PlanAct, { readonly type: T }>;
export type EntryOfType<T extends PlanEntry['type']> = Extract<PlanEntry, { readonly type: T }>['data'];

export type Accepted = {
  readonly entry: PlanEntry;
  /** What follows from it at once, in the same decision. */
  readonly following?: readonly PlanEntry[];
  readonly notReady?: readonly NotReady[];
};

export type ActRule<T extends PlanActType> = {
  /** Every refusal that applies, in any order, null for what is in order; `decide` answers the one that stands first in REFUSAL_CODES. */
  readonly refusals: (state: PlanState, act: ActOf<T>, command: PlanCommand) => readonly (Refusal | null)[];
  /** Called only where nothing refuses. */
  readonly accept: (state: PlanState, act: ActOf<T>, command: PlanCommand) => Accepted;
  /** Whether the act can be done on this task now by somebody who may; what the sender will write is not known yet. */
  readonly openOn: (state: PlanState, task: TaskState, actor: Actor) => boolean;
  /** Whether the act can be done on the plan as such; acts on tasks alone leave it out. */
  readonly openOnPlan?: (state: PlanState, actor: Actor) => boolean;
};
