/** The unit before its work: `1.县交通局:负责…`, or a heading that is a unit with its tasks below. Read only where neighbours do the same. */
import { printed } from '../flow/flow.js';
import { ranks } from '../numbering/candidates.js';
import type { Clause } from '../responsibility/clause.js';
import { isGroupName, readsAsUnit } from '../responsibility/unit-words.js';
import type { Node } from '../structure/outline.js';
import { rankOf } from '../structure/outline.js';
import type { Walk } from './collect.js';
import { notesOf } from './collect.js';
import { trimRange } from './item.js';

/** Fewer neighbours in the same form are no list of duties. */
const fewestNeighbours = 3;
const longestNames = 60;

const isNameList = (words: string): boolean =>
  words.length >= 3 && words.length <= longestNames && words.split(/[、,]/).every((name) => readsAsUnit(name) || isGroupName(name)) && /[^级]..$/.test(words);

type Opening = { readonly node: Node; readonly namesEnd: number; readonly wordsStart: number };

const openingOf = (walk: Walk, node: Node): Opening | null => {
  if (node.children.length > 0 && node.children.some((child) => rankOf(child) <= ranks.arabic)) return null;
  const words = walk.flow.text.slice(node.body, Math.min(node.end, node.body + longestNames + 1));
  const at = words.search(/[:。]/);
  if (at < 3 || !isNameList(words.slice(0, at))) return null;
  if (words.charAt(at) === '。' && !/^(?:负责|承担|做好|牵头|配合|指导|组织|落实|加强|协助)/.test(words.slice(at + 1))) return null;
  return { node, namesEnd: node.body + at, wordsStart: node.body + at + 1 };
};

const clauseOf = (start: number, end: number, text: string): Clause => {
  const names = [];
  let from = start;
  for (const part of text.slice(start, end).split(/[、,]/)) {
    names.push({ start: from, end: from + part.length, role: 'responsible' as const, group: isGroupName(part), suffix: null, unsure: false });
    from += part.length + 1;
  }
  return { names, officials: [], deadline: null, carried: [], firstListedLeads: false, labels: 0, verbs: 0, strange: [], partial: [], assessors: [], scopes: [], details: [] };
};

/** True where the children were read as units with their work. */
export const unitFirstItems = (walk: Walk, node: Node, path: readonly string[]): boolean => {
  const openings = node.children.map((child) => (notesOf(walk, child).length === 0 ? openingOf(walk, child) : null)).filter((o) => o !== null);
  const least = walk.unitFirst > 0 ? 1 : fewestNeighbours;
  if (openings.length < least || openings.length * 10 < node.children.length * 6) return false;
  walk.unitFirst += 1;
  for (const { node: child, namesEnd, wordsStart } of openings) {
    const end = child.children.length > 0 ? child.children.at(-1)!.end : child.end;
    const text = trimRange(walk.flow.text, wordsStart, end);
    if (text[1] <= text[0]) continue;
    walk.items.push({ number: child.marker?.number || null, path, text: [text], extent: [child.start, end], notes: [], clauses: [clauseOf(child.body, namesEnd, walk.flow.text)], doubts: [], indicator: false });
  }
  void printed;
  return true;
};
