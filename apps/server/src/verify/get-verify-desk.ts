/** The verify desk: claims with their evidence and doubts, lights to be given, look-backs, for the unit that verifies. The desk sees all. */
import { ROUTES } from '@taizhang/contract';
import { openActs, standsInFor, type TaskState, tasksInOrder } from '@taizhang/ledger';
import { type Names, withNames } from '../cycle/names.js';
import { allowedOn, notSeen, type Seen, seen } from '../cycle/seen.js';
import { calendarShape, taskRef } from '../cycle/shapes.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { lookBacksIn } from '../periods/get-period.js';
import { claimShape, doubtShapes } from './claim-shapes.js';

type Page = AnswerOf<typeof ROUTES.getVerifyDesk>;

const CLAIM_ACTS: readonly string[] = ['verify-claim', 'return-claim', 'make-routine', 'end-not-attained'];

const isForViewer = ({ desk, person }: Seen, task: TaskState): boolean =>
  desk || (task.closing.verifyingUnitId === person.unitId && person.roles.some((role) => role !== 'principal'));

const claimsOf = (plan: Seen, tasks: readonly TaskState[], names: Names): Page['claims'] =>
  tasks.flatMap((task) =>
    task.claims
      .filter(({ status }) => status === 'open')
      .map((claim) => ({
        task: taskRef(task),
        status: task.status,
        due: task.deadline,
        closingKind: task.closing.kind,
        doneWhen: task.closing.doneWhen,
        ...calendarShape(plan, task),
        claim: claimShape(task, claim, names),
        doubts: doubtShapes(plan, task, claim, names),
        allowed: allowedOn(plan, task).filter((type) => CLAIM_ACTS.includes(type)),
      })),
  );

const lightsOf = (plan: Seen, tasks: readonly TaskState[]): Page['lights'] => {
  const open = [...plan.state.periods.values()].filter(({ status }) => status === 'open');
  return open.flatMap(({ periodId }) =>
    tasks.flatMap((task) => {
      const given = task.lights.findLast((light) => light.periodId === periodId)?.light ?? null;
      const couldGive = openActs(plan.state, plan.person, task.taskId, plan.today).includes('give-light');
      const allowed = allowedOn(plan, task).filter((type) => type === 'give-light');
      return couldGive || given !== null ? [{ task: taskRef(task), periodId, light: given, allowed }] : [];
    }),
  );
};

const pageOf = (plan: Seen, names: Names): Page => {
  const tasks = tasksInOrder(plan.state).filter((task) => isForViewer(plan, task));
  const mine = new Set(tasks.map(({ taskId }) => taskId));
  const standing = plan.past ? [] : standsInFor(plan.state, plan.person, 'verifier', plan.today);
  return {
    claims: claimsOf(plan, tasks, names),
    lights: lightsOf(plan, tasks),
    lookBacks: plan.state.draws.flatMap((draw) =>
      lookBacksIn(plan, draw, names)
        .filter(({ task }) => mine.has(task.taskId))
        .map((lookBack) => ({ ...lookBack, periodId: draw.periodId })),
    ),
    standsInFor: standing.map((personId) => ({ personId, name: names.person(personId) })),
  };
};

export const getVerifyDesk = answers(ROUTES.getVerifyDesk, async (call) => {
  const plan = await seen(call);
  if (plan === null) return notSeen;
  return { answer: await withNames(call, (names) => pageOf(plan, names)) };
});
