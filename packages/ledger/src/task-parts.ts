/** The parts of a task's text: where it may be cut, and which words of the source each part covers. */
import type { Span, TaskContent } from './entries.js';
import type { TaskState } from './state.js';

/** The cuts in order, or null where one lies outside, inside a character, or leaves a part without words. */
export function cutsOf(text: string, at: readonly number[]): readonly number[] | null {
  const cuts = [...new Set(at)].sort((one, other) => one - other);
  const inside = cuts.every((cut) => Number.isInteger(cut) && cut > 0 && cut < text.length && !dividesCharacter(text, cut));
  if (cuts.length === 0 || !inside) return null;
  return pieces(text, cuts).some(({ words }) => words === '') ? null : cuts;
}

function dividesCharacter(text: string, cut: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(cut - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(cut));
}

function pieces(text: string, cuts: readonly number[]) {
  const bounds = [0, ...cuts, text.length];
  return cuts
    .map((_, index) => index)
    .concat(cuts.length)
    .map((index) => piece(text, bounds[index]!, bounds[index + 1]!));
}

function piece(text: string, from: number, to: number) {
  const words = text.slice(from, to).trim();
  const start = from + text.slice(from, to).indexOf(words);
  return { words, start, end: start + words.length };
}

/** Contents of the parts, under the id of the whole: the caller gives each its own. */
export function partsOf(whole: TaskState, cuts: readonly number[], source: string): readonly TaskContent[] {
  const places = placesInSource(whole, source);
  return pieces(whole.text, cuts).map(({ words, start, end }, index) => {
    const textSpan: Span = places === null ? whole.read.textSpan : [places[start]!, places[end - 1]! + 1];
    const clauses = whole.read.clauses.filter((clause) => meets(clause.span, textSpan));
    const number = whole.number === null ? null : `${whole.number}.${index + 1}`;
    return { ...whole.read, number, text: words, textSpan, clauses };
  });
}

export function meets(one: Span, other: Span): boolean {
  return one[0] < other[1] && other[0] < one[1];
}

/** Where each character of the text stands in the source (line breaks and bracketed units were left out); null where the text was corrected. */
function placesInSource({ text, read }: TaskState, source: string): readonly number[] | null {
  const [start, end] = read.textSpan;
  const places: number[] = [];
  for (let at = start; at < end && places.length < text.length; at += 1) {
    if (source.charCodeAt(at) === text.charCodeAt(places.length)) places.push(at);
  }
  return places.length === text.length ? places : null;
}
