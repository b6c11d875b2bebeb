/** Page numbers (7.5): 4号 digits between two dashes under the type area, odd pages to the right, even to the left; on a turned sheet (8) at the same place of the paper. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeightRule,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import { LANDSCAPE, MARGIN_MM, PAGE_NUMBER, twips } from '../official/measures.js';
import { STYLE } from './styles.js';

type Side = 'odd' | 'even';

const numberParagraph = (side: Side): Paragraph =>
  new Paragraph({
    style: STYLE.page,
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'odd' ? { right: PAGE_NUMBER.inset } : { left: PAGE_NUMBER.inset },
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  });

export const numberFooters = (): { readonly default: Footer; readonly even: Footer } => ({
  default: new Footer({ children: [numberParagraph('odd')] }),
  even: new Footer({ children: [numberParagraph('even')] }),
});

export const noFooters = (): { readonly default: Footer; readonly even: Footer } => ({
  default: new Footer({ children: [new Paragraph({ style: STYLE.page })] }),
  even: new Footer({ children: [new Paragraph({ style: STYLE.page })] }),
});

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE } as const;

/** A cell of its own beside the type area, its text turned: what is below the type area on a portrait page is left of it here. */
const turnedNumber = (side: Side): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: PAGE_NUMBER.line + 60, type: WidthType.DXA },
    columnWidths: [PAGE_NUMBER.line + 60],
    borders: NO_BORDERS,
    margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twips(MARGIN_MM.bottom - 7) - PAGE_NUMBER.line / 2,
      absoluteVerticalPosition: LANDSCAPE.top,
    },
    rows: [
      new TableRow({
        height: { value: LANDSCAPE.height, rule: HeightRule.EXACT },
        children: [new TableCell({ textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT, children: [numberParagraph(side)] })],
      }),
    ],
  });

const turned = (side: Side): Header =>
  new Header({ children: [turnedNumber(side), new Paragraph({ style: STYLE.sliver })] as Paragraph[] });

export const turnedHeaders = (): { readonly default: Header; readonly even: Header } => ({ default: turned('odd'), even: turned('even') });

export const noHeaders = (): { readonly default: Header; readonly even: Header } => ({
  default: new Header({ children: [new Paragraph({ style: STYLE.sliver })] }),
  even: new Header({ children: [new Paragraph({ style: STYLE.sliver })] }),
});
