/** The consolidated report, the circular and the letter as models of the report package, from what the viewer may see. */
import { message } from '@taizhang/i18n';
import {
  type ConsolidatedReport as Consolidated,
  closedIn,
  lightsOf,
  openAsksOf,
  type PeriodState,
  type ReportPart,
  type Source,
  type TaskState,
  tasksInOrder,
} from '@taizhang/ledger';
import type { ClosedOutRow, ConsolidatedReport, ReportPart as DrawnPart, LedgerRow, SourceRef, UnitRow } from '@taizhang/report';
import { dayOf } from '../clock.js';
import type { Names } from '../cycle/names.js';
import { periodName } from '../cycle/period-name.js';
import type { Seen } from '../cycle/seen.js';

export const reportTitle = ({ title, locale }: Seen, periodId: string): string =>
  message(locale, 'consolidation.title', { plan: title ?? '', period: periodName(locale, periodId) });

/** An entry's place in the journal is the number at its head's side; the id of the command tells entries of one act apart. */
export type SeqOf = (entryId: string) => number;

const refOf = (source: Source, seqOf: SeqOf, names: Names): SourceRef => {
  const label = 'unitId' in source ? names.unit(source.unitId).name : '';
  return { entryId: source.entryId, seq: seqOf(source.entryId), label };
};

/** A corrected sentence shows its words as corrected, and that they were. */
export const drawnParts = (
  parts: readonly ReportPart[],
  corrections: Consolidated['corrections'],
  seqOf: SeqOf,
  names: Names,
): readonly DrawnPart[] =>
  parts.map(({ partId, heading, sentences }) => ({
    ...{ partId, heading },
    level: 1,
    sentences: sentences.map(({ sentenceId, text, sources }) => {
      const correction = corrections.findLast((one) => one.sentenceId === sentenceId);
      return {
        sentenceId,
        text: correction?.text ?? text,
        opens: true,
        sources: sources.map((source) => refOf(source, seqOf, names)),
        correction: correction === undefined ? null : { on: dayOf(new Date(correction.at)), reason: correction.reason },
      };
    }),
  }));

const acceptedText = (task: TaskState, periodId: string): string =>
  task.reports
    .filter((report) => report.periodId === periodId && report.status === 'accepted')
    .map(({ words }) => words.text)
    .join('\n');

const ledgerRow = (plan: Seen, period: PeriodState, task: TaskState, names: Names): LedgerRow => {
  const { calendar, unit, verifier } = lightsOf(task, period.periodId, plan.today, plan.state.rules);
  const named = (leading: boolean) =>
    task.duties.filter(({ role }) => (role === 'lead') === leading).map(({ unitId }) => names.unit(unitId).name);
  return {
    number: task.number ?? '',
    section: task.path.at(-1) ?? '',
    text: task.text,
    leads: named(true),
    others: named(false),
    due: task.deadline?.text ?? '',
    progress: acceptedText(task, period.periodId),
    calendarLight: calendar.light,
    unitLight: unit,
    verifierLight: verifier,
    status: message(plan.locale, `status.${task.status}`),
  };
};

const unitRows = (plan: Seen, period: PeriodState, tasks: readonly TaskState[], names: Names): readonly UnitRow[] => {
  const units = new Map<
    string,
    { leads: number; responsible: number; supports: number; reported: number; closedOut: number; openAsks: number }
  >();
  for (const task of tasks) {
    for (const { unitId, role } of task.duties) {
      const row = units.get(unitId) ?? { leads: 0, responsible: 0, supports: 0, reported: 0, closedOut: 0, openAsks: 0 };
      row[role === 'lead' ? 'leads' : role === 'support' ? 'supports' : 'responsible'] += 1;
      if (task.reports.some((one) => one.periodId === period.periodId && one.unitId === unitId && one.status === 'accepted'))
        row.reported += 1;
      if (task.status === 'closedOut') row.closedOut += 1;
      row.openAsks += openAsksOf(plan.state, task).filter((ask) => ask.unitId === unitId).length;
      units.set(unitId, row);
    }
  }
  return [...units].map(([unitId, row]) => ({ unit: names.unit(unitId).name, ...row }));
};

const closedRows = (period: PeriodState, tasks: readonly TaskState[], names: Names): readonly ClosedOutRow[] =>
  tasks.flatMap((task) => {
    const closure = closedIn(task, period);
    if (closure === null) return [];
    const claim = task.claims.find(({ claimId }) => claimId === closure.claimId);
    const cited = new Set(claim?.parts.flatMap(({ evidenceIds }) => evidenceIds));
    return [
      {
        number: task.number ?? '',
        text: task.text,
        unit: claim === undefined ? '' : names.unit(claim.unitId).name,
        verifier: task.closing.verifyingUnitId === null ? '' : names.unit(task.closing.verifyingUnitId).name,
        on: dayOf(new Date(closure.closed.at)),
        evidence: task.evidence
          .filter(({ evidenceId }) => cited.has(evidenceId))
          .map((one) => (one.kind === 'file' ? one.fileName : one.pointer)),
      },
    ];
  });

export type Draft = { readonly parts: readonly ReportPart[]; readonly seqOf: SeqOf };

/** `on`: the day of the consolidation, or of the draft. The journal's head is the one the report was made from. */
export const reportModel = (plan: Seen, period: PeriodState, { parts, seqOf }: Draft, names: Names): ConsolidatedReport => {
  const { report } = period;
  const tasks = tasksInOrder(plan.state).filter(({ status }) => !['drafted', 'replaced', 'withdrawn'].includes(status));
  const on = report === null ? plan.today : dayOf(new Date(report.consolidated.at));
  const unit = names.unit(plan.state.coordinatorUnitId).name;
  return {
    title: reportTitle(plan, period.periodId),
    letterhead: null,
    recipient: message(plan.locale, 'consolidation.recipient'),
    parts: drawnParts(parts, report?.corrections ?? [], seqOf, names),
    annexes: {
      ledger: tasks.map((task) => ledgerRow(plan, period, task, names)),
      units: unitRows(plan, period, tasks, names),
      closedOut: closedRows(period, tasks, names),
      sources: true,
    },
    signature: { unit, on },
    record: { copies: [], issuer: unit, issuedOn: on },
    journal: report?.head ?? plan.head,
  };
};
