/**
 * One XML part of a Word document → blocks, event by event: no tree is built, so memory follows the text and not the mark-up.
 * Kept: insertions, results of fields, text boxes, notes. Left out: deletions, field codes, hidden runs, a table of contents (Word made it
 * from the headings, which follow), the drawing's second copy for old programs.
 */

import type { Block, Cell, Row } from './blocks.js';
import { type Numberer, withNumber } from './docx-numbering.js';
import { limits } from './limits.js';
import { circled } from './number-format.js';
import { isOn, numberOf, type XmlElement } from './xml.js';

type Paragraph = {
  readonly parts: string[];
  style: string | null;
  numbering: string | null;
  level: number | null;
  markDeleted: boolean;
  readonly boxes: Block[];
};
type OpenTable = { readonly rows: Row[]; row: Cell[]; rowDeleted: boolean; span: number; continued: boolean };
type Field = { code: string; inResult: boolean; hasResult: boolean };

const SKIPPED = new Set(
  'w:pPrChange w:rPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:trPrChange w:tcPrChange w:tblGridChange w:numberingChange w:moveFrom mc:Fallback w:rt w:delText w:delInstrText w:sectPr w:object'.split(
    ' ',
  ),
);
/** A deleted run is left out; in properties the same name marks the paragraph's end or the row as deleted. */
const PROPERTY_PARENTS = new Set(['w:rPr', 'w:trPr']);
/** Nothing is carried beyond these. */
const ENDS = new Set(['w:body', 'w:tc', 'w:footnote', 'w:endnote']);
const ENCLOSED_NUMBER = /\\o(?:\\\w+)?\s*\(\s*[○〇◯]\s*[,，;；]\s*(\d{1,3})\s*\)/i;

export class DocumentReader {
  readonly blocks: Block[] = [];
  private readonly path: string[] = [];
  private readonly containers: Block[][] = [this.blocks];
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly fields: Field[] = [];
  private skipping = 0;
  private hidden = false;
  /** Words of a paragraph whose end was deleted: they stand before the next one's. */
  private carried: string[] = [];

  constructor(private readonly numberer: Numberer) {}

  open(element: XmlElement): void {
    const parent = this.path.at(-1) ?? '';
    this.path.push(element.name);
    if (this.skipping > 0 || this.isSkipped(element, parent)) this.skipping += 1;
    else if (element.name.startsWith('w:')) this.openWord(element, parent);
  }

  close(name: string): void {
    this.path.pop();
    if (this.skipping > 0) this.skipping -= 1;
    else this.closeWord(name);
  }

  text(text: string): void {
    if (this.skipping > 0) return;
    const name = this.path.at(-1);
    const field = this.fields.at(-1);
    if (name === 'w:instrText' && field !== undefined) field.code += text;
    if (name === 'w:t' || name === 'm:t') this.write(text.replaceAll('\t', ' '));
  }

  private isSkipped(element: XmlElement, parent: string): boolean {
    if (element.name === 'w:del') return !PROPERTY_PARENTS.has(parent);
    if (element.name === 'w:footnote' || element.name === 'w:endnote') return /separator|notice/i.test(element.attribute('type') ?? '');
    return SKIPPED.has(element.name);
  }

  private write(text: string): void {
    if (this.hidden || this.fields.some((field) => !field.inResult || /^\s*TOC\b/.test(field.code))) return;
    for (const field of this.fields) field.hasResult = true;
    this.paragraphs.at(-1)?.parts.push(text);
  }

  private openWord(element: XmlElement, parent: string): void {
    if (parent === 'w:pPr' || parent === 'w:numPr' || parent === 'w:rPr') this.setParagraph(element);
    else if (parent === 'w:tcPr' || parent === 'w:trPr') this.setTable(element);
    else this.openContent(element, parent);
  }

  private setParagraph(element: XmlElement): void {
    const paragraph = this.paragraphs.at(-1);
    if (element.name === 'w:vanish' && this.path.at(-3) === 'w:r') this.hidden = isOn(element);
    if (paragraph === undefined) return;
    if (element.name === 'w:pStyle') paragraph.style = element.attribute('val');
    if (element.name === 'w:numId') paragraph.numbering = element.attribute('val');
    if (element.name === 'w:ilvl') paragraph.level = numberOf(element);
    if (element.name === 'w:del' && this.path.at(-3) === 'w:pPr') paragraph.markDeleted = true;
  }

  private setTable(element: XmlElement): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    if (element.name === 'w:gridSpan') table.span = Math.max(1, Math.min(numberOf(element) ?? 1, limits.columnSpan));
    if (element.name === 'w:vMerge') table.continued = element.attribute('val') !== 'restart';
    if (element.name === 'w:del') table.rowDeleted = true;
    if (element.name === 'w:gridBefore')
      table.row.push({ blocks: [], span: Math.max(1, Math.min(numberOf(element) ?? 1, limits.columnSpan)), continued: false });
  }

  private openContent(element: XmlElement, parent: string): void {
    switch (element.name) {
      case 'w:p':
        this.paragraphs.push({ parts: [], style: null, numbering: null, level: null, markDeleted: false, boxes: [] });
        break;
      case 'w:r':
        this.hidden = false;
        break;
      case 'w:txbxContent':
        this.containers.push([]);
        break;
      case 'w:tbl':
        this.tables.push({ rows: [], row: [], rowDeleted: false, span: 1, continued: false });
        break;
      case 'w:tc':
        Object.assign(this.tables.at(-1) ?? {}, { span: 1, continued: false });
        this.containers.push([]);
        break;
      default:
        if (parent === 'w:r') this.openInline(element);
    }
  }

  private openInline(element: XmlElement): void {
    if (element.name === 'w:tab') this.write(' ');
    if (element.name === 'w:br' || element.name === 'w:cr') this.write('\n');
    if (element.name === 'w:noBreakHyphen') this.write('-');
    if (element.name === 'w:sym') this.write(String.fromCodePoint(Number.parseInt(element.attribute('char') ?? '', 16) || 0x25a1));
    if (element.name === 'w:fldChar') this.turnField(element.attribute('fldCharType'));
  }

  private turnField(turn: string | null): void {
    const field = this.fields.at(-1);
    if (turn === 'begin') this.fields.push({ code: '', inResult: false, hasResult: false });
    if (turn === 'separate' && field !== undefined) field.inResult = true;
    if (turn !== 'end' || field === undefined) return;
    this.fields.pop();
    // a number in a circle beyond ⑩ is often set as a formula, which has no result
    const enclosed = field.hasResult ? null : ENCLOSED_NUMBER.exec(field.code);
    if (enclosed !== null) this.write(circled(Number(enclosed[1])));
  }

  private closeWord(name: string): void {
    const container = this.containers.at(-1)!;
    const table = this.tables.at(-1);
    if (name === 'w:p') this.closeParagraph(container);
    if (ENDS.has(name)) this.flushCarried(container);
    if (name === 'w:txbxContent') this.closeBox();
    if (name === 'w:tc' && table !== undefined) {
      table.row.push({ blocks: container, span: table.span, continued: table.continued });
      this.containers.pop();
    }
    if (name === 'w:tr' && table !== undefined) {
      if (!table.rowDeleted) table.rows.push(table.row);
      Object.assign(table, { row: [], rowDeleted: false });
    }
    if (name === 'w:tbl' && table !== undefined) {
      this.tables.pop();
      container.push({ kind: 'table', rows: table.rows });
    }
  }

  private flushCarried(container: Block[]): void {
    const text = this.carried.join('').trim();
    this.carried = [];
    if (text !== '') container.push({ kind: 'line', text });
  }

  private closeBox(): void {
    const box = this.containers.pop() ?? [];
    const paragraph = this.paragraphs.at(-1);
    (paragraph?.boxes ?? this.containers.at(-1)!).push(...box);
  }

  private closeParagraph(container: Block[]): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const parts = this.paragraphs.length === 0 ? [...this.carried, ...paragraph.parts] : paragraph.parts;
    if (paragraph.markDeleted && this.paragraphs.length === 0) {
      this.carried = parts;
    } else {
      if (this.paragraphs.length === 0) this.carried = [];
      const text = parts.join('').trim();
      const number = this.numberer.next(paragraph);
      const lines = text.split('\n').map((each) => each.trim());
      for (const [at, each] of lines.entries())
        if (each !== '') container.push({ kind: 'line', text: at === 0 ? withNumber(number, each) : each });
    }
    container.push(...paragraph.boxes);
  }
}
