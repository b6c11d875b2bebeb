/** The letter layout (信函格式, 10.1): the mark and the red double rules stand on the first page alone, which bears no number. */
import { AlignmentType, BorderStyle, Footer, Header, type ISectionPropertiesOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import { LETTER, MARGIN, PAGE, RED, SIZE, TYPE_AREA } from '../official/measures.js';
import { cleanLine } from '../text/clean-text.js';
import { markSize } from './masthead.js';
import { portrait } from './page-frames.js';
import { noHeaders, numberFooters } from './page-numbers.js';
import { STYLE } from './styles.js';

/** 170 mm in the middle of the page: wider than the type area on both sides. */
const out = { left: (PAGE.width - LETTER.ruleWidth) / 2 - MARGIN.left, right: (PAGE.width - LETTER.ruleWidth) / 2 - MARGIN.right };

const ruleUnder = (size: number, height: number): Paragraph =>
  new Paragraph({
    style: STYLE.sliver,
    indent: out,
    spacing: { line: height, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    border: { bottom: { style: BorderStyle.SINGLE, size, color: RED, space: 0 } },
  });

const markHeader = (mark: string): Header => {
  const size = markSize(mark, TYPE_AREA.width, SIZE.smallPrimary);
  const name = new Paragraph({
    style: STYLE.mark,
    alignment: AlignmentType.CENTER,
    spacing: { line: size * 10, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: mark, size })],
  });
  return new Header({ children: [name, ruleUnder(LETTER.thick, LETTER.ruleBelowMark), ruleUnder(LETTER.thin, LETTER.gap)] });
};

const footRules = (): Footer => new Footer({ children: [ruleUnder(LETTER.thin, LETTER.gap), ruleUnder(LETTER.thick, LETTER.gap)] });

export const letterFrame = (mark: string) => {
  const page = portrait();
  const properties: ISectionPropertiesOptions = {
    ...page,
    titlePage: true,
    page: { ...page.page, margin: { ...page.page?.margin, header: LETTER.markFromTop, footer: LETTER.ruleFromBottom } },
  };
  return {
    properties,
    headers: { ...noHeaders(), first: markHeader(cleanLine(mark)) },
    footers: { ...numberFooters(), first: footRules() },
  };
};
