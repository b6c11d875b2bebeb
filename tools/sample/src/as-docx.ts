/** The sample as a Word document whose numbers are Word's own: none of them stands in the text of a paragraph. */

import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { gridRows } from './as-text.js';
import { plan, planTitle, type SampleBlock } from './plan-source.js';

const FONT = '仿宋';
const BODY = 32;
const TITLE = 44;

const numbering = {
  config: [
    {
      reference: 'sections',
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、', alignment: AlignmentType.LEFT },
        { level: 1, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '（%2）', alignment: AlignmentType.LEFT },
      ],
    },
    { reference: 'tasks', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }] },
  ],
};

const levels: Readonly<Record<string, { reference: string; level: number }>> = {
  section: { reference: 'sections', level: 0 },
  subsection: { reference: 'sections', level: 1 },
  indicator: { reference: 'sections', level: 1 },
  task: { reference: 'tasks', level: 0 },
};

const alignments: Readonly<Record<string, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  title: AlignmentType.CENTER,
  documentNumber: AlignmentType.CENTER,
  signature: AlignmentType.RIGHT,
};

const paragraph = (block: Exclude<SampleBlock, { kind: 'table' }>): Paragraph => {
  const listed = levels[block.kind];
  return new Paragraph({
    children: [new TextRun({ text: block.text, font: FONT, size: block.kind === 'title' ? TITLE : BODY })],
    alignment: alignments[block.kind] ?? AlignmentType.BOTH,
    ...(listed === undefined ? {} : { numbering: listed }),
    indent: alignments[block.kind] === undefined ? { left: 0, firstLine: 640 } : {},
  });
};

const table = (rows: Extract<SampleBlock, { kind: 'table' }>['rows']): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: gridRows(rows).map(
      (row) =>
        new TableRow({
          children: row.map(
            (cell) =>
              new TableCell({
                children: [new Paragraph({ children: [new TextRun({ text: cell?.text ?? '', font: FONT, size: 24 })] })],
                ...(cell === null
                  ? { verticalMerge: VerticalMergeType.CONTINUE }
                  : (cell.down ?? 1) > 1
                    ? { verticalMerge: VerticalMergeType.RESTART }
                    : {}),
              }),
          ),
        }),
    ),
  });

export const asDocx = async (): Promise<Uint8Array> => {
  const footer = new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })],
  });
  const document = new Document({
    title: planTitle,
    creator: '台账',
    numbering,
    sections: [
      { footers: { default: footer }, children: plan.map((block) => (block.kind === 'table' ? table(block.rows) : paragraph(block))) },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
