/** Where the words of a PDF stand, for tests: in millimetres from the top left corner of each page. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Word = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
};
export type PdfPage = { readonly width: number; readonly height: number; readonly words: readonly Word[]; readonly text: string };

const MM = 25.4 / 72;

const pageOf = async (page: pdfjs.PDFPageProxy): Promise<PdfPage> => {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const words = items.flatMap((item): readonly Word[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, left: x * MM, right: (x + item.width) * MM, baseline: (height - y) * MM, size: Math.hypot(a, b) }];
  });
  return { width: width * MM, height: height * MM, words, text: words.map(({ text }) => text).join('') };
};

export const readPdf = async (bytes: Uint8Array): Promise<readonly PdfPage[]> => {
  const document = await pdfjs.getDocument({ data: bytes.slice(), verbosity: 0, disableFontFace: true }).promise;
  try {
    return await Promise.all(Array.from({ length: document.numPages }, async (_, place) => pageOf(await document.getPage(place + 1))));
  } finally {
    await document.destroy();
  }
};
