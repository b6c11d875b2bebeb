/** Sections → the bytes of a .docx. The same model gives the same document: times come from the model, never from a clock. */
import { Document, type ISectionOptions, Packer } from 'docx';
import type { OfficialDocument } from '../model/official-document.js';
import { cleanLine } from '../text/clean-text.js';
import { escapeXml } from '../text/escape-xml.js';
import { fontTable } from './font-table.js';
import { stylesXml } from './styles.js';

export type About = { readonly title: string } & OfficialDocument['about'];

const coreProperties = ({ title, creator, on }: About): string => {
  const at = `${/^\d{4}-\d{2}-\d{2}$/.test(on) ? on : '2000-01-01'}T00:00:00Z`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><cp:lastModifiedBy>${escapeXml(creator)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
};

export const pack = async (sections: readonly ISectionOptions[], about: About): Promise<Uint8Array> => {
  const document = new Document({
    sections,
    evenAndOddHeaderAndFooters: true,
    customProperties:
      about.journal === null
        ? []
        : [
            { name: 'journal.seq', value: String(about.journal.seq) },
            { name: 'journal.hash', value: cleanLine(about.journal.hash) },
          ],
  });
  const bytes = await Packer.toBuffer(document, undefined, [
    { path: 'word/styles.xml', data: stylesXml() },
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(about) },
  ]);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};
