/** One period in one picture: who has reported, what is late, what it asks of its units, whom one may urge. */
import { ROUTES } from '@taizhang/contract';
import { burdenAccount, type LookBackDraw, type PeriodState, periodPicture, type UnitStanding } from '@taizhang/ledger';
import { listPeople, type Person, planState } from '@taizhang/store';
import { type Names, withNames } from '../cycle/names.js';
import { allowedInPeriod, allowedOn, notSeen, type Seen, type SeenPeriods, seen, seenPeriod, seenPeriods } from '../cycle/seen.js';
import { signedShape, taskRef } from '../cycle/shapes.js';
import { type AnswerOf, answers, type Call } from '../http/use-case.js';
import { isOwnSheet } from '../sheets/sheet-access.js';
import { answersOf, isLate, periodSummary, sheetStatus } from './period-summary.js';
import { urgingOf } from './urging.js';

type Page = AnswerOf<typeof ROUTES.getPeriod>;
type UnitShape = Page['units'][number];
export type LookBackShape = Page['lookBacks'][number];

const STEPS = ['handler', 'liaison', 'leaderInCharge'] as const;

const unitShape = (plan: SeenPeriods, period: PeriodState, unit: UnitStanding, people: readonly Person[], names: Names): UnitShape => {
  const { desk, rules } = plan.kept;
  const urgings = period.urgings.filter(({ unitId }) => unitId === unit.unitId);
  return {
    unit: names.unit(unit.unitId),
    status: sheetStatus(unit),
    late: isLate(plan, period, unit),
    answers: answersOf(unit),
    submitted: unit.submitted,
    accepted: unit.accepted,
    returned: unit.returned,
    outstanding: unit.outstanding,
    urged: urgings.map(({ step, at, letter }) => ({ step, at, letter })),
    urge: desk && !plan.past && unit.outstanding > 0 ? urgingOf(rules, period, unit.unitId, plan.today) : null,
    people: desk ? peopleOf(unit.unitId, people) : [],
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

type Looked = (names: Names) => readonly LookBackShape[];

const pageOf = (
  plan: SeenPeriods,
  period: PeriodState,
  burden: Page['burden'],
  people: readonly Person[],
  looked: Looked,
  names: Names,
): Page => {
  const { periodId, report } = period;
  const { rules, draws, standings } = plan.kept;
  const draw = draws.find((one) => one.periodId === periodId);
  return {
    ...periodSummary(plan, period),
    burden,
    minimumNotice: rules.minimumNotice,
    units: standings(periodId).map((unit) => unitShape(plan, period, unit, people, names)),
    draw: draw === undefined ? null : { seed: draw.seed, share: draw.share, from: draw.from, at: draw.at },
    lookBacks: looked(names),
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

/** Only a period with a draw looks at tasks, and then at those drawn. */
const lookedIn = async (call: Parameters<typeof seen>[0], periodId: string): Promise<Looked> => {
  const plan = await seen(call);
  const draw = plan?.state.draws.find((one) => one.periodId === periodId);
  return plan === null || draw === undefined ? () => [] : (names) => lookBacksIn(plan, draw, names);
};

/** Before it is opened a period is counted anew; afterwards it keeps what it was. Figures alone, over all units. */
const burdenBefore = async ({ params, query, parts }: Call<typeof ROUTES.getPeriod>, periodId: string): Promise<Page['burden']> =>
  burdenAccount(await planState(parts.store, params.planId, query.asOf), periodId);

export const getPeriod = answers(ROUTES.getPeriod, async (call) => {
  const { periodId } = call.params;
  const plan = await seenPeriods(call, periodId);
  if (plan === null) return notSeen;
  const { desk, periods, draws } = plan.kept;
  const period = periods.find((one) => one.periodId === periodId);
  if (period === undefined) return { refused: 'period/not-found' };
  const [burden, people, looked] = await Promise.all([
    period.burden ?? burdenBefore(call, periodId),
    desk ? listPeople(call.parts.store, call.person, { limit: 1000 }) : [],
    draws.some((draw) => draw.periodId === periodId) ? lookedIn(call, periodId) : (): readonly LookBackShape[] => [],
  ]);
  return { answer: await withNames(call, (names) => pageOf(plan, period, burden, people, looked, names)) };
});

/** For whoever urges: the tasks by name, which the picture only counts. */
export const getOutstanding = answers(ROUTES.getOutstanding, async (call) => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { plan, period } = found;
  const { unitId } = call.params;
  if (!plan.desk && !isOwnSheet(call.person, unitId)) return { refused: 'draft/not-yours' };
  const unit = periodPicture(plan.state, period.periodId, plan.today)?.units.find((one) => one.unitId === unitId);
  return { answer: { taskIds: unit?.outstandingTasks ?? [] } };
});
