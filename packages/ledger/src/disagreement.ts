/** The three lights of a task side by side (calendar, unit, verifier), and how far they disagree: the order of the review desk. */
import { calendarLight, type LightByCalendar } from './calendar-light.js';
import type { Light, PeriodId, ReportingRules } from './cycle-entries.js';
import { leadUnits } from './duties.js';
import type { Day } from './entries.js';
import { isHandedIn } from './handed-in.js';
import type { TaskState } from './state.js';

export type ThreeLights = { readonly calendar: LightByCalendar; readonly unit: Light | null; readonly verifier: Light | null };

const RANK: Readonly<Record<Light, number>> = { green: 0, yellow: 1, red: 2 };

export function lightsOf(task: TaskState, periodId: PeriodId, today: Day, rules: ReportingRules): ThreeLights {
  const verifier = task.lights.findLast((given) => given.periodId === periodId)?.light ?? null;
  return { calendar: calendarLight(task, today, rules), unit: unitLight(task, periodId), verifier };
}

/** The lead's own; where it has handed in nothing, the worst of the others. */
export function unitLight(task: TaskState, periodId: PeriodId): Light | null {
  const reports = task.reports.filter((report) => report.periodId === periodId && isHandedIn(report));
  const leads = leadUnits(task.duties);
  const own = reports.filter(({ unitId }) => leads.includes(unitId));
  const lights = (own.length > 0 ? own : reports).map(({ words }) => words.light);
  return lights.toSorted((one, other) => RANK[other] - RANK[one])[0] ?? null;
}

/** Greater = further up: first how far apart the lights are, then how red the worst is. 0: nothing stands out. */
export function disagreement(task: TaskState, periodId: PeriodId, today: Day, rules: ReportingRules): number {
  const { calendar, unit, verifier } = lightsOf(task, periodId, today, rules);
  const ranks = [calendar.light === 'none' ? null : calendar.light, unit, verifier].flatMap((light) =>
    light === null ? [] : [RANK[light]],
  );
  if (ranks.length === 0) return 0;
  const worst = Math.max(...ranks);
  return (worst - Math.min(...ranks)) * 10 + worst;
}
