/** The sign-off sheet → .docx: landscape, the table, the line to sign, and at each foot which sheet it is. */
import { Footer, type ISectionOptions, LineRuleType, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { Annex } from '../model/official-document.js';
import type { SignOffSheet } from '../model/sign-off-sheet.js';
import { LANDSCAPE, LINE, SIZE, twips } from '../official/measures.js';
import { cleanLine } from '../text/clean-text.js';
import { pack } from './pack.js';
import { landscape } from './page-frames.js';
import { noHeaders } from './page-numbers.js';
import { annexChildren } from './render-document.js';
import { STYLE } from './styles.js';

const foot = (text: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: STYLE.middle,
        children: [
          new TextRun({ children: [`${cleanLine(text)}　— `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES, ' —'], size: 16 }),
        ],
      }),
    ],
  });

/** Each label's share of the width; what is left is the date's. */
const SIGN_SHARE = 0.21;

/** Names side by side with room after each; kept with the end of the table's section. */
const signatureLine = (labels: readonly string[]): Paragraph =>
  new Paragraph({
    style: STYLE.flush,
    spacing: { before: LINE, line: LINE, lineRule: LineRuleType.EXACT },
    tabStops: labels.map((_, place) => ({ type: TabStopType.LEFT, position: Math.round(LANDSCAPE.width * SIGN_SHARE * place) })),
    children: [new TextRun({ text: labels.map(cleanLine).join('\t'), size: SIZE.smallFour })],
  });

const section = (annex: Annex, sheet: SignOffSheet, last: boolean): ISectionOptions => {
  const properties = landscape();
  const footer = foot(sheet.foot);
  return {
    properties: { ...properties, page: { ...properties.page, margin: { ...properties.page?.margin, footer: twips(14) } } },
    headers: noHeaders(),
    footers: { default: footer, even: footer },
    children: [...annexChildren(annex), ...(last ? [signatureLine(sheet.signatures)] : [])],
  };
};

export const renderSignOff = (sheet: SignOffSheet): Promise<Uint8Array> =>
  pack(
    sheet.annexes.map((annex, place) => section(annex, sheet, place === sheet.annexes.length - 1)),
    { title: sheet.annexes[0]?.title ?? '', ...sheet.about },
  );
