/** A worksheet's name as Excel allows it: 31 characters, none of `: \ / ? * [ ]`, no apostrophe at its ends; numbered, so that no two agree. */
import { cleanLine } from '../text/clean-text.js';

export const escapeSheetName = (title: string, number: number): string =>
  `${number}.${cleanLine(title)
    .replace(/[:\\/?*[\]']/g, ' ')
    .slice(0, 28)
    .trim()}`;
