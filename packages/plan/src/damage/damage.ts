/** Damage of a text found in the wild: shown and, where the context gives it, mended as a suggestion. It must never change the text. */
import type { Finding } from '../draft.js';

export const findDamage = (_source: string): readonly Finding[] => [];
