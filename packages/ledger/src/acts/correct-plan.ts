/** Corrects what the reader took for the plan's title, issuer, number (文号) and day, until a task has gone out. What was read stays in the first entry. */
import type { ActOf, ActRule, EntryOfType } from '../act-rule.js';
import { isCalendarDay } from '../calendar-day.js';
import { filled, refuse } from '../checks.js';
import type { PlanContent } from '../entries.js';
import type { PlanState } from '../state.js';

type Correction = EntryOfType<'plan.corrected'>;
const FIELDS = ['title', 'issuer', 'documentNumber', 'issuedOn'] as const satisfies readonly (keyof PlanContent)[];

export const correctPlan: ActRule<'correct-plan'> = {
  refusals: (state, act) => [
    nothingSentOut(state) ? null : refuse('plan/dispatched'),
    changesNothing(state, correctionOf(act)) ? refuse('adjust/nothing') : null,
    act.title === undefined ? null : filled('text/missing', 'title', act.title),
    typeof act.issuedOn === 'string' && !isCalendarDay(act.issuedOn)
      ? refuse('command/malformed', { field: 'issuedOn', day: act.issuedOn })
      : null,
  ],
  accept: (_, act) => ({ entry: { type: 'plan.corrected', v: 1, data: correctionOf(act) } }),
  openOn: () => false,
  openOnPlan: (state) => state.content !== null && nothingSentOut(state),
};

export function nothingSentOut(state: PlanState): boolean {
  return [...state.tasks.values()].every(({ dispatchedAt }) => dispatchedAt === null);
}

/** Only what was given; an entry holds no field that says nothing. */
function correctionOf(act: ActOf<'correct-plan'>): Correction {
  return Object.fromEntries(FIELDS.flatMap((field) => (act[field] === undefined ? [] : [[field, act[field]]])));
}

function changesNothing({ content }: PlanState, correction: Correction): boolean {
  return FIELDS.every((field) => correction[field] === undefined || correction[field] === content?.[field]);
}

export function planCorrected(state: PlanState, correction: Correction): PlanState {
  return state.content === null ? state : { ...state, content: { ...state.content, ...correction } };
}
