/** Reports, letters and sheets: plain models in, Word and Excel bytes out, and the sheet's workbook back in. Knows no ledger and no clock. */

export { renderAnnexWorkbook } from './annex/annex-workbook.js';
export { renderDocument } from './docx/render-document.js';
export { renderSignOff } from './docx/render-sign-off.js';
export type { ClosedOutRow, LedgerRow, UnitRow } from './model/annex-tables.js';
export type { ConsolidatedReport } from './model/consolidated-report.js';
export { reportDocument } from './model/consolidated-report.js';
export { type Gauge, gauge } from './model/gauge.js';
export type { JournalHead, Letterhead, OfficialDocument, RecordBlock, Signature } from './model/official-document.js';
export { type ReportPart, type ReportSentence, type SourceRef, sentencesOf } from './model/parts.js';
export { type SignOffSheet, signOffSheet } from './model/sign-off-sheet.js';
export { circularDocument, type SituationCircular } from './model/situation-circular.js';
export type { SheetIdentity, SheetTask, UnitSheet } from './model/unit-sheet.js';
export { type OwedTask, type UrgingLetter, urgingDocument } from './model/urging-letter.js';
export { docxToPdf, findSoffice, type PdfAnswer, type PdfRefusalCode } from './pdf/docx-to-pdf.js';
export type {
  ReadFigure,
  ReadRow,
  ReadSeries,
  SheetProblem,
  SheetProblemCode,
  SheetReading,
  SheetRefusal,
  SheetRefusalCode,
} from './sheet/answers.js';
export { sheetHash } from './sheet/identity.js';
export { type SheetLimits, sheetLimits } from './sheet/limits.js';
export { type ReadOptions, readSheetWorkbook } from './sheet/read-sheet.js';
export { renderSheetWorkbook } from './sheet/write-sheet.js';
export { escapeXml } from './text/escape-xml.js';
