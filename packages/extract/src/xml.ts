/**
 * XML as a stream of events, under short names that do not depend on the prefixes a file chose. saxes knows the five entities of XML and
 * no others: nothing is expanded, nothing outside the file is looked at.
 */

import { SaxesParser } from 'saxes';
import { decodeText } from './decode.js';

export type XmlElement = { readonly name: string; attribute(local: string): string | null };
export type XmlHandler = { open?(element: XmlElement): void; text?(text: string): void; close?(name: string): void };

/** Transitional and strict Office Open XML have different addresses for the same names. */
const PREFIXES: ReadonlyArray<readonly [ending: string, prefix: string]> = [
  ['wordprocessingml/2006/main', 'w'],
  ['wordprocessingml/main', 'w'],
  ['markup-compatibility/2006', 'mc'],
  ['officeDocument/2006/math', 'm'],
  ['officeDocument/math', 'm'],
  ['package/2006/relationships', 'rel'],
];

const CHUNK = 64 * 1024;

export const parseXml = (bytes: Uint8Array, handler: XmlHandler): void => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const prefixes = new Map<string, string>();
  const nameOf = (uri: string, local: string): string => {
    const prefix = prefixes.get(uri) ?? PREFIXES.find(([ending]) => uri.endsWith(ending))?.[1] ?? 'x';
    prefixes.set(uri, prefix);
    return `${prefix}:${local}`;
  };
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes);
    handler.open?.({
      name: nameOf(tag.uri, tag.local),
      attribute: (local) => attributes.find((each) => each.local === local)?.value ?? null,
    });
  });
  parser.on('closetag', (tag) => handler.close?.(nameOf(tag.uri, tag.local)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  const { text } = decodeText(bytes);
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
};

/** `<w:vanish/>`, `<w:vanish w:val="1"/>`: an empty value means on. */
export const isOn = (element: XmlElement): boolean => !['0', 'false', 'off', 'none'].includes(element.attribute('val') ?? 'true');

export const numberOf = (element: XmlElement, attribute = 'val'): number | null => {
  const value = Number.parseInt(element.attribute(attribute) ?? '', 10);
  return Number.isNaN(value) ? null : value;
};
