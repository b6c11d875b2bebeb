/** What a page of a PDF shows, as places on paper: pieces of text and ruled lines. `y` runs downwards from the page's top, in points. */

import { rulingsOf } from './pdf-rulings.js';

export type Item = { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number };
/** A ruled line, horizontal or vertical. */
export type Ruling = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
export type Page = {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  readonly aslant: readonly string[];
  readonly rulings: readonly Ruling[];
};

export type Matrix = readonly number[];
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: ReadonlyArray<readonly unknown[] | null> };
type TextItem = { readonly str: string; readonly transform: Matrix; readonly width: number; readonly height: number };
export type PdfPage = {
  getViewport(options: { scale: number }): { readonly width: number; readonly height: number; readonly transform: Matrix };
  getTextContent(): Promise<{ readonly items: ReadonlyArray<TextItem | { readonly type: string }> }>;
  getOperatorList(): Promise<OperatorList>;
  cleanup(): void;
};

export const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0]! * n[0]! + m[2]! * n[1]!,
  m[1]! * n[0]! + m[3]! * n[1]!,
  m[0]! * n[2]! + m[2]! * n[3]!,
  m[1]! * n[2]! + m[3]! * n[3]!,
  m[0]! * n[4]! + m[2]! * n[5]! + m[4]!,
  m[1]! * n[4]! + m[3]! * n[5]! + m[5]!,
];

/** Many PDFs name a glyph by a radical that looks the same: ⼯ for 工, ⻓ for 长. The first block has official equivalents, the second this list. */
const RADICALS = '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';
const radicals = new Map(Array.from({ length: RADICALS.length / 2 }, (_, k) => [RADICALS[k * 2]!, RADICALS[k * 2 + 1]!]));

export const plainCharacters = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/g, (char) => radicals.get(char) ?? char.normalize('NFKC')).replace(/[\t\r\n]/g, ' ');

const LEVEL = 0.05;

export const readPage = async (pdf: PdfPage): Promise<Page> => {
  const { width, height, transform } = pdf.getViewport({ scale: 1 });
  const items: Item[] = [];
  const aslant: string[] = [];
  for (const raw of (await pdf.getTextContent()).items) {
    if (!('str' in raw) || raw.str.trim() === '') continue;
    const m = multiply(transform, raw.transform);
    const size = Math.hypot(m[2]!, m[3]!) || raw.height || 1;
    const level = m[0]! > 0 && Math.abs(m[1]!) < Math.abs(m[0]!) * LEVEL;
    if (level) items.push({ text: plainCharacters(raw.str), x: m[4]!, y: m[5]!, width: raw.width, size });
    else aslant.push(plainCharacters(raw.str));
  }
  const rulings = rulingsOf(await pdf.getOperatorList(), transform);
  pdf.cleanup();
  return { width, height, items, aslant, rulings };
};
