/** How long a report is against what the rules allow: title, headings and sentences count, annexes do not; blanks do not. */
import { LENGTH_LIMIT } from '../official/measures.js';
import type { ReportPart } from './parts.js';

export type Gauge = { readonly characters: number; readonly limit: number; readonly left: number; readonly over: boolean };

const count = (text: string): number => {
  let characters = 0;
  for (const character of text) if (character.trim() !== '') characters += 1;
  return characters;
};

export const gauge = (model: { readonly title: string; readonly parts: readonly ReportPart[] }, limit: number = LENGTH_LIMIT): Gauge => {
  const texts = [model.title, ...model.parts.flatMap((part) => [part.heading, ...part.sentences.map(({ text }) => text)])];
  const characters = texts.reduce((sum, text) => sum + count(text), 0);
  return { characters, limit, left: Math.max(0, limit - characters), over: characters > limit };
};
