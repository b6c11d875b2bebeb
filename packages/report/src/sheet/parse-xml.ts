/** Streaming XML with a cap on depth; a document type is not read and no entity is made. */
import { SaxesParser } from 'saxes';
import { sheetRefused } from './answers.js';
import type { SheetLimits } from './limits.js';

export type Attributes = Readonly<Record<string, string>>;
export type Handlers = {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** Names without their prefix: programs differ in those. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

export const parseXml = (xml: string, handlers: Handlers, limits: SheetLimits): void => {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', () => {
    throw sheetRefused('broken');
  });
  parser.on('doctype', () => {
    throw sheetRefused('broken');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > limits.nesting) throw sheetRefused('broken');
    handlers.open?.(local(tag.name), tag.attributes as Attributes);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(local(tag.name));
  });
  parser.write(xml).close();
};
