/** A task before it is dressed: which stretches of the flow are its words, which notes are its own, and where it stands in the outline. */
import type { FindingCode } from '../findings.js';
import type { Clause } from '../responsibility/clause.js';
import type { Note } from '../responsibility/notes.js';

export type Range = readonly [start: number, end: number];

export type Doubt = { readonly rule: FindingCode; readonly range: Range; readonly params: Readonly<Record<string, string | number>> };

export type Item = {
  readonly number: string | null;
  readonly path: readonly string[];
  /** Stretches of the flow that are its words. */
  readonly text: readonly Range[];
  /** The whole stretch it was read from. */
  readonly extent: Range;
  readonly notes: readonly Note[];
  /** Who is responsible by place and not by a note: the unit before a colon, a heading. */
  readonly clauses: readonly Clause[];
  readonly doubts: readonly Doubt[];
  readonly indicator: boolean;
};

const edge = /[,;、]/;

/** Without separators at its start; the words end where they end. */
export const trimRange = (text: string, start: number, end: number): Range => {
  let from = start;
  while (from < end && (edge.test(text.charAt(from)) || '。:'.includes(text.charAt(from)))) from += 1;
  return [from, end];
};

export const isBlank = (text: string, start: number, end: number): boolean => /^[\s。.,;、:!()[\]—-]*$/.test(text.slice(start, end));
