/** A leader in charge or a verifier names who stands in for himself, from day to day. A new naming takes the place of his former one. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { isCalendarDay } from '../../calendar-day.js';
import { isBlank, refuse } from '../../checks.js';
import type { PlanState } from '../../state.js';

export const nameStandIn: ActRule<'name-stand-in'> = {
  refusals: (_, { role, standInId, from, to }, { actor }) => [
    isBlank(standInId) || standInId === actor.personId ? refuse('command/malformed', { field: 'standInId' }) : null,
    actor.roles.includes(role) && ['leaderInCharge', 'verifier'].includes(role) ? null : refuse('standIn/not-yours', { role }),
    isCalendarDay(from) && isCalendarDay(to) && from <= to ? null : refuse('standIn/bad-days', { from, to }),
  ],
  accept: (_, { role, standInId, from, to }, { actor: { unitId, personId } }) => ({
    entry: { type: 'standIn.named', v: 1, data: { unitId, role, personId, standInId, from, to } },
  }),
  openOn: () => false,
  openOnPlan: (state) => state.content !== null,
};

export function standInNamedFor(state: PlanState, named: EntryOfType<'standIn.named'>): PlanState {
  const others = state.standIns.filter(({ unitId, role, personId }) => {
    return unitId !== named.unitId || role !== named.role || personId !== named.personId;
  });
  return { ...state, standIns: [...others, named] };
}
