/**
 * Page heads, feet and numbers: what stands at the same height on several pages and says the same, save for its figures. Found by
 * repetition and place, not by one pattern; only a single page's lone number goes by how it looks.
 */

import type { PrintedLine } from './pdf-lines.js';

export type PageLines = { readonly height: number; readonly lines: readonly PrintedLine[] };

const ZONE = 0.14;
const OUTERMOST = 3;
const SAME_HEIGHT = 6;
const SHARE_OF_PAGES = 0.3;
/** A table's head repeated on each page has columns; the first is kept, a running head is not. */
const COLUMNS = 3;

const pattern = (line: PrintedLine): string =>
  line.text
    .replace(/\s+/g, '')
    .replace(/\d+/g, '#')
    .replace(/[－–—―─]/g, '-');
const isBareNumber = (text: string): boolean => /^[\s\-－–—―─·.第/]*(?:\d{1,4}|[ivxlc]{1,6})[\s\-－–—―─·.页頁/]*$/i.test(text);

const isEdge = (page: PageLines, at: number): boolean => {
  const line = page.lines[at]!;
  const fromEnd = page.lines.length - 1 - at;
  return (at < OUTERMOST && line.y < page.height * ZONE) || (fromEnd < OUTERMOST && line.y > page.height * (1 - ZONE));
};

type Sighting = { readonly page: number; readonly line: PrintedLine };

const sightings = (pages: readonly PageLines[]): Map<string, Sighting[]> => {
  const seen = new Map<string, Sighting[]>();
  for (const [number, page] of pages.entries()) {
    for (const [at, line] of page.lines.entries()) {
      if (!isEdge(page, at)) continue;
      const key = pattern(line);
      seen.set(key, [...(seen.get(key) ?? []), { page: number, line }]);
    }
  }
  return seen;
};

/** Words that a running head does not bear: a line with one of them is never dropped, wherever it stands and however often. */
const SAYS_WORK = /[。；;：:]|责任|責任|牵头|牽頭|负责|負責|配合|完成/;
/** Of the pages with any line at that height; heads that change from left to right pages have half of them. */
const SHARE_AT_HEIGHT = 0.45;

const pagesWithEdgeAt = (pages: readonly PageLines[], y: number): number =>
  pages.filter((page) => page.lines.some((line, at) => Math.abs(line.y - y) <= SAME_HEIGHT && isEdge(page, at))).length;

const isRepeated = (sightingsOfOne: readonly Sighting[], pages: readonly PageLines[]): boolean => {
  const { line: first } = sightingsOfOne[0]!;
  const level = sightingsOfOne.filter(({ line }) => Math.abs(line.y - first.y) <= SAME_HEIGHT);
  const count = new Set(level.map(({ page }) => page)).size;
  if (count < 2 || count < pages.length * SHARE_OF_PAGES || SAYS_WORK.test(first.text)) return false;
  return count >= pagesWithEdgeAt(pages, first.y) * SHARE_AT_HEIGHT;
};

/** A number by itself in the margin, well below or above all else. */
const isLoneNumber = (page: PageLines, line: PrintedLine): boolean => {
  if (!isBareNumber(line.text)) return false;
  const gaps = page.lines.filter((each) => each !== line).map((each) => Math.abs(each.y - line.y));
  return Math.min(...gaps) > line.size * 2;
};

export const runningLines = (pages: readonly PageLines[]): ReadonlySet<PrintedLine> => {
  const running = new Set<PrintedLine>();
  for (const group of sightings(pages).values()) {
    if (!isRepeated(group, pages)) continue;
    const isTableHead = group[0]!.line.pieces >= COLUMNS && new Set(group.map(({ line }) => line.text)).size === 1;
    for (const { line } of isTableHead ? group.slice(1) : group) running.add(line);
  }
  for (const page of pages) {
    for (const [at, line] of page.lines.entries()) if (isEdge(page, at) && isLoneNumber(page, line)) running.add(line);
  }
  return running;
};
