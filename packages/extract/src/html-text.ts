/**
 * A saved web page → text. parse5 builds the tree as a browser would; nothing in it is run, fetched or followed.
 * Blocks and `<br>` break lines, tables become lines of cells (see blocks.ts), an `<ol>` gives its numbers back.
 */

import { parse } from 'parse5';
import { type Block, blockLines, line } from './blocks.js';
import { siteParts } from './html-main.js';
import { tableOf } from './html-table.js';
import {
  attribute,
  collapse,
  type Element,
  elementsBelow,
  flatText,
  isBlock,
  isElement,
  isText,
  isUnread,
  type Node,
  numberAttribute,
  type Parent,
} from './html-tree.js';
import { limits } from './limits.js';

/** Collects inline text until something breaks the line. */
class BlockWriter {
  readonly blocks: Block[] = [];
  private pending: string[] = [];

  write(text: string): void {
    this.pending.push(text);
  }

  break(): void {
    const text = collapse(this.pending.join('')).trim();
    this.pending = [];
    if (text !== '') this.blocks.push(line(text));
  }

  add(block: Block): void {
    this.break();
    this.blocks.push(block);
  }
}

type Walk = { readonly writer: BlockWriter; readonly dropped: ReadonlySet<Element>; readonly depth: number };

const OWN_NUMBER = /^[\s（(]*(?:[一二三四五六七八九十百]+|\d+)[、.．)）]/;

const numberedItems = new WeakMap<Element, ReadonlyMap<Element, number>>();

/** Counted once for a list, not once for each of its items. */
const numbersOf = (list: Element): ReadonlyMap<Element, number> => {
  const known = numberedItems.get(list);
  if (known !== undefined) return known;
  const numbers = new Map<Element, number>();
  let number = numberAttribute(list, 'start') ?? 1;
  for (const child of list.childNodes) {
    if (!isElement(child) || child.tagName !== 'li') continue;
    number = numberAttribute(child, 'value') ?? number;
    numbers.set(child, number);
    number += 1;
  }
  numberedItems.set(list, numbers);
  return numbers;
};

/** The number a browser writes before an `<li>` of an `<ol>`, unless the words bring their own. */
const markerOf = (item: Element): string => {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol' || OWN_NUMBER.test(flatText(item))) return '';
  if (/list-style[^;]*none/.test(attribute(list, 'style') ?? '')) return '';
  return `${numbersOf(list).get(item) ?? 1}.`;
};

const walkPreformatted = (element: Element, walk: Walk): void => {
  for (const text of flatLines(element)) {
    walk.writer.break();
    walk.writer.write(text);
  }
};

const flatLines = (element: Element): string[] => {
  const parts: string[] = [];
  const waiting: Node[] = [...element.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isText(node)) parts.push(node.value);
    else if (isElement(node) && node.tagName === 'br') parts.push('\n');
    else if (isElement(node) && !isUnread(node)) waiting.push(...[...node.childNodes].reverse());
  }
  return parts.join('').split(/\r?\n/);
};

const walkElement = (element: Element, walk: Walk): void => {
  if (isUnread(element) || walk.dropped.has(element)) return;
  const block = isBlock(element) || element.tagName === 'br';
  if (block) walk.writer.break();
  if (walk.depth >= limits.nesting) walk.writer.write(flatText(element));
  else if (element.tagName === 'table') walkTable(element, walk);
  else if (element.tagName === 'pre') walkPreformatted(element, walk);
  else {
    if (element.tagName === 'li') walk.writer.write(markerOf(element));
    walkChildren(element, { ...walk, depth: walk.depth + 1 });
  }
  if (block) walk.writer.break();
};

const walkTable = (element: Element, walk: Walk): void => {
  const { captions, table } = tableOf(element, (cell) => blocksOf(cell, { dropped: walk.dropped, depth: walk.depth + 1 }));
  for (const caption of captions) walk.writer.add(line(caption));
  walk.writer.add(table);
};

const walkChildren = (parent: Parent, walk: Walk): void => {
  for (const child of parent.childNodes) {
    if (isText(child)) walk.writer.write(child.value);
    else if (isElement(child)) walkElement(child, walk);
  }
};

const blocksOf = (parent: Parent, walk: Omit<Walk, 'writer'>): readonly Block[] => {
  const writer = new BlockWriter();
  walkChildren(parent, { ...walk, writer });
  writer.break();
  return writer.blocks;
};

/** Server directives such as `<%@ page … %>` left in a page: no browser would show them. */
const withoutDirectives = (source: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (let open = source.indexOf('<%'); open >= 0; open = source.indexOf('<%', from)) {
    const close = source.indexOf('%>', open);
    if (close < 0) break;
    parts.push(source.slice(from, open));
    from = close + 2;
  }
  parts.push(source.slice(from));
  return parts.join('');
};

export const htmlToText = (source: string): string => {
  const document = parse(withoutDirectives(source));
  const body = elementsBelow(document).find((element) => element.tagName === 'body');
  if (body === undefined) return flatText(document);
  return blockLines(blocksOf(body, { dropped: siteParts(body), depth: 0 })).join('\n');
};
