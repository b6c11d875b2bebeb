/**
 * Corrects an indicator (指标): its words, its series, the units it is with. Series stay as they are once a value was signed off for one of them:
 * values name their series by its place.
 */
import type { ActOf, ActRule, EntryOfType } from '../act-rule.js';
import { filled, namedOnce, refuse } from '../checks.js';
import type { IndicatorContent, ReadDuty } from '../entries.js';
import type { Refusal } from '../refusals.js';
import type { PlanState } from '../state.js';

type Correction = EntryOfType<'indicator.corrected'>;

export const correctIndicator: ActRule<'correct-indicator'> = {
  refusals: (state, act) => {
    const indicator = indicatorOf(state, act.indicatorId);
    if (indicator === undefined) return [refuse('indicator/not-found', { indicatorId: act.indicatorId })];
    return [
      act.text === undefined ? null : filled('text/missing', 'text', act.text),
      act.series === undefined ? null : seriesRefusal(state, act.indicatorId, act.series),
      ...(act.duties === undefined ? [] : dutyRefusals(act.duties)),
      same(indicator, corrected(indicator, act)) ? refuse('adjust/nothing') : null,
    ];
  },
  accept: (_, act) => ({ entry: { type: 'indicator.corrected', v: 1, data: correctionOf(act) } }),
  openOn: () => false,
  openOnPlan: (state) => state.indicators.length > 0,
};

function indicatorOf(state: PlanState, indicatorId: string): IndicatorContent | undefined {
  return state.indicators.find((one) => one.indicatorId === indicatorId);
}

function seriesRefusal(state: PlanState, indicatorId: string, series: IndicatorContent['series']): Refusal | null {
  const given = [...state.periods.values()].some(({ values }) => values.some((one) => one.indicatorId === indicatorId));
  if (given) return refuse('indicator/has-values', { indicatorId });
  const wrong = series.find(({ value }) => !Number.isFinite(value));
  return wrong === undefined ? null : refuse('command/malformed', { field: 'series' });
}

function dutyRefusals(duties: NonNullable<ActOf<'correct-indicator'>['duties']>): readonly (Refusal | null)[] {
  return [
    namedOnce(
      'duties',
      duties.map(({ unitId }) => unitId),
    ),
    duties.length === 0 ? refuse('duty/none') : null,
    duties.filter(({ role }) => role === 'lead').length > 1 ? refuse('duty/one-lead') : null,
  ];
}

function correctionOf({ indicatorId, text, series, duties }: ActOf<'correct-indicator'>): Correction {
  return {
    indicatorId,
    ...(text === undefined ? {} : { text }),
    ...(series === undefined ? {} : { series }),
    ...(duties === undefined ? {} : { duties }),
  };
}

/** A unit that stays keeps its name and place in the source; one that comes in has none of its own: it stands where the indicator does. */
function corrected(indicator: IndicatorContent, { text, series, duties }: Omit<Correction, 'indicatorId'>): IndicatorContent {
  const held = new Map(indicator.duties.map((duty) => [duty.unitId, duty]));
  const settled = duties?.map(
    ({ unitId, role }): ReadDuty => ({ ...(held.get(unitId) ?? { unitId, printed: '', span: indicator.span }), role }),
  );
  return { ...indicator, text: text ?? indicator.text, series: series ?? indicator.series, duties: settled ?? indicator.duties };
}

function same(one: IndicatorContent, other: IndicatorContent): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function indicatorCorrected(state: PlanState, { indicatorId, ...correction }: Correction): PlanState {
  const indicators = state.indicators.map((one) => (one.indicatorId === indicatorId ? corrected(one, correction) : one));
  return { ...state, indicators };
}
