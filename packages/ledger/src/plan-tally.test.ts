import { describe, expect } from 'vitest';
import { ruleFor } from './act-rules.js';
import type { PlanActType } from './commands.js';
import { emptyPlan } from './empty-plan.js';
import type { Actor, PersonRole } from './entries.js';
import { openPlanActs } from './open-acts.js';
import { periodPicture } from './period-picture.js';
import { bearsRoleFor, mayOn, PLAN_ACT_TYPES } from './permission.js';
import { type PlanTally, planTally, tallyAfter } from './plan-tally.js';
import type { PlanState, TaskState } from './state.js';
import { person } from './testing/plan-builder.js';
import { law, type Step } from './testing/random-play.js';
import { unitStandings } from './unit-standing.js';

const DAY = '2026-06-20';
const ROLES: readonly PersonRole[] = ['coordinator', 'liaison', 'handler', 'leaderInCharge', 'verifier', 'auditor', 'principal'];

const plain = ({ tasks, plan }: PlanTally) =>
  [tasks, plan].map((tally) => Object.fromEntries([...tally].map(([unitId, counts]) => [unitId, Object.fromEntries(counts)])));

/** The same state, as if it had come from elsewhere: nothing is remembered with it. */
const unknown = (state: PlanState): PlanState => ({ ...state });

/** A task changed where it is another value, or where its findings are. */
const changedIn = ({ before, after }: Step): readonly string[] => {
  const found = [...after.findings].filter(([findingId, finding]) => before.findings.get(findingId) !== finding);
  const ofFindings = found.flatMap(([findingId, { taskId }]) => [before.findings.get(findingId)?.taskId, taskId]);
  const ids = new Set([...before.tasks.keys(), ...after.tasks.keys()]);
  return [...ids].filter((taskId) => before.tasks.get(taskId) !== after.tasks.get(taskId) || ofFindings.includes(taskId));
};

/** By the words of the rule: some task, or the plan itself. */
const openByLooking = (state: PlanState, actor: Actor): readonly PlanActType[] => {
  const open = (type: PlanActType, task: TaskState) => mayOn(state, type, task, actor, DAY) && ruleFor(type).openOn(state, task, actor);
  return PLAN_ACT_TYPES.filter((type) => bearsRoleFor(state, type, actor, DAY)).filter(
    (type) =>
      (mayOn(state, type, null, actor, DAY) && (ruleFor(type).openOnPlan?.(state, actor) ?? false)) ||
      [...state.tasks.values()].some((task) => open(type, task)),
  );
};

describe('what is counted over a plan', () => {
  law('counted step by step, it is what counting everything gives', () => {
    let last: PlanState = emptyPlan('p1');
    return (step) => {
      planTally(last);
      const kept = tallyAfter(step.before, step.after, changedIn(step));
      expect(plain(kept)).toEqual(plain(planTally(unknown(step.after))));
      last = step.after;
    };
  });

  law('open to a person are the acts that looking at every task finds', () => {
    let steps = 0;
    return ({ after }) => {
      steps += 1;
      if (steps % 10 !== 0) return;
      const units = new Set([
        after.coordinatorUnitId,
        'nobody',
        ...[...after.tasks.values()].flatMap((task) => task.duties.map(({ unitId }) => unitId)),
      ]);
      for (const unitId of units)
        for (const role of ROLES)
          expect(openPlanActs(after, person(unitId, role), DAY)).toEqual(openByLooking(after, person(unitId, role)));
    };
  });

  law('units stand as the picture of the period says', () => {
    let steps = 0;
    return ({ after }) => {
      steps += 1;
      if (steps % 5 !== 0) return;
      for (const periodId of after.periods.keys()) {
        const pictures = periodPicture(after, periodId, DAY)?.units ?? [];
        const standings = unitStandings(after, periodId);
        for (const standing of standings) {
          const picture = pictures.find(({ unitId }) => unitId === standing.unitId);
          expect(standing).toMatchObject({
            asked: picture?.asked,
            handedIn: picture?.handedIn,
            outstanding: picture?.outstandingTasks.length,
          });
          expect(picture?.counts).toMatchObject({
            submitted: standing.submitted,
            accepted: standing.accepted,
            returned: standing.returned,
          });
        }
        expect(standings.length).toBe(
          pictures.filter(({ asked, counts }) => asked + counts.submitted + counts.accepted + counts.returned > 0).length,
        );
      }
    };
  });
});
