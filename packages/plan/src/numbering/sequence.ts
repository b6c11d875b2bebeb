/**
 * Which of the candidates are numbers of the outline: by where they stand (a new line, after a full stop, glued to the words before) and by
 * whether they go on from the one before. The weaker the place, the better the number must fit.
 */
import type { Brackets } from '../flow/brackets.js';
import { type Flow, gaps } from '../flow/flow.js';
import { labelsIn } from '../responsibility/labels.js';
import { type Candidate, candidateAt, type NumberKind, ranks } from './candidates.js';

/** Numbers that may be missing in one place before a number after a full stop is taken for a quantity. */
const mostMissing = 3;
/** A heading to which its first sub-number is glued. */
const longestGluedHeading = 60;

type Seen = {
  last: Partial<Record<NumberKind, number>>;
  /** The same, kept over headings: numbers may run on below the next one. */
  run: Partial<Record<NumberKind, number>>;
  bodyStart: number;
  open: NumberKind[];
  /** The first number of all is none that opens a list. */
  excerpt: boolean;
};

const stops = /[。;!?)\]”》:…]/;
const commas = /[,、]/;
const chineseLetter = /[一-鿿㐀-䶿“《<]/;

const fits = (seen: Seen, c: Candidate): boolean => c.value === 1 || c.value === (seen.last[c.kind] ?? Number.NaN) + 1;

/** （3） below the second heading, after （1） and （2） below the first. */
const runsOn = (seen: Seen, c: Candidate): boolean => c.value > 1 && c.value === (seen.run[c.kind] ?? Number.NaN) + 1;

/** 五、…14.…15.…: numbers that began before the excerpt did. */
const beganBefore = (flow: Flow, seen: Seen, c: Candidate): boolean =>
  seen.excerpt &&
  seen.run[c.kind] === undefined &&
  c.kind === 'arabic' &&
  ['.', '、'].some((mark) => flow.text.indexOf(`${c.value + 1}${mark}`, c.end + 8) > 0);

/** Numbers left out between excerpts: 3. and then 16. on a line of its own, with 17. to come. */
const leapsAhead = (flow: Flow, seen: Seen, c: Candidate): boolean =>
  c.kind === 'arabic' &&
  c.value > (seen.run.arabic ?? 0) &&
  chineseLetter.test(flow.text.charAt(c.end)) &&
  ['.', '、'].some((mark) => flow.text.indexOf(`${c.value + 1}${mark}`, c.end + 4) > 0);

const nearlyFits = (seen: Seen, c: Candidate): boolean => {
  const last = seen.last[c.kind];
  return last === undefined ? seen.open.length === 0 || c.value === 1 : c.value > last && c.value <= last + mostMissing;
};

/** A text that begins in the middle: its first number of a higher kind is not one. */
const opensExcerpt = (seen: Seen, c: Candidate): boolean =>
  (c.kind === 'chinese' || c.kind === 'bracketedChinese') &&
  seen.last[c.kind] === undefined &&
  seen.open.length > 0 &&
  seen.open.every((kind) => ranks[kind] > ranks[c.kind]) &&
  c.value <= 20;

const isHeadingSoFar = (flow: Flow, from: number, to: number): boolean =>
  to > from && to - from <= longestGluedHeading && !/[。;]/.test(flow.text.slice(from, to));

/** The last word of a table's head, its borders lost. */
const endsHeadRow = /(?:单位|部门|要求|时限|时间|期限|年限|备注)$/;

/** 一、 glued to the title, with 二、 to come. */
const isFirstOfMany = (flow: Flow, c: Candidate): boolean => flow.text.indexOf('二、', c.end + 4) > 0;

const longestSlot = 60;

/** In the slot of a label (`完成时限:长期坚持`), which a number ends. */
const isInSlot = (flow: Flow, at: number): boolean => {
  const from = Math.max(0, at - longestSlot);
  const before = flow.text.slice(from, at);
  const colon = before.lastIndexOf(':');
  return colon > 0 && !/[。;]/.test(before.slice(colon)) && labelsIn(flow, from + Math.max(0, colon - 12), from + colon + 1).length > 0;
};

const fitsGlued = (flow: Flow, seen: Seen, c: Candidate): boolean => {
  const before = flow.text.charAt(c.start - 1);
  if (!fits(seen, c) || !chineseLetter.test(flow.text.charAt(c.end)) || !/[一-鿿㐀-䶿0-9”》]/.test(before)) return false;
  if (c.kind === 'bracketedChinese' && /[第按照款依据]/.test(before)) return false;
  if (c.value === 1 && seen.open.length === 0 && c.kind === 'chinese') return isFirstOfMany(flow, c);
  if (c.value === 1 && c.kind === 'arabic' && endsHeadRow.test(flow.text.slice(Math.max(0, c.start - 6), c.start))) return true;
  if (c.value === 1)
    return seen.open.length > 0 && ranks[c.kind] > ranks[seen.open.at(-1)!] && isHeadingSoFar(flow, seen.bodyStart, c.start);
  if (c.kind === 'chinese' || c.kind === 'bracketedArabic') return endsAnItem.test(before) || isInSlot(flow, c.start);
  return c.kind === 'arabic' || c.kind === 'bracketedChinese' || c.kind === 'decimal';
};

/** Last characters of units, places and dates: what a glued 三、 can follow. */
const endsAnItem = /[厅局委办部院会府司心站队所处行团校社县市区镇乡道门位构业组办月底前年日成责合头实进室署关长]/;

const accepts = (flow: Flow, seen: Seen, c: Candidate): boolean => {
  const gap = c.start === 0 ? gaps.line : (flow.gap[c.start] as number);
  const before = c.start === 0 ? '。' : flow.text.charAt(c.start - 1);
  const after = flow.text.charAt(c.end);
  if (/[项条款类档目]/.test(after) && c.kind === 'bracketedChinese') return false;
  if (
    c.kind === 'bullet' &&
    gap === gaps.none &&
    c.end - c.start === 2 &&
    seen.open.length > 0 &&
    isHeadingSoFar(flow, seen.bodyStart, c.start)
  )
    return true;
  if (c.kind === 'bullet') return gap >= gaps.wide || stops.test(before) || (gap === gaps.space && after !== '');
  if (c.kind === 'chapter' || c.kind === 'article') return true;
  if (commas.test(before) && !(gap === gaps.line && fits(seen, c) && c.value > 1 && c.kind !== 'arabic')) return false;
  if (opensExcerpt(seen, c) && (gap > gaps.none || endsAnItem.test(before))) return true;
  const continues = runsOn(seen, c) || beganBefore(flow, seen, c);
  if (continues && (gap > gaps.none || stops.test(before))) return true;
  if (continues && isHeadingSoFar(flow, seen.bodyStart, c.start) && chineseLetter.test(after)) return true;
  if (gap >= gaps.wide) return fits(seen, c) || stops.test(before) || nearlyFits(seen, c) || leapsAhead(flow, seen, c);
  if (stops.test(before) || gap === gaps.space) return fits(seen, c) || nearlyFits(seen, c);
  return fitsGlued(flow, seen, c);
};

const remember = (seen: Seen, c: Candidate): void => {
  while (seen.open.length > 0 && ranks[seen.open.at(-1)!] >= ranks[c.kind]) seen.open.pop();
  seen.open.push(c.kind);
  seen.bodyStart = c.end;
  if (c.kind !== 'bullet') {
    seen.last[c.kind] = c.value;
    seen.run[c.kind] = c.value;
  }
  for (const kind of ['bracketedArabic', 'circled', 'decimal'] as const) if (ranks[kind] > ranks[c.kind]) delete seen.last[kind];
};

/** The numbers of the outline, in order. */
export const findMarkers = (flow: Flow, brackets: Brackets): readonly Candidate[] => {
  const found: Candidate[] = [];
  const seen: Seen = { last: {}, run: {}, bodyStart: 0, open: [], excerpt: false };
  for (let i = 0; i < flow.text.length; i += 1) {
    if ((brackets.depth[i] as number) > 0) continue;
    const c = candidateAt(flow, i);
    if (c === null || !accepts(flow, seen, c)) continue;
    if (found.length === 0) seen.excerpt = c.value > 1;
    remember(seen, c);
    found.push(c);
    i = c.end - 1;
  }
  return found;
};
