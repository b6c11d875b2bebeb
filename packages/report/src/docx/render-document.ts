/** An official document → .docx: text, annexes on the turned sheet, the record block on the last (even) page. */
import { type FileChild, type ISectionOptions, LineRuleType, type Paragraph, SectionType } from 'docx';
import type { Annex, Block, OfficialDocument } from '../model/official-document.js';
import { GRID, LANDSCAPE, LINE, TITLE, TYPE_AREA } from '../official/measures.js';
import { cleanText } from '../text/clean-text.js';
import { titleLines } from '../text/title-lines.js';
import { closing } from './closing.js';
import { letterFrame } from './letter-frame.js';
import { masthead } from './masthead.js';
import { pack } from './pack.js';
import { landscape, portrait } from './page-frames.js';
import { noFooters, noHeaders, numberFooters, turnedHeaders } from './page-numbers.js';
import { blank, paragraph } from './paragraphs.js';
import { recordBlock } from './record-block.js';
import { tableOf } from './table.js';

/** LibreOffice moves a kept paragraph whole: a longer one is left to break where it falls. */
const KEPT_CHARACTERS = 6 * GRID.characters;

/** `last`: kept with the signature, so that no page bears a signature alone. */
const drawn = (given: Block, last: boolean): FileChild => {
  switch (given.kind) {
    case 'heading':
      return paragraph(given.level === 1 ? 'first' : 'second', given.text);
    case 'paragraph':
      return paragraph('body', given.text, last && given.text.length <= KEPT_CHARACTERS ? { keepNext: true } : {});
    case 'table':
      return tableOf(given.table, TYPE_AREA.width);
    default:
      return given satisfies never;
  }
};

const ANNEX_LINE = { before: 0, after: 0, line: LINE, lineRule: LineRuleType.EXACT } as const;
const ACROSS_LANDSCAPE = Math.floor((TITLE.charactersAcross * LANDSCAPE.width) / TYPE_AREA.width);

/** 7.3.7: the label on the first line, the title on the third; a title of two lines takes the fourth too. */
export const annexChildren = ({ label, title, remark, table }: Annex, width: number = LANDSCAPE.width): readonly FileChild[] => {
  const head: readonly Paragraph[] = label === '' ? [] : [paragraph('annexLabel', label), ...blank(1)];
  const titles = titleLines(cleanText(title), ACROSS_LANDSCAPE).map((line) => paragraph('title', line, { spacing: ANNEX_LINE }));
  return [...head, ...titles, paragraph('remark', remark ?? '', { keepNext: true }), tableOf(table, width), ...blank(1, 'sliver')];
};

const annexSection = (annex: Annex): ISectionOptions => ({
  properties: landscape(),
  headers: turnedHeaders(),
  footers: noFooters(),
  children: annexChildren(annex),
});

/** After annexes the record has the back of the last sheet to itself: an even page, without a number (7.5). */
const recordSection = (children: readonly FileChild[]): ISectionOptions => ({
  properties: portrait(SectionType.EVEN_PAGE),
  headers: noHeaders(),
  footers: noFooters(),
  children,
});

const textSection = (document: OfficialDocument, children: readonly FileChild[]): ISectionOptions =>
  document.form === 'letter'
    ? { ...letterFrame(document.letterhead?.mark ?? ''), children }
    : { properties: portrait(), headers: noHeaders(), footers: numberFooters(), children };

const sectionsOf = (document: OfficialDocument): readonly ISectionOptions[] => {
  const block = recordBlock(document);
  const record = block === null ? [] : [block];
  const text = [
    ...masthead(document),
    ...document.blocks.map((given, place) => drawn(given, place === document.blocks.length - 1)),
    ...closing(document),
  ];
  if (document.annexes.length === 0) return [textSection(document, [...text, ...record])];
  return [textSection(document, text), ...document.annexes.map(annexSection), ...(record.length > 0 ? [recordSection(record)] : [])];
};

export const renderDocument = (document: OfficialDocument): Promise<Uint8Array> =>
  pack(sectionsOf(document), { title: document.title, ...document.about });
