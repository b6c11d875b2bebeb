/**
 * Acts that the values of an indicator keep open by themselves: they belong to no task, so that no task speaks for them. A unit that gives values and
 * has no task to report on still signs, hands in and takes back.
 */
import type { PlanActType } from './commands.js';
import type { HandedStatus } from './cycle-state.js';
import type { Actor, Day } from './entries.js';
import { bearsRoleFor } from './permission.js';
import { valuesOf } from './reports.js';
import type { PlanState } from './state.js';

type Standing = HandedStatus | 'none';
const OPEN_ON: Readonly<Partial<Record<PlanActType, readonly Standing[]>>> = {
  'sign-off': ['none', 'signedOff', 'returned'],
  'send-back': ['none', 'returned'],
  submit: ['signedOff'],
  'withdraw-submission': ['submitted'],
};

export function openActsOnValues(state: PlanState, actor: Actor, periodId: string, indicatorId: string, today: Day): PlanActType[] {
  const period = state.periods.get(periodId);
  if (period?.status !== 'open') return [];
  const standing: Standing = valuesOf(period, indicatorId, actor.unitId)?.status ?? 'none';
  return (Object.keys(OPEN_ON) as PlanActType[]).filter(
    (type) => OPEN_ON[type]?.includes(standing) && bearsRoleFor(state, type, actor, today),
  );
}
