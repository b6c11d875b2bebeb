/** One plan at a glance. Figures count what this person may see. */
import { ROUTES, TaskStatus } from '@taizhang/contract';
import { overview } from '@taizhang/store';
import { answers } from '../http/use-case.js';
import { planUnitShape } from '../units/plan-units.js';
import { checklistOf } from './intake-desk.js';
import { indicatorShape, unitsOfIndicators } from './plan-shapes.js';

const NONE = Object.fromEntries(TaskStatus.options.map((status) => [status, 0])) as Readonly<
  Record<(typeof TaskStatus.options)[number], number>
>;

export const getOverview = answers(ROUTES.getOverview, async ({ params, query: { asOf }, person, parts }) => {
  const seen = await overview(parts.store, person, params.planId, asOf);
  if (seen === null) return { refused: 'plan/not-found' };
  const nameOf = await parts.names.of(unitsOfIndicators(seen.indicators));
  return {
    answer: {
      planId: seen.planId,
      sections: seen.sections.map((section) => ({ ...section, byStatus: { ...NONE, ...section.byStatus } })),
      units: seen.units.map(planUnitShape),
      due: seen.due,
      noDate: seen.noDate,
      byClosing: seen.byClosing,
      indicators: seen.indicators.map((indicator) => indicatorShape(indicator, nameOf)),
      checklist: seen.intake === null ? null : await checklistOf(params.planId, asOf, parts),
    },
  };
});
