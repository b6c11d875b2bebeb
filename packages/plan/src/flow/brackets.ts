/** Which bracket closes which. Unbalanced ones are left alone, and a pair that would swallow pages is no pair. One pass, whatever the nesting. */
import type { Flow } from './flow.js';

/** No list of units is longer; a longer stretch between brackets is a lost bracket. */
export const longestBracket = 1500;

export type Brackets = {
  /** Index of the closing bracket for each opening one, else -1. */
  readonly closing: Int32Array;
  /** How many pairs each character lies in (255 and more are 255). */
  readonly depth: Uint8Array;
};

const isOpen = (unit: number): boolean => unit === 0x28 || unit === 0x5b;
const isClose = (unit: number): boolean => unit === 0x29 || unit === 0x5d;

const matchPairs = (text: string): Int32Array => {
  const closing = new Int32Array(text.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isOpen(unit)) open.push(i);
    else if (isClose(unit)) {
      const start = open.pop();
      if (start !== undefined && i - start <= longestBracket) closing[start] = i;
    }
  }
  return closing;
};

export const matchBrackets = (flow: Flow): Brackets => {
  const { text } = flow;
  const closing = matchPairs(text);
  const steps = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i += 1) {
    const end = closing[i] as number;
    if (end < 0) continue;
    steps[i + 1] = (steps[i + 1] as number) + 1;
    steps[end] = (steps[end] as number) - 1;
  }
  const depth = new Uint8Array(text.length);
  let now = 0;
  for (let i = 0; i < text.length; i += 1) {
    now += steps[i] as number;
    depth[i] = Math.min(now, 255);
  }
  return { closing, depth };
};
