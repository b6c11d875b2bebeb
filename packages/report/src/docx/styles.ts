/**
 * Paragraph styles of an official document, named as a typist knows them, so that the file can be edited on in Word. Written out as
 * `word/styles.xml`, since the library has no word for the grid (`snapToGrid`) and for spacing between scripts (`autoSpaceDN`).
 */
import type { IFontAttributesProperties } from 'docx';
import { FACES, type FaceName } from '../official/faces.js';
import { GRID, INDENT, RED, SIZE } from '../official/measures.js';

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Chinese and Latin in the same face: the standard knows one face for a text. */
export const font = (face: FaceName): IFontAttributesProperties => {
  const { name } = FACES[face];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
};

export const STYLE = {
  body: 'TzBody',
  flush: 'TzFlush',
  title: 'TzTitle',
  first: 'TzHeading1',
  second: 'TzHeading2',
  mark: 'TzMark',
  number: 'TzNumber',
  annexLabel: 'TzAnnexLabel',
  remark: 'TzRemark',
  note: 'TzNote',
  head: 'TzTableHead',
  cell: 'TzTableCell',
  middle: 'TzTableMiddle',
  page: 'TzPageNumber',
  record: 'TzRecord',
  sliver: 'TzSliver',
} as const;
export type StyleName = keyof typeof STYLE;

type Style = {
  readonly name: string;
  readonly face: FaceName;
  /** Half-points. */
  readonly size: number;
  /** Exact line in twips: with any face a machine has, a page holds 22 lines. */
  readonly line: number;
  /** On the grid of characters; text of another size keeps its own widths. */
  readonly grid: boolean;
  readonly align: 'both' | 'left' | 'center' | 'right';
  readonly firstLine?: boolean;
  readonly left?: number;
  readonly keepNext?: boolean;
  readonly outline?: number;
  readonly color?: string;
};

const onGrid = { size: SIZE.three, line: GRID.linePitch, grid: true } as const;
/** Lines of the record block and of tables, in twips. */
export const RECORD_LINE = 460;
export const TABLE_LINE = 300;
const inTable = { size: SIZE.five, line: TABLE_LINE, grid: false } as const;

const STYLES: Readonly<Record<StyleName, Style>> = {
  body: { name: '公文正文', face: 'body', ...onGrid, align: 'both', firstLine: true },
  flush: { name: '公文顶格', face: 'body', ...onGrid, align: 'left' },
  title: { name: '公文标题', face: 'title', size: SIZE.two, line: GRID.linePitch, grid: false, align: 'center', keepNext: true },
  first: { name: '公文一级标题', face: 'bold', ...onGrid, align: 'left', firstLine: true, keepNext: true, outline: 0 },
  second: { name: '公文二级标题', face: 'kai', ...onGrid, align: 'left', firstLine: true, keepNext: true, outline: 1 },
  mark: {
    name: '发文机关标志',
    face: 'title',
    size: SIZE.smallPrimary,
    line: SIZE.smallPrimary * 10,
    grid: false,
    align: 'center',
    color: RED,
  },
  number: { name: '发文字号', face: 'body', ...onGrid, align: 'center' },
  annexLabel: { name: '附件序号', face: 'bold', size: SIZE.three, line: GRID.linePitch, grid: false, align: 'left' },
  remark: { name: '表注', face: 'body', size: SIZE.smallFour, line: GRID.linePitch, grid: false, align: 'right' },
  note: { name: '附注', face: 'body', size: SIZE.smallFour, line: 400, grid: false, align: 'left', left: INDENT.firstLine },
  head: { name: '表头', face: 'bold', ...inTable, align: 'center' },
  cell: { name: '表内文字', face: 'body', ...inTable, align: 'left' },
  middle: { name: '表内居中', face: 'body', ...inTable, align: 'center' },
  page: { name: '公文页码', face: 'song', size: SIZE.four, line: SIZE.four * 10, grid: false, align: 'left' },
  record: { name: '版记', face: 'body', size: SIZE.four, line: RECORD_LINE, grid: false, align: 'left' },
  sliver: { name: '细行', face: 'body', size: 2, line: 20, grid: false, align: 'left' },
};

const fontXml = (face: FaceName): string => {
  const { name } = FACES[face];
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`;
};

const runXml = ({ face, size, color }: Pick<Style, 'face' | 'size' | 'color'>): string =>
  `<w:rPr>${fontXml(face)}${color === undefined ? '' : `<w:color w:val="${color}"/>`}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;

const indentXml = ({ firstLine, left }: Style): string => {
  if (firstLine) return `<w:ind w:firstLineChars="200" w:firstLine="${INDENT.firstLine}"/>`;
  return left === undefined ? '' : `<w:ind w:left="${left}"/>`;
};

/** Elements in the order that the schema wants (CT_PPr). */
const paragraphXml = (style: Style): string =>
  [
    '<w:pPr>',
    style.keepNext ? '<w:keepNext/>' : '',
    style.grid ? '' : '<w:snapToGrid w:val="0"/>',
    `<w:spacing w:before="0" w:after="0" w:line="${style.line}" w:lineRule="exact"/>`,
    indentXml(style),
    `<w:jc w:val="${style.align}"/>`,
    style.outline === undefined ? '' : `<w:outlineLvl w:val="${style.outline}"/>`,
    '</w:pPr>',
  ].join('');

const styleXml = (id: string, style: Style): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>${paragraphXml(style)}${runXml(style)}</w:style>`;

export const TABLE_STYLE = 'TzTable';
/** Left and right of a cell's text, in twips. */
export const CELL_MARGIN = 70;

const tableStyleXml = (): string => {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`,
  );
  const margins = [
    ['top', 40],
    ['left', CELL_MARGIN],
    ['bottom', 40],
    ['right', CELL_MARGIN],
  ].map(([side, width]) => `<w:${side} w:w="${width}" w:type="dxa"/>`);
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${TABLE_STYLE}"><w:name w:val="公文表格"/><w:tblPr><w:tblBorders>${borders.join('')}</w:tblBorders><w:tblCellMar>${margins.join('')}</w:tblCellMar></w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>`;
};

/** Pages are full: no line is moved for the sake of widows, no gap is set between Chinese and digits. */
const DEFAULTS = '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>';

export const stylesXml = (): string =>
  [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${NAMESPACE}">`,
    `<w:docDefaults><w:rPrDefault><w:rPr>${fontXml('body')}<w:sz w:val="${SIZE.three}"/><w:szCs w:val="${SIZE.three}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>${DEFAULTS}${runXml({ face: 'body', size: SIZE.three })}</w:style>`,
    ...(Object.keys(STYLES) as StyleName[]).map((key) => styleXml(STYLE[key], STYLES[key])),
    tableStyleXml(),
    '</w:styles>',
  ].join('');
