/** A PDF for tests that says what it is given, as the text layer of one page. */
import { pdfFile } from '../../../../packages/extract/src/testing/pdf-file.js';

export const pdfSaying = (text: string): string => Buffer.from(pdfFile([{ texts: [{ text, x: 60, y: 80 }] }])).toString('latin1');
