/** Line breaks that a fixed width made: many lines are as long as the longest, and such a break says nothing about the words. */
import { type Flow, gaps } from './flow.js';

const narrowest = 16;
const widest = 80;
const fewestFull = 2;

const widths = new WeakMap<Flow, number>();

/** Length of the lines of a text broken at a fixed width, with its indents; 0 where there is none. */
const wrapWidth = (flow: Flow): number => {
  const known = widths.get(flow);
  if (known !== undefined) return known;
  const lengths = flow.source.split(/\r?\n/).map((line) => line.length);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const full = lengths.filter((length) => length >= longest - 1).length;
  const filled = lengths.filter((length) => length > 0).length;
  const width = longest >= narrowest && longest <= widest && full >= fewestFull && full * 10 >= filled ? longest : 0;
  widths.set(flow, width);
  return width;
};

/** Is the break before this character one of width alone? */
export const isWrap = (flow: Flow, at: number): boolean => {
  if (flow.gap[at] !== gaps.line || at === 0) return false;
  const width = wrapWidth(flow);
  if (width === 0) return false;
  const end = (flow.at[at - 1] as number) + 1;
  const start = flow.source.lastIndexOf('\n', end - 1) + 1;
  return end - start >= width - 1 && !/[\s　]/.test(flow.source.charAt((flow.at[at] as number) - 1).replace('\n', ''));
};
