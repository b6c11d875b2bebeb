/** Single paragraphs by style. Every text that enters a file passes here and is cleaned. */
import { type IParagraphOptions, Paragraph, TextRun } from 'docx';
import { cleanText } from '../text/clean-text.js';
import { STYLE, type StyleName } from './styles.js';

/** A break within a text becomes a line break of the paragraph. */
const runs = (text: string): TextRun[] => {
  const lines = cleanText(text).split('\n');
  return lines.map((line, place) => new TextRun(place === 0 ? { text: line } : { text: line, break: 1 }));
};

export const paragraph = (style: StyleName, text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ style: STYLE[style], children: runs(text), ...options });

export const blank = (count: number, style: StyleName = 'flush', keepNext = false): readonly Paragraph[] =>
  Array.from({ length: count }, () => new Paragraph({ style: STYLE[style], ...(keepNext ? { keepNext } : {}) }));
