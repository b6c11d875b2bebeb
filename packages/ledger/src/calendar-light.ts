/**
 * The light by the calendar (日历灯): computed from due day, milestones and the share of time gone. It warns before rather than blames after, and
 * is `none` where there is no date and no milestone: nothing is invented.
 */
import { closingParts, unmetParts } from './closing-parts.js';
import type { CalendarLight, ReportingRules } from './cycle-entries.js';
import { addDays, dayOf, daysBetween } from './days.js';
import type { Day, Milestone } from './entries.js';
import type { TaskState, TaskStatus } from './state.js';

/** Keys of the catalogue (`light.because.<code>`). */
export const LIGHT_REASONS = [
  'at-rest',
  'no-calendar',
  'completed',
  'due-passed',
  'milestones-behind',
  'parts-behind',
  'due-near',
  'milestone-passed',
  'milestone-near',
  'on-time',
] as const;
export type LightReason = (typeof LIGHT_REASONS)[number];
export type LightBecause = { readonly code: LightReason; readonly params: Readonly<Record<string, string | number>> };
export type LightByCalendar = { readonly light: CalendarLight; readonly because: LightBecause };

const GOING: readonly TaskStatus[] = ['dispatched', 'acknowledged', 'underWay', 'completed'];

export function calendarLight(task: TaskState, today: Day, rules: ReportingRules): LightByCalendar {
  if (!GOING.includes(task.status)) return lit('none', 'at-rest');
  const due = task.deadline?.on ?? null;
  const milestones = task.measures.flatMap((paper) => paper.milestones.map((milestone) => ({ unitId: paper.unitId, ...milestone })));
  if (due === null && milestones.length === 0) return lit('none', 'no-calendar');
  if (task.status === 'completed') return lit('green', 'completed');
  const open = milestones.filter((milestone) => !isReached(task, milestone));
  return red(task, due, open, milestones.length, today, rules) ?? yellow(task, due, open, today, rules) ?? lit('green', 'on-time');
}

type Owned = Milestone & { readonly unitId: string };

function lit(light: CalendarLight, code: LightReason, params: LightBecause['params'] = {}): LightByCalendar {
  return { light, because: { code, params } };
}

/** A unit's milestone is reached where the unit said so in a report that was handed in. */
function isReached(task: TaskState, { unitId, on, text }: Owned): boolean {
  return task.reports.some(
    (report) =>
      report.unitId === unitId &&
      (report.status === 'submitted' || report.status === 'accepted') &&
      report.words.reached.some((said) => said.on === on && said.text === text),
  );
}

function red(task: TaskState, due: Day | null, open: readonly Owned[], all: number, today: Day, rules: ReportingRules) {
  if (due !== null && today > due) return lit('red', 'due-passed', { due });
  const passed = open.filter(({ on }) => on < today);
  if (passed.length > 0 && passed.length / all >= rules.light.redBehindShare) {
    return lit('red', 'milestones-behind', { passed: passed.length, of: all });
  }
  const behind = partsBehind(task, due, today);
  return behind !== null && behind >= rules.light.redBehindShare ? lit('red', 'parts-behind', { percent: percent(behind) }) : null;
}

function yellow(task: TaskState, due: Day | null, open: readonly Owned[], today: Day, { light }: ReportingRules) {
  const soon = addDays(today, light.yellowDaysBefore);
  if (due !== null && due <= soon) return lit('yellow', 'due-near', { due, days: daysBetween(today, due) });
  const [first] = open.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  if (first !== undefined && first.on < today) return lit('yellow', 'milestone-passed', { milestone: first.text, on: first.on });
  if (first !== undefined && first.on <= soon) return lit('yellow', 'milestone-near', { milestone: first.text, on: first.on });
  const behind = partsBehind(task, due, today);
  return behind !== null && behind >= light.yellowBehindShare ? lit('yellow', 'parts-behind', { percent: percent(behind) }) : null;
}

/** 未达序时: share of time gone less share of parts met; null where the task cannot be met in parts, or has no due day. */
function partsBehind(task: TaskState, due: Day | null, today: Day): number | null {
  const parts = closingParts(task).length;
  if (parts < 2 || due === null || task.dispatchedAt === null) return null;
  const from = dayOf(task.dispatchedAt);
  const whole = daysBetween(from, due);
  if (whole <= 0) return null;
  const gone = Math.min(1, Math.max(0, daysBetween(from, today) / whole));
  return gone - (parts - unmetParts(task).length) / parts;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
