/** Documents leave as Word, as PDF where LibreOffice is at hand, and their annexes as a workbook. */
import type { OfficialDocument } from '@taizhang/report';
import type { Refused } from '../http/problem.js';
import { attachment } from '../plans/intake-desk.js';
import { DOCX } from '../sheets/get-sign-off-sheet.js';

export type DocumentFormat = 'docx' | 'pdf' | 'xlsx';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const documentFile = async (document: OfficialDocument, format: DocumentFormat, name: string): Promise<Response | Refused> => {
  const { docxToPdf, renderAnnexWorkbook, renderDocument } = await import('@taizhang/report');
  if (format === 'xlsx') return attachment(new Uint8Array(await renderAnnexWorkbook(document)), XLSX, `${name}.xlsx`);
  const docx = await renderDocument(document);
  if (format === 'docx') return attachment(new Uint8Array(docx), DOCX, `${name}.docx`);
  const pdf = await docxToPdf(docx);
  return pdf.ok ? attachment(new Uint8Array(pdf.bytes), 'application/pdf', `${name}.pdf`) : { refused: 'document/no-converter' };
};
