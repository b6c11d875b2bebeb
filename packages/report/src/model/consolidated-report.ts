/** The consolidated half-year report (半年汇总报告): overall, by section, problems and asks, next steps; annexes; the journal's head. */
import type { Locale } from '@taizhang/i18n';
import { type ClosedOutRow, closedOutTable, type LedgerRow, ledgerTable, sourceTable, type UnitRow, unitTable } from './annex-tables.js';
import type { Annex, DocumentTable, JournalHead, Letterhead, OfficialDocument, RecordBlock, Signature } from './official-document.js';
import { partBlocks } from './part-blocks.js';
import type { ReportPart } from './parts.js';
import { journalNotes, type Say, speaker } from './words.js';

export type ConsolidatedReport = {
  readonly title: string;
  readonly letterhead: Letterhead | null;
  /** 主送, without the colon. */
  readonly recipient: string;
  readonly parts: readonly ReportPart[];
  /** An annex with no rows is left out. */
  readonly annexes: {
    readonly ledger: readonly LedgerRow[];
    readonly units: readonly UnitRow[];
    readonly closedOut: readonly ClosedOutRow[];
    readonly sources: boolean;
  };
  readonly signature: Signature;
  readonly record: RecordBlock | null;
  readonly journal: JournalHead;
};

const tablesOf = ({ annexes, parts }: ConsolidatedReport, say: Say): readonly (readonly [title: string, table: DocumentTable])[] => [
  [say('report.annex.ledger'), ledgerTable(annexes.ledger, say)],
  [say('report.annex.units'), unitTable(annexes.units, say)],
  [say('report.annex.closedOut'), closedOutTable(annexes.closedOut, say)],
  [say('report.annex.sources'), annexes.sources ? sourceTable(parts, say) : { columns: [], rows: [] }],
];

/** One annex has no number (7.3.7). */
const annexesOf = (report: ConsolidatedReport, say: Say): readonly Annex[] => {
  const tables = tablesOf(report, say).filter(([, table]) => table.rows.length > 0);
  return tables.map(([title, table], place) => ({
    label: tables.length === 1 ? say('report.annex.label') : say('report.annex.numbered', { number: place + 1 }),
    title,
    remark: say('report.annex.remark', { count: table.rows.length, seq: report.journal.seq }),
    table,
  }));
};

export const reportDocument = (report: ConsolidatedReport, locale: Locale): OfficialDocument => {
  const say = speaker(locale);
  const annexes = annexesOf(report, say);
  return {
    locale,
    form: 'document',
    letterhead: report.letterhead,
    title: report.title,
    recipient: report.recipient,
    blocks: partBlocks(report.parts, locale, say),
    attachments: annexes.map(({ title }) => title),
    signature: report.signature,
    notes: journalNotes(report.journal, say),
    annexes,
    record: report.record,
    about: { creator: report.signature.unit, on: report.signature.on, journal: report.journal },
  };
};
