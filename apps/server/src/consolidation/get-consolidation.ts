/** The half-year report beside its sources: as the rules propose it, as it is edited, as it was consolidated; what changed since is marked. */
import { ROUTES } from '@taizhang/contract';
import {
  type ConsolidatedReport,
  consolidate,
  type PeriodState,
  type ReportPart,
  type Source,
  staleSentences,
  type TaskState,
} from '@taizhang/ledger';
import { gauge } from '@taizhang/report';
import { type ConsolidationDraft, consolidationDraft, saveConsolidationDraft as save } from '@taizhang/store';
import { type Names, withNames } from '../cycle/names.js';
import { allowedInPeriod, notSeen, type Seen, seenPeriod } from '../cycle/seen.js';
import { signedShape, taskRef } from '../cycle/shapes.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { periodSummary } from '../periods/period-summary.js';
import { conflictWith } from '../sheets/save-draft.js';
import { reportTitle } from './report-model.js';
import { reportTemplates } from './report-words.js';

type Page = AnswerOf<typeof ROUTES.getConsolidation>;
type SourceShape = Page['sources'][number];

const REPORT_ACTS: readonly string[] = ['consolidate', 'correct-report', 'draw-look-back'];

/** A source with the words it was taken from; null where it no longer stands anywhere. */
const sourceWords = (plan: Seen, period: PeriodState, source: Source, names: Names): SourceShape | null => {
  if (source.kind === 'value') {
    const value = period.values.find(({ indicatorId, unitId }) => indicatorId === source.indicatorId && unitId === source.unitId);
    if (value?.submitted == null) return null;
    const text = value.words.map((one) => `${one.value}（${one.definition}；${one.source}）`).join('；');
    const { at, personId } = value.submitted;
    return { source, task: null, unit: names.unit(value.unitId), text, at, person: names.person(personId) };
  }
  const task = plan.state.tasks.get(source.taskId);
  return task === undefined ? null : sourceOnTask(task, source, names);
};

const sourceOnTask = (task: TaskState, source: Exclude<Source, { readonly kind: 'value' }>, names: Names): SourceShape | null => {
  if (source.kind === 'report') {
    const report = task.reports.find(({ unitId, submitted }) => unitId === source.unitId && submitted?.entryId === source.entryId);
    if (report?.submitted == null) return null;
    const { at, personId } = report.submitted;
    return { source, task: taskRef(task), unit: names.unit(source.unitId), text: report.words.text, at, person: names.person(personId) };
  }
  const end = source.kind === 'end' ? task.end : null;
  const closure = task.closures.find(({ closed }) => closed.entryId === source.entryId);
  const mark = end ?? closure?.closed;
  if (mark === undefined || mark === null) return null;
  const text = end === null ? (closure?.parts.map(({ fact }) => fact).join('；') ?? '') : end.basis;
  const verifier = task.closing.verifyingUnitId;
  return {
    source,
    task: taskRef(task),
    unit: verifier === null ? null : names.unit(verifier),
    text,
    at: mark.at,
    person: names.person(mark.personId),
  };
};

const keyOf = (source: Source): string =>
  JSON.stringify([
    source.kind,
    source.entryId,
    'unitId' in source ? source.unitId : '',
    'taskId' in source ? source.taskId : source.indicatorId,
  ]);

const sourcesOf = (parts: readonly ReportPart[]): readonly Source[] => [
  ...new Map(
    parts.flatMap(({ sentences }) => sentences.flatMap(({ sources }) => sources)).map((source) => [keyOf(source), source]),
  ).values(),
];

export const partsForReport = (parts: readonly ReportPart[]) =>
  parts.map(({ partId, heading, sentences }) => ({
    ...{ partId, heading },
    level: 1 as const,
    sentences: sentences.map(({ sentenceId, text }) => ({ sentenceId, text, sources: [] })),
  }));

const consolidatedShape = (report: ConsolidatedReport, names: Names): NonNullable<Page['report']> => ({
  parts: report.parts,
  head: report.head,
  consolidated: signedShape(report.consolidated, names),
  corrections: report.corrections.map((correction) => ({
    sentenceId: correction.sentenceId,
    text: correction.text,
    reason: correction.reason,
    signed: signedShape(correction, names),
  })),
});

const unreviewedIn = (plan: Seen, period: PeriodState): number =>
  [...plan.state.tasks.values()]
    .flatMap(({ reports }) => reports)
    .filter((one) => one.periodId === period.periodId && one.status === 'submitted').length +
  period.values.filter(({ status }) => status === 'submitted').length;

const pageOf = (plan: Seen, period: PeriodState, draft: ConsolidationDraft | null, names: Names): Page => {
  const proposed = consolidate(plan.state, period.periodId, reportTemplates(plan.locale, names));
  const standing = period.report?.parts ?? draft?.parts ?? proposed;
  const { characters, limit, over } = gauge({ title: reportTitle(plan, period.periodId), parts: partsForReport(standing) });
  return {
    period: periodSummary(plan, period),
    proposed,
    draft:
      draft === null
        ? null
        : { revision: draft.revision, parts: draft.parts, at: new Date(draft.at).toISOString(), person: names.person(draft.personId) },
    stale: staleSentences(plan.state, { periodId: period.periodId, parts: standing }),
    sources: sourcesOf([...standing, ...proposed]).flatMap((source) => sourceWords(plan, period, source, names) ?? []),
    gauge: { characters, limit, over },
    head: plan.head,
    unreviewed: unreviewedIn(plan, period),
    report: period.report === null ? null : consolidatedShape(period.report, names),
    allowed: allowedInPeriod(plan, period).filter((type) => REPORT_ACTS.includes(type)),
  };
};

export const getConsolidation = answers(ROUTES.getConsolidation, async (call) => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { plan, period } = found;
  if (!plan.desk) return notSeen;
  const draft = plan.past ? null : await consolidationDraft(call.parts.store, call.person, plan.planId, period.periodId);
  return { answer: await withNames(call, (names) => pageOf(plan, period, draft, names)) };
});

export const saveConsolidationDraft = answers(ROUTES.saveConsolidationDraft, async (call) => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { plan, period } = found;
  if (!plan.desk || !call.person.roles.includes('coordinator') || call.person.unitId !== plan.state.coordinatorUnitId) return notSeen;
  if (period.status === 'locked') return { refused: 'period/locked' };
  const { store, clock } = call.parts;
  const place = { planId: plan.planId, periodId: period.periodId };
  const draft = { revision: call.body.revision, parts: call.body.parts as unknown as readonly ReportPart[] };
  const saved = await save(store, place, draft, { personId: call.person.personId, at: clock().toISOString() });
  const now = saved ?? (await consolidationDraft(store, call.person, plan.planId, period.periodId));
  const shown =
    now === null ? null : { revision: now.revision, parts: now.parts, at: new Date(now.at).toISOString(), person: call.person.name };
  if (saved !== null && shown !== null) return { answer: shown };
  return conflictWith(shown, call.locale);
});
