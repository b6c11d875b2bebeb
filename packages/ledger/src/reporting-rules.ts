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

/** Least and most of a number of the rules, by its path (`light.yellowDaysBefore`); `whole`: no fractions. For checking, and for a form. */
export type RuleRange = { readonly rule: string; readonly least: number; readonly most: number; readonly whole: boolean };

const offset = (rule: string): RuleRange => ({ rule, least: -120, most: 120, whole: true });
const days = (rule: string, most: number): RuleRange => ({ rule, least: 0, most, whole: true });
const share = (rule: string): RuleRange => ({ rule, least: 0, most: 1, whole: false });

export const RULE_RANGES: readonly RuleRange[] = [
  { rule: 'minutesPerAnswer', least: 0, most: 600, whole: false },
  days('minimumNotice', 120),
  ...['announce', 'open', 'due', 'consolidate', 'lock'].map(offset),
  days('light.yellowDaysBefore', 366),
  share('light.yellowBehindShare'),
  share('light.redBehindShare'),
  days('urging.toLiaisonAfter', 120),
  days('urging.toLeaderAfter', 120),
  share('lookBackShare'),
];

/** The name of the first rule that is out of range, or null. */
export function ruleOutOfRange(rules: ReportingRules): string | null {
  if (!['halfYear', 'quarter', 'year'].includes(rules.rhythm)) return 'rhythm';
  const bad = RULE_RANGES.find(({ rule, least, most, whole }) => {
    const value = valueAt(rules, rule);
    return !Number.isFinite(value) || value < least || value > most || (whole && !Number.isInteger(value));
  });
  if (bad !== undefined) return bad.rule;
  const { announce, open, due, consolidate, lock, light } = rules;
  const steps = [announce, open, due, consolidate, lock];
  if (steps.some((step, index) => index > 0 && step < steps[index - 1]!) || announce >= due) return 'order';
  return light.yellowBehindShare <= light.redBehindShare ? null : 'light.redBehindShare';
}

function valueAt(rules: ReportingRules, path: string): number {
  return path.split('.').reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>>)[name], rules) as number;
}
