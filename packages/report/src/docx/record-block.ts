/**
 * The record block (版记, 7.4): on the lower edge of the type area of the last page; in a letter (10.1) without issuer and rules. Drawn in a
 * text box, the one thing that both Word and LibreOffice set on the lower edge whatever its height.
 */
import { ImportedXmlComponent, Paragraph, type ParagraphChild } from 'docx';
import type { OfficialDocument, RecordBlock } from '../model/official-document.js';
import { dateWords, type Say, speaker } from '../model/words.js';
import { RECORD, SIZE, TYPE_AREA } from '../official/measures.js';
import { escapeXml } from '../text/escape-xml.js';
import { textWidth } from '../text/text-width.js';
import { RECORD_LINE, STYLE } from './styles.js';

const EMU_PER_TWIP = 635;
const CHARACTER = SIZE.four * 10;
const SLIVER = 20;

/** A paragraph of the block and the height that it is expected to take, in twips. */
type Part = { readonly xml: string; readonly height: number };

/** A line of next to no height whose lower border is the rule, as wide as the type area. */
const rule = (size: number): Part => ({
  xml: `<w:p><w:pPr><w:pStyle w:val="${STYLE.sliver}"/><w:pBdr><w:bottom w:val="single" w:sz="${size}" w:space="0" w:color="000000"/></w:pBdr></w:pPr></w:p>`,
  height: SLIVER + Math.ceil(size * 2.5),
});

/** Further lines begin under the first name (7.4.2). */
const copies = ({ copies: names }: RecordBlock, say: Say): Part => {
  const label = say('report.copies');
  const hanging = Math.round(textWidth(label) * CHARACTER);
  const text = names.join(say('report.copies.comma')) + say('report.copies.end');
  const across = Math.floor((TYPE_AREA.width - 2 * RECORD.inset - hanging) / CHARACTER);
  const indent = `<w:ind w:left="${RECORD.inset + hanging}" w:right="${RECORD.inset}" w:hanging="${hanging}"/>`;
  return {
    xml: `<w:p><w:pPr><w:pStyle w:val="${STYLE.record}"/>${indent}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(label + text)}</w:t></w:r></w:p>`,
    height: RECORD_LINE * Math.ceil(textWidth(text) / across),
  };
};

const issued = ({ issuer, issuedOn }: RecordBlock, say: Say): Part => {
  const tabs = `<w:tabs><w:tab w:val="right" w:pos="${TYPE_AREA.width - RECORD.inset}"/></w:tabs>`;
  const indent = `<w:ind w:left="${RECORD.inset}" w:right="${RECORD.inset}"/>`;
  const on = say('report.issuedOn', { on: dateWords(issuedOn, say) });
  return {
    xml: `<w:p><w:pPr><w:pStyle w:val="${STYLE.record}"/>${tabs}${indent}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(issuer)}</w:t><w:tab/><w:t xml:space="preserve">${escapeXml(on)}</w:t></w:r></w:p>`,
    height: RECORD_LINE,
  };
};

const textBox = (parts: readonly Part[]): string => {
  const [width, height] = [TYPE_AREA.width * EMU_PER_TWIP, parts.reduce((sum, part) => sum + part.height, 0) * EMU_PER_TWIP];
  const place = (axis: 'H' | 'V', align: string) =>
    `<wp:position${axis} relativeFrom="margin"><wp:align>${align}</wp:align></wp:position${axis}>`;
  const shape = `<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>`;
  const inside = `<wps:txbx><w:txbxContent>${parts.map(({ xml }) => xml).join('')}</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>`;
  return [
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">',
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">',
    `<wp:simplePos x="0" y="0"/>${place('H', 'left')}${place('V', 'bottom')}<wp:extent cx="${width}" cy="${height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`,
    '<wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/>',
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">',
    `<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr txBox="1"/>${shape}${inside}</wps:wsp>`,
    '</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>',
  ].join('');
};

const partsOf = ({ form }: OfficialDocument, record: RecordBlock, say: Say): readonly Part[] => {
  const copied = record.copies.length > 0 ? [copies(record, say)] : [];
  if (form === 'letter') return copied;
  const between = copied.length > 0 ? [rule(RECORD.innerRule)] : [];
  return [rule(RECORD.outerRule), ...copied, ...between, issued(record, say), rule(RECORD.outerRule)];
};

/** A paragraph of no height that holds the block; null where there is nothing to record (a letter without copies). */
export const recordBlock = (document: OfficialDocument): Paragraph | null => {
  const parts = document.record === null ? [] : partsOf(document, document.record, speaker(document.locale));
  if (parts.length === 0) return null;
  const box = ImportedXmlComponent.fromXmlString(textBox(parts)) as unknown as ParagraphChild;
  return new Paragraph({ style: STYLE.sliver, children: [box] });
};
