/** What stands under the text: the annexes named (7.3.4), signature and date as for a sealed document (7.3.5.1), notes (7.3.6). */
import { AlignmentType, Paragraph, TabStopType, TextRun } from 'docx';
import type { OfficialDocument, Signature } from '../model/official-document.js';
import { dateWords, type Say, speaker } from '../model/words.js';
import { CHARACTER, INDENT } from '../official/measures.js';
import { cleanLine } from '../text/clean-text.js';
import { textWidth } from '../text/text-width.js';
import { blank, paragraph } from './paragraphs.js';
import { STYLE } from './styles.js';

/** Names line up; a name that runs on goes on under its own first character. No mark closes it. */
const attachmentParagraph = (name: string, place: number, count: number, say: Say): Paragraph => {
  const label = place === 0 ? say('report.attachments') : '';
  const number = count === 1 ? '' : `${place + 1}.`;
  const labelWidth = textWidth(say('report.attachments'));
  const start = Math.round((2 + labelWidth + (count === 1 ? 0 : 1.5)) * CHARACTER);
  const hanging = place === 0 ? start - INDENT.firstLine : Math.round(1.5 * CHARACTER);
  return new Paragraph({
    style: STYLE.flush,
    keepNext: place === count - 1,
    indent: { left: start, hanging },
    tabStops: [{ type: TabStopType.LEFT, position: start }],
    children: [new TextRun({ text: `${label}${number}${count === 1 ? '' : '\t'}${cleanLine(name)}` })],
  });
};

const attachments = (names: readonly string[], say: Say): readonly Paragraph[] =>
  names.length === 0 ? [] : [...blank(1), ...names.map((name, place) => attachmentParagraph(name, place, names.length, say))];

/** The date stands four characters in, the unit centred on it; a long name pushes the date further in. */
const signature = ({ unit, on }: Signature, say: Say): readonly Paragraph[] => {
  const [name, date] = [cleanLine(unit), dateWords(on, say)];
  const [nameWidth, dateWidth] = [textWidth(name), textWidth(date)];
  const nameIn = Math.max(2, INDENT.dateFromRight + (dateWidth - nameWidth) / 2);
  const dateIn = nameIn + (nameWidth - dateWidth) / 2;
  const right = (text: string, characters: number, keepNext: boolean) =>
    paragraph('flush', text, {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(Math.max(0, characters) * CHARACTER) },
      keepNext,
      keepLines: true,
    });
  return [...blank(2, 'flush', true), right(name, nameIn, true), right(date, dateIn, false)];
};

const notes = (lines: readonly string[], say: Say): readonly Paragraph[] =>
  lines.map((line) => paragraph('note', say('report.note.open') + cleanLine(line) + say('report.note.close')));

export const closing = (document: OfficialDocument): readonly Paragraph[] => {
  const say = speaker(document.locale);
  return [
    ...attachments(document.attachments, say),
    ...(document.signature === null ? [] : signature(document.signature, say)),
    ...(document.notes.length === 0 ? [] : [...blank(1), ...notes(document.notes, say)]),
  ];
};
