/** The annexes of a report as tables: the ledger, load by unit, what was closed out, what each sentence stands on. */
import type { DocumentTable, TableColumn } from './official-document.js';
import { type ReportPart, sentencesOf } from './parts.js';
import { type Light, lightWords, listWords, type Say } from './words.js';

export type LedgerRow = {
  readonly number: string;
  readonly section: string;
  readonly text: string;
  readonly leads: readonly string[];
  readonly others: readonly string[];
  readonly due: string;
  readonly progress: string;
  readonly calendarLight: Light | null;
  readonly unitLight: Light | null;
  readonly verifierLight: Light | null;
  readonly status: string;
};
export type UnitRow = {
  readonly unit: string;
  readonly leads: number;
  readonly responsible: number;
  readonly supports: number;
  readonly reported: number;
  readonly closedOut: number;
  readonly openAsks: number;
};
/** `on`: a day. */
export type ClosedOutRow = {
  readonly number: string;
  readonly text: string;
  readonly unit: string;
  readonly verifier: string;
  readonly on: string;
  readonly evidence: readonly string[];
};

const left = (head: string, share: number): TableColumn => ({ head, share, align: 'left' });
const center = (head: string, share: number): TableColumn => ({ head, share, align: 'center' });

export const ledgerTable = (rows: readonly LedgerRow[], say: Say): DocumentTable => ({
  columns: [
    center(say('report.column.number'), 6),
    left(say('report.column.task'), 27),
    left(say('report.column.leads'), 12),
    left(say('report.column.others'), 14),
    center(say('report.column.due'), 10),
    left(say('report.column.progress'), 29),
    center(say('report.column.calendarLight'), 8),
    center(say('report.column.unitLight'), 8),
    center(say('report.column.verifierLight'), 8),
    center(say('report.column.status'), 8),
  ],
  rows: rows.map((row) => [
    row.number,
    row.text,
    listWords(row.leads, say),
    listWords(row.others, say),
    row.due,
    row.progress,
    lightWords(row.calendarLight, say),
    lightWords(row.unitLight, say),
    lightWords(row.verifierLight, say),
    row.status,
  ]),
});

export const unitTable = (rows: readonly UnitRow[], say: Say): DocumentTable => ({
  columns: [
    center(say('report.column.order'), 6),
    left(say('report.column.unit'), 34),
    center(say('report.column.leadCount'), 10),
    center(say('report.column.responsibleCount'), 10),
    center(say('report.column.supportCount'), 10),
    center(say('report.column.reported'), 10),
    center(say('report.column.closedOut'), 10),
    center(say('report.column.openAsks'), 10),
  ],
  rows: rows.map((row, place) => [
    String(place + 1),
    row.unit,
    ...[row.leads, row.responsible, row.supports, row.reported, row.closedOut, row.openAsks].map(String),
  ]),
});

export const closedOutTable = (rows: readonly ClosedOutRow[], say: Say): DocumentTable => ({
  columns: [
    center(say('report.column.number'), 6),
    left(say('report.column.task'), 34),
    left(say('report.column.completedBy'), 15),
    left(say('report.column.verifiedBy'), 15),
    center(say('report.column.closedOn'), 11),
    left(say('report.column.evidence'), 24),
  ],
  rows: rows.map((row) => [row.number, row.text, row.unit, row.verifier, row.on, row.evidence.join('\n')]),
});

export const sourceTable = (parts: readonly ReportPart[], say: Say): DocumentTable => ({
  columns: [center(say('report.column.order'), 6), left(say('report.column.sentence'), 56), left(say('report.column.sources'), 38)],
  rows: sentencesOf(parts).map((sentence, place) => [
    String(place + 1),
    sentence.text,
    sentence.sources.length === 0
      ? say('report.source.own')
      : sentence.sources.map(({ seq, label }) => say('report.source.entry', { seq, label })).join('\n'),
  ]),
});
