/** Cuts a stretch with notes in it into pieces: the words before each note and the note. What follows the last note is no piece. */
import { type Flow, gaps } from '../flow/flow.js';
import type { Clause } from '../responsibility/clause.js';
import type { Note } from '../responsibility/notes.js';
import { isBlank, type Range, trimRange } from './item.js';

export type Piece = { text: Range; end: number; readonly notes: Note[] };

export type Pieces = { readonly pieces: readonly Piece[] /** Where the words begin that no note follows. */; readonly rest: number };

export const namesSomebody = (clause: Clause): boolean =>
  clause.names.length + clause.carried.length + clause.officials.length + clause.assessors.length > 0;

/** A deadline alone belongs to the note beside it or to the end of the stretch; in the middle it is part of the words. */
const counts = (text: string, notes: readonly Note[], i: number, end: number): boolean => {
  const note = notes[i]!;
  if (namesSomebody(note.clause)) return true;
  const before = notes[i - 1];
  const after = notes[i + 1];
  if (before && isBlank(text, before.end, note.start)) return true;
  return isBlank(text, note.end, after?.start ?? end);
};

const paragraphStart = (flow: Flow, from: number, at: number): number => {
  for (let i = at; i > from; i -= 1) if ((flow.gap[i] as number) >= gaps.wide) return i;
  return from;
};

/** In a stretch without a number of its own, only the paragraph before a note is its words. */
const wordsStart = (flow: Flow, from: number, note: Note): number => {
  const alone = (flow.gap[note.start] as number) >= gaps.wide;
  return paragraphStart(flow, from, alone ? note.start - 1 : note.start);
};

export const cutPieces = (flow: Flow, start: number, end: number, notes: readonly Note[], paragraphs: boolean): Pieces => {
  const pieces: Piece[] = [];
  let from = start;
  for (const [i, note] of notes.entries()) {
    if (!counts(flow.text, notes, i, end)) continue;
    const last = pieces.at(-1);
    if (last && isBlank(flow.text, from, note.start)) {
      last.notes.push(note);
      last.end = note.end;
    } else {
      const words = paragraphs ? wordsStart(flow, from, note) : from;
      pieces.push({ text: trimRange(flow.text, words, note.start), end: note.end, notes: [note] });
    }
    from = note.end;
  }
  while (from < end && /[。;,.!]/.test(flow.text.charAt(from))) from += 1;
  const last = pieces.at(-1);
  if (last) last.end = Math.max(last.end, from);
  return { pieces: pieces.filter((piece) => piece.notes.some((note) => namesSomebody(note.clause))), rest: from };
};
