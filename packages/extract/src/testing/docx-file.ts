/** Word documents for tests, from their XML: small enough to read in the test that needs them. */

import { strToU8, zipSync } from 'fflate';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const part = (name: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${W}>${inner}</w:${name}>`;

export type DocxParts = {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly header?: string;
};

export const docxFile = (parts: DocxParts, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': strToU8(part('document', `<w:body>${parts.body}</w:body>`)),
    ...(parts.numbering === undefined ? {} : { 'word/numbering.xml': strToU8(part('numbering', parts.numbering)) }),
    ...(parts.styles === undefined ? {} : { 'word/styles.xml': strToU8(part('styles', parts.styles)) }),
    ...(parts.footnotes === undefined ? {} : { 'word/footnotes.xml': strToU8(part('footnotes', parts.footnotes)) }),
    ...(parts.header === undefined ? {} : { 'word/header1.xml': strToU8(part('hdr', parts.header)) }),
    ...more,
  });

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${run(text)}</w:p>`;
export const numbered = (text: string, numbering: number, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numbering}"/></w:numPr>`);
export const cell = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`;
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
