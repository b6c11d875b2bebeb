/**
 * What is counted of a plan for the view over all plans: its live tasks by status, by unit and status, by the month in which they come due. Drafted
 * tasks are counted apart by their status, so that whoever does not see drafts leaves them out. Counted task by task, so that a step counts what it
 * changed; remembered with the state it was counted of, which never changes.
 */
import type { PlanState, TaskState } from '@taizhang/ledger';

/** Never a zero; keys in their order, so that the same counts read the same. */
type Counts = Readonly<Record<string, number>>;
/** `tasks` and `due` by status (`due`: by month, `2025-12`, then status), `units` by unit and status: tasks on which the unit holds a duty. */
export type Tally = {
  readonly tasks: Counts;
  readonly units: Readonly<Record<string, Counts>>;
  readonly due: Readonly<Record<string, Counts>>;
};

const tallies = new WeakMap<PlanState['tasks'], Tally>();

export const NO_TALLY: Tally = { tasks: {}, units: {}, due: {} };

export function tallyOf({ tasks }: PlanState): Tally {
  return tallies.get(tasks) ?? withTally(tasks, moved(NO_TALLY, [], [...tasks.values()]));
}

/** After a step that changed these tasks and no others. The same object where no count changed. */
export function tallyAfter(before: PlanState, after: PlanState, changed: readonly string[]): Tally {
  const known = tallies.get(after.tasks);
  if (known !== undefined) return known;
  const of = (state: PlanState) => changed.flatMap((taskId) => state.tasks.get(taskId) ?? []);
  return withTally(after.tasks, moved(tallyOf(before), of(before), of(after)));
}

/** Gives a state that holds some of its plan's tasks the tally of them all. */
export function withTally(tasks: PlanState['tasks'], tally: Tally): Tally {
  tallies.set(tasks, tally);
  return tally;
}

type Steps = Map<string, number>;

function moved(from: Tally, old: readonly TaskState[], now: readonly TaskState[]): Tally {
  const steps: Steps = new Map();
  for (const task of old) for (const key of countedOf(task)) steps.set(key, (steps.get(key) ?? 0) - 1);
  for (const task of now) for (const key of countedOf(task)) steps.set(key, (steps.get(key) ?? 0) + 1);
  const changes = [...steps].filter(([, step]) => step !== 0);
  return changes.length === 0 ? from : summed(from, changes);
}

const SEPARATOR = '\n';

/** What one task counts for: `what\nstatus\nunit or month`. */
function countedOf({ status, duties, deadline }: TaskState): readonly string[] {
  if (status === 'replaced' || status === 'withdrawn') return [];
  const units = new Set(duties.map(({ unitId }) => unitId));
  const due = deadline?.on ? [['due', status, deadline.on.slice(0, 7)].join(SEPARATOR)] : [];
  return [['tasks', status, ''].join(SEPARATOR), ...due, ...[...units].map((unitId) => ['units', status, unitId].join(SEPARATOR))];
}

function summed(from: Tally, changes: readonly (readonly [string, number])[]): Tally {
  const sum = { tasks: { ...from.tasks }, units: { ...from.units }, due: { ...from.due } };
  for (const [key, step] of changes) {
    const [what, status, of] = key.split(SEPARATOR) as ['tasks' | 'units' | 'due', string, string];
    if (what === 'tasks') sum.tasks = withStep(sum.tasks, status, step);
    else sum[what] = { ...sum[what], [of]: withStep(sum[what][of] ?? {}, status, step) };
  }
  return { tasks: inOrder(sum.tasks), units: inOrder(withoutEmpty(sum.units)), due: inOrder(withoutEmpty(sum.due)) };
}

function withStep(counts: Counts, status: string, step: number): Counts {
  const { [status]: known = 0, ...others } = counts;
  return known + step === 0 ? others : inOrder({ ...others, [status]: known + step });
}

const inOrder = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));

const withoutEmpty = (record: Readonly<Record<string, Counts>>): Readonly<Record<string, Counts>> =>
  Object.fromEntries(Object.entries(record).filter(([, counts]) => Object.keys(counts).length > 0));
