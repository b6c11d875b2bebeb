/** One period in one picture: who has reported, what is late, what it asks of its units, whom one may urge. */
import { ROUTES } from '@taizhang/contract';
import { burdenAccount, type LookBackDraw, type PeriodState, type UnitPicture } from '@taizhang/ledger';
import { listPeople, type Person } from '@taizhang/store';
import { type Names, withNames } from '../cycle/names.js';
import { allowedInPeriod, allowedOn, type Seen, seenPeriod } from '../cycle/seen.js';
import { signedShape, taskRef } from '../cycle/shapes.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { periodSummary, unitsShown } from './period-summary.js';
import { urgingOf } from './urging.js';

type Page = AnswerOf<typeof ROUTES.getPeriod>;
type UnitShape = Page['units'][number];
export type LookBackShape = Page['lookBacks'][number];

const STEPS = ['handler', 'liaison', 'leaderInCharge'] as const;

const statusOf = ({ asked, handedIn, outstanding, counts }: UnitPicture): UnitShape['status'] => {
  if (counts.returned > 0) return 'returned';
  if (handedIn === 0) return 'empty';
  if (outstanding > 0) return 'partly';
  return counts.submitted === 0 && asked > 0 ? 'accepted' : 'submitted';
};

const unitShape = (plan: Seen, period: PeriodState, unit: UnitPicture, people: readonly Person[], names: Names): UnitShape => {
  const own = period.urgings.filter(({ unitId }) => unitId === unit.unitId);
  return {
    unit: names.unit(unit.unitId),
    status: statusOf(unit),
    late: unit.late,
    answers: unit.asked,
    submitted: unit.counts.submitted,
    accepted: unit.counts.accepted,
    returned: unit.counts.returned,
    outstanding: unit.outstandingTasks,
    urged: own.map(({ step, at, letter }) => ({ step, at, letter })),
    urge: plan.desk && !plan.past && unit.outstandingTasks.length > 0 ? urgingOf(plan.state, period, unit.unitId, plan.today) : null,
    people: plan.desk ? peopleOf(unit.unitId, people) : [],
  };
};

const peopleOf = (unitId: string, people: readonly Person[]): UnitShape['people'] =>
  STEPS.flatMap((step) =>
    people
      .filter((person) => person.unitId === unitId && person.roles.includes(step))
      .map(({ personId, name }) => ({ step, personId, name })),
  );

export const lookBacksIn = (plan: Seen, draw: LookBackDraw, names: Names): readonly LookBackShape[] =>
  draw.taskIds.flatMap((taskId) => {
    const task = plan.state.tasks.get(taskId);
    if (task === undefined || task.closing.verifyingUnitId === null) return [];
    const done = task.lookBacks.find(({ periodId }) => periodId === draw.periodId);
    return [
      {
        task: taskRef(task),
        unit: names.unit(task.closing.verifyingUnitId),
        done: done === undefined ? null : { holds: done.holds, fact: done.fact, signed: signedShape(done, names) },
        allowed: allowedOn(plan, task).filter((type) => type === 'look-back'),
      },
    ];
  });

const pageOf = (plan: Seen, period: PeriodState, people: readonly Person[], names: Names): Page => {
  const { state } = plan;
  const draw = state.draws.find(({ periodId }) => periodId === period.periodId);
  const { report } = period;
  return {
    ...periodSummary(plan, period),
    burden: period.burden ?? burdenAccount(state, period.periodId, { known: 0 }),
    minimumNotice: state.rules.minimumNotice,
    units: unitsShown(plan, period.periodId).map((unit) => unitShape(plan, period, unit, people, names)),
    draw: draw === undefined ? null : { seed: draw.seed, share: draw.share, from: draw.from.length, at: draw.at },
    lookBacks: draw === undefined ? [] : lookBacksIn(plan, draw, names),
    report:
      report === null
        ? null
        : {
            at: report.consolidated.at,
            person: names.person(report.consolidated.personId),
            head: report.head,
            corrections: report.corrections.length,
          },
    allowed: allowedInPeriod(plan, period),
  };
};

export const getPeriod = answers(ROUTES.getPeriod, async (call) => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { plan, period } = found;
  const people = plan.desk ? await listPeople(call.parts.store, call.person, { limit: 1000 }) : [];
  return { answer: await withNames(call.parts, (names) => pageOf(plan, period, people, names)) };
});
