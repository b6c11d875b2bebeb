/** Parts → headings with their numbers and paragraphs. No sentence is dropped, none is reworded. */
import type { Locale } from '@taizhang/i18n';
import type { Block } from './official-document.js';
import type { ReportPart, ReportSentence } from './parts.js';
import { dateWords, headingNumber, type Say } from './words.js';

const sentenceWords = ({ text, correction }: ReportSentence, say: Say): string =>
  correction ? text + say('report.correction', { on: dateWords(correction.on, say), reason: correction.reason }) : text;

const paragraphs = (sentences: readonly ReportSentence[], locale: Locale, say: Say): readonly Block[] => {
  const texts: string[] = [];
  for (const sentence of sentences) {
    const words = sentenceWords(sentence, say);
    if (texts.length === 0 || sentence.opens) texts.push(words);
    else texts[texts.length - 1] += (locale === 'en' ? ' ' : '') + words;
  }
  return texts.map((text) => ({ kind: 'paragraph', text }));
};

export const partBlocks = (parts: readonly ReportPart[], locale: Locale, say: Say): readonly Block[] => {
  const count = { 1: 0, 2: 0 };
  return parts.flatMap((part): readonly Block[] => {
    count[part.level] += 1;
    if (part.level === 1) count[2] = 0;
    const text = headingNumber(part.level, count[part.level], locale) + part.heading;
    const heading: readonly Block[] = part.heading === '' ? [] : [{ kind: 'heading', level: part.level, text }];
    return [...heading, ...paragraphs(part.sentences, locale, say)];
  });
};
