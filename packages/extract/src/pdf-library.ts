/**
 * The one place that knows pdf.js. Nothing is evaluated, rendered or fetched: character maps come from the package's own folder, pictures
 * are never decoded, and the library's types are kept out, since they want a browser's.
 */

import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { refused } from './extraction.js';
import type { PdfPage } from './pdf-page.js';

export const OPS = pdfjs.OPS as Readonly<Record<string, number>>;

type PdfDocument = { readonly numPages: number; getPage(number: number): Promise<PdfPage>; destroy(): Promise<void> };

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(home, name) + sep;

const SILENT = 0;

export const openPdf = async (bytes: Uint8Array): Promise<PdfDocument> => {
  const options = {
    // a copy: the library takes no Buffer, and takes its data over
    data: new Uint8Array(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: SILENT,
  };
  try {
    return (await pdfjs.getDocument(options).promise) as unknown as PdfDocument;
  } catch (fault) {
    throw refused((fault as Error).name === 'PasswordException' ? 'extract/encrypted' : 'extract/broken', { format: 'pdf' });
  }
};
