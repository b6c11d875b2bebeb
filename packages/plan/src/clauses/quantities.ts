/** Clauses of a task with the quantities they set. */
import type { Clause, Span } from '../draft.js';

export const readClauses = (source: string, span: Span): readonly Clause[] => [
  { text: source.slice(span[0], span[1]), span, quantities: [] },
];
