/** Pieces of text → printed lines, by their baselines. */

import type { Item } from './pdf-page.js';

export type PrintedLine = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly pieces: number;
};

/** Share of the size by which pieces of one line may stand higher or lower, as a raised figure does. */
const SAME_BASELINE = 0.4;
const WORD_GAP = 0.2;
const COLUMN_GAP = 1.5;

const isNarrow = (char: string | undefined): boolean => char !== undefined && char > ' ' && char < '\u2e80';

const joinPieces = (items: readonly Item[]): { text: string; pieces: number } => {
  let text = '';
  let pieces = 1;
  let right = items[0]!.x;
  for (const item of items) {
    const gap = item.x - right;
    const words = isNarrow(text.at(-1)) && isNarrow(item.text[0]) && gap > item.size * WORD_GAP;
    const column = text !== '' && gap > item.size * COLUMN_GAP;
    if (column) pieces += 1;
    text += (words || column ? ' ' : '') + item.text;
    right = item.x + item.width;
  }
  return { text: text.trim(), pieces };
};

const lineOf = (items: readonly Item[]): PrintedLine => {
  const sorted = [...items].sort((a, b) => a.x - b.x);
  const size = Math.max(...items.map((item) => item.size));
  const y = items.reduce((lowest, item) => (item.size === size ? item.y : lowest), items[0]!.y);
  return { ...joinPieces(sorted), x: sorted[0]!.x, right: Math.max(...items.map((item) => item.x + item.width)), y, size };
};

export const linesOf = (items: readonly Item[]): PrintedLine[] => {
  const groups: Item[][] = [];
  for (const item of [...items].sort((a, b) => a.y - b.y)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && item.y - last.y <= Math.max(item.size, last.size) * SAME_BASELINE) group.push(item);
    else groups.push([item]);
  }
  return groups.map(lineOf);
};

/** Broken lines of one cell or paragraph in one run; only words of letters need the space that the break stood for. */
export const joinBroken = (texts: readonly string[]): string =>
  texts.reduce((whole, text) => whole + (/[A-Za-z]$/.test(whole) && /^[A-Za-z]/.test(text) ? ' ' : '') + text, '');
