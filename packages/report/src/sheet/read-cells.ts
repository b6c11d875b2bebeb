/** One worksheet's XML → its cells by row and column, and its merged ranges. */
import { sheetRefused } from './answers.js';
import type { SheetLimits } from './limits.js';
import { type Attributes, parseXml } from './parse-xml.js';

export type RawCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'formula' }
  | { readonly kind: 'error'; readonly text: string };
export type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number; readonly text: string };
/** Rows and columns count from 1. */
export type RawSheet = {
  readonly name: string;
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, RawCell>>;
  readonly merges: readonly Range[];
};

const PLACE = /^([A-Z]{1,3})(\d{1,7})$/;

const placeOf = (reference: string): { readonly row: number; readonly column: number } | null => {
  const [, letters, digits] = PLACE.exec(reference) ?? [];
  if (letters === undefined) return null;
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
};

const rangeOf = (reference: string): Range | null => {
  const [first = '', last = first] = reference.split(':');
  const [from, to] = [placeOf(first), placeOf(last)];
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column, text: reference } : null;
};

/** `_x000D_` and the like stand for characters (ECMA-376, ST_Xstring). */
const plainText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const cellOf = (type: string, text: string, strings: readonly string[]): RawCell | null => {
  if (type === 'e') return { kind: 'error', text };
  if (type === 's') return { kind: 'text', text: plainText(strings[Number(text)] ?? '') };
  if (type === 'b') return { kind: 'text', text: text === '1' ? 'yes' : 'no' };
  if (type === 'str' || type === 'inlineStr' || type === 'd') return { kind: 'text', text: plainText(text) };
  if (text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? { kind: 'number', number } : { kind: 'text', text };
};

class CellReader {
  readonly rows = new Map<number, Map<number, RawCell>>();
  readonly merges: Range[] = [];
  private row = 0;
  private column = 0;
  private cells = 0;
  private type = '';
  private text = '';
  private formula = false;
  private reading = false;
  private phonetic = 0;

  constructor(
    private readonly strings: readonly string[],
    private readonly limits: SheetLimits,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.row = Number(attributes.r ?? this.row + 1);
      this.column = 0;
    } else if (name === 'c') this.openCell(attributes);
    else if (name === 'f') this.formula = true;
    else if (name === 'rPh') this.phonetic += 1;
    else if (name === 'v' || name === 't') this.reading = this.phonetic === 0;
    else if (name === 'mergeCell') this.merge(attributes.ref ?? '');
  }

  more(text: string): void {
    if (this.reading) this.text += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.closeCell();
  }

  private openCell(attributes: Attributes): void {
    const place = placeOf(attributes.r ?? '');
    this.row = place?.row ?? this.row;
    this.column = place?.column ?? this.column + 1;
    this.type = attributes.t ?? 'n';
    this.text = '';
    this.formula = false;
  }

  private closeCell(): void {
    const cell: RawCell | null = this.formula ? { kind: 'formula' } : cellOf(this.type, this.text, this.strings);
    if (cell === null || (cell.kind === 'text' && cell.text === '')) return;
    this.cells += 1;
    if (this.cells > this.limits.cells) throw sheetRefused('too-many-rows', { limit: this.limits.rows });
    const row = this.rows.get(this.row) ?? new Map<number, RawCell>();
    if (row.size === 0 && this.rows.size >= this.limits.rows) throw sheetRefused('too-many-rows', { limit: this.limits.rows });
    this.rows.set(this.row, row.set(this.column, cell));
  }

  private merge(reference: string): void {
    const range = rangeOf(reference);
    if (range !== null && this.merges.length < this.limits.merges) this.merges.push(range);
  }
}

export const readGrid = (name: string, xml: string, strings: readonly string[], limits: SheetLimits): RawSheet => {
  const reader = new CellReader(strings, limits);
  parseXml(
    xml,
    { open: (tag, attributes) => reader.open(tag, attributes), text: (text) => reader.more(text), close: (tag) => reader.close(tag) },
    limits,
  );
  return { name, rows: reader.rows, merges: reader.merges };
};
