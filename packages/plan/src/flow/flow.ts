/**
 * The text as the grammar sees it: Simplified, half width, one bracket of a kind, white space taken out and kept as a mark beside the
 * character it stood before. Every index maps back to the source, so a span never depends on what was folded. It must not drop anything but white space.
 */
import type { Span } from '../draft.js';
import { foldScript } from '../script/script.js';

/** White space before a character: none, a space, a wide gap that stands for a paragraph, a line break. */
export const gaps = { none: 0, space: 1, wide: 2, line: 3 } as const;

export type Flow = {
  readonly source: string;
  /** Folded text without white space. */
  readonly text: string;
  /** Source index of each character of `text`; one more at the end. */
  readonly at: Int32Array;
  /** One of `gaps` for each character of `text`. */
  readonly gap: Uint8Array;
};

const pairsOfMarks: readonly (readonly [from: string, to: string])[] = [
  ['【〔［〖｛', '[[[[['],
  ['】〕］〗｝', ']]]]]'],
  ['﹒﹔﹕﹐﹑﹙﹚︰∶｡､﹝﹞', '.;:,、()::。、[]'],
];

const buildWidths = (): Uint16Array => {
  const widths = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) widths[unit] = unit - 0xfee0;
  for (const [from, to] of pairsOfMarks) for (let i = 0; i < from.length; i += 1) widths[from.charCodeAt(i)] = to.charCodeAt(i);
  for (const unit of [0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0xa0, 0x3000, 0x2028, 0x2029, 0x202f, 0x205f]) widths[unit] = 0;
  for (let unit = 0x2000; unit <= 0x200f; unit += 1) widths[unit] = 0;
  widths[0xfeff] = 0;
  widths[0] = 0xfffd;
  return widths;
};

/** Every character of the plane to what the grammar sees of it; characters beyond the plane stay as they are. */
const buildFolding = (): Uint16Array => {
  const widths = buildWidths();
  const all: string[] = [];
  for (let from = 0; from < 0x10000; from += 0x1000) all.push(String.fromCharCode(...Array.from({ length: 0x1000 }, (_, i) => from + i)));
  // Half pairs are left out: next to one another they would fold as a pair.
  const folded = foldScript(all.filter((_, i) => i !== 0xd).join(''));
  return widths.map((_, unit) => {
    if (unit >= 0xd000 && unit < 0xe000) return unit;
    const simplified = folded.charCodeAt(unit < 0xd000 ? unit : unit - 0x1000);
    return widths[simplified] as number;
  });
};

let built: Uint16Array | null = null;
const folding = (): Uint16Array => {
  built ??= buildFolding();
  return built;
};

const isLineBreak = (unit: number): boolean => unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029 || unit === 0x85;
const isInvisible = (unit: number): boolean => (unit >= 0x200b && unit <= 0x200f) || unit === 0xfeff;

/** A paragraph is set off by two ideographic spaces or four common ones where the line breaks were lost. */
const gapOf = (lines: number, ideographic: number, common: number): number => {
  if (lines > 0) return gaps.line;
  if (ideographic >= 2 || common + 2 * ideographic >= 4) return gaps.wide;
  return ideographic + common > 0 ? gaps.space : gaps.none;
};

/** `apply` takes the array as it is; spreading it would take six times as long. */
const fromUnits = (units: Uint16Array): string => Reflect.apply(String.fromCharCode, null, units);

const decode = (units: Uint16Array, length: number): string => {
  const parts: string[] = [];
  for (let from = 0; from < length; from += 8192) parts.push(fromUnits(units.subarray(from, Math.min(from + 8192, length))));
  return parts.join('');
};

/** Reads the stretches given (whole lines, in order) as one flow; a stretch left out counts as a line break. */
export const makeFlow = (source: string, stretches: readonly Span[] = [[0, source.length]]): Flow => {
  const table = folding();
  const units = new Uint16Array(source.length);
  const at = new Int32Array(source.length + 1);
  const gap = new Uint8Array(source.length);
  let length = 0;
  for (const [start, end] of stretches) {
    let lines = 1;
    let ideographic = 0;
    let common = 0;
    for (let i = start; i < end; i += 1) {
      const unit = source.charCodeAt(i);
      const mapped = table[unit] as number;
      if (mapped === 0) {
        if (isLineBreak(unit)) lines += 1;
        else if (unit === 0x3000) ideographic += 1;
        else if (!isInvisible(unit)) common += 1;
        continue;
      }
      units[length] = mapped;
      at[length] = i;
      if (lines + ideographic + common > 0) gap[length] = gapOf(lines, ideographic, common);
      length += 1;
      lines = ideographic = common = 0;
    }
  }
  at[length] = source.length;
  return { source, text: decode(units, length), at: at.subarray(0, length + 1), gap: gap.subarray(0, length) };
};

/** The span in the source of `[start, end)` of the flow, without white space at its ends. */
export const spanOf = (flow: Flow, start: number, end: number): Span =>
  start >= end ? [flow.at[start] as number, flow.at[start] as number] : [flow.at[start] as number, (flow.at[end - 1] as number) + 1];

const betweenWords = /[A-Za-z0-9]/;
const sentenceEnd = /[。！？!?；;：:）)]/;

/** What is printed there: breaks inside a sentence are closed up, between sentences they stay. */
export const printed = (flow: Flow, start: number, end: number): string => {
  let out = '';
  let from = start;
  for (let i = start + 1; i < end; i += 1) {
    if (flow.gap[i] !== gaps.line) continue;
    out += flow.source.slice(flow.at[from], (flow.at[i - 1] as number) + 1);
    const before = flow.source.charAt(flow.at[i - 1] as number);
    if (sentenceEnd.test(before)) out += '\n';
    else if (betweenWords.test(before) && betweenWords.test(flow.source.charAt(flow.at[i] as number))) out += ' ';
    from = i;
  }
  return start >= end ? '' : out + flow.source.slice(flow.at[from], (flow.at[end - 1] as number) + 1);
};

/** A name as printed, without the white space that layout put into it. */
export const printedName = (flow: Flow, start: number, end: number): string => {
  let name = '';
  let from = start;
  for (let i = start + 1; i <= end; i += 1) {
    if (i < end && flow.gap[i] === gaps.none) continue;
    name += flow.source.slice(flow.at[from], (flow.at[i - 1] as number) + 1);
    from = i;
  }
  return name;
};
