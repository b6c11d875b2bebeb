/** A post goes over to a successor of the same unit (工作交接): whoever the predecessor stands in for has the successor as stand-in, for the same days. */
import type { ActRule, EntryOfType } from '../../act-rule.js';
import { isCalendarDay } from '../../calendar-day.js';
import { isBlank, refuse } from '../../checks.js';
import type { PlanState } from '../../state.js';

type Passing = { readonly fromId: string; readonly toId: string; readonly on: string };

/** Namings of a unit that are not over on the day, but for one by the successor himself: nobody stands in for himself. */
export function standInsToPass(state: PlanState, unitId: string, { fromId, toId, on }: Passing): readonly EntryOfType<'standIn.named'>[] {
  return state.standIns.filter(
    (named) => named.unitId === unitId && named.standInId === fromId && named.personId !== toId && named.to >= on,
  );
}

export const passStandIns: ActRule<'pass-stand-ins'> = {
  refusals: (state, act, { actor }) => [
    isBlank(act.toId) || act.toId === act.fromId ? refuse('command/malformed', { field: 'toId' }) : null,
    isCalendarDay(act.on) ? null : refuse('command/malformed', { field: 'on' }),
    standInsToPass(state, actor.unitId, act).length > 0 ? null : refuse('standIn/not-yours', { role: '' }),
  ],
  accept: (state, act, { actor }) => {
    const [entry, ...following] = standInsToPass(state, actor.unitId, act).map(
      (named) => ({ type: 'standIn.named', v: 1, data: { ...named, standInId: act.toId } }) as const,
    );
    return { entry: entry!, following };
  },
  openOn: () => false,
  openOnPlan: () => false,
};
