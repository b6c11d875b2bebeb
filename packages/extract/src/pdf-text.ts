/** A PDF with a text layer → text: pages as places on paper, without their running heads, joined into paragraphs and tables. */

import { blockLines } from './blocks.js';
import { refused } from './extraction.js';
import { limits } from './limits.js';
import { openPdf } from './pdf-library.js';
import { linesOf } from './pdf-lines.js';
import { type Page, readPage } from './pdf-page.js';
import { paragraphsOf } from './pdf-paragraphs.js';
import { runningLines } from './pdf-running.js';
import { tablesOf } from './pdf-table.js';

const readPages = async (bytes: Uint8Array): Promise<Page[]> => {
  const pdf = await openPdf(bytes);
  if (pdf.numPages > limits.pages) throw refused('extract/too-many-pages', { pages: pdf.numPages, limit: limits.pages });
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number)));
  return pages;
};

/** A scan may still carry page numbers or a stamp as text; a document has more to a page. */
const FEW = 10;

const lacksText = (pages: readonly Page[]): boolean => {
  const characters = pages.reduce((sum, page) => sum + page.items.reduce((all, item) => all + item.text.trim().length, 0), 0);
  return characters === 0 || (pages.length > 2 && characters < pages.length * FEW);
};

export const pdfToText = async (bytes: Uint8Array): Promise<string> => {
  const pages = await readPages(bytes);
  if (lacksText(pages)) throw refused('extract/no-text-layer', { pages: pages.length });
  const flows = pages.map((page) => {
    const { tables, rest } = tablesOf(page.items, page.rulings);
    return { width: page.width, height: page.height, lines: linesOf(rest), tables };
  });
  const running = runningLines(flows);
  const body = flows.map((flow) => ({ ...flow, lines: flow.lines.filter((line) => !running.has(line)) }));
  // words across the page (a watermark) are no part of any line; what they say once stands at the end
  const aslant = [...new Set(pages.flatMap((page) => page.aslant))];
  return [...blockLines(paragraphsOf(body)), ...aslant].join('\n');
};
