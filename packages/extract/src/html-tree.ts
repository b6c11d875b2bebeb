/** The parse tree as the other html files see it: which elements are text, which break lines, which are never read. */

import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const unread = set('script style noscript template head select option button iframe object embed svg audio video canvas input datalist');
export const isUnread = (element: Element): boolean => unread.has(element.tagName);

const blocks = set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
export const isBlock = (element: Element): boolean => blocks.has(element.tagName);

export const isHeading = (element: Element): boolean => /^h[1-6]$/.test(element.tagName);

export const attribute = (element: Element, name: string): string | null => element.attrs.find((each) => each.name === name)?.value ?? null;

export const numberAttribute = (element: Element, name: string): number | null => {
  const value = Number.parseInt(attribute(element, name) ?? '', 10);
  return Number.isNaN(value) ? null : value;
};

/** The elements below a node, parents first, without recursion: depth costs no stack. What is never read is left out. */
export const elementsBelow = (root: Parent): Element[] => {
  const found: Element[] = [];
  const waiting: Parent[] = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const children = parent.childNodes.filter((child): child is Element => isElement(child) && !isUnread(child));
    found.push(...children);
    for (let at = children.length - 1; at >= 0; at -= 1) waiting.push(children[at]!);
  }
  return found;
};

const WIDE = /[\u2e80-\u9fff\u3000-\u303f\uf900-\ufaff\ufe30-\uffef\u2014\u2018-\u201d\u2026]/;
const isWide = (char: string | undefined): boolean => char === undefined || WIDE.test(char) || (char >= '\ud840' && char <= '\udfff');

/** White space as a browser shows it, save that a line broken in the page's source between two Chinese characters leaves nothing. */
export const collapse = (text: string): string =>
  text.replace(/[ \t\r\n\f]+/g, (space: string, at: number) =>
    space.includes('\n') && isWide(text[at - 1]) && isWide(text[at + space.length]) ? '' : ' ',
  );

/** All text below a node in one run, for what lies too deep to walk. */
export const flatText = (root: Parent): string => {
  const parts: string[] = [];
  const waiting: Node[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isText(node)) parts.push(node.value);
    else if (isElement(node) && !isUnread(node))
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) waiting.push(node.childNodes[at]!);
  }
  return collapse(parts.join(' ')).trim();
};
