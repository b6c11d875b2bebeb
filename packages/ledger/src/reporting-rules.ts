/** Reporting rules (报告规则) of a plan: what it starts with, and what they may be. */
import type { ReportingRules } from './cycle-entries.js';

/** Half-yearly, three working weeks from announcement to due day, ten minutes an answer. Every number is the plan's to change. */
export const DEFAULT_RULES: ReportingRules = {
  rhythm: 'halfYear',
  minutesPerAnswer: 10,
  minimumNotice: 10,
  announce: -5,
  open: 1,
  due: 10,
  consolidate: 15,
  lock: 20,
  light: { yellowDaysBefore: 30, yellowBehindShare: 0.2, redBehindShare: 0.4 },
  urging: { toLiaisonAfter: 2, toLeaderAfter: 3 },
  lookBackShare: 0.1,
};

type Range = readonly [name: string, value: number, least: number, most: number, whole: boolean];

/** The name of the first rule that is out of range, or null. */
export function ruleOutOfRange(rules: ReportingRules): string | null {
  if (!['halfYear', 'quarter', 'year'].includes(rules.rhythm)) return 'rhythm';
  const bad = rangesOf(rules).find(([, value, least, most, whole]) => {
    return !Number.isFinite(value) || value < least || value > most || (whole && !Number.isInteger(value));
  });
  if (bad !== undefined) return bad[0];
  const { announce, open, due, consolidate, lock, light } = rules;
  const steps = [announce, open, due, consolidate, lock];
  if (steps.some((step, index) => index > 0 && step < steps[index - 1]!) || announce >= due) return 'order';
  return light.yellowBehindShare <= light.redBehindShare ? null : 'light.redBehindShare';
}

function rangesOf({ light, urging, ...rules }: ReportingRules): readonly Range[] {
  const offsets = (['announce', 'open', 'due', 'consolidate', 'lock'] as const).map((name): Range => [name, rules[name], -120, 120, true]);
  return [
    ['minutesPerAnswer', rules.minutesPerAnswer, 0, 600, false],
    ['minimumNotice', rules.minimumNotice, 0, 120, true],
    ...offsets,
    ['light.yellowDaysBefore', light.yellowDaysBefore, 0, 366, true],
    ['light.yellowBehindShare', light.yellowBehindShare, 0, 1, false],
    ['light.redBehindShare', light.redBehindShare, 0, 1, false],
    ['urging.toLiaisonAfter', urging.toLiaisonAfter, 0, 120, true],
    ['urging.toLeaderAfter', urging.toLeaderAfter, 0, 120, true],
    ['lookBackShare', rules.lookBackShare, 0, 1, false],
  ];
}
