/**
 * A workbook → worksheets of plain cells: what is written, never what a formula makes of it. Reads only what it needs, straight from the
 * parts: a library that spreads every merged or validated range over its cells can be made to hang by one line of XML.
 */
import { sheetRefused } from './answers.js';
import { openParts, type Parts } from './archive.js';
import type { SheetLimits } from './limits.js';
import { parseXml } from './parse-xml.js';
import { type RawSheet, readGrid } from './read-cells.js';

export type RawWorkbook = { readonly sheets: readonly RawSheet[]; readonly date1904: boolean };

const RELATIONSHIP = /^(?:.*:)?id$/;

const targetsOf = (parts: Parts, limits: SheetLimits): ReadonlyMap<string, string> => {
  const targets = new Map<string, string>();
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const { Id, Target, TargetMode } = attributes;
    if (name === 'Relationship' && Id !== undefined && Target !== undefined && TargetMode !== 'External')
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
  };
  parseXml(parts.read('xl/_rels/workbook.xml.rels') ?? '<none/>', { open }, limits);
  return targets;
};

const sharedStrings = (parts: Parts, limits: SheetLimits): readonly string[] => {
  const strings: string[] = [];
  let text: string | null = null;
  let reading = false;
  let phonetic = 0;
  parseXml(
    parts.read('xl/sharedStrings.xml') ?? '<none/>',
    {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic += 1;
        else if (name === 't') reading = phonetic === 0;
      },
      text: (more) => {
        if (reading && text !== null) text += more;
      },
      close: (name) => {
        if (name === 't') reading = false;
        else if (name === 'rPh') phonetic -= 1;
        else if (name === 'si') strings.push(text ?? '');
      },
    },
    limits,
  );
  return strings;
};

export const readWorkbook = (bytes: Uint8Array, limits: SheetLimits): RawWorkbook => {
  const parts = openParts(bytes, limits);
  const main = parts.read('xl/workbook.xml');
  if (main === null) throw sheetRefused('not-a-workbook');
  const listed: { readonly name: string; readonly id: string }[] = [];
  let date1904 = false;
  parseXml(
    main,
    {
      open: (name, attributes) => {
        if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
        const id = Object.entries(attributes).find(([key]) => key !== 'sheetId' && RELATIONSHIP.test(key))?.[1];
        if (name === 'sheet' && id !== undefined) listed.push({ name: attributes.name ?? '', id });
      },
    },
    limits,
  );
  const targets = targetsOf(parts, limits);
  const strings = sharedStrings(parts, limits);
  const sheets = listed.flatMap(({ name, id }) => {
    const xml = parts.read(targets.get(id) ?? '');
    return xml === null ? [] : [readGrid(name, xml, strings, limits)];
  });
  return { sheets, date1904 };
};
