/**
 * The record block (版记, 7.4): at the foot of the type area of the last page; in a letter (10.1) without issuer and rules. A table that
 * floats: its place is counted from the page's top, since not every program can set a table on the lower edge.
 */
import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { OfficialDocument, RecordBlock } from '../model/official-document.js';
import { dateWords, type Say, speaker } from '../model/words.js';
import { MARGIN, PAGE, RECORD, SIZE, TYPE_AREA } from '../official/measures.js';
import { cleanLine } from '../text/clean-text.js';
import { textWidth } from '../text/text-width.js';
import { RECORD_LINE, STYLE } from './styles.js';

const CHARACTER = SIZE.four * 10;
const PADDING = 30;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' }) as const;

type Row = { readonly lines: number; readonly paragraph: Paragraph };

/** Further lines begin under the first name (7.4.2). */
const copies = ({ copies: names }: RecordBlock, say: Say): Row => {
  const label = say('report.copies');
  const hanging = Math.round(textWidth(label) * CHARACTER);
  const text = cleanLine(names.join(say('report.copies.comma'))) + say('report.copies.end');
  const across = Math.floor((TYPE_AREA.width - 2 * RECORD.inset - hanging) / CHARACTER);
  const paragraph = new Paragraph({
    style: STYLE.record,
    indent: { left: RECORD.inset + hanging, right: RECORD.inset, hanging },
    children: [new TextRun(label + text)],
  });
  return { lines: Math.ceil(textWidth(text) / across), paragraph };
};

const issued = ({ issuer, issuedOn }: RecordBlock, say: Say): Row => ({
  lines: 1,
  paragraph: new Paragraph({
    style: STYLE.record,
    indent: { left: RECORD.inset, right: RECORD.inset },
    tabStops: [{ type: TabStopType.RIGHT, position: TYPE_AREA.width - RECORD.inset }],
    children: [new TextRun({ text: `${cleanLine(issuer)}\t${say('report.issuedOn', { on: dateWords(issuedOn, say) })}` })],
  }),
});

const heightOf = ({ lines }: Row): number => lines * RECORD_LINE + 2 * PADDING;

const tableRow = (row: Row): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: heightOf(row), rule: HeightRule.ATLEAST },
    children: [new TableCell({ children: [row.paragraph], verticalAlign: VerticalAlignTable.CENTER })],
  });

/** Null where there is nothing to record (a letter without copies). */
export const recordBlock = (document: OfficialDocument): Table | null => {
  const { record, form } = document;
  const say = speaker(document.locale);
  if (record === null || (form === 'letter' && record.copies.length === 0)) return null;
  const rows = [...(record.copies.length > 0 ? [copies(record, say)] : []), ...(form === 'letter' ? [] : [issued(record, say)])];
  const [outer, inner] = form === 'letter' ? [NONE, NONE] : [rule(RECORD.outerRule), rule(RECORD.innerRule)];
  const height = rows.reduce((sum, row) => sum + heightOf(row), 0);
  return new Table({
    width: { size: TYPE_AREA.width, type: WidthType.DXA },
    columnWidths: [TYPE_AREA.width],
    layout: TableLayoutType.FIXED,
    margins: { top: PADDING, bottom: PADDING, left: 0, right: 0, marginUnitType: WidthType.DXA },
    borders: { top: outer, bottom: outer, left: NONE, right: NONE, insideVertical: NONE, insideHorizontal: inner },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: MARGIN.left,
      absoluteVerticalPosition: PAGE.height - MARGIN.bottom - height,
    },
    rows: rows.map(tableRow),
  });
};
