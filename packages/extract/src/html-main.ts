/**
 * Which parts of a saved page are the site's and not the document's. By what they are (navigation, lists of links, short words around the
 * article), never by one site's ids. It must never drop a sentence: where there is a doubt, all stays, and the reader shows it as left over.
 */

import { attribute, type Element, elementsBelow, isBlock, isHeading, isText, type Parent } from './html-tree.js';

type Weight = { text: number; linked: number; links: number; sentences: number };

const SENTENCE = /[。；]|牵头|牽頭|负责|負責|责任|責任|配合|完成/;
const LONG = 30;
const SHORT = 12;
const NUMBERED = /^[（(【]?(?:第?[一二三四五六七八九十百\d０-９]+|[①-⑳])[、.．)）】条章]?/;
const SITE_TOKENS = /^(?:footer|foot|nav|navbar|navigation|breadcrumbs?|menu|sidebar|copyright|share|toolbar|pager|pagination)$/i;
const SITE_TAGS = new Set(['nav', 'footer', 'aside']);
const SITE_ROLES = new Set(['navigation', 'contentinfo', 'search', 'complementary']);

const length = (text: string): number => text.replace(/\s+/g, '').length;

/** A text's own block, and whether it stands in a link on the way there. */
const placeOf = (start: Parent): { block: Element | null; linked: Element | null } => {
  let linked: Element | null = null;
  let at: Parent | null = start;
  while (at !== null && 'tagName' in at) {
    if (at.tagName === 'a') linked = at;
    if (isBlock(at)) return { block: at, linked };
    at = at.parentNode;
  }
  return { block: null, linked };
};

type OwnText = { text: string; linked: number; links: Set<Element> };

/** The text that stands directly in each block, not in a block below it. */
const ownTexts = (root: Parent, elements: readonly Element[]): Map<Element, OwnText> => {
  const own = new Map<Element, OwnText>();
  for (const element of [root, ...elements]) {
    for (const child of element.childNodes) {
      if (!isText(child) || child.value.trim() === '') continue;
      const { block, linked } = placeOf(element);
      if (block === null) continue;
      const entry = own.get(block) ?? { text: '', linked: 0, links: new Set() };
      entry.text += child.value;
      if (linked !== null) entry.linked += length(child.value);
      if (linked !== null) entry.links.add(linked);
      own.set(block, entry);
    }
  }
  return own;
};

const isSentence = (own: OwnText): boolean => {
  const all = length(own.text);
  return own.linked < all / 2 && (all >= LONG || SENTENCE.test(own.text));
};

const weigh = (elements: readonly Element[], own: ReadonlyMap<Element, OwnText>): Map<Parent, Weight> => {
  const weights = new Map<Parent, Weight>();
  const of = (node: Parent): Weight => {
    const weight = weights.get(node) ?? { text: 0, linked: 0, links: 0, sentences: 0 };
    weights.set(node, weight);
    return weight;
  };
  // children come after their parents in the list, so one pass backwards sums up the tree
  for (const element of [...elements].reverse()) {
    const weight = of(element);
    const text = own.get(element);
    if (text !== undefined) {
      const all = length(text.text);
      weight.text += all;
      weight.linked += text.linked;
      weight.links += text.links.size;
      if (isSentence(text)) weight.sentences += all;
    }
    const parent = element.parentNode;
    if (parent === null) continue;
    const above = of(parent);
    above.text += weight.text;
    above.linked += weight.linked;
    above.links += weight.links;
    above.sentences += weight.sentences;
  }
  return weights;
};

const saysSite = (element: Element): boolean =>
  SITE_TAGS.has(element.tagName) ||
  SITE_ROLES.has(attribute(element, 'role') ?? '') ||
  `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.split(/\s+/).some((token) => SITE_TOKENS.test(token));

const isSmall = (weight: Weight, whole: Weight): boolean => weight.text < whole.text * 0.3 && weight.sentences <= whole.sentences * 0.1;

const isLinkList = (weight: Weight): boolean => weight.links >= 3 && weight.sentences === 0 && weight.linked >= weight.text * 0.7;

const CONTAINERS = new Set(['div', 'article', 'main', 'section', 'body', 'form', 'center']);

/** The deepest container that holds every sentence of the page. */
const articleOf = (body: Element, weights: ReadonlyMap<Parent, Weight>, total: number): Element => {
  let article = body;
  let at: Element | undefined = body;
  while (at !== undefined) {
    if (CONTAINERS.has(at.tagName)) article = at;
    at = at.childNodes.find((child): child is Element => 'tagName' in child && (weights.get(child)?.sentences ?? 0) >= total);
  }
  return article;
};

const isSiteWord = (element: Element, own: OwnText | undefined): boolean => {
  if (own === undefined || isHeading(element)) return false;
  const text = own.text.trim();
  return !NUMBERED.test(text) && !SENTENCE.test(text) && (length(text) < SHORT || own.linked * 2 >= length(text));
};

const ENOUGH = 200;

/** The elements that are the site's: what stands in them is not read. */
export const siteParts = (body: Element): ReadonlySet<Element> => {
  const elements = [body, ...elementsBelow(body)];
  const own = ownTexts(body, elements);
  const weights = weigh(elements, own);
  const whole = weights.get(body) ?? { text: 0, linked: 0, links: 0, sentences: 0 };
  const dropped = new Set(elements.filter((each) => each !== body && saysSite(each) && isSmall(weights.get(each)!, whole)));
  const kept =
    whole.sentences -
    [...dropped].filter((each) => !dropped.has(each.parentNode as Element)).reduce((sum, each) => sum + weights.get(each)!.sentences, 0);
  if (kept < ENOUGH) return dropped;
  const article = articleOf(body, weights, kept);
  const inside = new Set(elementsBelow(article));
  for (const element of elements) {
    if (inside.has(element) || element === article || element === body) continue;
    const weight = weights.get(element)!;
    const holdsArticle = weight.sentences >= kept;
    if (!holdsArticle && isLinkList(weight) && isSmall(weight, whole)) dropped.add(element);
    if (
      !holdsArticle &&
      weight.sentences === 0 &&
      weight.text === length(own.get(element)?.text ?? '') &&
      isSiteWord(element, own.get(element))
    )
      dropped.add(element);
  }
  return dropped;
};
