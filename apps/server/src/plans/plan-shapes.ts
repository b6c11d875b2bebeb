/** Stored plans, indicators and findings → the contract's shapes: ids of units become names, rules become messages. */
import type { z } from '@hono/zod-openapi';
import type { Finding, Indicator, PlanSummary } from '@taizhang/contract';
import { findingMessage, type Locale } from '@taizhang/i18n';
import type { FindingState, IndicatorContent } from '@taizhang/ledger';
import type { PlanSummary as StoredPlan } from '@taizhang/store';
import type { DeepReadonly } from '../http/use-case.js';
import type { NameOf } from '../units/unit-names.js';

type Shape<S extends z.ZodType> = DeepReadonly<z.input<S>>;

export const planSummaryShape = (plan: StoredPlan, nameOf: NameOf): Shape<typeof PlanSummary> => ({
  planId: plan.planId,
  title: plan.title,
  issuer: plan.issuer,
  documentNumber: plan.documentNumber,
  issuedOn: plan.issuedOn,
  coordinator: nameOf(plan.coordinatorUnitId),
  broughtInAt: plan.broughtInAt,
  units: plan.units,
  indicators: plan.indicators,
  openAsks: plan.openAsks,
  objections: plan.objections,
  withdrawn: plan.withdrawn,
  tasks: plan.tasks,
  drafted: plan.drafted,
  dispatched: plan.dispatched,
  acknowledged: plan.acknowledged,
  underWay: plan.underWay,
});

export const unitsOfIndicators = (indicators: readonly IndicatorContent[]): readonly string[] =>
  indicators.flatMap((indicator) => indicator.duties.map((duty) => duty.unitId));

export const indicatorShape = (indicator: IndicatorContent, nameOf: NameOf): Shape<typeof Indicator> => ({
  indicatorId: indicator.indicatorId,
  number: indicator.number,
  text: indicator.text,
  span: indicator.span,
  series: indicator.series,
  duties: indicator.duties.map(({ unitId, role, span }) => ({ unit: nameOf(unitId), role, span })),
  groups: indicator.groups.map(({ text, role, span }) => ({ text, role, span })),
});

export const findingShape = (finding: FindingState, locale: Locale): Shape<typeof Finding> => ({
  findingId: finding.findingId,
  taskId: finding.taskId,
  indicatorId: finding.indicatorId,
  rule: finding.rule,
  level: finding.level,
  message: findingMessage(locale, finding),
  span: finding.span,
  suggestion: finding.suggestion,
  settled: finding.settled,
});
