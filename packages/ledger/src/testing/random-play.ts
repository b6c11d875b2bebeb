/** Rolled commands played over a plan that is brought in, partly dispatched, with its first period open. A failing run prints its seed; FC_SEED repeats it. */
import fc from 'fast-check';
import { it } from 'vitest';
import type { PlanAct, PlanCommand } from '../commands.js';
import { decide } from '../decide.js';
import { emptyPlan } from '../empty-plan.js';
import type { Actor, PlanEntry, Stamped } from '../entries.js';
import { evolve } from '../evolve.js';
import type { Decision } from '../refusals.js';
import type { PlanState } from '../state.js';
import { CALENDAR, evidence } from './cycle-acts.js';
import { desk, liaisonOf, person } from './plan-builder.js';
import { commandFrom, RANDOM_PLAN, type Roll } from './random-commands.js';
import { commandOf, stamped } from './story.js';

declare const process: { readonly env: { readonly FC_SEED?: string } };
export const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));

export const rolls: fc.Arbitrary<Roll[]> = fc.array(
  fc.record({
    type: fc.nat(1000),
    actor: fc.nat(1000),
    about: fc.nat(1000),
    picks: fc.array(fc.nat(40), { minLength: 0, maxLength: 6 }),
    words: fc.nat(1000),
    stale: fc.nat(19).map((number) => number === 0),
  }),
  { minLength: 20, maxLength: 160, size: 'max' },
);

export type Step = {
  readonly before: PlanState;
  readonly command: PlanCommand;
  readonly decision: Decision<PlanEntry>;
  readonly after: PlanState;
};

/** Plays rolled commands, and shows each step. */
export function play(rolled: readonly Roll[], see: (step: Step) => void) {
  const entries: Stamped<PlanEntry>[] = [];
  let state = emptyPlan('p1');
  const take = (command: PlanCommand) => {
    const before = state;
    const decision = decide(state, command);
    if (decision.ok) {
      const made = stamped(command, decision.entries, state.seq);
      entries.push(...made);
      state = made.reduce(evolve, state);
    }
    see({ before, command, decision, after: state });
  };
  for (const [step, [actor, act]] of beginning().entries()) take(commandOf(actor, act, step));
  for (const [step, roll] of rolled.entries()) take(commandFrom(state, roll, step + 20));
  return { state, entries };
}

/** Acts that bring the plan in, dispatch some of it and open its first period. */
export function beginning(): readonly (readonly [Actor, PlanAct])[] {
  const taskIds = RANDOM_PLAN.tasks.map((task) => task.taskId);
  const value = { indicatorId: 'i1', series: 0, value: 62.5, definition: '常住人口口径', source: '统计公报', estimate: false };
  return [
    [desk, { type: 'bring-plan-in', coordinatorUnitId: desk.unitId, plan: RANDOM_PLAN }],
    [desk, { type: 'correct-plan', documentNumber: '赣府发〔2026〕1号' }],
    [desk, { type: 'confirm-closing', taskIds }],
    [desk, { type: 'settle-finding', findingIds: ['f1', 'f4'], as: 'asRead', note: '' }],
    [desk, { type: 'dispatch', taskIds: ['t1', 't5', 't6', 't7'] }],
    [desk, { type: 'announce-period', periodId: '2026H1', calendar: CALENDAR, notice: 15, exception: null }],
    [desk, { type: 'open-period', periodId: '2026H1' }],
    [liaisonOf('industry'), { type: 'acknowledge', taskIds: ['t6'] }],
    [liaisonOf('finance'), { type: 'acknowledge', taskIds: ['t6', 't7'] }],
    [liaisonOf('industry'), { type: 'add-evidence', taskId: 't6', evidence: [evidence('e0')] }],
    [liaisonOf('finance'), { type: 'add-evidence', taskId: 't7', evidence: [evidence('e0')] }],
    [person('finance', 'leaderInCharge'), { type: 'sign-off', periodId: '2026H1', reports: [], values: [value], standInFor: null }],
  ];
}

export function law(name: string, check: () => (step: Step) => void): void {
  it(`${name} (seed ${seed})`, () => {
    fc.assert(
      fc.property(rolls, (rolled) => void play(rolled, check())),
      { seed, numRuns: 50 },
    );
  });
}

/** The states between: one for each entry of a decision. */
export function stepsOf({
  before,
  command,
  decision,
}: Step): readonly { readonly from: PlanState; readonly entry: PlanEntry; readonly to: PlanState }[] {
  if (!decision.ok) return [];
  let state = before;
  return stamped(command, decision.entries, before.seq).map((entry) => {
    const from = state;
    state = evolve(from, entry);
    return { from, entry, to: state };
  });
}
