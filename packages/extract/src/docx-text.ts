/**
 * A Word document → text. An own walk over the parts' XML and not mammoth, which drops what a plan cannot lose: automatic numbers,
 * the numbers of a list that goes on, rows under a merged cell. Only the XML parts named here are ever inflated; macros, pictures, links,
 * headers and embedded files are not opened.
 */

import { type Block, blockLines } from './blocks.js';
import { Numberer, readNumberingParts } from './docx-numbering.js';
import { DocumentReader } from './docx-reader.js';
import { refused } from './extraction.js';
import { parseXml } from './xml.js';
import { type Archive, openArchive } from './zip.js';

const OTHER_KINDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^OFD\.xml$/i, 'ofd'],
  [/^xl\/workbook\.(?:xml|bin)$/, 'xlsx'],
  [/^ppt\/presentation\.xml$/, 'pptx'],
  [/^META-INF\/container\.xml$/, 'epub'],
];

const refuseOther = (archive: Archive): never => {
  const names = [...archive.names];
  const known = OTHER_KINDS.find(([name]) => names.some((each) => name.test(each)));
  if (known !== undefined) throw refused('extract/unsupported', { format: known[1] });
  const openDocument = /opendocument\.(text|spreadsheet|presentation)/.exec(Buffer.from(archive.read('mimetype') ?? []).toString('latin1'));
  const formats: Readonly<Record<string, string>> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' };
  throw refused('extract/unsupported', { format: formats[openDocument?.[1] ?? ''] ?? 'zip' });
};

/** Target by the last word of the relationship's type, as a path within the archive. */
const relationships = (archive: Archive, part: string): Map<string, string> => {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found = new Map<string, string>();
  const bytes = archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  if (bytes === null) return found;
  parseXml(bytes, {
    open: (element) => {
      const target = element.attribute('Target');
      if (element.name !== 'rel:Relationship' || target === null || element.attribute('TargetMode') === 'External') return;
      const type = (element.attribute('Type') ?? '').split('/').at(-1) ?? '';
      const path = new URL(target, `zip:///${folder}`).pathname.slice(1);
      if (!found.has(type)) found.set(type, path);
    },
  });
  return found;
};

const mainPart = (archive: Archive): string => {
  const named = relationships(archive, '').get('officeDocument');
  if (named !== undefined && archive.names.has(named) && !/^(?:xl|ppt)\//.test(named)) return named;
  return archive.names.has('word/document.xml') ? 'word/document.xml' : refuseOther(archive);
};

const readBlocks = (bytes: Uint8Array | null, numberer: Numberer): readonly Block[] => {
  if (bytes === null) return [];
  const reader = new DocumentReader(numberer);
  parseXml(bytes, reader);
  return reader.blocks;
};

export const docxToText = (bytes: Uint8Array): string => {
  const archive = openArchive(bytes);
  const main = mainPart(archive);
  const related = relationships(archive, main);
  const part = (type: string): Uint8Array | null => archive.read(related.get(type) ?? `word/${type}.xml`);
  const numberer = new Numberer(readNumberingParts(part('numbering'), part('styles')));
  const body = readBlocks(archive.read(main), numberer);
  const notes = [...readBlocks(part('footnotes'), numberer), ...readBlocks(part('endnotes'), numberer)];
  return blockLines([...body, ...notes]).join('\n');
};
