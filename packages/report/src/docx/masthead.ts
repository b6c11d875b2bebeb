/** What stands above the text: the issuer's mark and number with the red rule (7.2), the title (7.3.1), the main recipient (7.3.2). */
import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx';
import type { Letterhead, OfficialDocument } from '../model/official-document.js';
import { type Say, speaker } from '../model/words.js';
import { CHARACTER, LETTER, LETTERHEAD, LINE, RED, SIZE, TITLE, TYPE_AREA } from '../official/measures.js';
import { cleanLine, cleanText } from '../text/clean-text.js';
import { textWidth } from '../text/text-width.js';
import { titleLines } from '../text/title-lines.js';
import { blank, paragraph } from './paragraphs.js';
import { font, STYLE } from './styles.js';

/** The mark's size is free (7.2.4): as large as the width allows, no smaller than the title. In half-points. */
export const markSize = (mark: string, width: number, largest: number): number =>
  Math.max(SIZE.two, Math.min(largest, Math.floor(width / 10 / Math.max(1, textWidth(mark)))));

const markParagraph = (mark: string): Paragraph => {
  const size = markSize(mark, TYPE_AREA.width, SIZE.smallPrimary);
  return new Paragraph({
    style: STYLE.mark,
    spacing: { before: LETTERHEAD.markBelowTop, line: size * 10, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: mark, size })],
  });
};

/** On the way up: number left, signer right, each one character in, the name in 楷体 (7.2.5, 7.2.6). */
const numberParagraph = ({ number, signer }: Letterhead, say: Say): Paragraph => {
  const rule = {
    bottom: { style: BorderStyle.SINGLE, size: LETTERHEAD.ruleWidth, color: RED, space: Math.round(LETTERHEAD.ruleBelow / 20) },
  };
  if (signer === null) return paragraph('number', cleanLine(number ?? ''), { border: rule });
  const name = new TextRun({ text: cleanLine(signer), font: font('kai') });
  return new Paragraph({
    style: STYLE.number,
    alignment: AlignmentType.LEFT,
    tabStops: [
      { type: TabStopType.LEFT, position: CHARACTER },
      { type: TabStopType.RIGHT, position: TYPE_AREA.width - CHARACTER },
    ],
    border: rule,
    children: [new TextRun({ text: `\t${cleanLine(number ?? '')}\t${say('report.signer')}` }), name],
  });
};

const letterheadParagraphs = (head: Letterhead, say: Say): readonly Paragraph[] => [
  markParagraph(cleanLine(head.mark)),
  ...blank(2),
  numberParagraph(head, say),
];

/** 10.1: the number stands at the right edge, 7/8 of a character under the first red rule. */
const letterNumber = (number: string | null): readonly Paragraph[] =>
  number === null
    ? []
    : [
        paragraph('flush', cleanLine(number), {
          alignment: AlignmentType.RIGHT,
          spacing: { before: LETTER.besideRule, line: LINE, lineRule: LineRuleType.EXACT },
        }),
      ];

const titleParagraphs = (title: string): readonly Paragraph[] =>
  titleLines(cleanText(title), TITLE.charactersAcross).map((line) => paragraph('title', line));

export const masthead = (document: OfficialDocument): readonly Paragraph[] => {
  const say = speaker(document.locale);
  const { letterhead, form } = document;
  const head = letterhead === null ? [] : form === 'letter' ? letterNumber(letterhead.number) : letterheadParagraphs(letterhead, say);
  const above = form === 'letter' ? LETTER.blankLinesAboveTitle : letterhead === null ? 0 : TITLE.blankLines;
  const recipient =
    document.recipient === null ? [] : [...blank(1), paragraph('flush', cleanLine(document.recipient) + say('report.colon'))];
  return [...head, ...blank(above), ...titleParagraphs(document.title), ...(recipient.length > 0 ? recipient : blank(1))];
};
