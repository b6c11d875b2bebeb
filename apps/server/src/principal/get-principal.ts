/** The principal's page: the few tasks that need a decision, and the plan in five numbers. No unit is ranked. */
import { ROUTES } from '@taizhang/contract';
import {
  calendarLight,
  lightsOf,
  type NeedsDecision,
  openAsksOf,
  type PeriodState,
  principalsList,
  type TaskState,
  tasksInOrder,
} from '@taizhang/ledger';
import { type Names, withNames } from '../cycle/names.js';
import { notSeen, type Seen, seen } from '../cycle/seen.js';
import { becauseOf, taskRef } from '../cycle/shapes.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { periodSummary } from '../periods/period-summary.js';

type Page = AnswerOf<typeof ROUTES.getPrincipal>;
type Item = Page['items'][number];

const READERS = ['principal', 'coordinator', 'auditor'] as const;

const WHY: Readonly<Record<NeedsDecision['kind'], Item['why']>> = {
  redByVerifier: 'redByVerifier',
  askOverdue: 'askOverdue',
  disagreement: 'lightsDisagree',
};

const latestOf = ({ state }: Seen): PeriodState | null =>
  [...state.periods.values()]
    .filter(({ status }) => status !== 'announced')
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))[0] ?? null;

/** What the lead said last, handed in. */
const lastWords = (task: TaskState): string => {
  const leads = task.duties.filter(({ role }) => role === 'lead').map(({ unitId }) => unitId);
  const said = task.reports.filter(({ unitId, submitted }) => submitted !== null && (leads.length === 0 || leads.includes(unitId)));
  return said.at(-1)?.words.text ?? '';
};

const itemOf = (plan: Seen, period: PeriodState, task: TaskState, need: NeedsDecision, names: Names): Item => {
  const { calendar, unit, verifier } = lightsOf(task, period.periodId, plan.today, plan.state.rules);
  const asked = need.kind === 'askOverdue' ? need : (openAsksOf(plan.state, task)[0] ?? null);
  const report = task.reports.findLast(({ unitId }) => unitId === asked?.unitId);
  return {
    task: taskRef(task),
    leads: task.duties.filter(({ role }) => role === 'lead').map(({ unitId }) => names.unit(unitId)),
    why: WHY[need.kind],
    lights: { calendar: calendar.light, unit, verifier },
    calendarBecause: becauseOf(plan.locale, calendar.because),
    cause: report?.words.cause ?? null,
    ask:
      asked === null
        ? null
        : {
            by: names.unit(asked.unitId),
            of: names.unit(asked.ask.of),
            what: asked.ask.what,
            due: asked.ask.by,
            overdue: asked.ask.by < plan.today,
          },
    text: need.kind === 'redByVerifier' ? need.why : lastWords(task),
    periodId: period.periodId,
  };
};

const pageOf = (plan: Seen, names: Names): Page => {
  const { state, today } = plan;
  const tasks = tasksInOrder(state).filter(({ status }) => !['drafted', 'replaced', 'withdrawn'].includes(status));
  const period = latestOf(plan);
  const lights = { green: 0, yellow: 0, red: 0, none: 0 };
  for (const task of tasks) lights[calendarLight(task, today, state.rules).light] += 1;
  const items = period === null ? [] : principalsList(state, today);
  return {
    planId: plan.planId,
    period: period === null ? null : periodSummary(plan, period),
    items: items.flatMap(({ taskId, reasons }) => {
      const task = state.tasks.get(taskId)!;
      return reasons.map((need) => itemOf(plan, period!, task, need, names));
    }),
    tasks: tasks.length,
    closedOut: tasks.filter(({ status }) => status === 'closedOut').length,
    completed: tasks.filter(({ status }) => status === 'completed').length,
    lights,
  };
};

export const getPrincipal = answers(ROUTES.getPrincipal, async (call) => {
  const plan = await seen(call);
  if (plan === null || !(plan.desk || call.person.roles.some((role) => (READERS as readonly string[]).includes(role)))) return notSeen;
  return { answer: await withNames(call, (names) => pageOf(plan, names)) };
});
